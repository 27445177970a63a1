//! Dates of digits alone: `11.09.2023`, `9/11/23`, `2023/9/11`, `5. 6. 2026`.

use crate::timestamps::calendar::month_length;
use crate::timestamps::draft::{Draft, Year};
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::Calendar;

pub(crate) fn digits(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.month.is_some() || draft.day.is_some() || draft.year.is_some() {
        return None;
    }
    let mark = reading.mark(at + 1)?;
    if !matches!(mark, '/' | '.' | '-') || reading.mark(at + 3)? != mark {
        return None;
    }
    let numbers = [reading.number(at)?, reading.number(at + 2)?, reading.number(at + 4)?];
    // Spaces only after the marks, and after both or none ("5. 6. 2026"); around slashes and hyphens on both sides.
    let spaced = [1, 2, 3, 4].map(|ahead| !reading.attached(at + ahead));
    if spaced[0] != spaced[2]
        || spaced[1] != spaced[3]
        || (spaced[0] && !spaced[1])
        || (mark == '.' && spaced[0])
    {
        return None;
    }
    // A fourth number makes it an address, a version or a telephone number.
    let goes_on = |beside: usize, number: usize| {
        reading.mark(beside).is_some_and(|it| matches!(it, '.' | '/' | '-' | '@'))
            && reading.number(number).is_some()
    };
    let tail = reading.attached(at + 5) && reading.attached(at + 6) && goes_on(at + 5, at + 6);
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
    let (year, month, day) = order(reading, numbers, mark, spaced[1])?;
    draft.year = Some(year);
    draft.month = Some((Calendar::Gregorian, month));
    draft.day = Some(day);
    draft.digits_only = true;
    Some(at + 5)
}

/// Which number is which: by their size, else by the reading's order.
fn order(reading: &Reading, numbers: [(u32, u8); 3], mark: char, spaced: bool) -> Option<(Year, u8, u8)> {
    let [a, b, c] = numbers;
    if numbers.iter().any(|number| number.1 > 4 || number.1 == 3) || b.1 > 2 {
        return None;
    }
    let fits = |year: (u32, u8), month: (u32, u8), day: (u32, u8)| {
        let exists = (1..=12).contains(&month.0)
            && day.0 >= 1
            && day.0 <= u32::from(month_length(2000, month.0 as u8)).max(30);
        let year_digits = year.1 == 4 && (1000..3000).contains(&year.0) || year.1 == 2;
        (exists && year_digits && month.1 <= 2 && day.1 <= 2).then_some((
            Year { value: year.0, digits: year.1 },
            month.0 as u8,
            day.0 as u8,
        ))
    };
    let day_first = reading.order[0] != b'm';
    if a.1 == 4 {
        return fits(a, b, c).or_else(|| fits(a, c, b));
    }
    if c.1 == 4 {
        let (first, second) = if day_first { ((b, a), (a, b)) } else { ((a, b), (b, a)) };
        return fits(c, first.0, first.1).or_else(|| fits(c, second.0, second.1));
    }
    // All short: only with two digits each, or in the short form that slashes have.
    if c.1 != 2 && a.1 != 2 || (mark != '/' && !spaced && (a.1 < 2 && b.1 < 2)) {
        return None;
    }
    let by = |order: [u8; 3]| {
        let of = |letter: u8| order.iter().position(|it| *it == letter).map_or(a, |at| numbers[at]);
        fits(of(b'y'), of(b'm'), of(b'd'))
    };
    by(reading.order).or_else(|| by(*b"dmy")).or_else(|| by(*b"mdy")).or_else(|| by(*b"ymd"))
}
