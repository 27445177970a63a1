//! Where among a line's items a moment can begin at all: most numbers and months of a text have nothing near that makes them a date.
//!
//! This only spares work; what is a moment the shapes and `plausible` decide. A shape that reads a moment from less than is asked here
//! must be added here.

use super::context::Context;
use super::items::Kind;
use super::lexicon::holds;
use super::reading::Reading;
use super::sense::{Kinds, Sense};
use super::shapes::is_roman;

/// An unknown word shorter than this may be a letter that shapes read (`14 h 30`, `11th`); no shape reaches over a longer one.
const SHORT: usize = 5;

/// What an item can add to a moment, a bit each.
type Adds = u8;

/// A number, in digits or words.
const NUMBER: Adds = 1;
const MONTH: Adds = 1 << 1;
/// Hours with minutes, perhaps.
const CLOCK: Adds = 1 << 2;
/// What a clock alone needs beside it: a part of the day, a weekday, a zone.
const NAMED: Adds = 1 << 3;
/// Digits as only dates and clocks have them, or words that count from now.
const ALL: Adds = 1 << 4;

/// Senses that make a word a part of some other thing than a number.
const WORDS: Kinds = Sense::MONTH
    | Sense::WEEKDAY
    | Sense::PERIOD
    | Sense::ERA
    | Sense::RELATIVE
    | Sense::LITERAL
    | Sense::GMT
    | Sense::ZONE
    | Sense::LABEL
    | Sense::UNIT
    | Sense::DIRECTION
    | Sense::WHICH
    | Sense::UNTIL;

/// For each item, whether what a moment needs is among it and the items a draft can reach from it.
pub(crate) fn beginnings(reading: &Reading, context: &Context) -> Vec<bool> {
    let mut reached = 0;
    let mut beginnings = vec![false; reading.items.len()];
    for (at, begins) in beginnings.iter_mut().enumerate().rev() {
        reached = if ends(reading, at) { 0 } else { reached | adds(reading, at, context) };
        let has = |needed: Adds| reached & needed == needed;
        *begins = has(ALL) || has(MONTH | NUMBER) || has(CLOCK | NAMED);
    }
    beginnings
}

/// Whether an item is a word that no draft reaches over.
pub(crate) fn ends(reading: &Reading, at: usize) -> bool {
    matches!(reading.items[at].kind, Kind::Other)
        && !reading.attached(at)
        && reading.written(at).len() >= SHORT
}

fn adds(reading: &Reading, at: usize, context: &Context) -> Adds {
    let bit = |is: bool, bit: Adds| if is { bit } else { 0 };
    match reading.items[at].kind {
        Kind::Word { entry, kinds, .. } => {
            let named = Sense::WEEKDAY | Sense::PERIOD | Sense::ZONE | Sense::GMT;
            bit(kinds & Sense::MONTH != 0 || reading.written(at) == "月", MONTH)
                | bit(kinds & named != 0, NAMED)
                | bit(kinds & !WORDS != 0, NUMBER)
                | bit(counts(reading, entry, kinds, context), ALL)
        }
        Kind::Number { digits, .. } => NUMBER | number(reading, at, digits),
        Kind::Mark('+' | '-') => match reading.number(at + 1).filter(|_| reading.attached(at + 1)) {
            Some((_, digits)) => bit(digits == 4 || digits == 2 && reading.mark(at + 2).is_some(), NAMED),
            None => 0,
        },
        Kind::Mark(_) => 0,
        Kind::Other => bit(reading.written(at) == "Z", NAMED) | bit(reading.written(at) == "月", MONTH),
    }
}

/// Digits parted as in dates and clocks, or followed by a letter for the hour.
fn number(reading: &Reading, at: usize, digits: u8) -> Adds {
    // ISO 8601.
    if digits == 8 || digits == 4 && reading.attached(at + 1) {
        return ALL;
    }
    let is_roman = |at: usize| is_roman(reading.written(at));
    match reading.item(at + 1).map(|item| item.kind) {
        Some(Kind::Mark(':' | '∶')) => ALL,
        Some(Kind::Mark('/' | '.' | '-')) if is_roman(at + 2) => ALL,
        Some(Kind::Mark(mark @ ('/' | '.' | '-'))) => {
            let dated = reading.number(at + 2).is_some() && reading.mark(at + 3) == Some(mark);
            CLOCK | if dated { ALL } else { 0 }
        }
        Some(Kind::Word { .. } | Kind::Other) if is_roman(at + 1) => ALL,
        Some(Kind::Word { .. }) => CLOCK,
        Some(Kind::Other) if reading.written(at + 1).len() < SHORT => CLOCK,
        _ => 0,
    }
}

/// Whether a word counts from now in the text's language; in others it is read only where it stands alone.
fn counts(reading: &Reading, entry: u32, kinds: Kinds, context: &Context) -> bool {
    let counting = Sense::RELATIVE | Sense::UNIT | Sense::DIRECTION | Sense::NUMBER;
    let spoken = [context.spoken(), reading.root, reading.english];
    kinds & counting != 0
        && context.spoken().is_some()
        && reading.lexicon.senses(entry).any(|(sense, set)| {
            sense.kind() & counting != 0 && spoken.iter().flatten().any(|&language| holds(set, language))
        })
}
