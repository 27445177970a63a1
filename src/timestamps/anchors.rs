//! Where in a text a moment can stand at all: beside digits. The rest costs one look at each character.

use super::context::Now;
use super::letter::letter;

/// How far from its digits a moment reaches, in bytes; the longest that CLDR prints ("Wednesday … Central European Summer Time"
/// in scripts of three bytes a letter) stays below.
const REACH: usize = 320;

/// Some part of a moment, enough to look at all its reach, stands this near to its digits.
const NEAR: usize = 64;

/// A text up to this length is read whole even without digits, when there is a now to count from: "yesterday".
const SHORT: usize = 80;

/// The stretches of `text[start..end]` worth reading, in order, cut where words are.
pub(crate) fn stretches(
    text: &str,
    start: usize,
    end: usize,
    now: Option<Now>,
    promising: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    if now.is_some() && end - start <= SHORT {
        return vec![(start, end)];
    }
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text[start..end].char_indices() {
        if !(character.is_ascii_digit() || !character.is_ascii() && anchors(character)) {
            continue;
        }
        let at = start + at;
        match stretches.last_mut() {
            Some(last) if last.1 + REACH >= at => last.1 = at,
            _ => stretches.push((at, at)),
        }
    }
    if end - start > 2 * NEAR {
        stretches.retain(|&(from, to)| {
            let near = cut(text, from.saturating_sub(NEAR).max(start), from);
            promising(near, cut(text, (to + NEAR).min(end), end))
        });
    }
    let mut from = start;
    for stretch in &mut stretches {
        let before = stretch.0.saturating_sub(REACH).max(from);
        stretch.0 = if before == start { start } else { cut(text, before, stretch.0) };
        stretch.1 = cut(text, (stretch.1 + REACH).min(end), end);
        from = stretch.1;
    }
    stretches
}

fn anchors(character: char) -> bool {
    letter(character).digit() || matches!(character, '〇' | '年' | '月')
}

/// The next white space after `at`, where one comes soon.
fn cut(text: &str, at: usize, last: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let blank =
        text.get(at..last).and_then(|rest| rest.char_indices().take(40).find(|it| it.1.is_whitespace()));
    blank.map_or(at, |it| at + it.0)
}
