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
        let bytes = self.text.as_bytes();
        let start = loop {
            let byte = *bytes.get(self.at)?;
            if byte.is_ascii_alphabetic() {
                break self.at;
            }
            if byte.is_ascii() {
                self.at += 1;
                continue;
            }
            let first = self.text[self.at..].chars().next()?;
            if sign(first).is_letter {
                break self.at;
            }
            self.at += first.len_utf8();
        };
        let script = match bytes[start].is_ascii() {
            true => Script::LATIN,
            false => sign(self.text[start..].chars().next()?).script,
        };
        let is_latin = script == Script::LATIN;
        let mut end = start;
        while let Some(&byte) = bytes.get(end) {
            if byte.is_ascii_alphabetic() {
                if !is_latin {
                    break;
                }
                end += 1;
                continue;
            }
            if byte.is_ascii() && !is_apostrophe(char::from(byte)) {
                break;
            }
            let Some(character) = self.text[end..].chars().next() else { break };
            let after = end + character.len_utf8();
            let belongs = if byte.is_ascii() {
                false
            } else {
                let sign = sign(character);
                sign.is_mark && !sign.is_letter || sign.belongs(script)
            };
            let joins = || {
                is_apostrophe(character)
                    && self.text[after..].chars().next().is_some_and(|next| sign(next).belongs(script))
            };
            if !belongs && !joins() {
                break;
            }
            end = after;
        }
        self.at = end;
        Some(Word { span: Span::new(start, end), script })
    }
}

/// What a character is to words.
#[derive(Clone, Copy)]
struct Sign {
    character: char,
    /// As words count scripts: Chinese and Japanese mix theirs inside a word.
    script: Script,
    /// Whether it can begin a word.
    is_letter: bool,
    /// Marks that stand on letters, and the joiners and soft hyphens that stand between them.
    is_mark: bool,
}

impl Sign {
    const fn none() -> Sign {
        Sign { character: '\0', script: Script::COMMON, is_letter: false, is_mark: false }
    }

    fn of(character: char) -> Sign {
        // ª and º are ordinal marks behind digits, not words.
        let is_letter = character.is_alphabetic() && !matches!(character, 'ª' | 'º');
        let is_mark = !character.is_ascii()
            && (matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{640}')
                || super::composed::is_mark(character));
        let script = match Script::of(character) {
            Script::HIRAGANA | Script::KATAKANA | Script::BOPOMOFO => Script::HAN,
            other => other,
        };
        Sign { character, script, is_letter, is_mark }
    }

    /// Whether it is a letter of words in a script.
    fn belongs(self, script: Script) -> bool {
        self.is_letter && (self.script == script || matches!(self.script, Script::COMMON | Script::INHERITED))
    }
}

/// What a character is; Unicode's tables take a thousand steps for a letter of India or Ethiopia: what they say is kept, in a place for each
/// low byte.
fn sign(character: char) -> Sign {
    ASKED.with(|asked| {
        let place = &asked[character as usize % PLACES];
        let known = place.get();
        if known.character == character {
            return known;
        }
        let sign = Sign::of(character);
        place.set(sign);
        sign
    })
}

/// How many characters' answers are kept.
const PLACES: usize = 256;

thread_local! {
    /// The last character asked for in each place; at first U+0000, which is nothing to words.
    static ASKED: [Cell<Sign>; PLACES] = const { [const { Cell::new(Sign::none()) }; PLACES] };
}

/// The signs that stand for an apostrophe inside words: l'eau, o‘zbek, ben’in.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′')
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
                assert_eq!(sign(character).is_letter, character.is_alphabetic(), "{character:?}");
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
