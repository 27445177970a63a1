use crate::text::{composed, Script};

/// What a character is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space, or the edge of the word.
    Edge,
    /// ASCII's punctuation, and what nobody sees.
    Plain,
    Letter {
        script: Script,
        case: Case,
    },
    Digit,
    /// A mark that combines with the letter before it.
    Mark,
    /// Quotes, dashes, the euro sign: what news text holds beside ASCII's own.
    Punctuation,
    /// At home at either end of a word, and within.
    Apostrophe,
    NoBreakSpace,
    Currency,
    /// ©, ™, °: beside words and numbers, not in them.
    Sign,
    Symbol,
    Emoji,
    BoxDrawing,
    /// Controls, private use, unassigned: no text at all.
    Junk,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Upper,
    Lower,
    None,
}

/// How surprising a word is, in rough bits: each character outside ASCII has its price, and so has each odd neighbourhood.
///
/// The prices were set by hand and tried on the development part of the repair benchmark: all clean sentences stay untouched.
pub fn surprise(word: &str) -> u32 {
    let mut bits = 0;
    let mut before = Class::Edge;
    let mut two_before = Class::Edge;
    let mut last = ' ';
    for character in word.chars() {
        let class = class(character);
        if !character.is_ascii() {
            bits += price(character, class, before);
        }
        bits += neighbourhood(two_before, before, class) + giveaway(last, two_before, character, class);
        last = character;
        two_before = before;
        before = class;
    }
    bits + neighbourhood(two_before, before, Class::Edge)
}

/// Whether a word is of one script and one casing with nothing between its letters: what stands so in most texts stands so rightly.
pub fn is_tidy(word: &str) -> bool {
    let mut classes = word
        .chars()
        .map(class)
        .filter(|class| !matches!(class, Class::Plain | Class::Digit | Class::Apostrophe));
    let Some(Class::Letter { script, case: first }) = classes.next() else { return false };
    let mut all: Option<Case> = None;
    classes.all(|class| match class {
        Class::Letter { script: own, case } => {
            let fits = own == script && *all.get_or_insert(case) == case;
            fits && (first == Case::Upper || first == case)
        }
        Class::Mark => !is_european(script),
        _ => false,
    })
}

/// Whether a word holds a letter of any script, or a digit.
pub fn has_letter(word: &str) -> bool {
    word.chars().any(|character| matches!(class(character), Class::Letter { .. } | Class::Digit))
}

fn class(character: char) -> Class {
    match character {
        'a'..='z' => Class::Letter { script: Script::LATIN, case: Case::Lower },
        'A'..='Z' => Class::Letter { script: Script::LATIN, case: Case::Upper },
        '0'..='9' => Class::Digit,
        '\u{0}'..='\u{7f}' | '\u{ad}' | '\u{feff}' => Class::Plain,
        '\u{2028}' | '\u{2029}' => Class::Edge,
        '\u{80}'..='\u{9f}' => Class::Junk,
        '\u{a0}' | '\u{202f}' => Class::NoBreakSpace,
        '’' | 'ʻ' | 'ʼ' | '´' | '΄' => Class::Apostrophe,
        '€' | '£' | '₦' | '₹' => Class::Currency,
        '•' | '·' | '°' | '™' | '®' | '©' | '№' | '§' | '‰' | '±' => Class::Sign,
        'ª' | 'º' | '×' => Class::Symbol,
        '“' | '”' | '„' | '‘' | '‚' | '«' | '»' | '‹' | '›' | '…' | '–' | '—' | '¡' | '¿' | '\u{2010}'
        | '\u{2011}' => Class::Punctuation,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff01}'..='\u{ff1f}' | '・' => {
            Class::Punctuation
        }
        '۔' | '،' | '؛' | '؟' | '।' | '॥' | '།' | '་' | '։' | '״' | '׳' | '־' | '\u{200b}'..='\u{200f}' => {
            Class::Punctuation
        }
        '\u{2500}'..='\u{259f}' => Class::BoxDrawing,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Class::Junk,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' => Class::Emoji,
        _ if composed::is_mark(character) => Class::Mark,
        _ if character.is_alphabetic() => {
            let case = match character {
                _ if character.is_lowercase() => Case::Lower,
                _ if character.is_uppercase() => Case::Upper,
                _ => Case::None,
            };
            Class::Letter { script: family(Script::of(character)), case }
        }
        _ if character.is_numeric() => Class::Symbol,
        _ if Script::of(character) == Script::from_code("Zzzz") => Class::Junk,
        _ => Class::Symbol,
    }
}

/// Scripts that are written together count as one.
fn family(script: Script) -> Script {
    match script.as_str() {
        "Hira" | "Kana" | "Hang" | "Bopo" => Script::from_code("Hani"),
        _ => script,
    }
}

/// Scripts whose marks are those from U+0300 on.
fn is_european(script: Script) -> bool {
    matches!(script.as_str(), "Latn" | "Cyrl" | "Grek")
}

fn price(character: char, class: Class, before: Class) -> u32 {
    match class {
        Class::Edge | Class::Plain | Class::Digit => 3,
        Class::Punctuation | Class::Apostrophe | Class::Currency | Class::Sign => 4,
        Class::NoBreakSpace => 4,
        Class::Symbol => 8,
        Class::Emoji => 8,
        Class::BoxDrawing if before == Class::BoxDrawing => 5,
        Class::BoxDrawing => 9,
        Class::Junk => 14,
        Class::Mark => match (before, character) {
            (
                Class::Letter { .. } | Class::Mark,
                '\u{300}'..='\u{30c}' | '\u{323}' | '\u{327}'..='\u{329}',
            ) => 6,
            (Class::Letter { script, .. }, _) if !is_european(script) => 5,
            (Class::Mark, _) => 6,
            _ => 14,
        },
        Class::Letter { script, .. } => match character {
            'ſ' => 9,
            '\u{c0}'..='\u{17e}' => 5,
            'ș' | 'ț' | 'Ș' | 'Ț' | 'ə' | 'Ə' | 'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' => {
                6
            }
            'А'..='я' => 4,
            'Ё' | 'ё' | 'І' | 'і' | 'Ї' | 'ї' | 'Є' | 'є' | 'Ј' | 'ј' | 'Љ' | 'љ' | 'Њ' | 'њ' | 'Ђ' | 'ђ'
            | 'Ћ' | 'ћ' | 'Џ' | 'џ' | 'Ў' | 'ў' | 'Ґ' | 'ґ' => 5,
            '\u{386}'..='\u{3ce}' => 4,
            '\u{620}'..='\u{6d3}' | '\u{5d0}'..='\u{5ea}' => 5,
            _ if script == Script::LATIN => 9,
            '\u{400}'..='\u{52f}' => 7,
            _ => match before {
                Class::Letter { script: last, .. } if last == script => 6,
                Class::Mark => 6,
                _ => 10,
            },
        },
    }
}

/// What hardly ever stands in a text but as the first half of a misread letter: `Ã` before another letter outside ASCII, `Â` that
/// begins a word and is its only letter.
fn giveaway(last: char, two_before: Class, character: char, class: Class) -> u32 {
    use Class::{Currency, Letter, NoBreakSpace, Punctuation, Sign, Symbol};
    let begins = !matches!(two_before, Letter { .. });
    let capitals = matches!(two_before, Letter { case: Case::Upper, .. });
    match (last, class) {
        ('Ã', Letter { .. }) if !character.is_ascii() => 8,
        ('Ã', Sign | Currency | Symbol) if !capitals => 4,
        ('Ã', Punctuation) if !capitals && matches!(character, '¡' | '¿') => 4,
        ('Â' | 'В' | 'Β', Currency) | ('Â', Punctuation | NoBreakSpace | Sign | Symbol) if begins => 4,
        _ => 0,
    }
}

fn neighbourhood(two_before: Class, before: Class, here: Class) -> u32 {
    use Class::{
        BoxDrawing, Currency, Digit, Edge, Junk, Letter, Mark, NoBreakSpace, Punctuation, Sign, Symbol,
    };
    match (before, here) {
        (Letter { script: one, case: last }, Letter { script: other, case }) => {
            let mixed = if one == other { 0 } else { 8 };
            let cased = match (two_before, last, case) {
                (_, Case::Lower, Case::Upper) => 4,
                (Letter { case: Case::Upper, .. }, Case::Upper, Case::Lower) => 3,
                _ => 0,
            };
            mixed + cased
        }
        (Letter { .. } | Mark, Symbol | BoxDrawing | Junk) | (Symbol | BoxDrawing | Junk, Letter { .. }) => 4,
        (Sign, Letter { .. }) if matches!(two_before, Letter { .. }) => 6,
        // A word in capitals may well end in ®.
        (Letter { .. }, Sign) if matches!(two_before, Letter { case: Case::Upper, .. }) => 0,
        (Symbol, Symbol | Sign | Currency)
        | (Letter { .. }, Sign)
        | (Sign, Letter { case: Case::Lower, .. }) => 2,
        (Letter { .. }, Currency) => 4,
        // Between two letters an apostrophe is at home, other punctuation is not.
        (Punctuation, Letter { case: Case::Lower, .. }) if matches!(two_before, Letter { .. }) => 4,
        (NoBreakSpace, Edge) | (Edge, NoBreakSpace) => 3,
        (NoBreakSpace, Letter { case: Case::Lower, .. })
            if matches!(two_before, Letter { case: Case::Upper, .. }) =>
        {
            4
        }
        (Digit, Letter { script, .. }) | (Letter { script, .. }, Digit) if !is_european(script) => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_what_people_write() {
        for (plain, odd) in
            [("réflexion", "rÃ©flexion"), ("Москва", "РњРѕСЃРєРІР°"), ("“Ja”", "â€œJaâ€\u{9d}")]
        {
            assert!(surprise(plain) + 6 < surprise(odd), "{plain} {odd}");
        }
        for (plain, odd) in [("BIRKAÇ’", "BIRKAǒ"), ("touché\u{a0}»", "touch頻"), ("Росії", "Росії")]
        {
            assert!(surprise(plain) <= surprise(odd), "{plain} {odd}");
        }
    }
}
