//! What folding makes of each letter, remembered.

use super::alphabet::Alphabet;
use super::fold::{class, fold, Class};

/// A character as folding sees it.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub class: Class,
    pub is_capital: bool,
    length: u8,
    folded: [char; 2],
}

/// A character, if it is one of those that are remembered.
#[inline]
pub fn letter(character: char) -> Option<&'static Letter> {
    static LETTERS: Alphabet<Letter> = Alphabet::new(Letter::of);
    LETTERS.get(character)
}

impl Letter {
    /// What it becomes; none where that depends on the letter before it, or is too long to be remembered.
    #[inline]
    pub fn folded(&self) -> Option<&[char]> {
        self.folded.get(..usize::from(self.length))
    }

    fn of(character: char) -> Letter {
        let (mut length, mut folded) = (0, ['\0'; 2]);
        fold(character, '\0', |part| {
            if let Some(place) = folded.get_mut(length) {
                *place = part;
            }
            length += 1;
        });
        // The one letter that the letter before it changes.
        let depends = character.to_lowercase().any(|it| it == 'ւ');
        let length = if depends { u8::MAX } else { length as u8 };
        Letter { class: class(character), is_capital: character.is_uppercase(), length, folded }
    }
}
