use std::sync::OnceLock;

/// Characters looked at together.
const PAGE: usize = 256;

/// Alphabets lie below this; above are the characters of Chinese, Japanese and Korean, of which there is little to say and much to keep.
const PAGES: usize = 0x3000 / PAGE;

/// A fact about each character of the world's alphabets: worked out when one near it is asked for, then remembered, for the tables of
/// Unicode take several searches and a text asks for few letters many times.
pub struct Alphabet<T: 'static> {
    of: fn(char) -> T,
    pages: [OnceLock<Box<[T]>>; PAGES],
}

impl<T> Alphabet<T> {
    pub const fn new(of: fn(char) -> T) -> Alphabet<T> {
        Alphabet { of, pages: [const { OnceLock::new() }; PAGES] }
    }

    /// The fact about a character, if it is of an alphabet.
    #[inline]
    pub fn get(&self, character: char) -> Option<&T> {
        let number = character as usize;
        let page = self.pages.get(number / PAGE)?;
        page.get_or_init(|| self.filled(number / PAGE)).get(number % PAGE)
    }

    #[cold]
    fn filled(&self, page: usize) -> Box<[T]> {
        let characters = (page * PAGE..(page + 1) * PAGE).map(|it| char::from_u32(it as u32).unwrap_or(' '));
        characters.map(self.of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_of_each_character_what_it_was_told() {
        static NUMBERS: Alphabet<u32> = Alphabet::new(|it| it as u32);
        for character in ['\0', 'a', 'ÿ', 'Ā', 'я', 'ი', '\u{2fff}'] {
            assert_eq!(NUMBERS.get(character), Some(&(character as u32)));
        }
        assert_eq!(NUMBERS.get('\u{3000}'), None);
    }
}
