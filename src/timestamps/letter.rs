//! What a character is to words: asked of every character of a text, so looked up in Unicode's tables only once.

use crate::text::composed;
use std::sync::atomic::{AtomicU8, Ordering};

/// What a character is; one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter(u8);

const KNOWN: u8 = 1;
const JOINS: u8 = 2;
const ALPHABETIC: u8 = 4;
const DIGIT: u8 = 8;

/// The characters of the first plane, as far as they have been met.
static MET: [AtomicU8; 0x1_0000] = [const { AtomicU8::new(0) }; 0x1_0000];

/// What a character is.
#[inline]
pub(crate) fn letter(character: char) -> Letter {
    let Some(met) = MET.get(character as usize) else { return Letter(look_up(character)) };
    let known = met.load(Ordering::Relaxed);
    if known != 0 {
        return Letter(known);
    }
    let bits = look_up(character);
    met.store(bits, Ordering::Relaxed);
    Letter(bits)
}

#[cold]
fn look_up(character: char) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    let alphabetic = character.is_alphabetic();
    let mark = || composed::is_mark(character);
    KNOWN
        | bit(alphabetic, ALPHABETIC)
        | bit(alphabetic || !character.is_ascii() && mark(), JOINS)
        | bit(super::fold::digit(character).is_some(), DIGIT)
}

impl Letter {
    /// A letter, or a mark that belongs to one.
    #[inline]
    pub fn joins(self) -> bool {
        self.0 & JOINS != 0
    }

    #[inline]
    pub fn alphabetic(self) -> bool {
        self.0 & ALPHABETIC != 0
    }

    /// A decimal digit of any script.
    #[inline]
    pub fn digit(self) -> bool {
        self.0 & DIGIT != 0
    }
}

/// Letters and the marks that belong to them.
#[inline]
pub(crate) fn joins(character: char) -> bool {
    letter(character).joins()
}

/// Scripts that write words without spaces between them.
#[inline]
pub(crate) fn unspaced(character: char) -> bool {
    matches!(character as u32,
        0xe00..=0xeff | 0xf00..=0xfff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3005..=0x30ff | 0x3400..=0x9fff
        | 0xf900..=0xfaff | 0xaa60..=0xaa7f | 0x20000..=0x3ffff)
}
