//! What gets a verdict of its own: a block, or where several things share a line, a part of one.

use crate::blocks::{Block, Shape};
use crate::text::Span;

/// A stretch that is given one role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    pub span: Span,
    /// Index of the block it lies in.
    pub block: usize,
    pub shape: Shape,
    /// A blank line or a new paragraph stands before it.
    pub parted: bool,
    /// It has its line for itself no longer: something was cut off beside it.
    pub shared: bool,
}

/// Cuts blocks where something of another kind begins on the same line.
pub fn cut(text: &str, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let whole =
            Piece { span: block.span, block: index, shape: block.shape, parted: block.parted, shared: false };
        match pager(block.span.of(text)) {
            Some(end) => {
                let middle = block.span.start as usize + end;
                let first = Span::new(block.span.start as usize, middle).trimmed(text);
                let rest = Span::new(middle, block.span.end as usize).trimmed(text);
                pieces.push(Piece { span: first, shared: true, ..whole });
                pieces.push(Piece { span: rest, shared: true, parted: false, ..whole });
            }
            None => pieces.push(whole),
        }
    }
    pieces
}

/// Where a pager at the start of a line ends and something else begins: `1 2 3 4 5 SPORT`. Page numbers count up.
fn pager(line: &str) -> Option<usize> {
    if !line.starts_with(|it: char| it.is_numeric() || matches!(it, '«' | '‹' | '<' | '←' | '[' | '…'))
    {
        return None;
    }
    let (mut pages, mut last, mut at) = (0, 0, 0);
    for word in line.split_inclusive(char::is_whitespace) {
        let inside = word.trim().trim_matches(['[', ']', '(', ')', '|', '·', ',']);
        match number(inside) {
            Some(page) if page > last && (pages == 0 || page == last + 1 || at_gap(&line[..at])) => {
                pages += 1;
                last = page;
            }
            None if !inside.is_empty() && !inside.contains(char::is_alphanumeric) => {}
            None if inside.is_empty() => {}
            _ => break,
        }
        at += word.len();
    }
    (pages >= 3 && line[at..].contains(char::is_alphabetic)).then_some(at)
}

/// An ellipsis or bar before it lets a pager's number jump.
fn at_gap(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('…') || before.ends_with("...") || before.ends_with("..")
}

/// A page number in any digits.
fn number(word: &str) -> Option<u32> {
    let mut value: u32 = 0;
    if word.is_empty() || word.chars().count() > 4 {
        return None;
    }
    for it in word.chars() {
        value = value * 10 + digit(it)?;
    }
    Some(value)
}

fn digit(it: char) -> Option<u32> {
    const ZEROS: [u32; 12] =
        [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xe50, 0x1040, 0xff10];
    ZEROS.iter().find_map(|&zero| (it as u32).checked_sub(zero).filter(|&value| value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_ends_where_the_label_begins() {
        assert_eq!(pager("1 2 3 4 5 HARBOUR NEWS"), Some(10));
        assert_eq!(pager("« 1 2 3 … 14 » Sport"), Some("« 1 2 3 … 14 » ".len()));
        assert_eq!(pager("۱ ۲ ۳ ورزش"), Some("۱ ۲ ۳ ".len()));
        assert_eq!(pager("1 2 3 4 5"), None);
        assert_eq!(pager("11 September 2023"), None);
        assert_eq!(pager("3 0 1 Harbour United"), None);
    }
}
