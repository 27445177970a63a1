//! Moments as RFC 3339 writes them. By hand: a page has many, and formatting takes ten times as long.

use super::calendar::Day;

/// `2023`
pub(crate) fn year(year: i32) -> String {
    let mut text = String::with_capacity(36);
    // A day has a year from 1 to 9999.
    let year = year.unsigned_abs();
    push_two(&mut text, year / 100);
    push_two(&mut text, year);
    text
}

/// `2023-09`
pub(crate) fn month(day: Day) -> String {
    let mut text = year(day.year);
    push_part(&mut text, '-', u32::from(day.month));
    text
}

/// `2023-09-11`
pub(crate) fn date(day: Day) -> String {
    let mut text = month(day);
    push_part(&mut text, '-', u32::from(day.day));
    text
}

/// `2023-09-11T12:42:00`
pub(crate) fn civil(day: Day, second: u32) -> String {
    let mut text = date(day);
    push_part(&mut text, 'T', second / 3600);
    push_part(&mut text, ':', second / 60 % 60);
    push_part(&mut text, ':', second % 60);
    text
}

/// `+04:00`
pub(crate) fn offset(minutes: i16) -> String {
    let mut text = String::with_capacity(6);
    let size = u32::from(minutes.unsigned_abs());
    push_part(&mut text, if minutes < 0 { '-' } else { '+' }, size / 60);
    push_part(&mut text, ':', size % 60);
    text
}

fn push_part(text: &mut String, mark: char, number: u32) {
    text.push(mark);
    push_two(text, number);
}

/// The last two digits of a number.
fn push_two(text: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_two_digits_and_years_four() {
        let day = |year, month, day| Day { year, month, day };
        assert_eq!(civil(day(2023, 9, 1), 45_723), "2023-09-01T12:42:03");
        assert_eq!((date(day(33, 12, 31)), month(day(987, 1, 1))), ("0033-12-31".into(), "0987-01".into()));
        assert_eq!(year(5), "0005");
        assert_eq!(
            (offset(240), offset(-210), offset(0)),
            ("+04:00".into(), "-03:30".into(), "+00:00".into())
        );
    }
}
