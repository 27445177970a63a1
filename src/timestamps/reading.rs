//! How a line's items are read under the assumption of one language.

use super::items::{Item, Kind};
use super::lexicon::{holds, LanguageId, Lexicon};
use super::sense::{Calendar, Flavour, Place, Sense, Unit};

/// A line's items, and the language they are read in.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub items: &'a [Item],
    pub lexicon: &'static Lexicon,
    /// None: in all languages at once.
    pub language: Option<LanguageId>,
    /// Order of day, month and year in dates of digits alone.
    pub order: [u8; 3],
}

impl<'a> Reading<'a> {
    pub fn item(&self, at: usize) -> Option<&'a Item> {
        self.items.get(at)
    }

    /// A number of at most so many digits.
    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.item(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        match self.item(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// An item that stands right after the one before it.
    pub fn attached(&self, at: usize) -> bool {
        self.item(at).is_some_and(|item| !item.spaced)
    }

    pub fn written(&self, at: usize) -> &'a str {
        self.item(at).map_or("", |item| &self.text[item.start..item.end])
    }

    /// The first item at or after a byte of the text; none when an item straddles it.
    pub fn index_of(&self, byte: usize) -> Option<usize> {
        let at = self.items.partition_point(|item| item.start < byte);
        at.checked_sub(1).is_none_or(|before| self.items[before].end <= byte).then_some(at)
    }

    /// The senses an item has in the reading's language; in all languages where it has none there.
    pub fn senses(&self, at: usize) -> impl Iterator<Item = Sense> + 'a {
        let entry = match self.item(at).map(|item| item.kind) {
            Some(Kind::Word { entry, .. }) => Some(entry),
            _ => None,
        };
        let (lexicon, language) = (self.lexicon, self.language);
        let own = entry
            .zip(language)
            .is_some_and(|(entry, language)| lexicon.senses(entry).any(|(_, set)| holds(set, language)));
        entry
            .into_iter()
            .flat_map(move |entry| lexicon.senses(entry))
            .filter(move |(_, set)| !own || language.is_some_and(|it| holds(set, it)))
            .map(|(sense, _)| sense)
    }

    pub fn month(&self, at: usize) -> Option<(Calendar, u8)> {
        let months = self.senses(at).filter_map(|sense| match sense {
            Sense::Month(calendar, month) => Some((calendar, month)),
            _ => None,
        });
        months.min_by_key(|&(calendar, _)| calendar != Calendar::Gregorian)
    }

    pub fn weekday(&self, at: usize) -> Option<u8> {
        if self.stem(at) {
            return None;
        }
        self.senses(at).find_map(|sense| match sense {
            Sense::Weekday(day) => Some(day),
            _ => None,
        })
    }

    pub fn period(&self, at: usize) -> Option<(u16, u16)> {
        if self.stem(at) {
            return None;
        }
        self.senses(at).find_map(|sense| match sense {
            Sense::Period(from, to) => Some((from, to)),
            _ => None,
        })
    }

    pub fn era(&self, at: usize) -> Option<(Calendar, u8)> {
        if self.stem(at) {
            return None;
        }
        let eras = self.senses(at).filter_map(|sense| match sense {
            Sense::Era(calendar, era) => Some((calendar, era)),
            _ => None,
        });
        eras.min_by_key(|&(calendar, _)| calendar != Calendar::Gregorian)
    }

    pub fn zone(&self, at: usize) -> Option<(u8, Flavour)> {
        if self.stem(at) {
            return None;
        }
        self.senses(at).find_map(|sense| match sense {
            Sense::Zone(place, flavour) => Some((place, flavour)),
            _ => None,
        })
    }

    pub fn gmt(&self, at: usize) -> bool {
        !self.stem(at) && self.senses(at).any(|sense| sense == Sense::Gmt)
    }

    pub fn literal(&self, at: usize, place: Place) -> bool {
        !self.stem(at) && self.senses(at).any(|sense| sense == Sense::Literal(place))
    }

    pub fn any_literal(&self, at: usize) -> bool {
        !self.stem(at) && self.senses(at).any(|sense| matches!(sense, Sense::Literal(_)))
    }

    /// A word or pattern that counts from now.
    pub fn relative(&self, at: usize) -> Option<(Unit, i64)> {
        let Kind::Word { number, stem: false, .. } = self.item(at)?.kind else { return None };
        self.senses(at).find_map(|sense| match (sense, number) {
            (Sense::Relative(unit, count), None) => Some((unit, i64::from(count))),
            (Sense::Pattern(unit, sign), Some(count)) => Some((unit, i64::from(sign) * i64::from(count))),
            _ => None,
        })
    }

    pub fn stem(&self, at: usize) -> bool {
        matches!(self.item(at).map(|item| item.kind), Some(Kind::Word { stem: true, .. }))
    }
}
