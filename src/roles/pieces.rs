//! What gets a verdict of its own: a block, or where several things share a line, a part of one.

use super::phrases::{self, Fit};
use crate::blocks::{Block, Shape};
use crate::languages::{Code, Language, Languages};
use crate::text::{digit, Span};

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
pub fn cut(text: &str, blocks: &[Block], languages: &Languages) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    let mut spans = &languages.spans[..];
    for (index, block) in blocks.iter().enumerate() {
        let past = spans.iter().take_while(|it| it.0.end <= block.span.start).count();
        spans = &spans[past..];
        let whole =
            Piece { span: block.span, block: index, shape: block.shape, parted: block.parted, shared: false };
        let inside = block.span.of(text);
        let middle = pager(inside).or_else(|| leftover(inside, block.span, spans, languages.main.code));
        let Some(middle) = middle.map(|it| block.span.start as usize + it) else {
            pieces.push(whole);
            continue;
        };
        let first = Span::new(block.span.start as usize, middle).trimmed(text);
        let rest = Span::new(middle, block.span.end as usize).trimmed(text);
        pieces.push(Piece { span: first, shared: true, ..whole });
        pieces.push(Piece { span: rest, shared: true, parted: false, ..whole });
    }
    pieces
}

/// What is left over behind an article's sentence is at most this many bytes.
const LONGEST_LEFTOVER: usize = 160;

/// Where a sentence is followed by furniture on the same line: words that are no sentence, and are in another language or in the lexicon.
fn leftover(line: &str, span: Span, languages: &[(Span, Language)], main: Code) -> Option<usize> {
    let from = line.len().saturating_sub(LONGEST_LEFTOVER);
    let from = (from..=line.len()).find(|&it| line.is_char_boundary(it))?;
    if !line[from..].bytes().any(|byte| ENDS[usize::from(byte)]) {
        return None;
    }
    let stop = line[from..].char_indices().rev().skip_while(|it| it.1.is_whitespace()).skip(1);
    let mut after = None;
    for (at, it) in stop {
        let end = from + at + it.len_utf8();
        if is_stop(it) && (it as u32 > 0x2ff || line[end..].starts_with([' ', '\t', '\u{a0}', '”', '"', '»']))
        {
            after = Some(end);
            break;
        }
    }
    let closing = ['”', '"', '»', ')', '’', '\'', '」', '』'];
    let start = after? + line[after?..].len() - line[after?..].trim_start_matches(closing).len();
    let rest = &line[start..];
    let bare = rest.trim();
    let letters = bare.chars().filter(|it| it.is_alphabetic()).count();
    if letters < 2
        || bare.ends_with(is_stop)
        || bare.ends_with(closing)
        || !line[..start].contains(' ') && letters > 40
    {
        return None;
    }
    let at = span.start + start as u32;
    let language = languages.iter().find(|it| it.0.end > at + 1).map_or(Code::UND, |it| it.1.code);
    let spoken = languages.iter().find(|it| it.0.end > span.start).map_or(Code::UND, |it| it.1.code);
    let foreign = language != main && spoken == main && language != Code::UND && language != Code::ZXX;
    let known = || {
        let words: u32 = phrases::find(bare)
            .iter()
            .filter(|it| !it.role.kept() && it.fit <= Fit::Item)
            .map(|it| u32::from(it.words))
            .sum();
        words > 0 && words * 2 >= bare.split_whitespace().count() as u32
    };
    (foreign && bare.split_whitespace().count() <= 8 || known()).then_some(start)
}

fn is_stop(it: char) -> bool {
    matches!(it, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '။' | '።' | '։')
}

/// Which first bytes of characters a stop may have: most lines have none, and are not looked at further.
const ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] = matches!(byte as u8, b'.' | b'!' | b'?' | 0xd6 | 0xd8 | 0xdb | 0xe0..=0xe3 | 0xef);
        byte += 1;
    }
    ends
};

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

    #[test]
    fn every_stop_begins_as_stops_do() {
        let mut buffer = [0; 4];
        for stop in ('\0'..=char::MAX).filter(|&it| is_stop(it)) {
            assert!(ENDS[usize::from(stop.encode_utf8(&mut buffer).as_bytes()[0])], "{stop:?}");
        }
    }

    fn at(line: &str, foreign_from: Option<usize>) -> Option<usize> {
        let language = |code| Language { code: Code::from_tag(code).unwrap(), ..Language::UNDETERMINED };
        let middle = foreign_from.unwrap_or(line.len());
        let spans = [(Span::new(0, middle), language("en")), (Span::new(middle, line.len()), language("az"))];
        leftover(line, Span::new(0, line.len()), &spans, Code::from_tag("en").unwrap())
    }

    #[test]
    fn what_is_left_over_behind_a_sentence_is_cut_off() {
        let line = "The bridge carries cars again. İDMAN XƏBƏR";
        assert_eq!(at(line, Some(31)), Some(30));
        assert_eq!(at("The bridge carries cars again. Reklam", None), Some(30));
    }

    #[test]
    fn the_last_words_of_an_article_are_not() {
        assert_eq!(at("The bridge carries cars again. It opened on Monday.", None), None);
        assert_eq!(at("The bridge carries cars again. It opened on Monday", None), None);
        let quoted = "She said it twice. “Körpü yenidən açıldı.”";
        assert_eq!(at(quoted, Some(19)), None);
    }
}
