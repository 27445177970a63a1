//! Offsets: of a named place's clock on a given day, and how an offset is written.

use super::calendar::Day;
use super::sense::Flavour;

/// Places by whose clock zone words are meant, those of `tools/cldr/zones.mjs` and of `data/languages`.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "UTC",
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Halifax", "America/St_Johns",
    "America/Mexico_City", "America/Bogota", "America/Lima", "America/Caracas", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
    "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Kyiv", "Europe/Athens", "Europe/Moscow", "Europe/Istanbul",
    "Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo", "Africa/Nairobi",
    "Asia/Jerusalem", "Asia/Riyadh", "Asia/Tehran", "Asia/Dubai", "Asia/Baku", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Kabul",
    "Asia/Karachi", "Asia/Tashkent", "Asia/Almaty", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok",
    "Asia/Jakarta", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Manila", "Asia/Tokyo", "Asia/Seoul",
    "Australia/Perth", "Australia/Adelaide", "Australia/Sydney", "Pacific/Auckland",
    "Europe/Dublin", "America/Havana",
];

/// Number of a place in the list; unknown ones are UTC's.
pub(crate) fn place(name: &str) -> u8 {
    PLACES.iter().position(|it| *it == name).unwrap_or(0) as u8
}

/// A place's IANA name.
pub(crate) fn name(place: u8) -> &'static str {
    PLACES.get(usize::from(place)).copied().unwrap_or("UTC")
}

/// The offset in minutes that a zone word means on a day at a minute of its clock.
pub(crate) fn offset(place: u8, flavour: Flavour, day: Day, minute: u16) -> Option<i16> {
    if place == 0 {
        return Some(0);
    }
    let zone = name(place);
    if flavour == Flavour::Generic {
        return offset_at(zone, day, minute);
    }
    let winter = offset_at(zone, Day::new(day.year, 1, 15)?, 720)?;
    let summer = offset_at(zone, Day::new(day.year, 7, 15)?, 720)?;
    Some(if flavour == Flavour::Standard { winter.min(summer) } else { winter.max(summer) })
}

/// Offset of a zone in minutes on a day at a minute of its clock.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) fn offset_at(zone: &str, day: Day, minute: u16) -> Option<i16> {
    let zone = known_zone(zone)?;
    let civil = jiff::civil::date(i16::try_from(day.year).ok()?, day.month as i8, day.day as i8).at(
        (minute / 60 % 24) as i8,
        (minute % 60) as i8,
        0,
        0,
    );
    let zoned = zone.into_ambiguous_zoned_datetime(civil).compatible().ok()?;
    Some((zoned.offset().seconds() / 60) as i16)
}

/// A zone by its name; those asked for lately are at hand.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn known_zone(name: &str) -> Option<jiff::tz::TimeZone> {
    use jiff::tz::TimeZone;
    use std::cell::RefCell;
    thread_local! {
        static ASKED: RefCell<Vec<(String, Option<TimeZone>)>> = const { RefCell::new(Vec::new()) };
    }
    /// More zones than a page names.
    const KEPT: usize = 64;
    ASKED.with_borrow_mut(|asked| {
        if let Some((_, zone)) = asked.iter().find(|it| it.0 == name) {
            return zone.clone();
        }
        if asked.len() == KEPT {
            asked.clear();
        }
        let zone = TimeZone::get(name).ok();
        asked.push((name.to_string(), zone.clone()));
        zone
    })
}

/// Offset of a zone in minutes at a moment of UTC.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) fn offset_of_instant(zone: &str, seconds: i64) -> Option<i16> {
    let zone = known_zone(zone)?;
    let offset = zone.to_offset(jiff::Timestamp::from_second(seconds).ok()?);
    Some((offset.seconds() / 60) as i16)
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) use super::intl::offset_of_instant;

/// Offset of a zone in minutes on a day at a minute of its clock: where a clock shows a minute twice, the earlier one; where it
/// skips one, the offset before the skip, as jiff decides natively.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) fn offset_at(zone: &str, day: Day, minute: u16) -> Option<i16> {
    let local = day.number() * 86_400 + i64::from(minute % 1440) * 60;
    let before = offset_of_instant(zone, local - 86_400)?;
    let after = offset_of_instant(zone, local + 86_400)?;
    let fits = |offset: i16| offset_of_instant(zone, local - i64::from(offset) * 60) == Some(offset);
    Some(if before == after || fits(before) || !fits(after) { before } else { after })
}

/// Whether a zone of this name is known.
pub(crate) fn known(zone: &str) -> bool {
    offset_of_instant(zone, 0).is_some()
}
