//! Two moments joined by "to" or a dash; each takes from the other what it leaves out: `5 - 7 August 2024`, `from 10:00 to 12:00`.

use super::calendar::Day;
use super::context::Context;
use super::draft::{Clock, Draft, Year};
use super::items::Kind;
use super::lexicon::LanguageId;
use super::line::margins;
use super::moment::{resolve, Moment};
use super::plausible::plausible;
use super::reading::Reading;
use super::sense::Calendar;
use super::shapes::draft;
use super::voices::Voices;
use super::votes::votes;
use super::Precision;

/// The two ends of a stretch of time, and the items they stand at. The beginning, which may lean on the end's words, spans it all.
pub(super) struct Range {
    pub left: Moment,
    pub right: Moment,
    pub first: usize,
    pub right_first: usize,
    pub last: usize,
}

/// The stretch of time that starts at an item and whose two ends a connector joins.
pub(super) fn range(
    all: &Reading,
    at: usize,
    connector: usize,
    all_of_it: bool,
    context: &Context,
) -> Option<Range> {
    // Nothing reaches over an unknown word but one that is written together with a number.
    let is_open = |at: usize| !matches!(all.items[at].kind, Kind::Other) || all.attached(at);
    if !(at..connector).all(is_open) {
        return None;
    }
    let wide = Draft { first: at, end: connector + 1 + WIDE, ..Draft::default() };
    let candidates = votes(all, &wide, context);
    let bare = candidates.is_empty();
    let languages = candidates.into_iter().map(|it| Some(it.0)).chain(bare.then_some(None));
    let mut best: Option<(usize, Range)> = None;
    let mut voices = Voices::new(all, at, context);
    for language in languages {
        if voices.is_echo(language, 0) {
            continue;
        }
        let reading = all.spoken(language, context.digits(language));
        if let Some(found) = ends(&reading, at, connector, all_of_it, language, context) {
            if best.as_ref().is_none_or(|it| found.last > it.0) {
                best = Some((found.last, found));
            }
        }
    }
    best.map(|it| it.1)
}

/// How many items of the end are asked for the languages they speak for.
const WIDE: usize = 10;

fn ends(
    reading: &Reading,
    at: usize,
    connector: usize,
    all_of_it: bool,
    language: Option<LanguageId>,
    context: &Context,
) -> Option<Range> {
    if !reading.until(connector) {
        return None;
    }
    let before = Reading { items: reading.items.get(..connector)?, ..*reading };
    let mut left = draft(&before, at);
    // "tomorrow, 2 to 4 pm": an hour of the day that is told.
    let hour_of = reading.number(connector - 1).filter(|it| left.end < connector && it.0 <= 24 && it.1 <= 2);
    let until = connector - usize::from(hour_of.is_some());
    let reaches =
        (left.end..until).all(|it| reading.any_literal(it) || matches!(reading.mark(it), Some(',' | '.')));
    if left.told == 0 || !reaches || left.exact {
        return None;
    }
    let mut right_at = connector + 1;
    while right_at < connector + 3 && reading.any_literal(right_at) && reading.month(right_at).is_none() {
        right_at += 1;
    }
    let mut right = draft(reading, right_at);
    if right.told == 0 || right.exact || right.undirected || left.undirected {
        return None;
    }
    if let Some((hour, _)) = hour_of {
        if left.clock.is_some() || left.is_bare() || !right.is_clock_only() {
            return None;
        }
        left.clock = Some(Clock { hour: hour as u8, minute: None, second: None, sure: true });
    }
    // Without blanks a dash joins as well parts of one number or name.
    let is_dash = reading.mark(connector).is_some();
    let is_tight = is_dash && reading.attached(connector);
    let is_number = |at: usize| reading.number(at).is_some();
    let is_part =
        is_tight && (left.is_bare() && right.is_bare() || is_number(connector - 1) && !is_number(right_at));
    // "GMT-6", and a date with its time behind a dash.
    let is_offset = is_dash && left.zone.is_some() && reading.attached(right_at);
    let is_one = left.clock.is_none() && !left.is_bare() && right.is_clock_only()
        || right.clock.is_none() && !right.is_bare() && left.is_clock_only();
    let is_part = is_part && hour_of.is_none();
    // A date, and behind it its weekday.
    let is_weekday = left.month.is_some() && right.weekday.is_some() && right.month.is_none();
    // "on 30 September at 1:04": a word for "to" that leads to a clock as well.
    let is_led = left.month.is_some()
        && left.clock.is_none()
        && !left.is_bare()
        && is_number(right_at)
        && matches!(reading.mark(right_at + 1), Some(':'));
    // A sign, not a dash.
    let is_sign = is_dash && !is_tight && reading.attached(right_at);
    if is_part || is_offset || is_one || is_weekday || is_led || is_sign {
        return None;
    }
    // "10 to 12 tomorrow" is all of it tomorrow, "2 pm to tomorrow 3 pm" is not.
    let is_shared = is_number(right_at) || reading.period(right_at).is_some() || right.month.is_some();
    let follows = join(&mut left, &mut right, is_shared)?;
    let silent = |at: usize| reading.mark(at).is_some() || reading.any_literal(at);
    let whole = all_of_it && (0..at).all(silent) && (right.end..reading.items.len()).all(silent);
    let fits = |draft: &Draft| plausible(reading, draft, whole, context);
    let clocks = left.is_clock_only() && right.is_clock_only() && context.is_eager();
    let minutes = |draft: &Draft| draft.clock.is_some_and(|it| it.minute.is_some());
    if !(fits(&left) && fits(&right) || clocks && minutes(&left) && minutes(&right)) {
        return None;
    }
    let from = resolve(&left, language, context)?;
    let mut to = resolve(&right, language, context)?;
    // "Friday to Monday", "22:00 to 2:00": the end comes after the beginning.
    if follows && to.iso < from.iso {
        let step = if right.weekday.is_some() && right.month.is_none() { 7 } else { 1 };
        let day = day_of(&to)?.plus_days(step)?;
        let implied = to.implied;
        right.relative.clear();
        right.weekday = None;
        right.year = Some(Year { value: u32::try_from(day.year).ok()?, digits: 4 });
        (right.month, right.day) = (Some((Calendar::Gregorian, day.month)), Some(day.day));
        to = Moment { implied, ..resolve(&right, language, context)? };
    }
    let is_month = |moment: &Moment| moment.precision <= Precision::Month;
    if to.iso.get(..4)? < from.iso.get(..4)? || is_month(&from) != is_month(&to) {
        return None;
    }
    let (first, _) = margins(reading, &left);
    let (_, last) = margins(reading, &right);
    Some(Range { left: from, right: to, first, right_first: right.first, last })
}

/// Carries over what each end leaves out: whether the end's day follows from the beginning's.
fn join(left: &mut Draft, right: &mut Draft, is_shared: bool) -> Option<bool> {
    let mut follows = false;
    if left.is_bare() && right.is_bare() {
        return None;
    }
    if left.is_bare() && right.clock.is_some() && right.month.is_none() {
        hour(left);
    }
    // "10:16 Uhr - 1" goes on to something else; "1 pm - 3" to an hour.
    if right.is_bare() && left.clock.is_some() {
        let is_hour = left.period.is_some() || left.clock.is_some_and(|it| it.minute.is_none());
        if !is_hour {
            return None;
        }
        hour(right);
    }
    if left.month.is_none() && left.day.is_some() && right.day.is_some() && right.month.is_some() {
        if left.day >= right.day {
            return None;
        }
        (left.month, left.era, left.year) = (right.month, right.era, left.year.or(right.year));
        if left.clock.is_none() {
            (left.clock, left.period, left.zone) = (right.clock, right.period, right.zone);
        }
        left.digits_only |= right.digits_only;
    } else if right.month.is_none() && right.is_bare_day() && left.day.is_some() && left.month.is_some() {
        if left.day >= right.day {
            return None;
        }
        right.month = left.month;
        left.year = left.year.or(right.year);
        right.year = left.year;
    } else if let (Some(from), Some(to)) = (left.month, right.month) {
        if left.year.is_none() {
            let wraps = from.1 > to.1;
            if from.1 == to.1 && left.day > right.day {
                return None;
            }
            left.year = right.year.filter(|it| !wraps || it.digits == 4);
            left.year = left.year.map(|it| Year { value: it.value - u32::from(wraps && it.value > 0), ..it });
        } else if right.year.is_none() && (from.1, left.day) <= (to.1, right.day) {
            right.year = left.year;
        }
    }
    if left.is_clock_only() && !right.is_clock_only() {
        if is_shared {
            date(left, right);
        }
    } else if right.is_clock_only() && !left.is_clock_only() {
        date(right, left);
        follows = true;
    } else if right.is_clock_only()
        || right.weekday.is_some() && right.month.is_none() && right.relative.is_empty()
    {
        follows = true;
    }
    if let (Some(from), Some(to)) = (left.clock, right.clock) {
        if left.period.is_none()
            && from.hour <= 12
            && right.period.is_some()
            && from.hour % 12 <= to.hour % 12
        {
            left.period = right.period;
        } else if right.period.is_none() && to.hour <= 12 && to.hour % 12 > from.hour % 12 {
            right.period = left.period;
        }
        if left.zone.is_none() && right.zone.is_some() {
            left.zone = right.zone;
        } else if right.zone.is_none() {
            right.zone = left.zone;
        }
    }
    Some(follows)
}

/// A bare number as an hour.
fn hour(draft: &mut Draft) {
    let hour = draft.day.take().unwrap_or(0);
    draft.clock = Some(Clock { hour, minute: None, second: None, sure: true });
}

fn date(to: &mut Draft, from: &Draft) {
    (to.year, to.month, to.day, to.era) = (from.year, from.month, from.day, from.era);
    (to.weekday, to.digits_only) = (from.weekday, from.digits_only);
    to.relative.clone_from(&from.relative);
}

fn day_of(moment: &Moment) -> Option<Day> {
    let part = |range: std::ops::Range<usize>| moment.iso.get(range)?.parse::<u32>().ok();
    Day::new(part(0..4)? as i32, u8::try_from(part(5..7)?).ok()?, u8::try_from(part(8..10)?).ok()?)
}
