//! What a character is to the look of a piece, remembered for all alphabets.

use super::words;
use crate::text::Alphabet;

/// What a character is, and how it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    bits: u8,
    pub folded: char,
}

impl Kind {
    /// Part of a word: a letter, a digit, or a mark on one.
    pub const WORD: u8 = 1;
    pub const LETTER: u8 = 2;
    pub const NUMBER: u8 = 4;
    pub const CAPITAL: u8 = 8;
    pub const SMALL: u8 = 16;
    /// Of a script that writes no spaces between words.
    pub const SPACELESS: u8 = 32;

    #[inline]
    pub fn of(character: char) -> Kind {
        static KINDS: Alphabet<Kind> = Alphabet::new(Kind::look_up);
        match character {
            '\u{4e00}'..='\u{9fff}' => {
                Kind { bits: Kind::WORD | Kind::LETTER | Kind::SPACELESS, folded: character }
            }
            '\u{ac00}'..='\u{d7a3}' => Kind { bits: Kind::WORD | Kind::LETTER, folded: character },
            _ => KINDS.get(character).copied().unwrap_or_else(|| Kind::look_up(character)),
        }
    }

    /// Whether it is any of these.
    #[inline]
    pub fn is(self, bits: u8) -> bool {
        self.bits & bits != 0
    }

    fn look_up(character: char) -> Kind {
        let facts = [
            (Kind::WORD, character.is_alphanumeric() || words::joins(character)),
            (Kind::LETTER, character.is_alphabetic()),
            (Kind::NUMBER, character.is_numeric()),
            (Kind::CAPITAL, character.is_uppercase()),
            (Kind::SMALL, character.is_lowercase()),
            (Kind::SPACELESS, words::is_spaceless(character)),
        ];
        let bits = facts.iter().filter(|it| it.1).fold(0, |bits, it| bits | it.0);
        Kind { bits, folded: words::fold(character) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_signs_are_told_apart() {
        assert!(Kind::of('Ə').is(Kind::CAPITAL) && Kind::of('Ə').is(Kind::WORD));
        assert_eq!(Kind::of('Ə').folded, 'ə');
        assert!(Kind::of('٣').is(Kind::NUMBER) && !Kind::of('٣').is(Kind::LETTER));
        assert!(Kind::of('漢').is(Kind::SPACELESS) && Kind::of('漢').is(Kind::LETTER));
        assert!(!Kind::of('—').is(u8::MAX));
    }

    #[test]
    fn what_is_known_without_the_tables_is_what_they_say() {
        for character in ('\u{4e00}'..='\u{9fff}').chain('\u{ac00}'..='\u{d7a3}') {
            let (quick, looked_up) = (Kind::of(character), Kind::look_up(character));
            assert_eq!((quick.bits, quick.folded), (looked_up.bits, looked_up.folded), "{character:?}");
        }
    }
}
