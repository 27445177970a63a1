//! The stretches a reader sees as one unit.

use crate::read::ElementId;
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

pub(crate) fn split(text: &Text) -> Vec<Block> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(&text.text);
        if !span.is_empty() {
            blocks.push(Block { span, shape: Shape::Paragraph, element: None, parted: true });
        }
        at += line.len();
    }
    blocks
}
