//! Languages in which the items of a moment mean the same: what one of them has read the others would read again.

use super::context::Context;
use super::items::Kind;
use super::lexicon::{holds, LanguageId};
use super::reading::Reading;
use super::telling::ends;

/// The readings of the items around a place that were tried.
pub(super) struct Voices<'a> {
    all: &'a Reading<'a>,
    /// The items a draft from the place can reach or look at; none when they are too many to compare.
    items: Option<(usize, usize)>,
    /// Their digits are written in an order that hangs on the language.
    is_ordered: bool,
    /// What a year means hangs on the language.
    is_counted: bool,
    /// Languages, how likely each was, and its voice once it was asked for.
    tried: [(LanguageId, i32, Option<u64>); MOST],
    count: usize,
    context: &'a Context,
}

/// As many languages as are tried of one place.
const MOST: usize = 4;

/// Shapes look so many items back, and so many beyond those a draft takes in.
const BACK: usize = 3;
const AHEAD: usize = 10;

/// More items than moments have.
const LONGEST: usize = 64;

impl<'a> Voices<'a> {
    pub fn new(all: &'a Reading<'a>, at: usize, context: &'a Context) -> Voices<'a> {
        let first = at.saturating_sub(BACK);
        let reach = (at..all.items.len()).take(LONGEST).position(|it| ends(all, it));
        let end = match reach {
            Some(reach) => Some(at + reach + AHEAD),
            None => (all.items.len() <= at + LONGEST).then_some(all.items.len()),
        };
        let items = end.map(|end| (first, end.min(all.items.len())));
        let (first, end) = items.unwrap_or((0, 0));
        let number = |at: usize| all.number(at).is_some();
        let year = |at: usize| {
            all.number(at).is_some_and(|it| (1300..=1500).contains(&it.0) || (2400..=2700).contains(&it.0))
        };
        let parted = |at: usize| {
            let mark = all.mark(at + 1).filter(|_| number(at) && number(at + 2));
            mark.is_some_and(|mark| mark == '/' || number(at + 4))
        };
        Voices {
            all,
            items,
            is_ordered: (first..end).any(parted),
            is_counted: (first..end).any(year),
            tried: [(0, 0, None); MOST],
            count: 0,
            context,
        }
    }

    /// Whether a language as likely or likelier has read the same before; if not, it counts as tried.
    pub fn is_echo(&mut self, language: Option<LanguageId>, spoken: i32) -> bool {
        let (Some(language), Some((first, end))) = (language, self.items) else { return false };
        // Of most places one language is enough, and no voices are to be compared.
        let mut voice = None;
        for at in 0..self.count {
            let (other, likely, known) = self.tried[at];
            if likely < spoken {
                continue;
            }
            let known = known.unwrap_or_else(|| self.voice(other, first, end));
            self.tried[at].2 = Some(known);
            if known == *voice.get_or_insert_with(|| self.voice(language, first, end)) {
                return true;
            }
        }
        if let Some(room) = self.tried.get_mut(self.count) {
            *room = (language, spoken, voice);
            self.count += 1;
        }
        false
    }

    /// A number that is the same where the items mean the same.
    fn voice(&self, language: LanguageId, first: usize, end: usize) -> u64 {
        let mut voice = Voice(0);
        let own = self.is_counted || self.context.speaks(Some(language));
        voice.add(if own { u64::from(language) + 1 } else { 0 });
        for item in &self.all.items[first..end] {
            let Kind::Word { entry, .. } = item.kind else { continue };
            let senses = self.all.lexicon.senses(entry);
            voice.add(
                senses.fold(1, |held: u64, (_, set)| {
                    held.wrapping_mul(PRIME) ^ u64::from(holds(set, language))
                }),
            );
        }
        if self.is_ordered {
            for pattern in self.context.digits(Some(language)) {
                let bytes = pattern.fields.iter().chain(&pattern.widths).chain([&pattern.mark]);
                voice.add(bytes.fold(0, |all, &byte| all << 8 | u64::from(byte)));
            }
        }
        voice.0
    }
}

/// Odd, with bits all over.
const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;

struct Voice(u64);

impl Voice {
    fn add(&mut self, fact: u64) {
        self.0 = (self.0.rotate_left(23) ^ fact).wrapping_mul(PRIME);
    }
}
