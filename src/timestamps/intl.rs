//! Offsets as the engine's `Intl` knows them. It is slow to ask, so what it said is kept.

use super::calendar::Day;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static ASKED: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
}

/// What is known of a zone: none of its format when there is no such zone.
struct Asked {
    zone: String,
    format: Option<Function>,
    /// Days of UTC on which its offset is the same from beginning to end.
    days: Vec<(i64, i16)>,
}

/// So many zones, and days of a zone, are kept: more than a page names.
const KEPT: usize = 64;

const DAY: i64 = 86_400;

/// Offset of a zone in minutes at a moment of UTC.
pub(crate) fn offset_of_instant(zone: &str, seconds: i64) -> Option<i16> {
    ASKED.with_borrow_mut(|asked| {
        let at = match asked.iter().position(|it| it.zone == zone) {
            Some(at) => at,
            None => {
                if asked.len() == KEPT {
                    asked.clear();
                }
                asked.push(Asked { zone: zone.to_string(), format: format(zone), days: Vec::new() });
                asked.len() - 1
            }
        };
        asked[at].offset(seconds)
    })
}

impl Asked {
    fn offset(&mut self, seconds: i64) -> Option<i16> {
        let format = self.format.as_ref()?;
        let day = seconds.div_euclid(DAY);
        if let Some(known) = self.days.iter().find(|known| known.0 == day) {
            return Some(known.1);
        }
        match (ask(format, day * DAY), ask(format, (day + 1) * DAY)) {
            (Some(begin), Some(end)) if begin == end => {
                if self.days.len() == KEPT {
                    self.days.clear();
                }
                self.days.push((day, begin));
                Some(begin)
            }
            _ => ask(format, seconds),
        }
    }
}

/// Prints a date on a zone's clock: month, day, year, hour, minute, second, in this order in American English.
fn format(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (key, value) in [
        ("timeZone", zone),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
        ("era", "short"),
    ] {
        Reflect::set(&options, &JsValue::from(key), &JsValue::from(value)).ok()?;
    }
    let locales = Array::of1(&JsValue::from("en-US"));
    let make = Reflect::get(&js_sys::global(), &JsValue::from("Intl")).ok()?;
    let make: Function = Reflect::get(&make, &JsValue::from("DateTimeFormat")).ok()?.into();
    let made: Intl::DateTimeFormat = Reflect::construct(&make, &Array::of2(&locales, &options)).ok()?.into();
    Some(made.format())
}

/// Minutes between a zone's clock and UTC at a moment of UTC.
fn ask(format: &Function, seconds: i64) -> Option<i16> {
    let date = Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    // One string, not its parts: each would be asked for its kind and value.
    let text = format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
    if text.contains('B') {
        return None;
    }
    let mut numbers = text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let mut number = || numbers.next()?.parse::<i64>().ok();
    let (month, day, year) = (number()?, number()?, number()?);
    let day = Day::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    let local = day.number() * DAY + number()? * 3600 + number()? * 60 + number()?;
    Some(((local - seconds) / 60) as i16)
}
