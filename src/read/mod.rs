//! What the caller has, as text in reading order with the marks that stood around it.

mod elements;
#[cfg(feature = "cli")]
mod encoding;
mod html;
mod metadata;
mod plain;
mod recognise;
mod walk;

pub(crate) use elements::{Attribute, ElementId, Elements, Flags, Tag};
#[cfg(feature = "cli")]
pub use encoding::decode;
pub(crate) use html::{reference as character_reference, Place, Why};
pub(crate) use metadata::{DateOrigin, DateRole, Metadata};
pub use walk::Walk;

use std::borrow::Cow;

/// What a caller hands over: plain text, HTML, or a document the browser has already walked.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// Text without tags, perhaps with light Markdown marks.
    Text(&'a str),
    /// An HTML document or a piece of one.
    Html(&'a str),
    /// A live document as the JavaScript side walked it.
    Walk(&'a Walk),
}

/// Which door an input came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    Text,
    Html,
    Walk,
}

/// The text of an input in reading order, with the marks (elements, links, hidden parts) that stood around it.
#[derive(Debug, Clone)]
pub(crate) struct Page<'a> {
    pub door: Door,
    /// Plain text: the input itself. HTML and walks: the visible text, blocks and `<br>` parted by one line feed.
    pub source: Cow<'a, str>,
    /// Empty for plain text. Spans count in `source`; after repair, in the repaired text.
    pub elements: Elements,
    pub metadata: Metadata,
    /// Parts whose text readers do not see, and which is therefore not in `source`.
    pub hidden: Vec<Hidden>,
    /// How many hidden parts were read all the same, since without them hardly anything would be left.
    pub revealed: usize,
}

/// A part of a page whose text readers do not see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hidden {
    pub element: ElementId,
    pub text: String,
    pub why: Why,
}

/// Reads an input; the visible text and the tree above it.
pub(crate) fn read<'a>(input: &Input<'a>) -> Page<'a> {
    match *input {
        Input::Text(text) => plain::read(text),
        Input::Html(html) => html::read(html),
        Input::Walk(walk) => walk::read(walk),
    }
}
