//! temiz takes a news article as the web leaves it and gives it back clean: every language told apart, every timestamp
//! made exact, every character of the input accounted for.
//!
//! ```
//! use temiz::{clean, Input, Options};
//!
//! let article = clean(&Input::Text("A bridge reopens\n\nThe old bridge over the river carries cars again."), &Options::default());
//! assert_eq!(article.fragments[0].start, 0);
//! ```
//!
//! Start at [`clean`]. [`Article`] is the answer; [`Fragment`] is a piece of the input with its role and the reasons.
#![warn(missing_docs)]

/// The ground all stages stand on: positions, offsets, scripts.
pub(crate) mod text;

/// First stage: whatever the caller has, as text in reading order with the marks around it.
pub(crate) mod read;

/// Second stage: damage mended, each change on record; then the text is frozen.
pub(crate) mod repair;

/// Third stage: the stretches a reader sees as one unit.
pub(crate) mod blocks;

/// Fourth stage: which stretch is in which language.
pub(crate) mod languages;

/// Fifth stage: the moments the text states, and no more than it states.
pub(crate) mod timestamps;

/// Sixth stage: what each piece is there for, on which evidence.
pub(crate) mod roles;

/// Last stage: the answer put together; the only place that decides what is left out.
pub(crate) mod article;

mod error;
mod options;
mod parts;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod wasm;

pub use article::{Article, Fragment, HiddenText, Note, Output, Readability};
pub use error::Error;
#[cfg(feature = "model")]
pub use languages::{explain_languages, RunEvidence, WordEvidence};
pub use languages::{Language, LanguageSpan};
pub use options::{Options, Policy};
pub use parts::{explain, languages, parse_timestamp, repair, timestamps, Languages, Repaired};
#[cfg(feature = "cli")]
pub use read::decode;
pub use read::{Input, Walk};
pub use repair::Change;
#[cfg(feature = "learn")]
#[doc(hidden)]
pub use roles::learn;
pub use roles::Role;
pub use text::{Positions, Units};
pub use timestamps::Timestamp;

/// Cleans one article. Never fails: what cannot be told apart is kept, and said to be so.
pub fn clean(input: &Input, options: &Options) -> Article {
    let page = read::read(input);
    let text = repair::repair(page);
    let blocks = blocks::split(&text);
    let languages = languages::separate(&text, &blocks, options);
    let timestamps = timestamps::find(&text, &blocks, &languages, options);
    let roles = roles::assign(&text, &blocks, &languages, &timestamps, options);
    article::assemble(text, blocks, languages, timestamps, roles, options)
}
