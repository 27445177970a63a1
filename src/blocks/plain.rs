//! Blocks of a text without tags.

use super::wrapped::{self, Line};
use super::{marks, Block, Shape};
use crate::text::Span;

/// One block a line; lines broken at a fixed width joined again; fenced code in one piece.
pub fn split(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let shapes = shapes(text, &lines);
    let joined = wrapped::continuations(text, &lines);
    let fences = fences(text, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let mut last = at;
        let shape = if let Some(end) = fences[at] {
            last = end;
            Shape::Code
        } else {
            while joined.get(last + 1) == Some(&true) && fences[last + 1].is_none() {
                last += 1;
            }
            shapes[at].unwrap_or(Shape::Paragraph)
        };
        let span = Span { start: line.span.start, end: lines[last].span.end };
        blocks.push(Block { span, shape, element: None, parted: line.parted });
        at = last + 1;
    }
    blocks
}

fn lines(text: &str) -> Vec<Line> {
    // A carriage return ends a line only where nothing else does.
    let alone = !text.contains('\n');
    let ends = |it: char| {
        matches!(it, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') || alone && it == '\r'
    };
    let mut lines = Vec::new();
    let (mut at, mut parted) = (0, true);
    for line in text.split_inclusive(ends) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if span.is_empty() {
            parted = true;
            continue;
        }
        let marked = marks::shape(span.of(text)).is_some();
        lines.push(Line { span, parted, marked });
        parted = false;
    }
    lines
}

/// The shape each line's mark gives it. A number makes a list item only beside its neighbour in the count: "11. September" alone is a date.
fn shapes(text: &str, lines: &[Line]) -> Vec<Option<Shape>> {
    let numbers: Vec<Option<u32>> = lines.iter().map(|line| marks::number(line.span.of(text))).collect();
    let counted = |at: usize| {
        let Some(number) = numbers[at] else { return false };
        let before = at.checked_sub(1).and_then(|before| numbers[before]);
        let after = numbers.get(at + 1).copied().flatten();
        before.is_some_and(|it| it.checked_add(1) == Some(number)) || after == number.checked_add(1)
    };
    let shape = |at: usize| marks::shape(lines[at].span.of(text)).or(counted(at).then_some(Shape::ListItem));
    (0..lines.len()).map(shape).collect()
}

/// For each line that opens fenced code, the line that closes it.
fn fences(text: &str, lines: &[Line]) -> Vec<Option<usize>> {
    let mut closed = vec![None; lines.len()];
    let mut open: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        if !marks::is_fence(line.span.of(text)) {
            continue;
        }
        match open.take() {
            Some(start) => closed[start] = Some(at),
            None => open = Some(at),
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, Shape, bool)> {
        split(text).iter().map(|it| (it.span.of(text), it.shape, it.parted)).collect()
    }

    #[test]
    fn one_block_a_line_and_blank_lines_part() {
        let text = "Harbour reopens\n\nThe ferries sail again.\n- Nets\n#\n";
        let expected = [
            ("Harbour reopens", Shape::Paragraph, true),
            ("The ferries sail again.", Shape::Paragraph, true),
            ("- Nets", Shape::ListItem, false),
            ("#", Shape::Paragraph, false),
        ];
        assert_eq!(pieces(text), expected);
    }

    #[test]
    fn joins_lines_broken_at_a_fixed_width() {
        let text = "Harbour\n\nThe ferries between the two islands sail again since\nthe morning, the harbour office said, after a storm\nhad kept them in port for the better part of a week\nand emptied the shops of bread.\nPhoto: harbour office";
        let blocks = pieces(text);
        assert_eq!(blocks.len(), 3);
        assert!(blocks[1].0.starts_with("The ferries") && blocks[1].0.ends_with("of bread."));
    }

    #[test]
    fn a_list_of_headlines_is_not_a_wrapped_paragraph() {
        let text = "Minister visits the flooded valley and promises help\nTwo boats collide in the fog off the northern cape\nFerry prices to rise again before the summer holidays\n";
        assert_eq!(pieces(text).len(), 3);
    }

    #[test]
    fn lines_longer_than_a_width_say_that_there_is_none() {
        let text = "الرئيسية | أخبار | اقتصاد | رياضة | ثقافة | سفر\nعودة العبّارات إلى الجزر بعد انقطاع دام عامين\nكتبت: ليلى حسن\nشارك المقال مع أصدقائك على فيسبوك أو تويتر\nغادرت العبّارة الرصيف الشمالي صباح الاثنين وعلى متنها مئة وأربعون راكبًا وفرقة موسيقية صغيرة.\nاقرأ أيضًا: أسعار التذاكر ترتفع قبل الصيف\nوقال مكتب الميناء إن العبور يستغرق خمسين دقيقة، وإن التذاكر تباع على الرصيف وحده حتى نهاية الشهر.\n";
        assert_eq!(pieces(text).len(), 7);
    }

    #[test]
    fn a_date_is_no_list_item_and_a_count_is() {
        assert_eq!(pieces("11. September 2023")[0].1, Shape::Paragraph);
        assert_eq!(pieces("1. Boats\n2. Nets")[1].1, Shape::ListItem);
    }

    #[test]
    fn fenced_code_is_one_block_and_an_open_fence_is_a_line() {
        assert_eq!(pieces("```\nlet a = 1;\n\nlet b;\n```\nAfter")[0].1, Shape::Code);
        assert_eq!(pieces("```\nAfter").len(), 2);
    }

    #[test]
    fn every_visible_character_is_in_a_block() {
        let text = "  a\r\n\r\nb \u{2028} c\n\n```\nx";
        let covered: usize = split(text)
            .iter()
            .map(|it| it.span.of(text).chars().filter(|c| !c.is_whitespace()).count())
            .sum();
        assert_eq!(covered, text.chars().filter(|c| !c.is_whitespace()).count());
    }
}
