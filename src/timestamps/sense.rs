//! What a date word can mean.

/// What a date word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    Month(Calendar, u8),
    /// 1 is Monday, 7 Sunday.
    Weekday(u8),
    /// Part of the day, in minutes from midnight; the end may lie before the start.
    Period(u16, u16),
    Era(Calendar, u8),
    /// A word that counts from now: yesterday, next month.
    Relative(Unit, i8),
    /// A number of units from now; the sign of the direction.
    Pattern(Unit, i8),
    Literal(Place),
    /// The word before or after an offset: GMT.
    Gmt,
    Zone(u8, Flavour),
    /// Says what the moment after it is.
    Label(Label),
    /// A name of a duration: hours, days.
    Unit(Unit),
    /// A number in words.
    Number(u8),
    /// "ago" and "in": the direction of a duration.
    Direction(i8),
    /// "last", "this", "next" beside a unit, a weekday or a part of the day: -1, 0, 1.
    Which(i8),
    /// A day of the month in words: "fifth".
    Ordinal(u8),
    /// "to" and "until" between the two ends of a stretch of time.
    Until,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Calendar {
    Gregorian,
    Buddhist,
    Coptic,
    Ethiopic,
    Hebrew,
    Indian,
    Islamic,
    Japanese,
    Persian,
    Roc,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Weekday(u8),
    Quarter,
    Decade,
    Weekend,
    /// Needs no number: "half an hour".
    HalfHour,
}

/// Where in a date a meaningless word may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Lead,
    Inside,
    Trail,
    Hour,
    Minute,
    Second,
    /// After the year.
    Year,
    /// Before a clock.
    Clock,
    /// After the day's number, without a space: ordinals, cases.
    Suffix,
    /// Before a number that is not exact: "about".
    About,
    /// Before the first of two ends: "from", "between".
    From,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    Standard,
    Daylight,
    Generic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Published,
    Modified,
    /// A stretch of time, or the day somebody joined a forum: not when a page appears.
    Event,
    Other,
}

/// Kinds of senses, a bit for each.
pub(crate) type Kinds = u16;

impl Sense {
    pub const MONTH: Kinds = 1;
    pub const WEEKDAY: Kinds = 1 << 1;
    pub const PERIOD: Kinds = 1 << 2;
    pub const ERA: Kinds = 1 << 3;
    /// A relative word or a pattern.
    pub const RELATIVE: Kinds = 1 << 4;
    pub const LITERAL: Kinds = 1 << 5;
    pub const GMT: Kinds = 1 << 6;
    pub const ZONE: Kinds = 1 << 7;
    pub const LABEL: Kinds = 1 << 8;
    pub const UNIT: Kinds = 1 << 9;
    pub const NUMBER: Kinds = 1 << 10;
    pub const DIRECTION: Kinds = 1 << 11;
    pub const WHICH: Kinds = 1 << 12;
    pub const ORDINAL: Kinds = 1 << 13;
    pub const UNTIL: Kinds = 1 << 14;

    /// The bit of its kind.
    pub fn kind(self) -> Kinds {
        match self {
            Sense::Month(..) => Sense::MONTH,
            Sense::Weekday(_) => Sense::WEEKDAY,
            Sense::Period(..) => Sense::PERIOD,
            Sense::Era(..) => Sense::ERA,
            Sense::Relative(..) | Sense::Pattern(..) => Sense::RELATIVE,
            Sense::Literal(_) => Sense::LITERAL,
            Sense::Gmt => Sense::GMT,
            Sense::Zone(..) => Sense::ZONE,
            Sense::Label(_) => Sense::LABEL,
            Sense::Unit(_) => Sense::UNIT,
            Sense::Number(_) => Sense::NUMBER,
            Sense::Direction(_) => Sense::DIRECTION,
            Sense::Which(_) => Sense::WHICH,
            Sense::Ordinal(_) => Sense::ORDINAL,
            Sense::Until => Sense::UNTIL,
        }
    }

    /// From a kind and value as the tables in `data/cldr` have them.
    pub fn parse(kind: &str, value: &str) -> Sense {
        let (left, right) = value.split_once([':', '-']).unwrap_or((value, ""));
        match kind {
            "month" => Sense::Month(Calendar::parse(left), month(right)),
            "weekday" => Sense::Weekday(number(value)),
            "period" => Sense::Period(left.parse().unwrap_or(0), right.parse().unwrap_or(0)),
            "era" => Sense::Era(Calendar::parse(left), number(right)),
            "relative" => Sense::Relative(Unit::parse(left), right.parse().unwrap_or(0)),
            "pattern" => Sense::Pattern(Unit::parse(left), sign(right)),
            "gmt" => Sense::Gmt,
            "zone" => {
                let (place, flavour) = value.rsplit_once(':').unwrap_or((value, ""));
                Sense::Zone(super::zones::place(place), Flavour::parse(flavour))
            }
            "label" => Sense::Label(Label::parse(value)),
            "unit" => Sense::Unit(Unit::parse(value)),
            "number" => Sense::Number(number(value)),
            "direction" => Sense::Direction(sign(value)),
            "which" => Sense::Which(value.parse().unwrap_or(0)),
            "ordinal" => Sense::Ordinal(number(value)),
            "until" => Sense::Until,
            _ => Sense::Literal(Place::parse(value)),
        }
    }
}

/// Leap month Adar of the Hebrew calendar is written `7L`: month 14.
fn month(text: &str) -> u8 {
    if text == "7L" {
        14
    } else {
        number(text)
    }
}

fn number(text: &str) -> u8 {
    text.parse().unwrap_or(0)
}

fn sign(text: &str) -> i8 {
    let size = if text.ends_with("then") { THEN } else { 1 };
    if text.starts_with('-') {
        -size
    } else {
        size
    }
}

/// Size of a direction that leads from a moment the text tells of, not from now: "later", "before".
pub(crate) const THEN: i8 = 2;

impl Calendar {
    fn parse(name: &str) -> Calendar {
        match name {
            "buddhist" => Calendar::Buddhist,
            "coptic" => Calendar::Coptic,
            "ethiopic" => Calendar::Ethiopic,
            "hebrew" => Calendar::Hebrew,
            "indian" => Calendar::Indian,
            "islamic" => Calendar::Islamic,
            "japanese" => Calendar::Japanese,
            "persian" => Calendar::Persian,
            "roc" => Calendar::Roc,
            _ => Calendar::Gregorian,
        }
    }
}

impl Unit {
    fn parse(name: &str) -> Unit {
        match name {
            "year" => Unit::Year,
            "month" => Unit::Month,
            "week" => Unit::Week,
            "day" => Unit::Day,
            "hour" => Unit::Hour,
            "minute" => Unit::Minute,
            "second" => Unit::Second,
            "quarter" => Unit::Quarter,
            "decade" => Unit::Decade,
            "weekend" => Unit::Weekend,
            "halfhour" => Unit::HalfHour,
            _ => Unit::Weekday(
                ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                    .iter()
                    .position(|it| *it == name)
                    .map_or(1, |at| at as u8 + 1),
            ),
        }
    }
}

impl Place {
    fn parse(name: &str) -> Place {
        match name {
            "lead" => Place::Lead,
            "trail" => Place::Trail,
            "hour" => Place::Hour,
            "minute" => Place::Minute,
            "second" => Place::Second,
            "year" => Place::Year,
            "clock" => Place::Clock,
            "suffix" => Place::Suffix,
            "about" => Place::About,
            "from" => Place::From,
            _ => Place::Inside,
        }
    }
}

impl Flavour {
    fn parse(name: &str) -> Flavour {
        match name {
            "standard" => Flavour::Standard,
            "daylight" => Flavour::Daylight,
            _ => Flavour::Generic,
        }
    }
}

impl Label {
    fn parse(name: &str) -> Label {
        match name {
            "published" => Label::Published,
            "modified" => Label::Modified,
            "event" => Label::Event,
            _ => Label::Other,
        }
    }
}
