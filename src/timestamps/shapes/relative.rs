//! Moments counted from now: `yesterday`, `3 hours ago`, `in 2 days and 4 hours`, `gelecek ay`.

use crate::timestamps::draft::Draft;
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::Unit;

/// More pieces than a duration has units.
const MOST: usize = 8;

pub(crate) fn relative(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.month.is_some() || draft.year.is_some() || draft.day.is_some() || draft.relative.len() >= MOST {
        return None;
    }
    if let Some(relative) = reading.relative(at) {
        draft.relative.push(relative);
        return Some(at + 1);
    }
    if let Some(sign) = reading.direction(at) {
        let (counts, next, stated) = durations(reading, at + 1)?;
        // "in 2 days", but also "ago 2 days": a direction of the other sign at the end wins.
        let sign = stated.unwrap_or(sign);
        draft.relative.extend(counts.into_iter().map(|(unit, count)| (unit, sign * count)));
        return Some(next);
    }
    let (counts, next, stated) = durations(reading, at)?;
    let sign = stated?;
    draft.relative.extend(counts.into_iter().map(|(unit, count)| (unit, sign * count)));
    Some(next)
}

/// A duration in hours that says its direction, before the clock takes it: "15 hours 29 min ago" is not 15 o'clock.
pub(crate) fn counted_back(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let is_new =
        draft.month.is_none() && draft.day.is_none() && draft.year.is_none() && draft.relative.is_empty();
    if !is_new || reading.number(at).is_none() || reading.unit(at + 1) != Some(Unit::Hour) {
        return None;
    }
    let (counts, next, sign) = durations(reading, at)?;
    let sign = sign?;
    draft.relative.extend(counts.into_iter().map(|(unit, count)| (unit, sign * count)));
    Some(next)
}

/// What was counted, the item after it, and the sign of the direction.
type Durations = (Vec<(Unit, i64)>, usize, Option<i64>);

/// Numbers with units, joined by "and" or commas, the direction behind them where there is one.
fn durations(reading: &Reading, at: usize) -> Option<Durations> {
    let mut counts = Vec::new();
    let mut next = at;
    loop {
        let mut from = next;
        if !counts.is_empty() {
            from += usize::from(reading.mark(from) == Some(','));
            from += usize::from(reading.any_literal(from) || joins(reading.written(from)));
        }
        if let Some((unit, count)) = reading.counted(from).filter(|_| !counts.is_empty()) {
            // The last piece with its direction: "2 hours 5 minutes ago".
            counts.push((unit, count.abs()));
            return Some((counts, from + 1, Some(count.signum())));
        }
        let (count, unit_at) = match reading.number(from) {
            Some((value, digits)) if digits <= 4 => (i64::from(value), from + 1),
            Some(_) => break,
            None => match reading.number_word(from) {
                Some(value) => (i64::from(value), from + 1),
                None => break,
            },
        };
        let Some(unit) = reading.unit(unit_at) else { break };
        counts.push((unit, count));
        next = unit_at + 1;
        if counts.len() >= MOST {
            break;
        }
    }
    if counts.is_empty() {
        return None;
    }
    match reading.direction(next) {
        Some(sign) => Some((counts, next + 1, Some(sign))),
        None => Some((counts, next, None)),
    }
}

/// "And" in the languages whose durations need it.
fn joins(word: &str) -> bool {
    matches!(
        word,
        "and" | "et" | "und" | "e" | "y" | "и" | "і" | "i" | "en" | "og" | "och" | "ve" | "və" | "و"
    )
}
