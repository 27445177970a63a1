//! Blocks of a page with tags: a run of text in the innermost block element, split where it breaks its lines.

use super::{Block, Shape};
use crate::read::{ElementId, Elements, Flags, Tag};
use crate::repair::Text;
use crate::text::Span;

/// One pass over the elements in document order. Every edge of a block element ends the run before it.
pub fn split(text: &Text) -> Vec<Block> {
    let elements = &text.page.elements;
    let shapes = shapes(elements);
    let mut runs = Runs { text: &text.text, shapes: &shapes, at: 0, parted: true, blocks: Vec::new() };
    let mut open: Vec<ElementId> = Vec::new();
    for element in 0..elements.len() as ElementId {
        while let Some(&last) = open.last().filter(|&&last| elements.subtree_end(last) <= element) {
            runs.close(elements.span(last).end, Some(last));
            open.pop();
        }
        if elements.flags(element).has(Flags::BLOCK) || is_column(elements, element) {
            runs.close(elements.span(element).start, open.last().copied());
            open.push(element);
        }
    }
    while let Some(last) = open.pop() {
        runs.close(elements.span(last).end, Some(last));
    }
    runs.close(text.text.len() as u32, None);
    runs.blocks
}

/// Rows of more bytes than this are columns of a page, not lines of a table: old pages put the menu in one cell and the article in the next.
const LONGEST_ROW: usize = 240;

fn is_column(elements: &Elements, element: ElementId) -> bool {
    let is_cell = matches!(elements.tag(element), Tag::Td | Tag::Th);
    is_cell && elements.parent(element).is_some_and(|row| elements.span(row).len() > LONGEST_ROW)
}

struct Runs<'a> {
    text: &'a str,
    shapes: &'a [Shape],
    /// Where the current run began.
    at: u32,
    parted: bool,
    blocks: Vec<Block>,
}

impl Runs<'_> {
    /// Ends the current run at `end`; its lines become blocks of `element`.
    fn close(&mut self, end: u32, element: Option<ElementId>) {
        let mut start = self.at as usize;
        self.at = end.max(self.at);
        let Some(run) = self.text.get(start..self.at as usize) else { return };
        for line in run.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).trimmed(self.text);
            start += line.len();
            if !span.is_empty() {
                let shape = element.map_or(Shape::Paragraph, |it| self.shapes[it as usize]);
                self.blocks.push(Block { span, shape, element, parted: self.parted });
                self.parted = false;
            }
        }
        self.parted = true;
    }
}

/// What each element's tag, or the nearest tag above it that says something, makes of the text in it.
fn shapes(elements: &Elements) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::with_capacity(elements.len());
    for element in 0..elements.len() as ElementId {
        let above = elements.parent(element).and_then(|it| shapes.get(it as usize).copied());
        shapes.push(own_shape(elements.tag(element)).or(above).unwrap_or(Shape::Paragraph));
    }
    shapes
}

fn own_shape(tag: Tag) -> Option<Shape> {
    Some(match tag {
        Tag::H1 => Shape::Heading(1),
        Tag::H2 => Shape::Heading(2),
        Tag::H3 => Shape::Heading(3),
        Tag::H4 => Shape::Heading(4),
        Tag::H5 => Shape::Heading(5),
        Tag::H6 => Shape::Heading(6),
        Tag::Li | Tag::Dt | Tag::Dd => Shape::ListItem,
        Tag::Blockquote => Shape::Quote,
        Tag::Pre => Shape::Code,
        Tag::Figcaption | Tag::Caption => Shape::Caption,
        Tag::Td | Tag::Th | Tag::Tr => Shape::TableRow,
        // A new stretch of page: what stands above it says nothing of it.
        Tag::Article | Tag::Section | Tag::Main | Tag::Aside | Tag::Nav | Tag::Footer | Tag::Header => {
            Shape::Paragraph
        }
        _ => return None,
    })
}
