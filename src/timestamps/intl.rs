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
    format: Option<Intl::DateTimeFormat>,
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

fn format(zone: &str) -> Option<Intl::DateTimeFormat> {
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
    Some(Reflect::construct(&make, &Array::of2(&locales, &options)).ok()?.into())
}

/// Minutes between a zone's clock and UTC at a moment of UTC.
fn ask(format: &Intl::DateTimeFormat, seconds: i64) -> Option<i16> {
    let date = Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    let (mut fields, mut before_christ) = ([0i64; 6], false);
    for part in format.format_to_parts(&date).iter() {
        let kind = Reflect::get(&part, &JsValue::from("type")).ok()?.as_string()?;
        let value = Reflect::get(&part, &JsValue::from("value")).ok()?.as_string()?;
        before_christ |= kind == "era" && value.starts_with('B');
        if let Some(at) =
            ["year", "month", "day", "hour", "minute", "second"].iter().position(|it| *it == kind)
        {
            fields[at] = value.parse().ok()?;
        }
    }
    if before_christ {
        return None;
    }
    let day = Day::new(i32::try_from(fields[0]).ok()?, fields[1] as u8, fields[2] as u8)?;
    let local = day.number() * DAY + fields[3] * 3600 + fields[4] * 60 + fields[5];
    Some(((local - seconds) / 60) as i16)
}
