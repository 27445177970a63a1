//! Dates with the month in Roman numbers: `9.VI.2026`, `9 VI 2026`, `2/viii/18`.

use crate::timestamps::draft::{Draft, Year};
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::Calendar;

const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// Whether a word can be a month in Roman numbers.
pub(crate) fn is_roman(word: &str) -> bool {
    let letters = word.trim_matches('.').bytes();
    letters.len() > 0 && letters.len() <= 4 && letters.clone().all(|it| matches!(it | 32, b'i' | b'v' | b'x'))
}

pub(crate) fn roman(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.month.is_some() || draft.day.is_some() || draft.year.is_some() {
        return None;
    }
    let (day, digits) = reading.number(at)?;
    if digits > 2 || !(1..=31).contains(&day) {
        return None;
    }
    let mark = reading.mark(at + 1).filter(|it| matches!(it, '.' | '/' | '-'));
    let month_at = at + 1 + usize::from(mark.is_some());
    let mut year_at = month_at + 1;
    // A known word has the dots around it.
    let written = reading.written(month_at);
    let own = written.trim_matches('.');
    let mark = mark.or(written.starts_with('.').then_some('.'));
    let is_parted = match mark {
        Some('.') if written.ends_with('.') => true,
        Some(mark) if reading.mark(year_at) == Some(mark) => {
            year_at += 1;
            true
        }
        Some(_) => false,
        None => own.len() == written.len() && !reading.attached(month_at) && !reading.attached(year_at),
    };
    let (year, digits) = reading.number(year_at)?;
    let is_year = digits == 4 && (1000..2200).contains(&year) || digits == 2 && mark == Some('/');
    if !is_parted || !is_year {
        return None;
    }
    if !is_roman(own) {
        return None;
    }
    // Small letters only where marks part them: "2 i 1500" is "2 and 1500" in several languages.
    let is_written = |it: &&str| *it == own || mark.is_some() && it.eq_ignore_ascii_case(own);
    let month = MONTHS.iter().position(is_written)?;
    draft.month = Some((Calendar::Gregorian, month as u8 + 1));
    draft.day = Some(day as u8);
    draft.year = Some(Year { value: year, digits });
    draft.digits_only = true;
    Some(year_at + 1)
}
