//! Dates of digits alone: `11.09.2023`, `9/11/23`, `2023/9/11`, `5. 6. 2026`.

use crate::timestamps::calendar::month_length;
use crate::timestamps::draft::{Draft, Year};
use crate::timestamps::lexicon::Pattern;
use crate::timestamps::order::Order;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::Calendar;

pub(crate) fn digits(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.month.is_some() || draft.day.is_some() || draft.year.is_some() {
        return None;
    }
    let Some(mark) = reading.mark(at + 1) else { return blank(reading, at, draft) };
    if !matches!(mark, '/' | '.' | '-' | '|') || reading.mark(at + 3)? != mark {
        return None;
    }
    let numbers = [reading.number(at)?, reading.number(at + 2)?, reading.number(at + 4)?];
    // Spaces only after the marks, and after both or none ("5. 6. 2026"); around slashes and hyphens on both sides.
    let spaced = [1, 2, 3, 4].map(|ahead| !reading.attached(at + ahead));
    if spaced[0] != spaced[2] || spaced[1] != spaced[3] || (spaced[0] && !spaced[1] && mark != '.') {
        return None;
    }
    // "30 . 09 . 22" only where nothing else stands.
    let is_spread = mark == '.' && spaced[0];
    if is_spread && !reading.casual {
        return None;
    }
    // Marks that stand apart from their numbers part the choices of a list as well: "10 - 25 - 50".
    let is_apart = spaced[0] && !matches!(mark, '/' | '.') || mark == '|';
    if is_apart && !numbers.iter().any(|number| number.1 == 4) {
        return None;
    }
    // A fourth number makes it an address, a version or a telephone number.
    let goes_on = |beside: usize, number: usize| {
        reading.mark(beside).is_some_and(|it| matches!(it, '.' | '/' | '-' | '@'))
            && reading.number(number).is_some()
    };
    let is_part = reading.mark(at + 5) == Some(':') && reading.number(at + 6).is_some_and(|it| it.1 == 4);
    let tail = reading.attached(at + 5)
        && reading.attached(at + 6)
        && (goes_on(at + 5, at + 6) || is_part && numbers[1].1 == 1);
    let head = at >= 2 && reading.attached(at) && reading.attached(at - 1) && goes_on(at - 1, at - 2);
    let joined = reading.attached(at)
        && at >= 1
        && !matches!(
            reading.mark(at - 1),
            Some('(' | '[' | '|' | ',' | ':' | '"' | '\'' | '-' | '«' | '“' | '>' | '.' | ';' | '·' | '•')
        );
    if tail || head || joined {
        return None;
    }
    let is_date = spaced[1] || draft.weekday.is_some() || reading.casual && mark == '/';
    take(draft, order(reading, numbers, mark, is_date)?);
    Some(at + 5)
}

/// Numbers with nothing but blanks between them, in languages that write dates so: `31 01 2016`.
fn blank(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let is_written = reading.digits.iter().any(|it| it.mark == b' ' && it.fields[2] != 0);
    if !is_written || reading.number(at + 3).is_some_and(|_| !matches!(reading.mark(at + 4), Some(':'))) {
        return None;
    }
    let numbers = [reading.number(at)?, reading.number(at + 1)?, reading.number(at + 2)?];
    take(draft, order(reading, numbers, ' ', true).filter(|it| it.0.digits == 4 || reading.casual)?);
    Some(at + 3)
}

fn take(draft: &mut Draft, (year, month, day): (Year, u8, u8)) {
    draft.year = Some(year);
    draft.month = Some((Calendar::Gregorian, month));
    draft.day = Some(day);
    draft.digits_only = true;
}

/// A year with its month in digits, where nothing else stands: `2004-08`.
pub(crate) fn year_month(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let is_all = at == 0 && reading.items.len() == 3 && reading.attached(1) && reading.attached(2);
    let year = reading.number(0).filter(|it| is_all && it.1 == 4 && (1000..2200).contains(&it.0))?;
    let month = reading.number(2).filter(|it| it.1 == 2 && (1..=12).contains(&it.0))?;
    (reading.mark(1) == Some('-')).then(|| {
        draft.year = Some(Year { value: year.0, digits: 4 });
        draft.month = Some((Calendar::Gregorian, month.0 as u8));
        draft.digits_only = true;
        3
    })
}

/// A date of two numbers, where nothing else stands or a word leads to it: `8/5`, `09/2012`.
pub(crate) fn pair(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let (a, b) = (reading.number(at)?, reading.number(at + 2).filter(|_| reading.mark(at + 1) == Some('/'))?);
    let is_open = draft.month.is_none() && draft.day.is_none() && draft.year.is_none();
    let is_one = reading.attached(at + 1) && reading.attached(at + 2) && !attached_number(reading, at + 3);
    if !reading.casual
        || !is_open
        || !is_one
        || !draft.relative.is_empty()
        || at > 0 && reading.attached(at) && reading.mark(at - 1) != Some('(')
    {
        return None;
    }
    if b.1 == 4 && (1900..2100).contains(&b.0) && a.1 <= 2 && (1..=12).contains(&a.0) {
        draft.month = Some((Calendar::Gregorian, a.0 as u8));
        draft.year = Some(Year { value: b.0, digits: 4 });
        draft.digits_only = true;
        return Some(at + 3);
    }
    // Fractions look alike; a day has its zeros, or a word before it, or a clock behind it, or is all there is.
    let is_alone = at == 0 && at + 3 == reading.items.len();
    let is_led = at > 0 && reading.any_literal(at - 1);
    let is_timed = reading.any_literal(at + 3) && reading.number(at + 4).is_some();
    let is_padded = a.1 + b.1 == 4 && (a.0 < 10 || b.0 < 10 || reading.language.is_some());
    if a.1 > 2 || b.1 > 2 || !(is_alone && reading.language.is_some() || is_led || is_timed || is_padded) {
        return None;
    }
    let fits = |month: u32, day: u32| {
        (1..=12).contains(&month) && day >= 1 && day <= u32::from(month_length(2000, month as u8))
    };
    let month_first = reading.digits.iter().find(|it| it.fields[2] == 0 && !it.fields.contains(&b'y'));
    let month_first = month_first.is_some_and(|it| it.fields[0] == b'M');
    let orders = if month_first { [(a.0, b.0), (b.0, a.0)] } else { [(b.0, a.0), (a.0, b.0)] };
    let (month, day) = orders.into_iter().find(|it| fits(it.0, it.1))?;
    draft.month = Some((Calendar::Gregorian, month as u8));
    draft.day = Some(day as u8);
    draft.casual = is_alone && !is_led;
    Some(at + 3)
}

/// Whether a mark and another number go on right here: `1/2/3`, `1/2.5`.
fn attached_number(reading: &Reading, at: usize) -> bool {
    reading.mark(at).is_some_and(|it| matches!(it, '/' | '.' | '-' | ',' | '%'))
        && reading.attached(at)
        && (reading.mark(at) == Some('%') || reading.number(at + 1).is_some() && reading.attached(at + 1))
}

/// Which number is which: as the language writes dates of this look, else by the numbers' size.
fn order(reading: &Reading, numbers: [Digits; 3], mark: char, spaced: bool) -> Option<(Year, u8, u8)> {
    let [a, b, c] = numbers;
    if numbers.iter().any(|number| number.1 > 4 || number.1 == 3) || b.1 > 2 {
        return None;
    }
    let known = reading
        .digits
        .iter()
        .filter(|pattern| pattern.fields[2] != 0)
        .filter_map(|pattern| Some((likeness(pattern, numbers, mark), assigned(pattern.fields, numbers)?)))
        .max_by_key(|it| it.0);
    // Short forms like 2.6.29 are versions and scores as well; a caller's language, two digits each, or a slash speak for a date.
    if numbers.iter().all(|number| number.1 <= 2) {
        let full = numbers.iter().filter(|number| number.1 == 2).count();
        let likely = full == 3 || spaced || known.is_some_and(|it| it.0 >= 0) && (mark == '/' || full >= 1);
        if !likely || (a.1 != 2 && c.1 != 2) {
            return None;
        }
    }
    let by_size: &[[u8; 3]] = if a.1 == 4 {
        &[*b"yMd", *b"ydM"]
    } else if c.1 == 4 {
        &[*b"dMy", *b"Mdy"]
    } else {
        &[*b"dMy", *b"Mdy", *b"yMd"]
    };
    // Where dots part the numbers of a language that writes other marks, the day comes first.
    let is_dotted = mark == '.' && !reading.digits.iter().any(|pattern| pattern.mark == b'.');
    let known = known.filter(|_| !is_dotted);
    let is_year_last = a.1 <= 2 && reading.digits.first().is_none_or(|it| it.fields[0] != b'y');
    let by_page = reading
        .order
        .filter(|_| is_year_last)
        .and_then(|order| assigned(if order == Order::DayFirst { *b"dMy" } else { *b"Mdy" }, numbers));
    by_page
        .or_else(|| known.map(|it| it.1))
        .or_else(|| by_size.iter().find_map(|&fields| assigned(fields, numbers)))
}

/// Value and number of digits.
type Digits = (u32, u8);

/// How much a date looks like what a pattern prints.
fn likeness(pattern: &Pattern, numbers: [Digits; 3], mark: char) -> i32 {
    let mut score = if char::from(pattern.mark) == mark { 4 } else { 0 };
    for (at, &(value, digits)) in numbers.iter().enumerate() {
        score += match (pattern.fields[at], pattern.widths[at]) {
            (b'y', 2) => {
                if digits == 2 {
                    2
                } else {
                    -3
                }
            }
            (b'y', _) => {
                if digits == 4 {
                    2
                } else {
                    -3
                }
            }
            (_, 2) => {
                if digits == 2 {
                    1
                } else {
                    -3
                }
            }
            // A number of one digit is written with a zero only where the pattern has two letters.
            _ => {
                if digits == 2 && value < 10 {
                    -2
                } else {
                    0
                }
            }
        };
    }
    score
}

fn assigned(fields: [u8; 3], numbers: [Digits; 3]) -> Option<(Year, u8, u8)> {
    let of = |letter: u8| fields.iter().position(|it| *it == letter).map(|at| numbers[at]);
    let (year, month, day) = (of(b'y')?, of(b'M')?, of(b'd')?);
    let exists = (1..=12).contains(&month.0)
        && day.0 >= 1
        && day.0 <= u32::from(month_length(2000, month.0 as u8)).max(30);
    let year_fits = year.1 == 4 && (1000..6000).contains(&year.0) || year.1 == 2;
    (exists && year_fits && month.1 <= 2 && day.1 <= 2).then_some((
        Year { value: year.0, digits: year.1 },
        month.0 as u8,
        day.0 as u8,
    ))
}
