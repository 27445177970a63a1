use super::{Script, Span};
use std::cell::Cell;

/// A run of letters of one script (apostrophes and marks inside included), as languages are told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub span: Span,
    /// Of its first letter; Japanese and Chinese signs count as one script here and are `Hani`.
    pub script: Script,
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The words of a text in order.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = self.text.get(self.at..)?;
        let mut letters = rest.char_indices().map(|(at, character)| (self.at + at, character)).peekable();
        let (start, first) = letters.find(|&(_, character)| is_letter(character))?;
        let script = joined(Script::of(first));
        let mut end = start + first.len_utf8();
        while let Some((at, character)) = letters.next() {
            if is_letter(character) {
                if !belongs(character, script) {
                    break;
                }
            } else if is_mark(character) {
            } else if is_apostrophe(character) {
                let follows =
                    letters.peek().is_some_and(|&(_, next)| is_letter(next) && belongs(next, script));
                if !follows {
                    break;
                }
            } else {
                break;
            }
            end = at + character.len_utf8();
        }
        self.at = end;
        Some(Word { span: Span::new(start, end), script })
    }
}

/// Whether a character can begin a word.
fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    if matches!(character, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'ء'..='ي' | 'א'..='ת' | '一'..='鿿' | '가'..='힣')
    {
        return true;
    }
    // Unicode's table takes a thousand steps for a letter of India or Ethiopia: what it says is kept, in a place for each low byte.
    ASKED.with(|asked| {
        let place = &asked[character as usize % PLACES];
        let (known, letter) = (place.get() >> 1, place.get() & 1 == 1);
        if known == character as u32 {
            return letter;
        }
        // ª and º are ordinal marks behind digits, not words.
        let letter = character.is_alphabetic() && !matches!(character, 'ª' | 'º');
        place.set((character as u32) << 1 | u32::from(letter));
        letter
    })
}

/// How many characters' answers are kept.
const PLACES: usize = 256;

thread_local! {
    /// The last character asked for in each place, and in the lowest bit whether it is a letter; at first U+0000, which is none.
    static ASKED: [Cell<u32>; PLACES] = const { [const { Cell::new(0) }; PLACES] };
}

/// Marks that stand on letters, and the joiners and soft hyphens that stand between them.
fn is_mark(character: char) -> bool {
    !character.is_ascii()
        && (matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{640}')
            || unicode_normalization::char::is_combining_mark(character))
}

/// The signs that stand for an apostrophe inside words: l'eau, o‘zbek, ben’in.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′')
}

fn belongs(character: char, script: Script) -> bool {
    let own = joined(Script::of(character));
    own == script || own == Script::COMMON || own == Script::INHERITED
}

/// Chinese and Japanese mix their scripts inside a word.
fn joined(script: Script) -> Script {
    match script {
        Script::HIRAGANA | Script::KATAKANA | Script::BOPOMOFO => Script::HAN,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn keeps_apostrophes_inside_words_only() {
        assert_eq!(split("l’eau 'calme' o‘zbek"), ["l’eau", "calme", "o‘zbek"]);
    }

    #[test]
    fn cuts_where_the_script_changes() {
        assert_eq!(split("vodkaводка 東京タワー"), ["vodka", "водка", "東京タワー"]);
    }

    #[test]
    fn answers_the_same_whether_asked_before_or_not() {
        // Two of each pair share a place.
        for pair in ["कԕ", "ಅअ", "।४", "\u{2015}က"] {
            for character in pair.chars().cycle().take(6) {
                assert_eq!(is_letter(character), character.is_alphabetic(), "{character:?}");
            }
        }
    }

    #[test]
    fn finds_none_in_digits_and_signs() {
        assert!(split("1 2 3 — 4,5 #").is_empty());
    }

    #[test]
    fn keeps_vowel_signs_and_joiners() {
        assert_eq!(split("हिन्दी می‌شود"), ["हिन्दी", "می‌شود"]);
    }
}
