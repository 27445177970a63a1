//! What a word says in one reading, worked out at the first question: shapes ask many times.

use super::lexicon::holds;
use super::reading::Reading;
use super::sense::{Calendar, Kinds, Place, Sense, Unit};
use std::cell::Cell;

/// What a word says in one reading.
#[derive(Clone, Copy, Default)]
pub(super) struct Facts {
    /// Of the reading; 0 before the first.
    stamp: u32,
    /// Whether the reading's own language has the word.
    pub own: bool,
    pub month: Option<(Calendar, u8)>,
    pub weekday: Option<u8>,
    pub period: Option<(u16, u16)>,
    pub era: Option<(Calendar, u8)>,
    /// A bit for each place.
    literals: u16,
    pub relative: Option<(Unit, i8)>,
    pub pattern: Option<(Unit, i8)>,
    pub unit: Option<Unit>,
    pub direction: Option<i8>,
    pub number: Option<u8>,
    pub which: Option<i8>,
    pub ordinal: Option<u8>,
    pub until: bool,
    /// The word before or after an offset.
    pub gmt: bool,
}

impl Facts {
    /// Whether it may fill a place.
    #[inline]
    pub fn fills(&self, place: Place) -> bool {
        self.literals & bit(place) != 0
    }

    /// Whether it may fill any place but the one before a number that is not exact.
    #[inline]
    pub fn fills_any(&self) -> bool {
        self.literals & !bit(Place::About) != 0
    }

    /// The senses an entry has in the reading's language; where it has none there, those it has everywhere or in English, whose AM, GMT
    /// and EST stand in texts of all languages.
    fn of(reading: &Reading, entry: u32) -> Facts {
        let (lexicon, language) = (reading.lexicon, reading.language);
        let own = language.is_some_and(|it| lexicon.senses(entry).any(|(_, set)| holds(set, it)));
        let mut facts = Facts { own, ..Facts::default() };
        let in_english = |set| reading.english.is_some_and(|it| holds(set, it));
        for (sense, set) in lexicon.senses(entry) {
            let fits = match language {
                None => true,
                Some(language) if own => holds(set, language),
                Some(_) => {
                    reading.root.is_some_and(|it| holds(set, it))
                        || in_english(set) && sense.kind() & SPOKEN_IN_ENGLISH == 0
                }
            };
            if fits {
                facts.add(sense);
            }
        }
        facts
    }

    /// Of several senses of a kind the first counts; of months and eras those of the calendar that more people live by.
    fn add(&mut self, sense: Sense) {
        let ours = |known: Option<(Calendar, u8)>, calendar: Calendar, number: u8| match known {
            Some(known) if rank(known.0) <= rank(calendar) => Some(known),
            _ => Some((calendar, number)),
        };
        match sense {
            Sense::Month(calendar, month) => self.month = ours(self.month, calendar, month),
            Sense::Era(calendar, era) => self.era = ours(self.era, calendar, era),
            Sense::Weekday(day) => self.weekday = self.weekday.or(Some(day)),
            Sense::Period(from, to) => self.period = self.period.or(Some((from, to))),
            Sense::Relative(unit, count) => self.relative = self.relative.or(Some((unit, count))),
            Sense::Pattern(unit, sign) => self.pattern = self.pattern.or(Some((unit, sign))),
            Sense::Literal(place) => self.literals |= bit(place),
            Sense::Unit(unit) => self.unit = self.unit.or(Some(unit)),
            Sense::Number(value) => self.number = self.number.or(Some(value)),
            Sense::Direction(sign) => self.direction = self.direction.or(Some(sign)),
            Sense::Which(step) => self.which = self.which.or(Some(step)),
            Sense::Ordinal(value) => self.ordinal = self.ordinal.or(Some(value)),
            Sense::Until => self.until = true,
            Sense::Gmt => self.gmt = true,
            Sense::Zone(..) | Sense::Label(_) => {}
        }
    }
}

/// What only an English text says in English: counts and days in words.
const SPOKEN_IN_ENGLISH: Kinds = Sense::NUMBER | Sense::ORDINAL | Sense::WHICH | Sense::DIRECTION;

/// Tir is a month in Iran and, of another season, in Ethiopia: what papers in other languages write is Iran's.
fn rank(calendar: Calendar) -> u8 {
    match calendar {
        Calendar::Gregorian => 0,
        Calendar::Persian => 1,
        _ => 2,
    }
}

fn bit(place: Place) -> u16 {
    1 << place as u16
}

/// What the words of a line say: in all languages at once, and in the one that is tried.
pub(super) struct Memory {
    cells: Vec<[Cell<Facts>; 2]>,
    readings: Cell<u32>,
}

impl Memory {
    /// For so many items.
    pub fn new(items: usize) -> Memory {
        let mut cells = Vec::new();
        cells.resize_with(items, Default::default);
        Memory { cells, readings: Cell::new(ALL) }
    }

    /// The stamp of the next reading, whose words are not known yet.
    pub fn next(&self) -> u32 {
        self.readings.set(self.readings.get().wrapping_add(1).max(ALL + 1));
        self.readings.get()
    }

    /// What a word says in a reading.
    pub fn facts(&self, reading: &Reading, at: usize, entry: u32) -> Facts {
        let Some(cells) = self.cells.get(at) else { return Facts::of(reading, entry) };
        let cell = &cells[usize::from(reading.stamp != ALL)];
        let known = cell.get();
        if known.stamp == reading.stamp {
            return known;
        }
        let facts = Facts { stamp: reading.stamp, ..Facts::of(reading, entry) };
        cell.set(facts);
        facts
    }
}

/// The stamp of the reading in all languages at once.
pub(super) const ALL: u32 = 1;
