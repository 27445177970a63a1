//! Whether a page writes the day or the month first, told by those of its dates that can be read in one way only.

use super::calendar::month_length;

/// What stands first in a date of digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// The order that nearly all dates of a text have which end in a year of four digits; none where they disagree or no date says.
/// `known` are days the page names in a form that means nothing else, `2023-09-11`: a date that is one of them read in one way, and
/// none of them read in the other, says its order as well.
pub(crate) fn order(text: &str, known: &[&str]) -> Option<Order> {
    let (mut day, mut month) = (0u32, 0u32);
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'/', b'.', b'-', bytes) {
        match told(bytes, at, known) {
            Some(Order::DayFirst) => day += 1,
            Some(Order::MonthFirst) => month += 1,
            None => {}
        }
    }
    if day > AGREED * month {
        Some(Order::DayFirst)
    } else if month > AGREED * day {
        Some(Order::MonthFirst)
    } else {
        None
    }
}

/// So many dates of one order outvote one of the other.
const AGREED: u32 = 4;

/// The order of the date whose first mark stands at a byte.
fn told(bytes: &[u8], at: usize, known: &[&str]) -> Option<Order> {
    let mark = bytes[at];
    let digits = |from: usize, most: usize| {
        let run = bytes.get(from..)?.iter().take(most + 1).take_while(|it| it.is_ascii_digit()).count();
        (1..=most).contains(&run).then_some(run)
    };
    let value = |from: usize, length: usize| {
        bytes[from..from + length].iter().fold(0u32, |value, digit| value * 10 + u32::from(digit - b'0'))
    };
    let first = bytes[..at].iter().rev().take(3).take_while(|it| it.is_ascii_digit()).count();
    if !(1..=2).contains(&first) {
        return None;
    }
    let second = digits(at + 1, 2)?;
    let last = at + 1 + second + 1;
    if bytes.get(last - 1) != Some(&mark) || digits(last, 4)? != 4 {
        return None;
    }
    let goes_on = |beside: Option<&u8>, beyond: Option<&u8>| {
        beside == Some(&mark) && beyond.is_some_and(u8::is_ascii_digit)
    };
    let start = at - first;
    let before = start.checked_sub(1).and_then(|it| bytes.get(it));
    if goes_on(before, start.checked_sub(2).and_then(|it| bytes.get(it)))
        || goes_on(bytes.get(last + 4), bytes.get(last + 5))
    {
        return None;
    }
    let (a, b, year) = (value(start, first), value(at + 1, second), value(last, 4));
    let exists = |month: u32, day: u32| {
        (1..=12).contains(&month)
            && day >= 1
            && u8::try_from(month).is_ok_and(|month| day <= u32::from(month_length(2000, month)))
    };
    if !(1900..2100).contains(&year) {
        return None;
    }
    match (exists(b, a), exists(a, b)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) if a != b => {
            let is_known = |month: u32, day: u32| {
                let iso = format!("{year:04}-{month:02}-{day:02}");
                known.iter().any(|it| it.starts_with(&iso))
            };
            match (is_known(b, a), is_known(a, b)) {
                (true, false) => Some(Order::DayFirst),
                (false, true) => Some(Order::MonthFirst),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_can_be_read_in_one_way_tell() {
        assert_eq!(order("seen 25/03/2024, then 04/05/2024", &[]), Some(Order::DayFirst));
        assert_eq!(order("seen 03/25/2024, then 04/05/2024", &[]), Some(Order::MonthFirst));
        assert_eq!(order("03/25/2024 and 25/03/2024", &[]), None);
        assert_eq!(order("04/05/2024", &[]), None);
    }

    #[test]
    fn a_day_known_from_elsewhere_tells() {
        assert_eq!(order("04/05/2024", &["2024-05-04T10:00:00"]), Some(Order::DayFirst));
        assert_eq!(order("04/05/2024", &["2024-04-05"]), Some(Order::MonthFirst));
        assert_eq!(order("04/05/2024", &["2024-04-05", "2024-05-04"]), None);
    }

    #[test]
    fn numbers_with_more_parts_are_no_dates() {
        assert_eq!(order("1.25.03.2024 and 192.168.25.1.2024", &[]), None);
    }
}
