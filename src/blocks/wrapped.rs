//! Paragraphs broken at a fixed width, as in mail: which lines go on in the next.

use crate::text::Span;

/// The widths at which mail, man pages and old dumps are broken, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;

/// How far below the width a filled line may end: the length of a long word. Words longer than this are rare in every language that
/// writes spaces; measured on the wrapped documents of the seed-like set (width 72).
const SLACK: usize = 14;

/// A line of plain text as this file looks at it.
pub struct Line {
    pub span: Span,
    /// A blank line stands before it.
    pub parted: bool,
    /// Has a mark of its own (heading, list item…): it never continues the line before.
    pub marked: bool,
}

/// For each line whether it is the continuation of the one before. All `false` when the text is not broken at a fixed width.
pub fn continuations(text: &str, lines: &[Line]) -> Vec<bool> {
    let lengths: Vec<usize> =
        lines.iter().map(|line| line.span.of(text).chars().take(1000).count()).collect();
    let mut joined = vec![false; lines.len()];
    let Some(width) = width(text, lines, &lengths) else { return joined };
    for at in 1..lines.len() {
        let filled =
            lengths[at - 1] <= width && lengths[at - 1] + 1 + first_word(lines[at].span.of(text)) > width;
        joined[at] = filled && !lines[at].parted && !lines[at].marked;
    }
    joined
}

/// The width that lines which plainly go on in the next one agree on.
fn width(text: &str, lines: &[Line], lengths: &[usize]) -> Option<usize> {
    let mut counts = vec![0usize; *WIDTHS.end() + 1];
    let (mut all, mut small) = (0, 0);
    for at in 1..lines.len() {
        let (before, after) = (lines[at - 1].span.of(text), lines[at].span.of(text));
        if lines[at].parted || lines[at].marked || !goes_on(before, after) {
            continue;
        }
        all += usize::from(lengths[at - 1] >= *WIDTHS.start());
        small += usize::from(begins(after).is_some_and(char::is_lowercase));
        if let Some(count) = counts.get_mut(lengths[at - 1]) {
            *count += 1;
        }
    }
    let near = |width: usize| counts[width.saturating_sub(SLACK - 1)..=width].iter().sum::<usize>();
    // The widest of the best: a line may be shorter than the width, never longer.
    let best = WIDTHS.filter(|&width| counts[width] > 0).max_by_key(|&width| (near(width), width))?;
    let longer = lengths.iter().filter(|&&length| length > best).count();
    let told = near(best) + (LONGER - 1) * small.min(near(best));
    (near(best) >= 3 && near(best) * 10 >= all * 7 && longer * LONGER <= told).then_some(best)
}

/// A line longer than the width was not broken at it, so there may be no more of them than of lines that go on with a small letter, and a third
/// as many as of others that seem to go on: in scripts without capitals every line without a stop does, and titles and menus can look like a width.
const LONGER: usize = 3;

/// Whether a sentence runs over the line's end: no full stop, and no capital after it.
fn goes_on(before: &str, after: &str) -> bool {
    let open = !before.ends_with(['.', '!', '?', ':', '。', '！', '？', '।', '؟', '…', '”', '"', '»']);
    open && begins(after).is_some_and(|it| !it.is_uppercase())
}

fn begins(line: &str) -> Option<char> {
    line.chars().find(|it| it.is_alphanumeric())
}

/// Length of the word that did not fit; in scripts without spaces every character is one.
fn first_word(line: &str) -> usize {
    let spaceless =
        |it: char| matches!(it as u32, 0xe00..=0xeff | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff);
    match line.chars().next() {
        Some(first) if spaceless(first) => 1,
        _ => line.split(char::is_whitespace).next().map_or(0, |word| word.chars().count()),
    }
}
