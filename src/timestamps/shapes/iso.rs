//! ISO 8601 and RFC 3339: `2023-09-11T12:42:00+04:00`, `20230911T124200Z`, `2023-W37-1`, `2023-254`.

use crate::timestamps::calendar::Day;
use crate::timestamps::draft::{Clock, Draft, Year, ZoneWord};
use crate::timestamps::reading::Reading;
use crate::timestamps::sense::Calendar;

pub(crate) fn iso(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let (_, digits) = reading.number(at)?;
    if draft.month.is_some() || draft.year.is_some() || draft.day.is_some() || !matches!(digits, 4 | 8) {
        return None;
    }
    let start = reading.item(at)?.start;
    let bytes = &reading.text.as_bytes()[start..];
    let mut cursor = Cursor { bytes, at: 0 };
    let (day, extended) = date(&mut cursor)?;
    let after_date = cursor.at;
    let mut clock = None;
    let mut zone = None;
    let separator = cursor.peek();
    if separator == Some(b'T') || separator == Some(b't') {
        cursor.at += 1;
        clock = time(&mut cursor);
        if clock.is_none() {
            cursor.at = after_date;
        } else {
            let blank = cursor.peek() == Some(b' ');
            let before = cursor.at;
            cursor.at += usize::from(blank);
            zone = offset(&mut cursor);
            if zone.is_none() {
                cursor.at = before;
            }
        }
    }
    // A plain date of eight digits is a number like any other.
    if clock.is_none() && !extended {
        return None;
    }
    if cursor.peek().is_some_and(|next| {
        // A letter goes on with a number of another kind: ISSN 8124-154X.
        next.is_ascii_alphabetic() && clock.is_none() && draft.end == at
            || next.is_ascii_digit()
            || (next == b'-' && clock.is_none() && cursor.digit_follows())
    }) {
        return None;
    }
    let next = reading.index_of(start + cursor.at)?;
    draft.year = Some(Year { value: day.year as u32, digits: 4 });
    draft.month = Some((Calendar::Gregorian, day.month));
    draft.day = Some(day.day);
    draft.exact = true;
    draft.clock = clock;
    draft.zone = zone;
    draft.digits_only = true;
    Some(next)
}

/// A date, and whether it is in the extended format (with hyphens).
fn date(cursor: &mut Cursor) -> Option<(Day, bool)> {
    let year = cursor.digits(4)? as i32;
    let extended = cursor.eat(b'-');
    if cursor.eat(b'W') {
        let week = i64::from(cursor.digits(2)?);
        let weekday = if extended && !cursor.eat(b'-') { 1 } else { i64::from(cursor.digits(1)?) };
        let fourth = Day::new(year, 1, 4)?;
        let days = (week - 1) * 7 + weekday - i64::from(fourth.weekday());
        return ((1..=53).contains(&week) && (1..=7).contains(&weekday))
            .then(|| fourth.plus_days(days))?
            .map(|day| (day, true));
    }
    let month = cursor.digits(2)? as u8;
    if extended && cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        // Ordinal: the day of the year.
        let ordinal = i64::from(month) * 10 + i64::from(cursor.digits(1)?);
        return Day::new(year, 1, 1)?
            .plus_days(ordinal - 1)
            .filter(|day| day.year == year && ordinal > 0)
            .map(|day| (day, true));
    }
    if extended && !cursor.eat(b'-') {
        return None;
    }
    let day = cursor.digits(2)? as u8;
    Some((Day::new(year, month, day)?, extended))
}

fn time(cursor: &mut Cursor) -> Option<Clock> {
    let hour = cursor.digits(2)? as u8;
    let extended = cursor.eat(b':');
    let minute = cursor.digits(2)? as u8;
    let mut clock = Clock { hour, minute: Some(minute), second: None, sure: true };
    let seconds =
        if extended { cursor.eat(b':') } else { cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) };
    if seconds {
        clock.second = Some(cursor.digits(2)? as u8);
        if matches!(cursor.peek(), Some(b'.' | b',')) && cursor.digit_follows() {
            cursor.at += 1;
            while cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                cursor.at += 1;
            }
        }
    }
    (hour <= 24 && minute < 60 && clock.second.unwrap_or(0) <= 60).then_some(clock)
}

fn offset(cursor: &mut Cursor) -> Option<ZoneWord> {
    if cursor.eat(b'Z') || cursor.eat(b'z') {
        return (!cursor.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()))
            .then_some(ZoneWord::Offset(0));
    }
    let sign = if cursor.eat(b'+') {
        1
    } else if cursor.eat(b'-') {
        -1
    } else {
        return None;
    };
    let hours = cursor.digits(2)? as i16;
    let colon = cursor.eat(b':');
    let minutes = if colon || cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        cursor.digits(2)? as i16
    } else {
        0
    };
    (hours <= 14 && minutes < 60).then_some(ZoneWord::Offset(sign * (hours * 60 + minutes)))
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn digit_follows(&self) -> bool {
        self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == Some(byte);
        self.at += usize::from(eaten);
        eaten
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.bytes.get(self.at..self.at + count)?;
        let value = digits.iter().try_fold(0u32, |value, byte| {
            byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
        })?;
        self.at += count;
        Some(value)
    }
}
