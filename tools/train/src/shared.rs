//! The model's view of words: the very files that its reader is built from.
#![allow(dead_code)]

#[path = "../../../src/languages/grams.rs"]
pub mod grams;
#[path = "../../../src/languages/letters.rs"]
pub mod letters;
#[path = "../../../src/text/script.rs"]
mod script;
#[path = "../../../src/text/span.rs"]
mod span;
#[path = "../../../src/text/words.rs"]
mod words;

/// The library that the reader's own table of marks is held against by a test.
mod composed {
    pub use unicode_normalization::char::is_combining_mark as is_mark;
}

pub use script::Script;
pub use span::Span;
pub(crate) use words::words;
