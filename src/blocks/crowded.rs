use super::{Block, Shape};
use crate::text::Span;

/// How many blocks any text may have. No article comes near; what has more is a table of numbers, or was made to take up memory.
const ALWAYS: usize = 40_000;

/// A text may have one block more for each so many bytes. A block costs about 700 bytes until the answer stands, and the promise is 20
/// bytes for each byte of input.
const BYTES_A_BLOCK: usize = 40;

/// Joins neighbours until there are no more blocks than the text may have.
pub fn thinned(blocks: Vec<Block>, bytes: usize) -> Vec<Block> {
    joined(blocks, ALWAYS + bytes / BYTES_A_BLOCK)
}

fn joined(blocks: Vec<Block>, most: usize) -> Vec<Block> {
    if blocks.len() <= most {
        return blocks;
    }
    let together = blocks.len().div_ceil(most.max(1));
    blocks.chunks(together).filter_map(one).collect()
}

/// Blocks that follow each other, as one; what they have not in common is forgotten.
fn one(blocks: &[Block]) -> Option<Block> {
    let (first, last) = (blocks.first()?, blocks.last()?);
    let shape = if blocks.iter().all(|it| it.shape == first.shape) { first.shape } else { Shape::Paragraph };
    let element = first.element.filter(|_| blocks.iter().all(|it| it.element == first.element));
    Some(Block {
        span: Span { start: first.span.start, end: last.span.end },
        shape,
        element,
        parted: first.parted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: u32, shape: Shape) -> Vec<Block> {
        let span = |at: u32| Span { start: at * 3, end: at * 3 + 2 };
        (0..count).map(|at| Block { span: span(at), shape, element: Some(at / 4), parted: true }).collect()
    }

    #[test]
    fn few_blocks_stay_as_they_are() {
        let blocks = lines(10, Shape::ListItem);
        assert_eq!(joined(blocks.clone(), 10), blocks);
    }

    #[test]
    fn many_blocks_become_few_that_cover_the_same() {
        let joined = joined(lines(11, Shape::ListItem), 4);
        let spans: Vec<(u32, u32)> = joined.iter().map(|it| (it.span.start, it.span.end)).collect();
        assert_eq!(spans, [(0, 8), (9, 17), (18, 26), (27, 32)]);
        assert!(joined.iter().all(|it| it.shape == Shape::ListItem));
        assert_eq!((joined[0].element, joined[1].element), (Some(0), None));
    }

    #[test]
    fn what_differs_is_a_paragraph() {
        let mut blocks = lines(4, Shape::TableRow);
        blocks[1].shape = Shape::Caption;
        assert_eq!(
            joined(blocks, 2).iter().map(|it| it.shape).collect::<Vec<_>>(),
            [Shape::Paragraph, Shape::TableRow]
        );
    }
}
