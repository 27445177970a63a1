//! Pagers, rows of numbers and lone marks beside words: they are in no language; and where digits outweigh the words.

use super::{Code, Language};
use crate::text::{digit, Span};

/// Cuts what stands for itself without letters out of the spans: a pager, numbers that fill a line, a lone `#` that begins one.
/// Numbers inside prose stay with their sentence.
pub(crate) fn set_apart(text: &str, spans: Vec<(Span, Language)>) -> Vec<(Span, Language)> {
    let mut apart = Vec::with_capacity(spans.len());
    for (span, language) in spans {
        let inside = span.of(text);
        if language.code == Code::ZXX || !has_number(inside) {
            apart.push((span, language));
            continue;
        }
        let mut add = |from: usize, to: usize, language: Language| {
            let part = Span::new(span.start as usize + from, span.start as usize + to).trimmed(text);
            if part.start < part.end {
                apart.push((part, language));
            }
        };
        let mut last = 0;
        let mut at = 0;
        for line in inside.split_inclusive('\n') {
            for (from, to) in runs(line) {
                add(last, at + from, language);
                add(at + from, at + to, Language::NONE);
                last = at + to;
            }
            at += line.len();
        }
        add(last, inside.len(), language);
    }
    apart
}

/// Whether a text has a digit or a lone mark.
fn has_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&byte| BEGINS[usize::from(byte)]) {
        at += found;
        match text[at..].chars().next() {
            Some(it) if it == '#' || !is_common_letter(it) && it.is_numeric() || it.is_ascii_digit() => {
                return true
            }
            Some(it) => at += it.len_utf8(),
            None => return false,
        }
    }
    false
}

/// Which first bytes of characters a digit, another number or a `#` may have; those of most letters are none.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        begins[byte] = matches!(byte as u8, b'#' | b'0'..=b'9' | 0xc2 | 0xd6..=0xff);
        byte += 1;
    }
    begins
};

/// Letters of which most texts consist: Unicode's tables need not be asked.
fn is_common_letter(it: char) -> bool {
    matches!(it, '\0'..='\u{7f}' | 'À'..='ʯ' | 'Ͱ'..='ԯ' | 'א'..='ת' | 'ء'..='ي' | 'ँ'..='ह' | 'ก'..='์' | '가'..='힣' | '\u{2010}'..='\u{2027}')
}

/// Whether a text has no fewer digits than letters, as dates have.
pub(crate) fn prevail(text: &str) -> bool {
    let (digits, letters) = text.chars().fold((0, 0), |(digits, letters), it| {
        (digits + usize::from(it.is_numeric()), letters + usize::from(it.is_alphabetic()))
    });
    digits >= letters
}

/// Where runs of words without letters stand for themselves in a line.
fn runs(line: &str) -> Vec<(usize, usize)> {
    let marks = line.split_inclusive(char::is_whitespace).take_while(|it| matches!(it.trim(), "#" | ""));
    let mut at = marks.map(str::len).sum();
    let mut found = vec![(0, at)];
    found.retain(|_| line[..at].contains('#'));
    while at < line.len() {
        let run = &line[at..];
        let bare: usize =
            run.split_inclusive(char::is_whitespace).take_while(|it| !has_letter(it)).map(str::len).sum();
        let (from, to) = (at, at + bare);
        if stands_alone(&line[from..to], line[..from].trim().is_empty(), line[to..].trim().is_empty()) {
            found.push((from, to));
        }
        at = to
            + line[to..]
                .split_inclusive(char::is_whitespace)
                .take_while(|it| has_letter(it))
                .map(str::len)
                .sum::<usize>();
    }
    found
}

fn has_letter(word: &str) -> bool {
    word.contains(char::is_alphabetic)
}

/// Whether a run of words without letters is no part of what stands beside it in its line.
fn stands_alone(run: &str, begins: bool, ends: bool) -> bool {
    let (mut numbers, mut pages, mut last, mut gap) = (0, 0, 0, false);
    for word in run.split_whitespace() {
        if let Some(page) = number(word.trim_matches(['[', ']', '(', ')', '|', '·'])) {
            numbers += 1;
            pages = match page {
                _ if pages == 0 || page == last + 1 || gap && page > last => pages + 1,
                _ => 1,
            };
            last = page;
        } else if word.contains(char::is_numeric) {
            pages = 0;
            numbers += 1;
        }
        if pages >= FEWEST {
            return true;
        }
        gap = word.ends_with('…') || word.ends_with("..");
    }
    begins && ends && numbers >= FEWEST
}

/// Fewer numbers in a row may be part of a sentence.
const FEWEST: usize = 3;

/// A page number in any digits.
fn number(word: &str) -> Option<u32> {
    if word.is_empty() || word.chars().count() > 4 {
        return None;
    }
    word.chars().try_fold(0, |value, it| Some(value * 10 + digit(it)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_letters_are_no_numbers() {
        let common = ('\u{80}'..='\u{ffff}').filter(|&it| is_common_letter(it));
        assert_eq!(common.filter(|it| it.is_numeric()).collect::<String>(), "");
    }

    #[test]
    fn every_number_begins_as_numbers_do() {
        let mut buffer = [0; 4];
        for number in ('\0'..=char::MAX).filter(|&it| it.is_numeric()) {
            let first = number.encode_utf8(&mut buffer).as_bytes()[0];
            assert!(BEGINS[usize::from(first)], "{number:?}");
            assert!(has_number(&format!("я{number}")));
        }
        assert!(!has_number("Скоро будет — «так» 中文 año"));
    }

    fn apart(text: &str) -> Vec<&str> {
        let span = (Span::new(0, text.len()), Language::UNDETERMINED);
        let parts = set_apart(text, vec![span]).into_iter();
        parts.filter(|it| it.1.code == Code::ZXX).map(|it| it.0.of(text)).collect()
    }

    #[test]
    fn pagers_and_columns_stand_apart() {
        assert_eq!(apart("1 2 3 4 5 WEATHER"), ["1 2 3 4 5"]);
        assert_eq!(apart("Markets « 1 2 3 … 9 » Weather"), ["« 1 2 3 … 9 »"]);
        assert_eq!(apart("۱ ۲ ۳ آب و هوا"), ["۱ ۲ ۳"]);
        assert_eq!(apart("Goals\n12 34 7 81\nPoints"), ["12 34 7 81"]);
        assert_eq!(apart("# 3 March, Oslo"), ["#"]);
        assert_eq!(apart("Song #2 of #3"), Vec::<&str>::new());
    }

    #[test]
    fn numbers_in_prose_follow_it() {
        assert_eq!(apart("Buses 36 and 38 left at 7 15 on 3 March 2021."), Vec::<&str>::new());
        assert_eq!(apart("He drew 3 14 25 36 and lost."), Vec::<&str>::new());
    }
}
