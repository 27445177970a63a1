//! The ground: what three stages or more stand on.

mod alphabet;
pub(crate) mod composed;
mod digit;
pub(crate) mod fold;
mod folded;
mod inline_marks;
mod offsets;
pub(crate) mod packed;
mod script;
pub(crate) mod sort;
mod span;
mod units;
mod words;

pub(crate) use alphabet::Alphabet;
pub(crate) use digit::digit;
pub(crate) use inline_marks::unmarked;
pub(crate) use offsets::OffsetMap;
pub use script::Script;
pub(crate) use span::{SourceSpan, Span};
pub use units::{Positions, Units};
pub(crate) use words::{words, Word};
