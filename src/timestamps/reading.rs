//! How a line's items are read under the assumption of one language.

use super::facts::{Facts, Memory};
use super::items::{Item, Kind};
use super::lexicon::{holds, members, LanguageId, LanguageSet, Lexicon, Pattern};
use super::order::Order;
use super::sense::{Calendar, Flavour, Kinds, Label, Place, Sense, Unit, THEN};

/// A line's items, and the language they are read in.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub items: &'a [Item],
    pub lexicon: &'static Lexicon,
    /// None: in all languages at once.
    pub language: Option<LanguageId>,
    /// How dates of digits alone are written.
    pub digits: &'static [Pattern],
    /// What the page's dates of digits alone begin with.
    pub order: Option<Order>,
    pub root: Option<LanguageId>,
    pub english: Option<LanguageId>,
    pub memory: &'a Memory,
    /// Its number in the memory.
    pub stamp: u32,
    /// Nothing stands beside what is read, or the caller told its language: words of everyday may be times.
    pub casual: bool,
}

impl<'a> Reading<'a> {
    #[inline]
    pub fn item(&self, at: usize) -> Option<&'a Item> {
        self.items.get(at)
    }

    /// A number of at most so many digits.
    #[inline]
    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.item(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    #[inline]
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.item(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// An item that stands right after the one before it.
    #[inline]
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

    /// The same items in one language.
    pub fn spoken(&self, language: Option<LanguageId>, digits: &'static [Pattern]) -> Reading<'a> {
        Reading { language, digits, stamp: self.memory.next(), ..*self }
    }

    /// What a word that has senses of a kind says in this reading.
    #[inline]
    fn facts(&self, at: usize, kind: Kinds) -> Option<Facts> {
        self.entry(at, kind).map(|entry| self.memory.facts(self, at, entry))
    }

    /// The entry of a word that has senses of a kind.
    #[inline]
    fn entry(&self, at: usize, kind: Kinds) -> Option<u32> {
        match self.item(at)?.kind {
            Kind::Word { entry, kinds, .. } if kinds & kind != 0 => Some(entry),
            _ => None,
        }
    }

    /// Whether an item is a word the lexicon knows.
    #[inline]
    pub fn any_word(&self, at: usize) -> bool {
        matches!(self.item(at).map(|it| it.kind), Some(Kind::Word { .. }))
    }

    /// Whether an item is a filling word of the reading's own language.
    pub fn own_literal(&self, at: usize, place: Place) -> bool {
        let facts = self.facts(at, Sense::LITERAL).filter(|_| !self.stem(at));
        facts.is_some_and(|it| it.own && it.fills(place))
    }

    pub fn month(&self, at: usize) -> Option<(Calendar, u8)> {
        self.facts(at, Sense::MONTH)?.month
    }

    /// Whether any language has a month of that name.
    pub fn is_month_somewhere(&self, at: usize) -> bool {
        self.entry(at, Sense::MONTH).is_some() && !self.stem(at)
    }

    /// Whether an item is one month or day in some languages and another in others, none of which most readers know.
    pub fn is_doubtful(&self, at: usize) -> bool {
        let Some(entry) = self.entry(at, Sense::MONTH | Sense::RELATIVE) else { return false };
        let mut first = None;
        let mut is_known = false;
        let differs = |(sense, set): (Sense, &LanguageSet)| match sense {
            Sense::Month(Calendar::Gregorian, _) | Sense::Relative(..) => {
                is_known |= members(set).any(|it| self.lexicon.spoken(it) == 2);
                *first.get_or_insert(sense) != sense
            }
            _ => false,
        };
        self.lexicon.senses(entry).map(differs).fold(false, |any, it| any | it) && !is_known
    }

    pub fn weekday(&self, at: usize) -> Option<u8> {
        let facts = self.facts(at, Sense::WEEKDAY)?;
        // One letter of a script without spaces is a weekday only when it stands alone.
        let single =
            self.written(at).chars().count() == 1 && self.written(at).chars().all(super::lexicon::unspaced);
        let joined = |at: usize| self.attached(at) && self.mark(at).is_none();
        let followed = joined(at + 1) || at > 0 && self.attached(at) && self.mark(at - 1).is_none();
        if self.stem(at) || single && followed {
            return None;
        }
        facts.weekday
    }

    pub fn period(&self, at: usize) -> Option<(u16, u16)> {
        self.facts(at, Sense::PERIOD).filter(|_| !self.stem(at))?.period
    }

    pub fn era(&self, at: usize) -> Option<(Calendar, u8)> {
        self.facts(at, Sense::ERA).filter(|_| !self.stem(at))?.era
    }

    pub fn zone(&self, at: usize) -> Option<(u8, Flavour)> {
        self.entry(at, Sense::ZONE)?;
        let written = self.written(at);
        // Codes of countries ("UZ") stand for their clock where a language has no name for it.
        let code = written.trim_end_matches('.');
        let code = code.len() == 2 && !code.bytes().all(|byte| byte.is_ascii_uppercase());
        if self.stem(at) || code {
            return None;
        }
        let zones = self.all_senses(at, Sense::ZONE).filter_map(|(sense, set)| match sense {
            Sense::Zone(place, flavour) => {
                Some((self.likes(set), flavour == Flavour::Generic, place, flavour))
            }
            _ => None,
        });
        zones.max_by_key(|zone| (zone.0, zone.1, std::cmp::Reverse(zone.2))).map(|zone| (zone.2, zone.3))
    }

    /// The word before or after an offset: "GMT", but Irish "MAG" is May in Italian.
    pub fn gmt(&self, at: usize) -> bool {
        let facts = self.facts(at, Sense::GMT).filter(|_| !self.stem(at));
        facts.is_some_and(|it| it.gmt || !it.own)
    }

    fn all_senses(&self, at: usize, kind: Kinds) -> impl Iterator<Item = (Sense, &'static LanguageSet)> + 'a {
        let lexicon = self.lexicon;
        self.entry(at, kind).into_iter().flat_map(move |entry| lexicon.senses(entry))
    }

    fn likes(&self, set: &LanguageSet) -> bool {
        self.language.is_some_and(|language| holds(set, language))
    }

    pub fn literal(&self, at: usize, place: Place) -> bool {
        self.facts(at, Sense::LITERAL).is_some_and(|it| it.fills(place)) && !self.stem(at)
    }

    pub fn any_literal(&self, at: usize) -> bool {
        self.facts(at, Sense::LITERAL).is_some_and(|it| it.fills_any()) && !self.stem(at)
    }

    /// A word or pattern that counts from now.
    pub fn relative(&self, at: usize) -> Option<(Unit, i64)> {
        let Kind::Word { number, stem: false, .. } = self.item(at)?.kind else { return None };
        let facts = self.facts(at, Sense::RELATIVE)?;
        match number {
            None => facts.relative.map(|(unit, count)| (unit, i64::from(count))),
            Some(count) => facts.pattern.map(|(unit, sign)| (unit, i64::from(sign) * i64::from(count))),
        }
    }

    /// A pattern with its number: "3 hours ago".
    pub fn counted(&self, at: usize) -> Option<(Unit, i64)> {
        self.relative(at).filter(|_| matches!(self.items[at].kind, Kind::Word { number: Some(_), .. }))
    }

    pub fn unit(&self, at: usize) -> Option<Unit> {
        self.facts(at, Sense::UNIT).filter(|_| !self.stem(at))?.unit
    }

    pub fn direction(&self, at: usize) -> Option<i64> {
        self.told_direction(at).map(|sign| i64::from(sign.signum()))
    }

    /// Whether a direction leads from a moment the text tells of, not from now: "two days later".
    pub fn then(&self, at: usize) -> bool {
        self.told_direction(at).is_some_and(|sign| sign.abs() == THEN)
    }

    fn told_direction(&self, at: usize) -> Option<i8> {
        self.facts(at, Sense::DIRECTION).filter(|_| !self.stem(at))?.direction
    }

    pub fn number_word(&self, at: usize) -> Option<u8> {
        self.facts(at, Sense::NUMBER).filter(|_| !self.stem(at))?.number
    }

    /// Whether the reading's own language has the word.
    pub fn is_own(&self, at: usize) -> bool {
        self.facts(at, Kinds::MAX).is_some_and(|it| it.own)
    }

    /// "last", "this" or "next".
    pub fn which(&self, at: usize) -> Option<i64> {
        self.facts(at, Sense::WHICH).filter(|_| !self.stem(at))?.which.map(i64::from)
    }

    pub fn ordinal(&self, at: usize) -> Option<u8> {
        self.facts(at, Sense::ORDINAL).filter(|_| !self.stem(at))?.ordinal
    }

    /// Whether an item can stand between the two ends of a stretch of time.
    pub fn until(&self, at: usize) -> bool {
        match self.item(at).map(|item| item.kind) {
            Some(Kind::Mark(mark)) => matches!(mark, '-' | '~' | '～' | '〜' | 'ー'),
            Some(Kind::Word { .. }) => {
                self.facts(at, Sense::UNTIL).is_some_and(|it| it.until) && !self.stem(at)
            }
            _ => false,
        }
    }

    /// What the item says of the moment behind it, in any language.
    pub fn label(&self, at: usize) -> Option<Label> {
        self.entry(at, Sense::LABEL)?;
        self.all_senses(at, Sense::LABEL).find_map(|(sense, _)| match sense {
            Sense::Label(label) => Some(label),
            _ => None,
        })
    }

    #[inline]
    pub fn stem(&self, at: usize) -> bool {
        matches!(self.item(at).map(|item| item.kind), Some(Kind::Word { stem: true, .. }))
    }
}
