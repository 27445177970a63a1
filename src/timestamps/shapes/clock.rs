//! Times of day: `12:42`, `9.05`, `14h30`, `下午3時`, `8 pm`.

use super::duration::is_and;
use super::relative::is_noun;
use crate::timestamps::draft::{Clock, Draft};
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::{Place, Unit};

pub(crate) fn clock(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let (hour, digits) = reading.number(at)?;
    if draft.clock.is_none() && matches!(digits, 3 | 4) && reading.casual {
        return compact(reading, at, hour, draft);
    }
    if draft.clock.is_some() || hour > 24 || digits > 2 {
        return None;
    }
    let hour = hour as u8;
    if let Some(':' | '∶') = reading.mark(at + 1) {
        return parted(reading, at, hour, ':', draft);
    }
    if reading.mark(at + 1) == Some('.') && dotted(reading, at, draft) {
        return parted(reading, at, hour, '.', draft);
    }
    if let Some(next) = marked(reading, at, hour, draft).or_else(|| joined(reading, at, hour, draft)) {
        return Some(next);
    }
    let next = at + 1;
    // "11a" beside a month is a day with its case ending; "7 in the evening 8:15" is a day with its clock behind.
    let is_dated = draft.month.is_some() && draft.day.is_none();
    let day = is_dated && (reading.written(next).chars().count() == 1 || is_parted(reading, next + 1));
    if reading.period(next).is_some() && !day {
        draft.clock = Some(Clock { hour, minute: None, second: None, sure: true });
        return Some(next);
    }
    let is_led = reading.casual && led(reading, at, draft);
    if draft.period.is_some() && draft.end == at && hour <= 12 && draft.has_date() || is_led {
        draft.clock = Some(Clock { hour, minute: None, second: None, sure: true });
        return Some(next);
    }
    None
}

/// Whether hours and minutes stand at an item.
fn is_parted(reading: &Reading, at: usize) -> bool {
    reading.number(at).is_some_and(|it| it.1 <= 2)
        && matches!(reading.mark(at + 1), Some(':' | '.'))
        && reading.number(at + 2).is_some_and(|it| it.1 == 2)
        && reading.attached(at + 2)
}

/// An hour behind a day and a word that leads to a time: "tomorrow at 5".
fn led(reading: &Reading, at: usize, draft: &Draft) -> bool {
    let is_counted = !draft.relative.is_empty();
    let is_day = is_counted || draft.weekday.is_some() || draft.period.is_some();
    let leads = |place| at > 0 && reading.literal(at - 1, place);
    let is_led = leads(Place::Clock) || is_counted && leads(Place::Inside);
    let is_date = draft.month.is_some() || draft.year.is_some();
    let is_date = is_date || (at + 1..at + 4).any(|ahead| reading.month(ahead).is_some());
    let next = at + 1;
    let goes_on = reading.unit(next).is_some()
        || reading.month(next).is_some()
        || reading
            .mark(next)
            .is_some_and(|mark| matches!(mark, '%' | '/' | '.' | ':' | '-' | '°') && reading.attached(next));
    is_day && is_led && !is_date && !goes_on
}

/// Digits without a mark before a part of the day: "1230pm".
fn compact(reading: &Reading, at: usize, digits: u32, draft: &mut Draft) -> Option<usize> {
    let (hour, minute) = (digits / 100, digits % 100);
    let fits = (1..=12).contains(&hour) && minute < 60 && reading.attached(at + 1);
    (fits && reading.period(at + 1).is_some()).then(|| {
        draft.clock = Some(Clock { hour: hour as u8, minute: Some(minute as u8), second: None, sure: true });
        at + 1
    })
}

/// Numbers parted by colons or dots.
fn parted(reading: &Reading, at: usize, hour: u8, mark: char, draft: &mut Draft) -> Option<usize> {
    let two = |number: usize| {
        let (value, digits) = reading.number(number)?;
        (digits == 2 && value < 60 && reading.attached(number) && reading.attached(number - 1))
            .then_some(value as u8)
    };
    let minute = two(at + 2)?;
    let mut clock = Clock { hour, minute: Some(minute), second: None, sure: false };
    let mut next = at + 3;
    if reading.mark(next).is_some_and(|it| it == mark || it == ':') {
        if let Some(second) = two(next + 1) {
            clock.second = Some(second);
            clock.sure = true;
            next += 2;
            let fraction = matches!(reading.mark(next), Some('.' | ','))
                && reading.attached(next)
                && reading.attached(next + 1);
            if fraction && reading.number(next + 1).is_some() {
                next += 2;
            }
        } else if reading.attached(next) && reading.attached(next + 1) && reading.number(next + 1).is_some() {
            return None;
        }
    }
    draft.clock = Some(clock);
    Some(trailing(reading, next, draft))
}

/// Dots part times where a date has been read, or a word for the hour stands beside.
fn dotted(reading: &Reading, at: usize, draft: &Draft) -> bool {
    let before =
        |at: usize| reading.any_literal(at) || reading.period(at).is_some() || reading.zone(at).is_some();
    let word_before = at > 0 && before(at - 1);
    let word_after = reading.period(at + 3).is_some() || reading.literal(at + 3, Place::Hour);
    draft.has_date() || word_before || word_after
}

/// Numbers with a word for the hour: `14h30`, `12時34分`, `20 Uhr`.
fn marked(reading: &Reading, at: usize, hour: u8, draft: &mut Draft) -> Option<usize> {
    // Basque "11a" beside a month is a day with its case ending.
    let ending =
        reading.written(at + 1).len() == 1 && reading.attached(at + 1) && reading.number(at + 2).is_none();
    let day = ending && draft.month.is_some() && draft.day.is_none();
    if day || !hour_mark(reading, at + 1) {
        return None;
    }
    let mut clock = Clock { hour, minute: None, second: None, sure: true };
    let mut next = at + 2;
    if reading.written(next) == "半" {
        clock.minute = Some(30);
        next += 1;
    } else if let Some((minute, digits)) =
        reading.number(next).filter(|number| number.0 < 60 && number.1 <= 2)
    {
        let mark = minute_mark(reading, next + 1);
        if mark || digits == 2 {
            clock.minute = Some(minute as u8);
            next += 1 + usize::from(mark);
            let parts = !mark && reading.mark(next) == Some(':') && reading.attached(next + 1);
            let second = next + usize::from(parts);
            let told = reading.number(second).filter(|it| (mark || parts) && it.0 < 60 && it.1 <= 2);
            if let Some((value, digits)) = told {
                let is_marked = second_mark(reading, second + 1);
                if is_marked || parts && digits == 2 {
                    clock.second = Some(value as u8);
                    next = second + 1 + usize::from(is_marked);
                }
            }
        }
    } else if let Some((Unit::Minute, minute @ 0..60)) = reading.counted(next).map(|it| (it.0, it.1.abs())) {
        // "14 ч. 05 мин." ends in what counts minutes elsewhere.
        clock.minute = Some(minute as u8);
        next += 1;
    }
    draft.clock = Some(clock);
    Some(trailing(reading, next, draft))
}

/// Hours "and" minutes, with a word before the ones and behind the others: "ساعت ۱۱ و ۰۵ دقیقه".
fn joined(reading: &Reading, at: usize, hour: u8, draft: &mut Draft) -> Option<usize> {
    let is_led = at > 0 && reading.literal(at - 1, Place::Clock) && is_and(reading.written(at + 1));
    let minutes = |at: usize| match reading.counted(at) {
        Some((Unit::Minute, count)) => Some((count.abs(), at + 1)),
        _ => Some((i64::from(reading.number(at)?.0), at + 2))
            .filter(|_| minute_mark(reading, at + 1) || reading.unit(at + 1) == Some(Unit::Minute)),
    };
    let (minute, next) = minutes(at + 2).filter(|it| is_led && it.0 < 60)?;
    draft.clock = Some(Clock { hour, minute: Some(minute as u8), second: None, sure: true });
    Some(next)
}

fn hour_mark(reading: &Reading, at: usize) -> bool {
    reading.literal(at, Place::Hour)
        || matches!(reading.written(at), "h" | "H" | "時" | "时" | "点" | "點" | "시" | "hs" | "Uhr")
}

fn minute_mark(reading: &Reading, at: usize) -> bool {
    reading.literal(at, Place::Minute) || matches!(reading.written(at), "分" | "분" | "min" | "m" | "mn")
}

fn second_mark(reading: &Reading, at: usize) -> bool {
    reading.literal(at, Place::Second) || matches!(reading.written(at), "秒" | "초" | "s" | "sec")
}

/// Words that close a time: `Uhr`, `ч.`, `hrs`.
fn trailing(reading: &Reading, at: usize, _draft: &Draft) -> usize {
    let closes = [Place::Hour, Place::Minute, Place::Second].iter().any(|&place| reading.literal(at, place));
    if closes {
        at + 1
    } else {
        at
    }
}

/// A part of the day beside a time: `pm`, `gecə`, `下午`.
pub(crate) fn period(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.period.is_some() {
        return None;
    }
    let period = reading.period(at)?;
    let mut ahead = at + 1;
    while ahead < at + 3 && reading.any_literal(ahead) {
        ahead += 1;
    }
    // German "am 4. Juli" leads to a day.
    let is_day = reading.month(ahead + 1 + usize::from(reading.mark(ahead + 1) == Some('.'))).is_some();
    let before_clock = reading.number(ahead).is_some_and(|number| number.1 <= 2) && !is_day;
    // Where a period follows the time, what stands before is another word of the same letters.
    let after_clock = (ahead + 1..ahead + 6)
        .take_while(|&it| reading.number(it).is_some() || reading.mark(it) == Some(':'))
        .last();
    if draft.clock.is_none() && before_clock && reading.period(after_clock.unwrap_or(ahead) + 1).is_some() {
        return None;
    }
    // Noon and midnight are hours by themselves, where a day is told or all words of the text are asked for.
    let is_hour = reading.casual && draft.month.is_none() && is_noun(reading, at);
    let noon = period.0 == period.1 && (draft.has_date() || is_hour);
    if noon && draft.clock.is_none() && !before_clock {
        draft.clock = Some(Clock { hour: (period.0 / 60) as u8, minute: None, second: None, sure: true });
        draft.period = draft.period.or(Some(period).filter(|_| !draft.has_date()));
        return Some(at + 1);
    }
    // "mañana a las 8" is tomorrow, not a morning.
    if draft.told == 0 && before_clock && reading.relative(at).is_some() {
        return None;
    }
    let is_part = (!draft.relative.is_empty() || draft.weekday.is_some()) && draft.month.is_none();
    let is_alone =
        reading.casual && at == 0 && at + 1 == reading.items.len() && reading.relative(at).is_none();
    if draft.clock.is_none() && !before_clock && !((is_part || is_alone) && is_noun(reading, at)) {
        return None;
    }
    if draft.clock.is_some_and(|clock| clock.hour > 12 && period.1 == 720 && period.0 == 0) {
        return None;
    }
    draft.period = Some(period);
    Some(at + 1)
}
