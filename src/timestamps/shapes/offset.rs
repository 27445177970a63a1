//! Zones beside a time: `UTC +04:00`, `GMT+4`, `+0400`, `EST`, `Moscow Standard Time`.

use crate::timestamps::abbreviations::ambiguous;
use crate::timestamps::draft::{Draft, ZoneWord};
use crate::timestamps::reading::Reading;

pub(crate) fn offset(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.zone.is_some() {
        return None;
    }
    if reading.gmt(at) {
        // "[GMT]+5" as Marathi has it.
        let bracket = at + 1 + usize::from(reading.mark(at + 1) == Some(']'));
        let (offset, next) =
            signed(reading, at + 1).or_else(|| signed(reading, bracket)).unwrap_or((0, at + 1));
        draft.zone = Some(ZoneWord::Offset(offset));
        return Some(next);
    }
    if draft.clock.is_none() && !(draft.has_date() && before_clock(reading, at + 1)) {
        return None;
    }
    if let Some((place, flavour)) = reading.zone(at) {
        draft.zone = Some(match ambiguous(reading.written(at)) {
            Some(abbreviation) => ZoneWord::Several(abbreviation, place, flavour),
            None => ZoneWord::Place(place, flavour),
        });
        return Some(at + 1);
    }
    if reading.written(at) == "Z" && reading.attached(at) {
        draft.zone = Some(ZoneWord::Offset(0));
        return Some(at + 1);
    }
    draft.clock?;
    let (offset, next) = signed(reading, at)?;
    if reading.gmt(next) {
        draft.zone = Some(ZoneWord::Offset(offset));
        return Some(next + 1);
    }
    // Without a word the offset must have its two or four digits, and nothing may stand between sign and digits.
    let (_, digits) = reading.number(at + 1)?;
    if digits != 4 && !(digits == 2 && next > at + 2) {
        return None;
    }
    draft.zone = Some(ZoneWord::Offset(offset));
    Some(next)
}

/// Whether a time follows, perhaps behind a filling word or a part of the day.
fn before_clock(reading: &Reading, at: usize) -> bool {
    let number = (at..at + 3).find(|&it| reading.number(it).is_some());
    number.is_some_and(|number| {
        let between = (at..number).all(|it| reading.any_literal(it) || reading.period(it).is_some());
        between && matches!(reading.mark(number + 1), Some(':' | '.')) && reading.number(number + 2).is_some()
    })
}

/// A sign and hours, perhaps minutes: `+4`, `+04:00`, `-0330`.
fn signed(reading: &Reading, at: usize) -> Option<(i16, usize)> {
    let sign = match reading.mark(at)? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (value, digits) = reading.number(at + 1)?;
    if !reading.attached(at + 1) || digits > 4 {
        return None;
    }
    let (mut hours, mut minutes, mut next) = (value as i16, 0, at + 2);
    if digits >= 3 {
        (hours, minutes) = ((value / 100) as i16, (value % 100) as i16);
    } else if matches!(reading.mark(next), Some(':' | '.'))
        && reading.attached(next)
        && reading.attached(next + 1)
    {
        if let Some((more, 2)) = reading.number(next + 1) {
            (minutes, next) = (more as i16, next + 2);
        }
    }
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), next))
}
