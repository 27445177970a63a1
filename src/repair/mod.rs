//! Damage mended, each change on record. After this stage the text is frozen.

use crate::read::Page;
use crate::text::{OffsetMap, SourceSpan};
use serde::Serialize;

/// The repaired text, frozen, and the way back from each of its bytes to the input.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a> {
    /// The page the text came from; its elements' spans now count in `text`.
    pub page: Page<'a>,
    pub text: String,
    pub map: OffsetMap,
    pub repairs: Vec<Repair>,
}

/// One mended place: where, which damage, and what stood there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    pub source: SourceSpan,
    pub kind: &'static str,
}

/// One mended place as callers see it, in bytes of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Which damage.
    pub kind: &'static str,
    /// What stood there.
    pub before: String,
}

/// Mends a page's text.
pub(crate) fn repair(page: Page<'_>) -> Text<'_> {
    let text = page.source.to_string();
    Text { text, page, map: OffsetMap::default(), repairs: Vec::new() }
}
