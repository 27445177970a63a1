//! One file for each shape of date, for all languages.

mod clock;
mod digits;
mod duration;
mod iso;
mod offset;
mod relative;
mod worded;

use super::draft::Draft;
use super::items::Kind;
use super::reading::Reading;
use super::sense::{Kinds, Sense};

/// Reads one piece of a moment at an item: adds it to the draft and answers the item after it.
pub(crate) type Shape = fn(&Reading, usize, &mut Draft) -> Option<usize>;

/// What an item is: the kinds of its senses, else one of the bits below.
type Is = u32;

/// Digits.
const DIGITS: Is = 1 << 16;
const MARK: Is = 1 << 17;
/// A word, known or not.
const WORD: Is = 1 << 18;

/// At each item the first shape that fits is taken; each stands with what an item must be for it to begin there.
const SHAPES: &[(Is, Shape)] = &[
    (DIGITS, iso::iso),
    (DIGITS, digits::digits),
    (DIGITS, digits::pair),
    (
        DIGITS | of(Sense::NUMBER | Sense::WHICH | Sense::WEEKDAY | Sense::PERIOD | Sense::UNIT),
        relative::stepped,
    ),
    (DIGITS | MARK, relative::counted_back),
    (DIGITS, clock::clock),
    (MARK | WORD, offset::offset),
    (of(Sense::PERIOD), clock::period),
    (
        DIGITS | of(Sense::NUMBER | Sense::RELATIVE | Sense::LITERAL | Sense::DIRECTION | Sense::UNIT),
        relative::relative,
    ),
    (of(Sense::MONTH | Sense::WEEKDAY | Sense::ERA), worded::word),
    (DIGITS | of(Sense::NUMBER | Sense::ORDINAL), worded::number),
];

const fn of(kinds: Kinds) -> Is {
    kinds as Is
}

/// Adds the piece that the first fitting shape reads at an item; answers the item after it.
pub(crate) fn piece(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let is = match reading.item(at)?.kind {
        Kind::Number { .. } => DIGITS,
        Kind::Mark(_) => MARK,
        Kind::Word { kinds, .. } => of(kinds) | WORD,
        Kind::Other => WORD,
    };
    SHAPES.iter().filter(|it| it.0 & is != 0).find_map(|it| it.1(reading, at, draft))
}
