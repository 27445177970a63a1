//! The marks of Markdown inside a line: links, images, emphasis.

use std::borrow::Cow;
use std::ops::Range;

/// A link's target is at most this many bytes; what is longer is none, so that brackets without an end cost little.
const LONGEST_TARGET: usize = 2_000;

/// So many brackets may be open at once.
const DEEPEST: usize = 16;

/// The text as its reader sees it: links as their labels, images as their descriptions, without the marks of emphasis; and how many bytes
/// of it are labels of links. The mark that a line begins with (`#`, `-`, `>`) stays.
pub(crate) fn unmarked(text: &str) -> (Cow<'_, str>, u32) {
    let (dropped, linked) = dropped(text);
    if dropped.is_empty() {
        return (Cow::Borrowed(text), 0);
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for range in dropped {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    (Cow::Owned(out), linked)
}

/// The stretches that are marks, in order, and the bytes of links' labels.
fn dropped(text: &str) -> (Vec<Range<usize>>, u32) {
    if !text.contains("](") && !text.contains(['*', '_']) {
        return (Vec::new(), 0);
    }
    let mut linked = 0;
    let bytes = text.as_bytes();
    let (mut dropped, mut open) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        let mut next = at + 1;
        match bytes[at] {
            b'\\' => next += 1,
            b'[' if open.len() < DEEPEST => open.push(at),
            b']' => {
                let label = open.pop();
                if let (Some(label), Some(end)) = (label, target_end(bytes, at + 1)) {
                    let image = label > 0 && bytes[label - 1] == b'!';
                    linked += if image { 0 } else { (at - label) as u32 };
                    dropped.push(label - usize::from(image)..label + 1);
                    dropped.push(at..end);
                    next = end;
                }
            }
            mark @ (b'*' | b'_') => {
                while bytes.get(next) == Some(&mark) {
                    next += 1;
                }
                if is_emphasis(text, at..next) {
                    dropped.push(at..next);
                }
            }
            _ => {}
        }
        at = next;
    }
    dropped.sort_unstable_by_key(|it| it.start);
    (dropped, linked)
}

/// Where the target in brackets ends that begins here; one pair of brackets may stand inside it.
fn target_end(bytes: &[u8], from: usize) -> Option<usize> {
    if bytes.get(from) != Some(&b'(') {
        return None;
    }
    let mut depth = 0;
    for (at, byte) in bytes.iter().enumerate().skip(from).take(LONGEST_TARGET) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Marks of emphasis stand at one side of words: `*so*`, and neither `5 * 3` nor `snake_case`.
fn is_emphasis(text: &str, marks: Range<usize>) -> bool {
    let before = text[..marks.start].chars().next_back().unwrap_or(' ');
    let after = text[marks.end..].chars().next().unwrap_or(' ');
    let is_open = before.is_whitespace() || !before.is_alphanumeric();
    let is_close = after.is_whitespace() || !after.is_alphanumeric();
    let stands_alone = before.is_whitespace() && after.is_whitespace();
    marks.len() <= 3
        && !stands_alone
        && (is_open || is_close || text.as_bytes()[marks.start] == b'*' && marks.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        unmarked(text).0.into_owned()
    }

    #[test]
    fn links_are_their_labels() {
        assert_eq!(plain("- [Home](https://a.example/x_(y)) now"), "- Home now");
        assert_eq!(plain("[![A *boat*](/b.jpg \"Boat\")](/big)"), "A boat");
        assert_eq!(unmarked("- [Home](/) now").1, 5);
        assert_eq!(plain("By [Ann Lee](/ann) and [Bob Ray](/bob)"), "By Ann Lee and Bob Ray");
    }

    #[test]
    fn emphasis_is_dropped_and_stars_between_words_stay() {
        assert_eq!(plain("**The *old* ferry** sails"), "The old ferry sails");
        assert_eq!(plain("_So_ 5 * 3 is snake_case"), "So 5 * 3 is snake_case");
        assert_eq!(plain("* an item"), "* an item");
        assert!(matches!(unmarked("nothing [here] (to) do").0, Cow::Borrowed(_)));
    }

    #[test]
    fn brackets_without_an_end_are_text() {
        assert_eq!(plain("[a](b"), "[a](b");
        assert_eq!(plain("a](b)"), "a](b)");
        assert_eq!(plain(&"[".repeat(100_000)).len(), 100_000);
        assert_eq!(plain("é\\"), "é\\");
    }
}
