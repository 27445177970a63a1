//! One file for each shape of date, for all languages.

mod clock;
mod digits;
mod duration;
mod iso;
mod offset;
mod relative;
mod worded;

use super::draft::Draft;
use super::reading::Reading;

/// Reads one piece of a moment at an item: adds it to the draft and answers the item after it.
pub(crate) type Shape = fn(&Reading, usize, &mut Draft) -> Option<usize>;

/// At each item the first shape that fits is taken.
pub(crate) const SHAPES: &[Shape] = &[
    iso::iso,
    digits::digits,
    digits::pair,
    relative::stepped,
    relative::counted_back,
    clock::clock,
    offset::offset,
    clock::period,
    relative::relative,
    worded::word,
    worded::number,
];
