//! Dates with a month in words, in any order: `11 September 2023`, `Sept. 11, 2023`, `2023. szeptember 11.`, `2023年9月11日`.

use super::duration::is_and;
use crate::timestamps::draft::{Draft, Year};
use crate::timestamps::items::Kind;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::{Calendar, Place, Unit};

/// Month, weekday and era words.
pub(crate) fn word(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    // 日 and 月 after a number are no Sunday and Monday; a weekday after date and time belongs to the next date.
    let counted = reading.attached(at) && at > 0 && reading.number(at - 1).is_some();
    let next_date = draft.clock.is_some()
        && draft.month.is_some()
        && (at + 1..at + 5).any(|ahead| reading.month(ahead).is_some());
    // Behind a date with its clock and beside "a week ago" a word as short as "we" is another.
    let is_behind = draft.clock.is_some() && draft.month.is_some() || !draft.relative.is_empty();
    let short = is_behind && reading.written(at).len() < 3;
    let weekday = reading.weekday(at).filter(|_| draft.weekday.is_none() && !counted && !next_date && !short);
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
    // "tomorrow, 2" is no day of a month.
    let is_counted = !matches!(draft.relative[..], [] | [(Unit::Year, _)]);
    if draft.digits_only || is_counted {
        return None;
    }
    let Some((value, digits)) = reading.number(at) else { return ordinal(reading, at, draft) };
    if draft.month.is_none()
        && (1..=12).contains(&value)
        && reading.attached(at + 1)
        && reading.written(at + 1) == "月"
    {
        draft.month = Some((Calendar::Gregorian, value as u8));
        return Some(at + 2);
    }
    if is_other(reading, at, digits) {
        return None;
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
    if draft.year.is_none() && draft.month.is_some() && digits == 2 && short_year(reading, at) {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    if draft.day.is_none() && digits <= 2 && (1..=31).contains(&value) && !clock_follows {
        draft.day = Some(value as u8);
        return Some(next);
    }
    // "June 10 - 31" goes on to another day.
    if digits == 2 && at > 0 && reading.mark(at - 1) == Some('-') && !reading.attached(at - 1) {
        return None;
    }
    let date = draft.day.is_some() && draft.month.is_some();
    let is_led = at > 0 && [Place::Clock, Place::From].iter().any(|&place| reading.literal(at - 1, place));
    if draft.year.is_none() && digits == 2 && date && !clock_follows && !is_led {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    // "Aug 96": no month has so many days.
    if draft.year.is_none() && digits == 2 && value > 31 && draft.month.is_some() && reading.casual {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    if draft.year.is_none() && digits == 3 && date && draft.era.is_some() {
        draft.year = Some(Year { value, digits });
        return Some(next);
    }
    None
}

/// Whether a number begins or ends one of another kind: a day by itself, "2024-06-04", or that of a law, "2019:12".
fn is_other(reading: &Reading, at: usize, digits: u8) -> bool {
    let parted = |mark: usize| reading.attached(mark) && reading.attached(mark + 1);
    let dashed = |at: usize| reading.mark(at) == Some('-') && parted(at) && reading.number(at + 1).is_some();
    if digits == 4 && dashed(at + 1) && dashed(at + 3) {
        return true;
    }
    let is_year = |at: usize| reading.number(at).is_some_and(|it| it.1 == 4);
    at >= 2
        && reading.mark(at - 1) == Some(':')
        && parted(at - 1)
        && reading.number(at - 2).is_some()
        && (digits == 4 || is_year(at - 2))
}

/// Two digits behind an apostrophe: "Jun '21".
fn short_year(reading: &Reading, at: usize) -> bool {
    let is_apostrophe = at > 0 && matches!(reading.written(at - 1), "'" | "’" | "‘" | "ʼ");
    is_apostrophe && reading.attached(at) && !reading.attached(at - 1)
}

/// A day in words beside a month: "May eighth", "двадцать пятое мая".
fn ordinal(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.day.is_some() {
        return None;
    }
    let tens = reading.number_word(at).filter(|it| it % 10 == 0 && *it >= 10);
    let mut last = at;
    if tens.is_some() {
        let joins = |at: usize| reading.mark(at) == Some('-') || is_and(reading.written(at));
        last += 1 + usize::from(joins(at + 1) && reading.ordinal(at + 1).is_none());
    }
    let day = reading.ordinal(last)?;
    if tens.is_some() && day >= 10 {
        return None;
    }
    let next = last + 1;
    let is_beside = draft.month.is_some()
        || next == reading.items.len()
        || (next..next + 3).any(|ahead| reading.month(ahead).is_some());
    let day = tens.unwrap_or(0) + day;
    (is_beside && day <= 31).then(|| {
        draft.day = Some(day);
        next
    })
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
            (letters < 4 || !reading.is_month_somewhere(at + hyphen))
                && reading.month(at + hyphen).is_none()
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
