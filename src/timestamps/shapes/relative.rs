//! Moments counted from now: `yesterday`, `3 hours ago`, `in 2 days and 4 hours`, `gelecek ay`.

use super::duration::{durations, fraction, more, signed, Durations};
use crate::timestamps::draft::Draft;
use crate::timestamps::items::Kind;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::{Place, Unit};

/// More pieces than a duration has units.
pub(super) const MOST: usize = 8;

pub(crate) fn relative(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if !is_open(draft) {
        return None;
    }
    from(reading, at, draft).or_else(|| {
        // "about 23 hours ago"
        reading.literal(at, Place::About).then(|| from(reading, at + 1, draft))?
    })
}

fn from(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if let Some((unit, count)) = reading.relative(at) {
        draft.relative.push((unit, count));
        if reading.counted(at).is_some() {
            let next = more(reading, at + 1, count.signum(), &mut draft.relative);
            let next = signed(reading, next, &mut draft.relative).filter(|_| reading.casual).unwrap_or(next);
            // "2 гадзіны таму назад" says its direction twice.
            return Some(next + usize::from(reading.direction(next) == Some(count.signum())));
        }
        // "tonight" says the part of the day as well; what says "tomorrow" can say "morning", too.
        let part = reading.period(at).filter(|part| unit == Unit::Day && (count <= 0 || part.0 >= 720));
        draft.period = draft.period.or(part);
        return Some(match (unit, count) {
            (Unit::Second, 0) => signed(reading, at + 1, &mut draft.relative).unwrap_or(at + 1),
            _ => at + 1,
        });
    }
    if let Some(sign) = reading.direction(at) {
        if let Some(found) = durations(reading, at + 1, Some(sign)) {
            // "in 2 days", but also "ago 2 days": a direction of the other sign at the end wins.
            draft.then |= reading.then(at);
            let sign = found.sign.unwrap_or(sign);
            let next = counted(found, sign, draft);
            return Some(
                signed(reading, next, &mut draft.relative).filter(|_| reading.casual).unwrap_or(next),
            );
        }
    }
    let found = durations(reading, at, None)?;
    if let Some(sign) = found.sign {
        let next = counted(found, sign, draft);
        return Some(anchored(reading, next, draft).unwrap_or(next));
    }
    // "2 weeks from tomorrow"
    let anchor = found.next + 1;
    let day = reading.literal(found.next, Place::From).then(|| anchored(reading, anchor, draft))??;
    counted(found, 1, draft);
    Some(day)
}

/// The day something is counted from: "2 days before *yesterday*".
fn anchored(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let (unit, count) = reading.relative(at).filter(|it| it.0 == Unit::Day)?;
    (reading.counted(at).is_none()).then(|| {
        draft.relative.push((unit, count));
        at + 1
    })
}

fn counted(found: Durations, sign: i64, draft: &mut Draft) -> usize {
    draft.casual |= found.uncounted;
    draft.then |= found.then;
    draft.relative.extend(found.counts.into_iter().map(|(unit, count)| (unit, sign * count)));
    found.next
}

/// A duration before the clock takes it: "15 hours 29 min ago" is not 15 o'clock; and one that is all there is: "2 days", "+3 h".
pub(crate) fn counted_back(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if !is_open(draft) || !draft.relative.is_empty() {
        return None;
    }
    let is_last = |next: usize| next >= reading.items.len();
    if at == 0 && matches!(reading.mark(0), Some('+' | '-')) && reading.casual {
        let mut counts = Vec::new();
        let next = signed(reading, 0, &mut counts).filter(|&next| is_last(next))?;
        draft.relative = counts;
        draft.casual = true;
        return Some(next);
    }
    let (whole, _) = reading.number(at)?;
    if let Some(next) = broken(reading, at, whole, draft) {
        return Some(next);
    }
    let found = durations(reading, at, None)?;
    if let Some(sign) = found.sign {
        return (reading.unit(at + 1) == Some(Unit::Hour)).then(|| counted(found, sign, draft));
    }
    // One letter is as well the hour of a clock: "7 h".
    let clear = found.counts.len() > 1 || reading.written(at + 1).chars().count() > 1;
    // A year is no number of years.
    let clear = clear && whole < 1000;
    // "2 Tage 18:50"
    let is_timed = found.counts.iter().all(|it| it.0 == Unit::Day)
        && matches!(reading.mark(found.next + 1), Some(':'))
        && reading.items.len() == found.next + 3;
    if at == 0 && (is_last(found.next) || is_timed) && clear {
        draft.undirected = true;
        return Some(counted(found, -1, draft));
    }
    None
}

/// A decimal number whose last digits begin a phrase: "2.5 hours ago".
fn broken(reading: &Reading, at: usize, whole: u32, draft: &mut Draft) -> Option<usize> {
    let is_decimal = matches!(reading.mark(at + 1), Some('.' | ','))
        && [1, 2].iter().all(|ahead| reading.attached(at + ahead));
    let (unit, part) = reading.counted(at + 2).filter(|_| is_decimal)?;
    let hundredths = match part.abs() {
        tenths @ 0..=9 => tenths * 10,
        hundredths @ 10..=99 => hundredths,
        _ => return None,
    };
    let (unit, count) = fraction(unit, i64::from(whole) * 100 + hundredths)?;
    draft.relative.push((unit, part.signum() * count));
    Some(at + 3)
}

/// "last", "this", "next" before or behind what they step over: `next Friday`, `semaine prochaine`, `past 2 days`, `this evening`.
pub(crate) fn stepped(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if !is_open(draft) || !matches!(reading.item(at)?.kind, Kind::Word { .. } | Kind::Number { .. }) {
        return None;
    }
    let (mut which, mut count, mut next) = (None, None, at);
    for _ in 0..2 {
        if let Some(step) = reading.which(next).filter(|_| which.is_none()) {
            (which, next) = (Some(step), next + 1);
        } else if let Some((value, after)) = whole_count(reading, next).filter(|_| count.is_none()) {
            (count, next) = (Some(value), after);
        }
    }
    let behind = |at: usize| {
        let step = reading.which(at)?;
        let goes_on = reading.unit(at + 1).is_some() || reading.number(at + 1).is_some();
        (!goes_on).then_some((step, at + 1))
    };
    let settled = |which: Option<i64>, next: usize| which.map(|step| (step, next)).or_else(|| behind(next));
    if count.is_none() {
        if let Some(weekday) = reading.weekday(next) {
            let (step, next) = settled(which, next + 1)?;
            draft.relative.push((Unit::Weekday(weekday), step));
            return Some(next);
        }
        let part = reading.period(next).filter(|_| is_noun(reading, next));
        if let Some((part, (step, next))) = part.and_then(|part| Some((part, settled(which, next + 1)?))) {
            draft.relative.push((Unit::Day, step));
            draft.period = Some(part);
            return Some(next);
        }
    }
    // "hai tuần trước": two of "last week".
    let times = count.filter(|_| which.is_none() && reading.number_word(at).is_some());
    if let (Some(count), Some((unit, step @ (1 | -1)))) = (times, reading.relative(next)) {
        draft.relative.push((unit, step * count));
        return Some(next + 1);
    }
    // One letter is too little for a unit: "u" is an hour in Dutch, and "you" as well.
    let is_letter = |at: usize| reading.written(at).chars().count() == 1 && !unspaced(reading, at);
    let unit = reading.unit(next).filter(|_| !is_letter(next))?;
    let (step, next) = settled(which, next + 1)?;
    match count {
        Some(_) if step == 0 => None,
        Some(count) => {
            draft.relative.push((unit, step * count));
            Some(more(reading, next, step, &mut draft.relative))
        }
        None => {
            draft.relative.push((unit, step));
            Some(next)
        }
    }
}

/// Whether a part of the day is named by a word, not by letters behind a clock ("am").
pub(super) fn is_noun(reading: &Reading, at: usize) -> bool {
    let word = reading.written(at);
    word.chars().filter(|it| it.is_alphabetic()).count() > 3 || unspaced(reading, at)
}

fn unspaced(reading: &Reading, at: usize) -> bool {
    reading.written(at).chars().any(crate::timestamps::lexicon::unspaced)
}

fn is_open(draft: &Draft) -> bool {
    draft.month.is_none() && draft.year.is_none() && draft.day.is_none() && draft.relative.len() < MOST
}

fn whole_count(reading: &Reading, at: usize) -> Option<(i64, usize)> {
    match reading.number(at) {
        Some((value, digits)) => (digits <= 3).then_some((i64::from(value), at + 1)),
        None => reading.number_word(at).map(|value| (i64::from(value), at + 1)),
    }
}
