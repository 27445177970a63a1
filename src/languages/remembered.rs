//! What the words of this text and of earlier ones said: the same words come again and again, and looking them up is most of the work.
//!
//! Each word has one place, where the next that falls on it overwrites it: the memory is bounded, and what is recalled is what looking up
//! would give.

use super::case::Case;
use super::model::tables;
use std::cell::RefCell;

/// How many words are remembered; fewer in a page, which cleans few texts.
const PLACES: usize = if cfg!(target_family = "wasm") { 1 << 13 } else { 1 << 14 };

/// Words of more bytes than this are not remembered.
const LONGEST: usize = 33;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known {
    /// Where its values begin among those of the text.
    pub at: u32,
    /// How many letters it has.
    pub letters: u32,
    /// The share of its letter runs that the model knows.
    pub share: u8,
    /// The value of the next best language; see `Told`.
    pub next: i8,
    pub case: Case,
}

/// What is remembered of words, by their hash.
pub(crate) struct Memory {
    places: Vec<Place>,
    /// So many values for each place.
    width: usize,
    values: Vec<i8>,
    /// The number of the text that is read.
    text: u32,
}

#[derive(Clone, Copy)]
struct Place {
    /// The text that last had the word, and where its values are there.
    text: u32,
    at: u32,
    length: u8,
    table: u8,
    letters: u8,
    share: u8,
    next: i8,
    case: Case,
    /// Whether the values are those against all languages; others hold in their text alone.
    of_all: bool,
    word: [u8; LONGEST],
}

const EMPTY: Place = Place {
    text: 0,
    at: 0,
    length: 0,
    table: 0,
    letters: 0,
    share: 0,
    next: 0,
    case: Case::None,
    of_all: false,
    word: [0; LONGEST],
};

thread_local! {
    static MEMORY: RefCell<Memory> =
        const { RefCell::new(Memory { places: Vec::new(), width: 0, values: Vec::new(), text: 0 }) };
}

/// Reads one text with the memory of those before.
pub(crate) fn with<T>(read: impl FnOnce(&mut Memory) -> T) -> T {
    MEMORY.with_borrow_mut(|memory| {
        memory.begin();
        read(memory)
    })
}

impl Memory {
    fn begin(&mut self) {
        if self.places.is_empty() {
            self.places.resize(PLACES, EMPTY);
            self.width = tables().iter().map(|table| table.codes.len()).max().unwrap_or(0);
            self.values.resize(PLACES * self.width, 0);
        }
        self.text = self.text.wrapping_add(1);
        if self.text == 0 {
            // After four thousand million texts their numbers come again.
            self.places.fill(EMPTY);
            self.text = 1;
        }
    }

    /// What is remembered of a word; its values are among `values` then.
    pub fn recall(&mut self, word: &str, table: u8, of_all: bool, values: &mut Vec<i8>) -> Option<Known> {
        let at = place(word, table);
        let found = self.places.get_mut(at)?;
        let own = found.word.get(..usize::from(found.length))?;
        if own != word.as_bytes() || found.table != table {
            return None;
        }
        if found.text != self.text {
            if !(found.of_all && of_all) {
                return None;
            }
            let count = tables().get(usize::from(table))?.codes.len();
            let start = at * self.width;
            (found.text, found.at) = (self.text, values.len() as u32);
            values.extend_from_slice(self.values.get(start..start + count)?);
        }
        Some(Known {
            at: found.at,
            letters: u32::from(found.letters),
            share: found.share,
            next: found.next,
            case: found.case,
        })
    }

    /// Remembers a word of the text that is read.
    pub fn keep(&mut self, word: &str, table: u8, of_all: bool, known: Known, values: &[i8]) {
        if word.is_empty() || word.len() > LONGEST {
            return;
        }
        let at = place(word, table);
        let start = at * self.width;
        let (Some(own), Some(room)) =
            (self.places.get_mut(at), self.values.get_mut(start..start + values.len()))
        else {
            return;
        };
        *own = Place {
            text: self.text,
            at: known.at,
            length: word.len() as u8,
            table,
            letters: known.letters as u8,
            share: known.share,
            next: known.next,
            case: known.case,
            of_all,
            word: own.word,
        };
        own.word[..word.len()].copy_from_slice(word.as_bytes());
        room.copy_from_slice(values);
    }
}

/// The place of a word: a few bits of a hash over eight bytes at a time.
fn place(word: &str, table: u8) -> usize {
    let mut hash = u64::from(table) + 1;
    let mut mix = |part: u64| {
        hash = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    };
    let mut parts = word.as_bytes().chunks_exact(8);
    for part in parts.by_ref() {
        mix(part.try_into().map_or(0, u64::from_le_bytes));
    }
    mix(parts.remainder().iter().fold(0, |all, &byte| all << 8 | u64::from(byte)));
    (hash.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 40) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known = Known { at: 3, letters: 5, share: 200, next: -4, case: Case::Small };

    #[test]
    fn recalls_what_it_was_given_for_this_table_alone() {
        with(|memory| memory.keep("körpü", 0, true, KNOWN, &[-3, 0, -7]));
        let mut values = vec![0; 9];
        with(|memory| {
            assert_eq!(memory.recall("körpü", 0, true, &mut values), Some(Known { at: 9, ..KNOWN }));
            assert_eq!(values[9..12], [-3, 0, -7]);
            let length = values.len();
            assert_eq!(memory.recall("körpü", 0, true, &mut values), Some(Known { at: 9, ..KNOWN }));
            assert_eq!(values.len(), length);
            assert_eq!(memory.recall("körpü", 1, true, &mut values), None);
            assert_eq!(memory.recall("Körpü", 0, true, &mut values), None);
        });
    }

    #[test]
    fn what_was_told_among_a_few_languages_holds_in_its_text_alone() {
        with(|memory| {
            memory.keep("мост", 1, false, KNOWN, &[0, -4]);
            assert_eq!(memory.recall("мост", 1, false, &mut Vec::new()), Some(KNOWN));
        });
        assert_eq!(with(|memory| memory.recall("мост", 1, false, &mut Vec::new())), None);
        with(|memory| memory.keep("мост", 1, true, KNOWN, &[0, -4]));
        assert_eq!(with(|memory| memory.recall("мост", 1, false, &mut Vec::new())), None);
    }

    #[test]
    fn long_words_are_not_kept() {
        let word = "a".repeat(LONGEST + 1);
        with(|memory| {
            memory.keep(&word, 0, true, KNOWN, &[0]);
            assert_eq!(memory.recall(&word, 0, true, &mut Vec::new()), None);
        });
    }
}
