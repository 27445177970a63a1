//! Numbers with units of time: `2 hours and 5 minutes`, `1.5 days`, `half an hour`, `a week`.

use super::relative::MOST;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::{Place, Unit};

/// A duration, and the direction behind it where there is one.
pub(super) struct Durations {
    pub counts: Vec<(Unit, i64)>,
    pub next: usize,
    pub sign: Option<i64>,
    /// A unit without a number: "in hour".
    pub uncounted: bool,
    /// The direction leads from another moment than now.
    pub then: bool,
}

/// Numbers with units, joined by "and" or commas, the direction behind them where there is one.
pub(super) fn durations(reading: &Reading, at: usize, before: Option<i64>) -> Option<Durations> {
    let mut counts = Vec::new();
    let mut next = at;
    let mut uncounted = false;
    while counts.len() < MOST {
        let from = joined(reading, next, counts.is_empty());
        // "преди 2 часа преди 5 мин." says its direction twice.
        let again =
            before.filter(|_| !counts.is_empty()).is_some_and(|it| reading.direction(from) == Some(it));
        let from = from + usize::from(again);
        if let Some((unit, count)) = reading.counted(from).filter(|_| !counts.is_empty()) {
            // The last piece with its direction: "2 hours 5 minutes ago".
            counts.push((unit, count.abs()));
            return Some(Durations {
                counts,
                next: from + 1,
                sign: Some(count.signum()),
                uncounted,
                then: false,
            });
        }
        if let Some(after) = piece(reading, from, &mut counts) {
            next = after;
            continue;
        }
        match reading.unit(from).filter(|_| counts.is_empty()) {
            Some(unit) => {
                (uncounted, next) = (true, from + 1);
                counts.push((unit, 1));
            }
            None => break,
        }
        break;
    }
    if counts.is_empty() {
        return None;
    }
    // "he sat 3 hours in the car": a filling word goes on to something else.
    let goes_on = reading.literal(next, Place::Inside) && next + 1 < reading.items.len();
    let sign = reading.direction(next).filter(|_| !goes_on);
    let then = reading.then(next);
    Some(Durations { counts, next: next + usize::from(sign.is_some()), sign, uncounted, then })
}

/// Further numbers with units behind a first: "in 10 days *5 hours*".
pub(super) fn more(reading: &Reading, at: usize, sign: i64, counts: &mut Vec<(Unit, i64)>) -> usize {
    let mut next = at;
    while counts.len() < MOST {
        let first = counts.len();
        let from = joined(reading, next, false);
        let again = usize::from(reading.direction(from) == Some(sign));
        let Some(after) = piece(reading, from + again, counts) else { break };
        counts[first..].iter_mut().for_each(|it| it.1 *= sign);
        next = after;
    }
    next
}

/// Durations behind signs: "+1 day -2 hours".
pub(super) fn signed(reading: &Reading, at: usize, counts: &mut Vec<(Unit, i64)>) -> Option<usize> {
    let mut next = at;
    while counts.len() < MOST {
        let sign = match reading.mark(next) {
            Some('+') => 1,
            Some('-') => -1,
            // "+ 2 h" is a phrase of its own.
            _ => match reading.counted(next).filter(|_| reading.written(next).starts_with(['+', '-'])) {
                Some(count) => {
                    counts.push(count);
                    next += 1;
                    continue;
                }
                None => break,
            },
        };
        let first = counts.len();
        let Some(after) = piece(reading, next + 1, counts) else { break };
        counts[first..].iter_mut().for_each(|it| it.1 *= sign);
        next = more(reading, after, sign, counts);
    }
    (next > at).then_some(next)
}

/// The item a further piece starts at, behind a comma and "and".
fn joined(reading: &Reading, at: usize, is_first: bool) -> usize {
    let mut from = at;
    if !is_first {
        from += usize::from(reading.mark(from).is_some_and(|it| matches!(it, ',' | '，' | '、' | '،')));
        let joins = reading.any_literal(from) && !reading.literal(from, Place::About);
        from += usize::from(joins || is_and(reading.written(from)));
    }
    from + usize::from(reading.literal(from, Place::About))
}

/// A number and its unit; parts of a unit become the next smaller one.
fn piece(reading: &Reading, at: usize, counts: &mut Vec<(Unit, i64)>) -> Option<usize> {
    if reading.unit(at) == Some(Unit::HalfHour) {
        counts.push((Unit::Minute, 30));
        return Some(at + 1);
    }
    let (count, hundredths, unit_at) = match reading.number(at) {
        Some((value, digits)) if digits <= 4 => {
            let tenths = reading
                .number(at + 2)
                .filter(|it| {
                    let mark = matches!(reading.mark(at + 1), Some('.' | ','));
                    mark && it.1 <= 2 && reading.attached(at + 1) && reading.attached(at + 2)
                })
                .map(|(value, digits)| i64::from(value) * if digits == 1 { 10 } else { 1 });
            (i64::from(value), tenths.unwrap_or(0), at + if tenths.is_some() { 3 } else { 1 })
        }
        Some(_) => return None,
        None => (i64::from(reading.number_word(at)?), 0, at + 1),
    };
    let unit = reading.unit(unit_at)?;
    if hundredths == 0 {
        counts.push((unit, count));
        return Some(unit_at + 1);
    }
    counts.push(fraction(unit, count * 100 + hundredths)?);
    Some(unit_at + 1)
}

/// So many hundredths of a unit in the next smaller one.
pub(super) fn fraction(unit: Unit, hundredths: i64) -> Option<(Unit, i64)> {
    let (smaller, size) = match unit {
        Unit::Decade => (Unit::Month, 120),
        Unit::Year => (Unit::Month, 12),
        Unit::Week => (Unit::Day, 7),
        Unit::Day => (Unit::Hour, 24),
        Unit::Hour => (Unit::Minute, 60),
        Unit::Minute => (Unit::Second, 60),
        _ => return None,
    };
    Some((smaller, hundredths * size / 100))
}

/// "And" in the languages whose durations need it.
pub(super) fn is_and(word: &str) -> bool {
    matches!(
        word,
        "and" | "et" | "und" | "e" | "y" | "и" | "і" | "i" | "en" | "og" | "och" | "ve" | "və" | "و"
    )
}
