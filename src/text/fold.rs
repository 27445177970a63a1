use super::composed::decompose;
use super::folded::letter;
use std::cell::Cell;

/// A word of a text, folded: equal hashes mean the same word whatever its case, accents, apostrophes or hyphens.
///
/// A number is one word, whatever its digits. Scripts written without spaces give one word for each character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub start: u32,
    pub end: u32,
    /// Of the folded letters; [`NUMBER`] for every number.
    pub hash: u64,
    /// Of the letters before the first apostrophe or hyphen; the same as `hash` where there is none.
    pub stem: u64,
    /// What stands between this word and the one before it.
    pub gap: Gap,
    /// Capitals at its start, throughout, or nowhere.
    pub case: Case,
    /// Whether its script is written without spaces.
    pub unspaced: bool,
}

/// What stands between two words, from the weakest border to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing, or a space.
    Space,
    /// A comma, a bracket, a quotation mark.
    Comma,
    /// A colon.
    Colon,
    /// A dash with spaces around it.
    Dash,
    /// The end of a sentence.
    Sentence,
    /// A border between two items: `|`, `•`, `/`, an arrow, a tab, a line end; also the start of the text.
    Item,
}

/// Where a word has capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// At its start alone.
    Title,
    /// Throughout, in two letters or more.
    Upper,
    /// Not at its start.
    Lower,
    /// Its script has none.
    None,
}

/// The hash of every number.
pub const NUMBER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of no words; [`join`] adds the words of a phrase to it.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a run of words with one more word at its end.
pub fn join(run: u64, word: u64) -> u64 {
    let mixed = (run ^ word.rotate_left(29)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    mixed ^ (mixed >> 32)
}

/// The words of a text with their places, in one pass.
///
/// Folding takes away case (with `İ I ı i` all one letter), accents, vowel signs of Arabic and Hebrew, apostrophes and hyphens inside words,
/// and makes one of the spellings that newspapers mix: `ß ss`, `ə e`, `ё е`, Arabic and Persian `ي ی`.
pub fn words(text: &str) -> Vec<Word> {
    let mut folder = Folder { words: Vec::with_capacity(text.len() / 6 + 1), gap: Gap::Item, open: None };
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaces = 0u32;
    while at < bytes.len() {
        if bytes[at].is_ascii_alphabetic() {
            let run = bytes[at..].iter().take_while(|it| it.is_ascii_alphabetic()).count();
            folder.ascii(at, &bytes[at..at + run]);
            at += run;
            spaces = 0;
            continue;
        }
        let Some(character) = text[at..].chars().next() else { break };
        let start = at;
        at += character.len_utf8();
        let next = || text[at..].chars().next();
        let class = class_of(character);
        if class != Class::Space {
            spaces = 0;
        }
        match class {
            Class::Letter => folder.letter(start, character),
            Class::Single => folder.single(start, character),
            Class::Digit => folder.digit(start, character),
            Class::Mark => folder.extend(start, character),
            Class::Join if folder.open.is_some() && next().is_some_and(is_letter) => folder.joint(),
            Class::Join => folder.border(if character == '-' { Gap::Dash } else { Gap::Comma }),
            Class::Dash => folder.border(Gap::Dash),
            Class::Stop if folder.in_number() && next().is_some_and(is_digit) => {}
            Class::Stop => {
                let ends = next().is_none_or(|it| it.is_whitespace() || it == '"' || it == '”' || it == '»')
                    || !character.is_ascii();
                folder.border(if ends { Gap::Sentence } else { Gap::Comma })
            }
            Class::Colon if folder.in_number() && next().is_some_and(is_digit) => {}
            Class::Colon => folder.border(Gap::Colon),
            Class::Comma if folder.in_number() && next().is_some_and(is_digit) => {}
            Class::Comma => folder.border(Gap::Comma),
            // The Catalan point inside a word: "col·lectiu".
            Class::Item if character == '·' && folder.open.is_some() && next().is_some_and(is_letter) => {}
            // "Page 2 / 7".
            Class::Item if character == '/' && folder.after_number() => folder.border(Gap::Comma),
            Class::Item => folder.border(Gap::Item),
            Class::Space => {
                spaces += 1;
                folder.border(if spaces >= 3 { Gap::Item } else { Gap::Space })
            }
        }
    }
    folder.close();
    folder.words
}

/// What a character is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Letter,
    /// A letter of a script without spaces, or a sign that is a word of its own.
    Single,
    Digit,
    /// Combining marks and invisible characters: part of the word they stand in, without weight.
    Mark,
    /// Apostrophes and hyphens: inside a word they vanish.
    Join,
    Dash,
    Stop,
    Colon,
    Comma,
    Item,
    Space,
}

fn class_of(character: char) -> Class {
    letter(character).map_or_else(|| class(character), |it| it.class)
}

fn is_letter(character: char) -> bool {
    class_of(character) == Class::Letter
}

fn is_digit(character: char) -> bool {
    class_of(character) == Class::Digit
}

/// What a character is, from the tables; [`letter`] remembers it.
pub fn class(character: char) -> Class {
    match character {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' | '፡' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Class::Space,
        '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | 'ʹ' | '-' | '‐' | '‑' | '־' | '׳' | '״' => {
            Class::Join
        }
        '–' | '—' | '―' => Class::Dash,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '։' | '።' | '။' | '．' => {
            Class::Stop
        }
        ':' | '：' | '፦' | '∶' | '׃' => Class::Colon,
        '&' | '+' | '@' | '%' | '$' | '_' | ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“'
        | '”' | '„' | '،' | '؛' | '、' | '，' | '（' | '）' | '・' | '「' | '」' | '《' | '》' | '【'
        | '】' | '՝' | '՜' | '՞' => Class::Comma,
        '©' => Class::Single,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | 'ـ' => Class::Mark,
        // The letters that fill most pages are answered without the tables.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'א'..='ת' | 'ء'..='ي' => {
            Class::Letter
        }
        _ if character.is_ascii() || character == '·' || character == '•' => Class::Item,
        _ if unspaced(character) => Class::Single,
        _ if character.is_numeric() && !character.is_alphabetic() => Class::Digit,
        _ if character.is_alphabetic() => Class::Letter,
        _ if is_mark(character) => Class::Mark,
        _ if character.is_whitespace() => Class::Item,
        _ => Class::Item,
    }
}

/// Signs that combine with the letter before them and that folding takes away, in the scripts of the world's newspapers.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{900}'..='\u{dff}' | '\u{135d}'..='\u{135f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Scripts whose words stand without spaces: Thai, Lao, Burmese, Khmer, Javanese, kana, Han.
fn unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{e4f}' | '\u{e80}'..='\u{ecf}' | '\u{edc}'..='\u{edf}' | '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' | '\u{a980}'..='\u{a9c0}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// Where a Latin name stands glued to a word of a script that has no capitals: "Telegram으로", "בFacebook".
fn is_seam(before: char, after: char) -> bool {
    let other = |it: char| matches!(it, '\u{590}'..='\u{1dff}' | '\u{ac00}'..='\u{d7a3}');
    before.is_ascii_alphabetic() && other(after) || other(before) && after.is_ascii_alphabetic()
}

struct Folder {
    words: Vec<Word>,
    gap: Gap,
    open: Option<Open>,
}

struct Open {
    word: Word,
    number: bool,
    letters: u32,
    capitals: u32,
    last: char,
    stem_is_set: bool,
}

impl Folder {
    fn in_number(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.number)
    }

    fn after_number(&self) -> bool {
        self.in_number() || self.open.is_none() && self.words.last().is_some_and(|last| last.hash == NUMBER)
    }

    fn border(&mut self, gap: Gap) {
        self.close();
        self.gap = self.gap.max(gap);
    }

    fn joint(&mut self) {
        if let Some(open) = self.open.as_mut() {
            if open.number {
                self.border(Gap::Comma);
            } else if !open.stem_is_set {
                open.stem_is_set = true;
                open.word.stem = open.word.hash;
            }
        }
    }

    fn begin(&mut self, at: usize, number: bool, unspaced: bool) -> &mut Open {
        let word = Word {
            start: at as u32,
            end: at as u32,
            hash: if number { NUMBER } else { START },
            stem: 0,
            gap: std::mem::replace(&mut self.gap, Gap::Space),
            case: Case::None,
            unspaced,
        };
        self.open.insert(Open { word, number, letters: 0, capitals: 0, last: '\0', stem_is_set: false })
    }

    fn letter(&mut self, at: usize, character: char) {
        if self.open.as_ref().is_none_or(|open| open.number || is_seam(open.last, character)) {
            self.close();
            self.begin(at, false, false);
        }
        self.extend(at, character);
    }

    fn digit(&mut self, at: usize, character: char) {
        if !self.in_number() {
            self.close();
            self.begin(at, true, false);
        }
        if let Some(open) = self.open.as_mut() {
            open.word.end = (at + character.len_utf8()) as u32;
        }
    }

    fn single(&mut self, at: usize, character: char) {
        self.close();
        self.begin(at, false, true);
        self.extend(at, character);
        self.close();
    }

    /// A run of letters of ASCII.
    fn ascii(&mut self, at: usize, run: &[u8]) {
        let first = run.first().copied().unwrap_or(b' ');
        if self.open.as_ref().is_none_or(|open| open.number || is_seam(open.last, char::from(first))) {
            self.close();
            self.begin(at, false, false);
        }
        let Some(open) = self.open.as_mut() else { return };
        // The first letter tells the case, as in `note_capital` and `add`.
        if open.letters == 0 {
            open.word.case = if first.is_ascii_uppercase() { Case::Title } else { Case::Lower };
        }
        for &byte in run {
            open.capitals += u32::from(byte.is_ascii_uppercase());
            open.word.hash = mix(open.word.hash, char::from(byte.to_ascii_lowercase()));
        }
        open.letters += run.len() as u32;
        open.last = char::from(run.last().copied().unwrap_or(b' ').to_ascii_lowercase());
        open.word.end = (at + run.len()) as u32;
    }

    fn extend(&mut self, at: usize, character: char) {
        let Some(open) = self.open.as_mut() else { return };
        open.word.end = (at + character.len_utf8()) as u32;
        match letter(character).and_then(|it| Some((it.is_capital, it.folded()?))) {
            Some((is_capital, folded)) => {
                if is_capital {
                    open.note_capital();
                }
                folded.iter().for_each(|&it| open.add(it));
            }
            None => {
                if character.is_uppercase() {
                    open.note_capital();
                }
                fold(character, open.last, |it| open.add(it));
            }
        }
        open.letters += 1;
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if !open.stem_is_set {
            open.word.stem = open.word.hash;
        }
        if open.capitals == open.letters && open.letters > 1 {
            open.word.case = Case::Upper;
        }
        if open.number
            && self.words.last().is_some_and(|last| last.hash == NUMBER && open.word.gap <= Gap::Comma)
        {
            // "1 2 3" and "1 234" are one number: a pager's length says nothing about what stands beside it.
            if let Some(last) = self.words.last_mut() {
                last.end = open.word.end;
            }
            return;
        }
        self.words.push(open.word);
    }
}

impl Open {
    fn note_capital(&mut self) {
        if self.letters == 0 {
            self.word.case = Case::Title;
        }
        self.capitals += 1;
    }

    fn add(&mut self, letter: char) {
        self.word.hash = mix(self.word.hash, letter);
        if self.letters == 0
            && self.word.case == Case::None
            && letter.is_lowercase()
            && !('\u{10d0}'..='\u{10ff}').contains(&letter)
        {
            self.word.case = Case::Lower;
        }
        self.last = letter;
    }
}

/// The hash of a word with one more letter.
fn mix(hash: u64, letter: char) -> u64 {
    let mixed = (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    mixed ^ (mixed >> 29)
}

/// What a character becomes behind another, part by part.
pub fn fold(character: char, before: char, mut add: impl FnMut(char)) {
    if ('\u{ac00}'..='\u{d7a3}').contains(&character) || ('\u{4e00}'..='\u{9fff}').contains(&character) {
        return add(character);
    }
    let last = Cell::new(before);
    let mut add = |it| {
        last.set(it);
        add(it);
    };
    decompose(character, |part| {
        for lower in part.to_lowercase() {
            fold_lower(lower, last.get(), &mut add);
        }
    });
}

fn fold_lower(letter: char, last: char, add: &mut impl FnMut(char)) {
    let folded = match letter {
        // In Indic scripts the signs are vowels and stay, but for the dot below that keyboards leave out.
        '\u{93c}' | '\u{9bc}' | '\u{a3c}' | '\u{abc}' | '\u{b3c}' => return,
        '\u{900}'..='\u{dff}' => letter,
        _ if is_mark(letter) || class(letter) == Class::Mark => return,
        'ı' => 'i',
        'ß' => {
            add('s');
            's'
        }
        'æ' => {
            add('a');
            'e'
        }
        'œ' => {
            add('o');
            'e'
        }
        'þ' => {
            add('t');
            'h'
        }
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' | 'ɖ' => 'd',
        'ħ' => 'h',
        'ŋ' | 'ɲ' => 'n',
        'ə' | 'ǝ' | 'ɛ' => 'e',
        'ɓ' => 'b',
        'ɗ' => 'd',
        'ƙ' => 'k',
        'ƴ' => 'y',
        'ɔ' => 'o',
        'ς' => 'σ',
        'ѐ' | 'ё' => 'е',
        'և' => {
            add('ե');
            'վ'
        }
        'ւ' if last == 'ե' => 'վ',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' | 'ې' | 'ۍ' | 'ێ' => 'ي',
        'ک' | 'ګ' => 'ك',
        'ة' | 'ہ' | 'ھ' | 'ۃ' | 'ە' | 'ۀ' => 'ه',
        'ؤ' => 'و',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    add(folded);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        words(text).iter().map(|word| word.hash).collect()
    }

    #[test]
    fn case_and_accents_do_not_count() {
        for (one, other) in [
            ("Ana səhifə", "ANA SƏHİFƏ"),
            ("ısı", "ISI"),
            ("Straße", "STRASSE"),
            ("Αρχική σελίδα", "ΑΡΧΙΚΗ ΣΕΛΙΔΑ"),
            ("Κόσμος", "ΚΟΣΜΟΣ"),
            ("Ещё", "ЕЩЕ"),
            ("Բաժիններ և", "ԲԱԺԻՆՆԵՐ ԵՎ"),
            ("الرئيسية", "الرئيسيه"),
            ("صفحهٔ", "صفحه"),
            ("კულტურა", "ᲙᲣᲚᲢᲣᲠᲐ"),
            ("Oʻzbekiston", "O'zbekiston"),
            ("e-mail", "Email"),
            ("Zażółć", "zazolc"),
        ] {
            assert_eq!(hashes(one), hashes(other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(hashes("मत"), hashes("मात"));
        assert_ne!(hashes("home page"), hashes("page home"));
        assert_ne!(hashes("кот"), hashes("код"));
    }

    #[test]
    fn numbers_are_one_word_and_borders_are_seen() {
        let found = words("1 2 3 Home | Sport: a. B");
        let gaps: Vec<Gap> = found.iter().map(|word| word.gap).collect();
        assert_eq!(found[0].hash, NUMBER);
        assert_eq!((found[0].start, found[0].end), (0, 5));
        assert_eq!(gaps, [Gap::Item, Gap::Space, Gap::Item, Gap::Colon, Gap::Sentence]);
    }

    #[test]
    fn scripts_without_spaces_give_a_word_a_character() {
        assert_eq!(words("相关新闻").len(), 4);
        assert_eq!(words("댓글 3개").len(), 3);
    }
}
