//! The stretches a reader sees as one unit.

mod crowded;
mod elements;
mod marks;
mod plain;
mod wrapped;

use crate::read::{Door, ElementId};
use crate::repair::Text;
use crate::text::Span;

/// A stretch a reader sees as one unit: heading, paragraph, caption, list item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Without white space at its ends; blocks are in order and cover all that is visible.
    pub span: Span,
    pub shape: Shape,
    /// The innermost block element the stretch stands in; none in plain text.
    pub element: Option<ElementId>,
    /// A blank line, or in HTML a new paragraph, stands before it.
    pub parted: bool,
}

/// What the marks alone (tags, Markdown) say of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Paragraph,
    Heading(u8),
    ListItem,
    Quote,
    Code,
    TableRow,
    Caption,
}

/// Splits a text into blocks: by lines and light Markdown marks where there are no tags, by block elements where there are.
pub(crate) fn split(text: &Text) -> Vec<Block> {
    let blocks = match text.page.door {
        Door::Html | Door::Walk if !text.page.elements.is_empty() => elements::split(text),
        _ => plain::split(&text.text),
    };
    crowded::thinned(blocks, text.text.len())
}
