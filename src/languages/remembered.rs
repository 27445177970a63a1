//! What the words of earlier texts said: the same words come again in text after text, and looking them up is most of the work.
//!
//! Each word has one place, where the next that falls on it overwrites it: the memory is bounded, and what is recalled is what looking up
//! would give.

use super::model::tables;
use std::cell::RefCell;

/// How many words are remembered; fewer in a page, which cleans few texts.
const PLACES: usize = if cfg!(target_family = "wasm") { 1 << 13 } else { 1 << 14 };

/// Words of more bytes than this are not remembered.
const LONGEST: usize = 29;

#[derive(Clone, Copy)]
struct Place {
    length: u8,
    table: u8,
    known: u8,
    word: [u8; LONGEST],
}

struct Memory {
    places: Vec<Place>,
    /// So many values for each place.
    width: usize,
    values: Vec<i8>,
}

thread_local! {
    static MEMORY: RefCell<Option<Memory>> = const { RefCell::new(None) };
}

/// Adds a word's values to `values`, if it is remembered; the share of its letter runs that the model knows.
pub(crate) fn recall(word: &str, table: u8, values: &mut Vec<i8>) -> Option<u8> {
    MEMORY.with_borrow(|memory| {
        let memory = memory.as_ref()?;
        let at = place(word, table);
        let found = memory.places.get(at)?;
        let own = found.word.get(..usize::from(found.length))?;
        if own != word.as_bytes() || found.table != table {
            return None;
        }
        let count = tables().get(usize::from(table))?.codes.len();
        let start = at * memory.width;
        values.extend_from_slice(memory.values.get(start..start + count)?);
        Some(found.known)
    })
}

/// Remembers a word.
pub(crate) fn keep(word: &str, table: u8, known: u8, values: &[i8]) {
    if word.is_empty() || word.len() > LONGEST {
        return;
    }
    MEMORY.with_borrow_mut(|memory| {
        let memory = memory.get_or_insert_with(|| {
            let width = tables().iter().map(|table| table.codes.len()).max().unwrap_or(0);
            let empty = Place { length: 0, table: 0, known: 0, word: [0; LONGEST] };
            Memory { places: vec![empty; PLACES], width, values: vec![0; PLACES * width] }
        });
        let at = place(word, table);
        let start = at * memory.width;
        let (Some(own), Some(room)) =
            (memory.places.get_mut(at), memory.values.get_mut(start..start + values.len()))
        else {
            return;
        };
        own.word[..word.len()].copy_from_slice(word.as_bytes());
        (own.length, own.table, own.known) = (word.len() as u8, table, known);
        room.copy_from_slice(values);
    });
}

/// The place of a word: a few bits of a hash over eight bytes at a time.
fn place(word: &str, table: u8) -> usize {
    let mut hash = u64::from(table) + 1;
    for part in word.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..part.len()].copy_from_slice(part);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    (hash.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 40) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recalls_what_it_was_given_for_this_table_alone() {
        keep("körpü", 0, 200, &[-3, 0, -7]);
        let mut values = Vec::new();
        assert_eq!(recall("körpü", 0, &mut values), Some(200));
        assert_eq!(values[..3], [-3, 0, -7]);
        assert_eq!(recall("körpü", 1, &mut Vec::new()), None);
        assert_eq!(recall("Körpü", 0, &mut Vec::new()), None);
    }

    #[test]
    fn long_words_are_not_kept() {
        let word = "a".repeat(LONGEST + 1);
        keep(&word, 0, 1, &[0]);
        assert_eq!(recall(&word, 0, &mut Vec::new()), None);
    }
}
