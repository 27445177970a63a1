//! Dates with a month in words, in any order: `11 September 2023`, `Sept. 11, 2023`, `2023. szeptember 11.`, `2023年9月11日`.

use crate::timestamps::draft::{Draft, Year};
use crate::timestamps::items::Kind;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::{Calendar, Place};

/// Month, weekday and era words.
pub(crate) fn word(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    // 日 and 月 after a number are no Sunday and Monday; a weekday after date and time belongs to the next date.
    let counted = reading.attached(at) && at > 0 && reading.number(at - 1).is_some();
    let next_date = draft.clock.is_some()
        && draft.month.is_some()
        && (at + 1..at + 5).any(|ahead| reading.month(ahead).is_some());
    let weekday = reading.weekday(at).filter(|_| draft.weekday.is_none() && !counted && !next_date);
    let month = reading.month(at).filter(|_| draft.month.is_none());
    if let (Some(weekday), Some(month)) = (weekday, month) {
        // A word that is both: a month when no other month follows.
        if (at + 1..at + 6).any(|ahead| reading.month(ahead).is_some()) {
            draft.weekday = Some(weekday);
        } else {
            draft.month = Some(month);
        }
        return Some(at + 1);
    }
    if let Some(month) = month {
        // With an ending only beside a number.
        if reading.stem(at) {
            if draft.day.is_none() && draft.year.is_none() {
                return None;
            }
            draft.month = Some(month);
            return Some(
                if reading.attached(at + 1)
                    && reading
                        .item(at + 1)
                        .is_some_and(|it| !matches!(it.kind, Kind::Mark(_) | Kind::Number { .. }))
                {
                    at + 2
                } else {
                    at + 1
                },
            );
        }
        draft.month = Some(month);
        return Some(at + 1);
    }
    if let Some(weekday) = weekday {
        draft.weekday = Some(weekday);
        return Some(at + 1);
    }
    // The same month again in another name: "كانون الثاني/يناير".
    if let (Some(again), Some(known)) = (reading.month(at), draft.month) {
        if again == known && draft.end + 1 >= at && reading.mark(at.checked_sub(1)?).is_some() {
            return Some(at + 1);
        }
    }
    let era = reading.era(at).filter(|_| draft.era.is_none())?;
    if draft.year.is_none() && reading.number(at + 1).is_none() {
        return None;
    }
    draft.era = Some(era);
    Some(at + 1)
}

/// Numbers beside a month's name: day and year.
pub(crate) fn number(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let (value, digits) = reading.number(at)?;
    if draft.digits_only {
        return None;
    }
    if draft.month.is_none()
        && (1..=12).contains(&value)
        && reading.attached(at + 1)
        && reading.written(at + 1) == "月"
    {
        draft.month = Some((Calendar::Gregorian, value as u8));
        return Some(at + 2);
    }
    let next = after_suffix(reading, at + 1, draft);
    if draft.year.is_none() && digits == 4 && (1000..6000).contains(&value) {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    let small_year = draft.era.is_some_and(|era| matches!(era.0, Calendar::Japanese | Calendar::Roc))
        && draft.month.is_none();
    if draft.year.is_none() && small_year && digits <= 3 {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    let clock_follows = matches!(reading.mark(at + 1), Some(':'))
        && reading.number(at + 2).is_some()
        && reading.attached(at + 2);
    if draft.day.is_none() && digits <= 2 && (1..=31).contains(&value) && !clock_follows {
        draft.day = Some(value as u8);
        return Some(next);
    }
    let date = draft.day.is_some() && draft.month.is_some();
    if draft.year.is_none() && digits == 2 && date && !clock_follows {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    if draft.year.is_none() && digits == 3 && date && draft.era.is_some() {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    None
}

/// Letters that hang on a number: ordinals and cases, `11th`, `26ê`, `2015-cü`, `25(a)`.
fn after_suffix(reading: &Reading, at: usize, _draft: &Draft) -> usize {
    let hyphen =
        usize::from(reading.mark(at).is_some_and(|mark| matches!(mark, '-' | '\'')) && reading.attached(at));
    let Some(item) = reading.item(at + hyphen) else { return at };
    if item.spaced {
        return at;
    }
    let letters = reading.written(at + hyphen).chars().count();
    let word = match item.kind {
        Kind::Other => true,
        Kind::Word { .. } => {
            reading.month(at + hyphen).is_none()
                && (reading.weekday(at + hyphen).is_none() || letters == 1)
                && !reading.literal(at + hyphen, Place::Hour)
                && reading.period(at + hyphen).is_none()
        }
        Kind::Mark('º' | 'ª' | '°') => true,
        _ => false,
    };
    if word && letters <= 4 {
        at + hyphen + 1
    } else {
        at
    }
}
