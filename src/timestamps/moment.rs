//! A draft made exact: calendars, eras, short years, missing years, counts from now, zones.

use super::abbreviations::{meaning, Meaning};
use super::calendar::{gregorian, Day};
use super::context::Context;
use super::draft::{Clock, Draft, ZoneWord};
use super::lexicon::{lexicon, LanguageId};
use super::sense::{Calendar, Unit};
use super::written;
use super::zones;
use super::{Precision, Zone, ZoneOrigin};

/// A moment as exact as its draft.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moment {
    pub iso: String,
    pub utc: Option<String>,
    pub precision: Precision,
    pub zone: Zone,
    pub implied: Vec<&'static str>,
    /// Whether the weekday in the text is the day's.
    pub weekday_fits: Option<bool>,
}

/// The moment a draft tells; none when there is no such day or time.
pub(crate) fn resolve(draft: &Draft, language: Option<LanguageId>, context: &Context) -> Option<Moment> {
    // Digits alone are of no language; years of other calendars are then those of the text's.
    let spoken = || context.spoken().map(|it| lexicon().code(it)).filter(|it| COUNTED_OTHERWISE.contains(it));
    let code = language.map(|it| lexicon().code(it)).or_else(spoken).unwrap_or("und");
    let by_year = match draft.relative[..] {
        [] => None,
        // "this year, 27 July"
        [(Unit::Year, count)] if draft.month.is_some() && draft.year.is_none() => Some(count),
        _ => return from_now(draft, code, context),
    };
    let mut implied = Vec::new();
    let (day, precision) = match (draft.month, draft.day) {
        (Some((calendar, month)), day) => {
            let (calendar, year) = match (year(draft, calendar, code, context), by_year) {
                (Some(known), _) => known,
                (None, Some(count)) => {
                    (Calendar::Gregorian, context.now?.day.year.checked_add(i32::try_from(count).ok()?)?)
                }
                (None, None) => {
                    implied.push("year");
                    (calendar, nearest_year(draft, calendar, month, context.now?.day)?)
                }
            };
            // Nepal writes the months of the Indian calendar with years of its own, and begins them on other days.
            if calendar == Calendar::Indian && year > SAKA {
                return None;
            }
            let precision = if day.is_some() { Precision::Day } else { Precision::Month };
            (gregorian(calendar, year, month, day.unwrap_or(1))?, precision)
        }
        (None, _) => {
            let now = context.now?;
            implied.extend(["year", "month", "day"]);
            let day = match draft.weekday {
                Some(weekday) => nearest_weekday(now.day, weekday)?,
                // Midnight is the one that comes, but for the small hours, when it has just been.
                None if draft.period == Some((0, 0)) && now.second > SMALL_HOURS => now.day.plus_days(1)?,
                None => now.day,
            };
            (day, Precision::Day)
        }
    };
    let weekday_fits =
        draft.weekday.filter(|_| precision == Precision::Day).map(|weekday| weekday == day.weekday());
    let Some(clock) = draft.clock.filter(|_| precision == Precision::Day) else {
        return Some(dated(day, precision, implied, weekday_fits));
    };
    let hour = hour(clock, draft.period)?;
    // ISO 8601 ends a day with 24:00; where a clock counts from 1 to 24, the day begins with it.
    let day = if draft.exact && clock.hour == 24 { day.plus_days(1)? } else { day };
    let minute = clock.minute.unwrap_or(0);
    let minute_of_day = u16::from(hour) * 60 + u16::from(minute);
    let (zone, offset) = zone(draft, day, minute_of_day, code, context)?;
    let precision = match clock {
        Clock { second: Some(_), .. } => Precision::Second,
        Clock { minute: Some(_), .. } => Precision::Minute,
        _ => Precision::Hour,
    };
    let second = u32::from(minute_of_day) * 60 + u32::from(clock.second.unwrap_or(0).min(59));
    Some(timed(day, second, offset, precision, zone, implied, weekday_fits))
}

fn dated(day: Day, precision: Precision, implied: Vec<&'static str>, weekday_fits: Option<bool>) -> Moment {
    let iso = match precision {
        Precision::Year => written::year(day.year),
        Precision::Month => written::month(day),
        _ => written::date(day),
    };
    let zone = Zone { origin: ZoneOrigin::Unknown, offset: None, name: None };
    Moment { iso, utc: None, precision, zone, implied, weekday_fits }
}

fn timed(
    day: Day,
    second: u32,
    offset: Option<i16>,
    precision: Precision,
    zone: Zone,
    implied: Vec<&'static str>,
    weekday_fits: Option<bool>,
) -> Moment {
    let mut iso = written::civil(day, second);
    let utc = offset.and_then(|offset| {
        let instant = day.number() * 86_400 + i64::from(second) - i64::from(offset) * 60;
        let day = Day::from_number(instant.div_euclid(86_400))?;
        Some(written::civil(day, instant.rem_euclid(86_400) as u32) + "Z")
    });
    if let Some(offset) = offset {
        iso.push_str(&written::offset(offset));
    }
    Moment { iso, utc, precision, zone, implied, weekday_fits }
}

/// The year with its calendar; none when the text has no year.
fn year(draft: &Draft, calendar: Calendar, language: &str, context: &Context) -> Option<(Calendar, i32)> {
    let year = draft.year?;
    let value = i32::try_from(year.value).ok()?;
    if let Some((era, number)) = draft.era {
        match era {
            Calendar::Japanese => return Some((Calendar::Gregorian, japanese(number)? + value)),
            Calendar::Buddhist if calendar == Calendar::Gregorian => {
                return Some((Calendar::Buddhist, value))
            }
            Calendar::Roc if calendar == Calendar::Gregorian && number == 1 => {
                return Some((Calendar::Roc, value))
            }
            Calendar::Persian
            | Calendar::Islamic
            | Calendar::Indian
            | Calendar::Ethiopic
            | Calendar::Coptic
            | Calendar::Hebrew
                if calendar == Calendar::Gregorian && draft.digits_only =>
            {
                let value =
                    if year.digits <= 2 { near(value, around(era, now_year(context))) } else { value };
                return Some((era, value));
            }
            _ => {}
        }
    }
    if year.digits <= 2 && !matches!(calendar, Calendar::Japanese | Calendar::Roc) {
        let now = now_year(context);
        // In Bangkok and Tehran two digits are of either count: of the two years the one nearer to now.
        let other = match language {
            "th" => Some(Calendar::Buddhist),
            "fa" => Some(Calendar::Persian),
            _ => None,
        };
        let known = |calendar: Calendar| (calendar, near(value, around(calendar, now)));
        let apart = |it: &(Calendar, i32)| (it.1 - around(it.0, now)).abs();
        let other = other.filter(|_| calendar == Calendar::Gregorian).map(known);
        return [Some(known(calendar)), other].into_iter().flatten().min_by_key(apart);
    }
    if calendar == Calendar::Gregorian {
        let buddhist =
            matches!(language, "th" | "lo" | "km" | "my" | "und") && (2400..=2700).contains(&value);
        if buddhist {
            return Some((Calendar::Buddhist, value));
        }
        if draft.digits_only && (1300..=1500).contains(&value) {
            match language {
                "fa" | "ps" | "ckb" | "lrc" | "mzn" | "uz" => return Some((Calendar::Persian, value)),
                "ar" => return Some((Calendar::Islamic, value)),
                _ => {}
            }
        }
        if draft.digits_only && (5600..=5900).contains(&value) {
            return Some((Calendar::Hebrew, value));
        }
    }
    Some((calendar, value))
}

/// Languages whose dates of digits alone can be of the Persian or the Islamic calendar.
const COUNTED_OTHERWISE: &[&str] = &["ar", "ckb", "fa", "lrc", "mzn", "ps", "uz"];

/// The year before the first of a Japanese era.
fn japanese(era: u8) -> Option<i32> {
    Some(match era {
        232 => 1867,
        233 => 1911,
        234 => 1925,
        235 => 1988,
        236 => 2018,
        _ => return None,
    })
}

/// The year of a calendar in which most of a year of ours lies.
fn around(calendar: Calendar, year: i32) -> i32 {
    match calendar {
        Calendar::Gregorian | Calendar::Japanese => year,
        Calendar::Buddhist => year + 543,
        Calendar::Roc => year - 1911,
        Calendar::Persian => year - 621,
        Calendar::Islamic => ((year - 622) * 33) / 32,
        Calendar::Hebrew => year + 3760,
        Calendar::Indian => year - 78,
        Calendar::Ethiopic => year - 8,
        Calendar::Coptic => year - 284,
    }
}

/// The year that ends in two digits and is nearest to now, at most twenty years ahead of it.
fn near(value: i32, now: i32) -> i32 {
    let full = now - now.rem_euclid(100) + value;
    if full > now + 20 {
        full - 100
    } else if full <= now - 80 {
        full + 100
    } else {
        full
    }
}

fn now_year(context: &Context) -> i32 {
    context.now.map_or(2026, |now| now.day.year)
}

/// The year that brings a day and month nearest to now; the weekday decides where it is told.
fn nearest_year(draft: &Draft, calendar: Calendar, month: u8, now: Day) -> Option<i32> {
    let (day, weekday) = (draft.day.unwrap_or(1), draft.weekday);
    let around = around(calendar, now.year);
    let distance = |year: &i32| {
        let date = gregorian(calendar, *year, month, day);
        let apart = date.map_or(i64::MAX / 2, |it| {
            let days = it.number() - now.number();
            days.abs() * if days > 0 && draft.clock.is_some() { AHEAD } else { 1 }
        });
        let other_weekday = weekday.is_some_and(|weekday| date.is_none_or(|it| it.weekday() != weekday));
        apart + if other_weekday { 100_000 } else { 0 }
    };
    // The last day of February is seldom.
    let reach = match (weekday, month, day) {
        (Some(_), ..) => 3,
        (_, 2, 29) => 4,
        _ => 1,
    };
    (around - reach..=around + reach).min_by_key(distance)
}

/// No page tells of days so late in the Indian calendar: the year 2108 of ours.
const SAKA: i32 = 2030;

/// What a day ahead counts where its hour is told, but not its year: pages stamp so what lies behind them.
const AHEAD: i64 = 2;

/// The day of that name nearest to now, today included; the past one of two.
fn nearest_weekday(now: Day, weekday: u8) -> Option<Day> {
    (-3..=3).filter_map(|days| now.plus_days(days)).find(|day| day.weekday() == weekday)
}

/// The day of that name in the week of a day; weeks begin on Monday.
fn of_week(day: Day, weekday: u8) -> Option<Day> {
    day.plus_days(i64::from(weekday) - i64::from(day.weekday()))
}

/// Seconds after midnight in which it has just been.
const SMALL_HOURS: u32 = 2 * 3600;

/// The hour of a 24-hour day.
fn hour(clock: Clock, period: Option<(u16, u16)>) -> Option<u8> {
    if clock.hour > 24 {
        return None;
    }
    let Some((from, to)) = period.filter(|_| clock.hour <= 12) else { return Some(clock.hour % 24) };
    let minute = u16::from(clock.minute.unwrap_or(0));
    let inside = |hour: u8| {
        let time = u16::from(hour) * 60 + minute;
        if from == to {
            time == from
        } else if from < to {
            from <= time && time < to
        } else {
            time >= from || time < to
        }
    };
    let morning = clock.hour % 12;
    // The small hours belong to the night even where its name ends at midnight.
    let is_night = from >= 1200 && (1..=5).contains(&clock.hour);
    let hour = if inside(morning) || is_night {
        morning
    } else if inside(morning + 12) {
        morning + 12
    } else if from >= 720 {
        // "9:41 in the afternoon" where the rules end the afternoon earlier.
        morning + 12
    } else {
        morning
    };
    Some(hour)
}

/// The zone told, else the caller's, and its offset.
fn zone(
    draft: &Draft,
    day: Day,
    minute: u16,
    language: &str,
    context: &Context,
) -> Option<(Zone, Option<i16>)> {
    let told = draft.zone.map(|word| match word {
        ZoneWord::Several(abbreviation, place, flavour) => {
            match meaning(abbreviation, context.region(), language) {
                Some(Meaning::Clock(place, flavour)) => ZoneWord::Place(place, flavour),
                // A caller who is sure of the language wants what its readers mean.
                Some(Meaning::Several) if context.told.is_none() => word,
                _ => ZoneWord::Place(place, flavour),
            }
        }
        word => word,
    });
    let (offset, name, origin) = match told {
        Some(ZoneWord::Offset(offset)) => (Some(offset), None, ZoneOrigin::Stated),
        Some(ZoneWord::Place(place, flavour)) => (
            zones::offset(place, flavour, day, minute),
            Some(zones::name(place).to_string()),
            ZoneOrigin::Stated,
        ),
        Some(ZoneWord::Several(abbreviation, ..)) => {
            (None, Some(abbreviation.to_string()), ZoneOrigin::Stated)
        }
        None => match &context.zone {
            Some(zone) => (zones::offset_at(zone, day, minute), Some(zone.clone()), ZoneOrigin::Option),
            None => (None, None, ZoneOrigin::Unknown),
        },
    };
    Some((Zone { origin, offset: offset.map(written::offset), name }, offset))
}

/// Counts from now.
fn from_now(draft: &Draft, language: &str, context: &Context) -> Option<Moment> {
    let now = context.now?;
    let mut day = now.day;
    let mut second = i64::from(now.second);
    let mut finest = Precision::Year;
    for &(unit, count) in &draft.relative {
        let precision = match unit {
            Unit::Year => {
                day = day.plus_months(count.checked_mul(12)?)?;
                Precision::Year
            }
            Unit::Month => {
                day = day.plus_months(count)?;
                Precision::Month
            }
            Unit::Week => {
                day = day.plus_days(count.checked_mul(7)?)?;
                Precision::Day
            }
            Unit::Day => {
                day = day.plus_days(count)?;
                Precision::Day
            }
            Unit::Weekday(weekday) => {
                // "Next Friday" is the one of next week, "this Friday" the one that comes, "last Friday" the one just gone.
                day =
                    match count {
                        ..=-1 => (1..=7)
                            .find_map(|back| day.plus_days(-back).filter(|it| it.weekday() == weekday))?,
                        0 => (0..=6)
                            .find_map(|ahead| day.plus_days(ahead).filter(|it| it.weekday() == weekday))?,
                        1.. => of_week(day.plus_days(7)?, weekday)?,
                    };
                Precision::Day
            }
            Unit::Weekend => {
                day = of_week(day.plus_days(count.checked_mul(7)?)?, 6)?;
                Precision::Day
            }
            Unit::Quarter => {
                day = day.plus_months(count.checked_mul(3)?)?;
                Precision::Month
            }
            Unit::Decade => {
                day = day.plus_months(count.checked_mul(120)?)?;
                Precision::Year
            }
            Unit::HalfHour => {
                second += count.checked_mul(1800)?;
                Precision::Minute
            }
            Unit::Hour => {
                second += count.checked_mul(3600)?;
                Precision::Hour
            }
            Unit::Minute => {
                second += count.checked_mul(60)?;
                Precision::Minute
            }
            Unit::Second => {
                second += count;
                if count == 0 {
                    Precision::Minute
                } else {
                    Precision::Second
                }
            }
        };
        finest = finest.max(precision);
    }
    if let (Some(weekday), Some(_)) = (draft.weekday, draft.relative.iter().find(|it| it.0 == Unit::Week)) {
        day = of_week(day, weekday)?;
    }
    let implied = vec![];
    if let Some(clock) = draft.clock.filter(|_| finest <= Precision::Day) {
        let hour = hour(clock, draft.period)?;
        let minute = u16::from(hour) * 60 + u16::from(clock.minute.unwrap_or(0));
        let (zone, offset) = zone(draft, day, minute, language, context)?;
        let precision = if clock.second.is_some() {
            Precision::Second
        } else if clock.minute.is_some() {
            Precision::Minute
        } else {
            Precision::Hour
        };
        let second = u32::from(minute) * 60 + u32::from(clock.second.unwrap_or(0).min(59));
        return Some(timed(day, second, offset, precision, zone, implied, None));
    }
    if finest <= Precision::Day {
        return Some(dated(day, finest, implied, None));
    }
    let utc = day.number().checked_mul(86_400)?.checked_add(second)? - i64::from(now.offset) * 60;
    let offset =
        context.zone.as_deref().and_then(|zone| zones::offset_of_instant(zone, utc)).unwrap_or(now.offset);
    let local = utc + i64::from(offset) * 60;
    let day = Day::from_number(local.div_euclid(86_400))?;
    let zone = Zone {
        origin: ZoneOrigin::Option,
        offset: Some(written::offset(offset)),
        name: context.zone.clone(),
    };
    Some(timed(day, local.rem_euclid(86_400) as u32, Some(offset), finest, zone, implied, None))
}
