//! What the shapes have read of one moment so far.

use super::sense::{Calendar, Flavour, Unit};

/// What the shapes have read of one moment so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draft {
    pub year: Option<Year>,
    pub month: Option<(Calendar, u8)>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    pub clock: Option<Clock>,
    pub period: Option<(u16, u16)>,
    pub zone: Option<ZoneWord>,
    pub era: Option<(Calendar, u8)>,
    pub relative: Vec<(Unit, i64)>,
    /// A moment only where nothing else stands, or where the caller told the language: "in a minute", "at 5".
    pub casual: bool,
    /// Counted from a moment the text tells of: "two days later".
    pub then: bool,
    /// A duration that does not say whether it lies behind or ahead.
    pub undirected: bool,
    /// The date is written in digits alone: first, second, third number.
    pub digits_only: bool,
    /// Read from a form that means nothing else: ISO 8601.
    pub exact: bool,
    /// Items: the first, and the one after the last.
    pub first: usize,
    pub end: usize,
    /// How many items say something of time.
    pub told: usize,
}

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Year {
    pub value: u32,
    pub digits: u8,
}

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Clock {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    /// Written in a way that only times are.
    pub sure: bool,
}

/// A zone as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZoneWord {
    /// Minutes east of Greenwich.
    Offset(i16),
    Place(u8, Flavour),
    /// An abbreviation of several clocks, and the one that is meant where a caller's language alone has to say.
    Several(&'static str, u8, Flavour),
}

impl Draft {
    /// Whether a day is told in whatever way.
    pub fn has_date(&self) -> bool {
        (self.month.is_some() && (self.day.is_some() || self.year.is_some())) || !self.relative.is_empty()
    }

    /// A number and nothing else: a day or an hour, as its neighbours say.
    pub fn is_bare(&self) -> bool {
        self.day.is_some() && !self.has_date() && self.month.is_none() && !self.has_clock()
    }

    /// A day, perhaps with its year, but without a month.
    pub fn is_bare_day(&self) -> bool {
        self.day.is_some() && self.month.is_none() && self.relative.is_empty()
    }

    /// Whether only a time of day is told.
    pub fn is_clock_only(&self) -> bool {
        self.clock.is_some() && self.month.is_none() && self.relative.is_empty() && self.weekday.is_none()
    }

    fn has_clock(&self) -> bool {
        self.clock.is_some() || self.weekday.is_some()
    }
}
