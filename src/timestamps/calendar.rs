//! Days in any calendar as days in the Gregorian one, and the arithmetic of days.

use super::sense::Calendar;
use icu_calendar::cal::{Coptic, Ethiopian, Hebrew, Hijri, Indian, Iso, Persian};
use icu_calendar::types::{Month, YearInput};
use icu_calendar::{AsCalendar, Date};

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// A day that exists.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        ((1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= month_length(year, month))
        .then_some(Day { year, month, day })
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day so many days after 1970-01-01.
    pub fn from_number(number: i64) -> Option<Day> {
        let number = number + 719_468;
        let era = number.div_euclid(146_097);
        let of_era = number - era * 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day::new(i32::try_from(year).ok()?, month as u8, day as u8)
    }

    /// 1 is Monday, 7 Sunday.
    pub fn weekday(self) -> u8 {
        ((self.number() + 3).rem_euclid(7) + 1) as u8
    }

    /// The day so many days later.
    pub fn plus_days(self, days: i64) -> Option<Day> {
        Day::from_number(self.number().checked_add(days)?)
    }

    /// The same day of another month, or that month's last.
    pub fn plus_months(self, months: i64) -> Option<Day> {
        let total = (i64::from(self.year) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (i32::try_from(total.div_euclid(12)).ok()?, (total.rem_euclid(12) + 1) as u8);
        Day::new(year, month, self.day.min(month_length(year, month)))
    }
}

/// How many days a month of the Gregorian calendar has.
pub(crate) fn month_length(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A day of a calendar as a Gregorian one. Eras are already part of the year, but for Japanese and Republic of China years.
pub(crate) fn gregorian(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Day> {
    match calendar {
        Calendar::Gregorian | Calendar::Japanese => Day::new(year, month, day),
        Calendar::Buddhist => Day::new(year - 543, month, day),
        Calendar::Roc => Day::new(year + 1911, month, day),
        Calendar::Persian => convert(Persian, "ap", year, Month::new(month), day),
        Calendar::Coptic => convert(Coptic, "am", year, Month::new(month), day),
        Calendar::Ethiopic => convert(Ethiopian::new(), "am", year, Month::new(month), day),
        Calendar::Indian => convert(Indian, "shaka", year, Month::new(month), day),
        Calendar::Islamic => convert(Hijri::new_umm_al_qura(), "ah", year, Month::new(month), day),
        Calendar::Hebrew => {
            // CLDR counts the leap month Adar I as the sixth.
            let month = match month {
                0..=5 => Month::new(month),
                6 => Month::leap(5),
                7 | 14 => Month::new(6),
                _ => Month::new(month - 1),
            };
            convert(Hebrew, "am", year, month, day)
        }
    }
}

fn convert<C: AsCalendar>(calendar: C, era: &str, year: i32, month: Month, day: u8) -> Option<Day> {
    let date = Date::try_new(YearInput::EraYear(era, year), month, day, calendar).ok()?.to_calendar(Iso);
    Day::new(date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
}
