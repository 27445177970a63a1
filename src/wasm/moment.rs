//! `parseTimestamp`: asked for many short strings in a row, so options are read once and the answer is one short line, which takes a
//! third of the time of JSON. `js/moment.js` reads it.

use super::read_options;
use crate::timestamps::{Context, Origin, Precision, Timestamp, TimestampRole, ZoneOrigin};
use crate::{Options, Positions, Units};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static OPTIONS: RefCell<Option<(Options, Context)>> = const { RefCell::new(None) };
}

/// Sets the options under which [`parse_timestamp`] reads from now on.
#[wasm_bindgen(js_name = parseUnder)]
pub fn parse_under(options: &str) -> Result<(), JsValue> {
    let options = read_options(options)?;
    let context = Context::new(&options, None);
    OPTIONS.set(Some((options, context)));
    Ok(())
}

/// The timestamp that a whole string is, as [`line`] writes it.
#[wasm_bindgen(js_name = parseTimestamp)]
pub fn parse_timestamp(text: &str) -> Option<String> {
    OPTIONS.with_borrow(|known| {
        let (options, context) = known.as_ref()?;
        let mut found = crate::parts::parse_within(text, options, context)?;
        if !text.is_ascii() {
            found.recount(&Positions::new(text, Units::Utf16));
        }
        Some(line(&found))
    })
}

/// Four letters (precision, zone's origin, role, what is implied), then start, end, and the strings, parted by line ends.
fn line(timestamp: &Timestamp) -> String {
    let mut out = String::with_capacity(ROOM);
    let precision = match timestamp.precision {
        Precision::Year => 0,
        Precision::Month => 1,
        Precision::Day => 2,
        Precision::Hour => 3,
        Precision::Minute => 4,
        Precision::Second => 5,
    };
    let origin = match timestamp.zone.origin {
        ZoneOrigin::Stated => 0,
        ZoneOrigin::Option => 1,
        ZoneOrigin::Unknown => 2,
    };
    let role = match timestamp.role {
        TimestampRole::Published => 0,
        TimestampRole::Modified => 1,
        TimestampRole::Event => 2,
        TimestampRole::Other => 3,
    };
    debug_assert_eq!(timestamp.origin, Origin::Text);
    let implied = ["year", "month", "day"].iter().enumerate();
    let implied = implied.map(|(at, part)| u8::from(timestamp.implied.contains(part)) << at).sum();
    for number in [precision, origin, role, implied] {
        out.push(char::from(b'0' + number));
    }
    for number in [timestamp.start, timestamp.end] {
        push(&mut out, number);
    }
    let (utc, zone) = (timestamp.utc.as_deref(), &timestamp.zone);
    for text in [Some(timestamp.iso.as_str()), utc, zone.offset.as_deref(), zone.name.as_deref()] {
        out.push('\n');
        out.push_str(text.unwrap_or_default());
    }
    out
}

/// A line with a zone's name.
const ROOM: usize = 96;

fn push(out: &mut String, number: usize) {
    out.push('\n');
    if number >= 1000 {
        out.push_str(&number.to_string());
        return;
    }
    let parts = [number / 100, number / 10 % 10, number % 10];
    let first = parts.iter().position(|it| *it > 0).unwrap_or(2);
    parts[first..].iter().for_each(|&digit| out.push(char::from(b'0' + digit as u8)));
}
