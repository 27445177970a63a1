//! A line of text as typed items: numbers, date words, marks.

use super::fold::{digit, fold};
use super::letter::{joins, letter, unspaced};
use super::lexicon::Lexicon;
use super::sense::{Kinds, Sense};
use super::walk::{after_number, prefixed, starts_word, stem, walk, Found};

/// A typed piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// White space stands before it.
    pub spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits of one script; the value saturates.
    Number {
        value: u32,
        digits: u8,
    },
    /// A phrase of the lexicon; `number` stood at its `#`; `stem` when letters of an ending follow in the same word.
    Word {
        entry: u32,
        number: Option<u32>,
        stem: bool,
        /// Of all its senses.
        kinds: Kinds,
    },
    Mark(char),
    /// A word that says nothing of time.
    Other,
}

/// The items of `text` from `start` to `end`.
pub(crate) fn items(lexicon: &'static Lexicon, text: &str, start: usize, end: usize) -> Vec<Item> {
    let text = &text[..end];
    let mut items = Vec::with_capacity((end - start) / 5 + 2);
    let (mut at, mut spaced) = (start, true);
    while let Some(character) = text[at..].chars().next() {
        if character.is_whitespace() {
            (at, spaced) = (at + character.len_utf8(), true);
            continue;
        }
        if !letter(character).alphabetic()
            && fold(character).as_slice().is_empty()
            && character != '.'
            && !character.is_alphanumeric()
            && !dot(character)
        {
            at += character.len_utf8();
            continue;
        }
        let (kind, next) = item(lexicon, text, at, character);
        items.push(Item { start: at, end: next, kind, spaced });
        (at, spaced) = (next, false);
    }
    items
}

/// Dots fold to nothing inside words; between items they are marks.
fn dot(character: char) -> bool {
    matches!(character, '．' | '。' | '｡' | '․' | '۔')
}

fn item(lexicon: &'static Lexicon, text: &str, at: usize, character: char) -> (Kind, usize) {
    let class = letter(character);
    if class.digit() {
        return number(lexicon, text, at);
    }
    if let Some(found) = ideographic(lexicon, text, at, character) {
        return found;
    }
    let walk = walk(lexicon, text, at);
    if !class.alphabetic() || starts_word(text, at) {
        if let Some(found) = walk.longest {
            if let Some(day) = hebrew_day(lexicon, text, at, character) {
                return day;
            }
            return (word(lexicon, found, Ending::None), found.end);
        }
    }
    if !class.alphabetic() {
        let mark = if dot(character) {
            '.'
        } else {
            fold(character).as_slice().first().copied().unwrap_or(character)
        };
        return (Kind::Mark(mark), at + character.len_utf8());
    }
    if let Some(found) = hebrew(text, at, character) {
        return found;
    }
    if let Some(found) = prefixed(lexicon, text, at, &walk) {
        return (word(lexicon, found, Ending::None), found.end);
    }
    if let Some(found) = stem(text, &walk) {
        return (word(lexicon, found, Ending::Some), found.end);
    }
    (Kind::Other, word_end(text, at))
}

/// Whether letters of an ending follow a phrase in the same word.
#[derive(PartialEq)]
enum Ending {
    None,
    Some,
}

fn word(lexicon: &Lexicon, found: Found, ending: Ending) -> Kind {
    Kind::Word {
        entry: found.entry,
        number: found.number,
        stem: ending == Ending::Some,
        kinds: lexicon.kinds(found.entry),
    }
}

/// A number written in ideographs: one for each place, `二〇二三`, or with its tens, `二十六`.
fn ideographic(lexicon: &'static Lexicon, text: &str, at: usize, character: char) -> Option<(Kind, usize)> {
    if character < '〇' {
        return None;
    }
    let (mut value, mut digits, mut end, mut tens) = (0u32, 0u8, at, None);
    for character in text[at..].chars().take(9) {
        match "〇一二三四五六七八九".chars().position(|it| it == character) {
            Some(digit) => (value, digits) = (value * 10 + digit as u32, digits + 1),
            None if character == '十' && tens.is_none() && digits <= 1 => {
                (tens, value, digits) = (Some(value.max(1) * 10), 0, 0);
            }
            None => break,
        }
        end += character.len_utf8();
    }
    if end == at {
        return None;
    }
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    // A single ideograph is a digit only between marks of a date, and tens are.
    let single = after.is_some_and(|it| "年月日号號時时點点分秒:：/".contains(it))
        || before.is_some_and(|it| "+-:.：．/".contains(it));
    let walk = || walk(lexicon, text, at).longest;
    if let Some(tens) = tens {
        let is_word = || walk().is_some_and(|found| found.end > end);
        let counted = single && digits <= 1 && !is_word();
        return counted.then_some((Kind::Number { value: tens + value, digits: 2 }, end));
    }
    let counted = digits >= 2 || single;
    let longer = || digits < 2 && walk().is_some_and(|found| found.end > end + 1);
    (counted && !longer()).then_some((Kind::Number { value, digits }, end))
}

/// A number in Hebrew letters, told by its geresh or gershayim: `ד׳`, `תשפ״ג`. Years leave their thousands out.
fn hebrew(text: &str, at: usize, character: char) -> Option<(Kind, usize)> {
    if !('א'..='ת').contains(&character) {
        return None;
    }
    const LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";
    let (mut value, mut letters, mut marked, mut end) = (0u32, 0, false, at);
    let mut least = u32::MAX;
    for character in text[at..].chars().take(9) {
        let letter = match LETTERS.chars().position(|it| it == character) {
            Some(place @ 0..=9) => place as u32 + 1,
            Some(place @ 10..=17) => (place as u32 - 8) * 10,
            Some(place) => (place as u32 - 17) * 100,
            None => match character {
                '׳' | '״' | '"' | '\'' => 0,
                'ך' => 20,
                'ם' => 40,
                'ן' => 50,
                'ף' => 80,
                'ץ' => 90,
                _ if character.is_alphabetic() => return None,
                _ => break,
            },
        };
        // The letters fall from hundreds to ones; but 15 and 16 are 9 and 6 or 7. A word like "אוג׳" does not.
        if letter > 0 && letter >= least && !(least == 9 && letter < 8) && letter < 100 {
            return None;
        }
        least = if letter > 0 {
            if letter < 10 && letter != 9 {
                1
            } else {
                letter
            }
        } else {
            least
        };
        marked |= letter == 0;
        value += letter;
        letters += usize::from(letter > 0);
        end += character.len_utf8();
    }
    let year = letters >= 3 && (400..1000).contains(&value);
    (marked && letters > 0 && (year || value <= 30)).then(|| {
        let kind = if year {
            Kind::Number { value: 5000 + value, digits: 4 }
        } else {
            Kind::Number { value, digits: 2 }
        };
        (kind, end)
    })
}

/// A number in Hebrew letters before a month: beside others `ד׳` is Wednesday.
fn hebrew_day(lexicon: &'static Lexicon, text: &str, at: usize, character: char) -> Option<(Kind, usize)> {
    let (kind, end) = hebrew(text, at, character)?;
    let rest = &text[end..];
    let next = end + rest.len() - rest.trim_start().len();
    let is_month = |found: Found| lexicon.kinds(found.entry) & Sense::MONTH != 0;
    let own = walk(lexicon, text, next);
    let month = own.longest.is_some_and(is_month) || prefixed(lexicon, text, next, &own).is_some();
    (next > end && month).then_some((kind, end))
}

/// A number, unless it begins a longer phrase: `8月`, `3 days ago`.
fn number(lexicon: &'static Lexicon, text: &str, at: usize) -> (Kind, usize) {
    let (mut value, mut digits, mut end) = (0u32, 0u8, at);
    for character in text[at..].chars() {
        let Some(digit) = digit(character) else { break };
        value = value.saturating_mul(10).saturating_add(u32::from(digit));
        digits = digits.saturating_add(1);
        end += character.len_utf8();
    }
    let attached =
        text[..at].chars().next_back().is_some_and(|before| letter(before).alphabetic() && !unspaced(before));
    if digits <= 6 && !attached && !is_parted(text, end) {
        let walk = walk(lexicon, text, at);
        let month = stem(text, &walk).filter(|found| found.end > end);
        let literal = walk.longest.filter(|found| found.end > end);
        if let (Some(found), None) = (month, literal) {
            return (word(lexicon, found, Ending::Some), found.end);
        }
        let pattern = after_number(lexicon, text, end, value).filter(|found| found.end > end);
        let best = literal.into_iter().chain(pattern).max_by_key(|found| found.end);
        if let Some(found) = best {
            return (word(lexicon, found, Ending::None), found.end);
        }
    }
    (Kind::Number { value, digits }, end)
}

/// Whether a mark or nothing stands behind a number, so that no phrase of the lexicon goes on with it; its packer holds them to that.
fn is_parted(text: &str, end: usize) -> bool {
    match text.as_bytes()[end..] {
        [] | [b':' | b'/' | b',', ..] => true,
        [b'.' | b'-', next, ..] => next.is_ascii_digit(),
        _ => false,
    }
}

/// End of the word that starts at `at`; one character in scripts without spaces.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for character in text[at..].chars() {
        let first = end == at;
        if !first && (unspaced(character) || !joins(character)) {
            break;
        }
        end += character.len_utf8();
        if first && unspaced(character) {
            break;
        }
    }
    end
}
