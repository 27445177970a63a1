//! One file for each shape of date, for all languages.

mod clock;
mod digits;
mod duration;
mod iso;
mod offset;
mod relative;
mod roman;
mod worded;

use super::draft::Draft;
use super::items::Kind;
use super::reading::Reading;
use super::sense::{Kinds, Sense};
pub(crate) use roman::is_roman;

/// Reads one piece of a moment at an item: adds it to the draft and answers the item after it.
pub(crate) type Shape = fn(&Reading, usize, &mut Draft) -> Option<usize>;

/// What an item is: the kinds of its senses, else one of the bits below.
type Is = u32;

/// Digits.
const DIGITS: Is = 1 << 16;
const MARK: Is = 1 << 17;
/// A word, known or not.
const WORD: Is = 1 << 18;
/// Digits before a mark that parts a date, another number, or a word.
const PARTED: Is = 1 << 19;
/// Digits before a word that can be counted.
const COUNTED: Is = 1 << 20;

/// At each item the first shape that fits is taken; each stands with what an item must be for it to begin there.
const SHAPES: &[(Is, Shape)] = &[
    (DIGITS, iso::iso),
    (PARTED, digits::digits),
    (PARTED, digits::pair),
    (PARTED, digits::year_month),
    (PARTED, roman::roman),
    (
        COUNTED | of(Sense::NUMBER | Sense::WHICH | Sense::WEEKDAY | Sense::PERIOD | Sense::UNIT),
        relative::stepped,
    ),
    (COUNTED | MARK, relative::counted_back),
    (DIGITS, clock::clock),
    (MARK | WORD, offset::offset),
    (of(Sense::PERIOD), clock::period),
    (
        COUNTED | of(Sense::NUMBER | Sense::RELATIVE | Sense::LITERAL | Sense::DIRECTION | Sense::UNIT),
        relative::relative,
    ),
    (of(Sense::MONTH | Sense::WEEKDAY | Sense::ERA), worded::word),
    (DIGITS | of(Sense::NUMBER | Sense::ORDINAL), worded::number),
];

/// What a number can begin by what stands behind it.
fn number(reading: &Reading, at: usize) -> Is {
    match reading.item(at + 1).map(|it| it.kind) {
        Some(Kind::Mark('.' | ',')) => DIGITS | PARTED | COUNTED,
        Some(Kind::Mark('/' | '-' | '|') | Kind::Number { .. } | Kind::Other) => DIGITS | PARTED,
        Some(Kind::Word { .. }) => DIGITS | PARTED | COUNTED,
        _ => DIGITS,
    }
}

const fn of(kinds: Kinds) -> Is {
    kinds as Is
}

/// Adds the piece that the first fitting shape reads at an item; answers the item after it.
fn piece(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    let is = match reading.item(at)?.kind {
        Kind::Number { .. } => number(reading, at),
        Kind::Mark(_) => MARK,
        Kind::Word { kinds, .. } => of(kinds) | WORD,
        Kind::Other => WORD,
    };
    SHAPES.iter().filter(|it| it.0 & is != 0).find_map(|it| it.1(reading, at, draft))
}

/// Joins what the shapes read from an item on, over marks and filling words, as long as each adds something new.
pub(crate) fn draft(reading: &Reading, first: usize) -> Draft {
    let mut draft = Draft { first, end: first, ..Draft::default() };
    let mut at = first;
    let mut gap = 0;
    while at < reading.items.len() {
        if let Some(next) = piece(reading, at, &mut draft) {
            draft.told += 1;
            draft.end = next;
            (at, gap) = (next, 0);
            continue;
        }
        if draft.told == 0 || gap >= 5 || !bridges(reading, at, &draft) {
            break;
        }
        (at, gap) = (at + 1, gap + 1);
    }
    draft
}

/// Whether an item may stand between two pieces of one moment.
fn bridges(reading: &Reading, at: usize, draft: &Draft) -> bool {
    match reading.item(at).map(|item| item.kind) {
        Some(Kind::Mark(mark)) => ".,()[]|·•;:-/'".contains(mark),
        Some(Kind::Word { .. }) => reading.any_literal(at),
        Some(Kind::Other) => {
            reading.attached(at) && reading.written(at).eq_ignore_ascii_case("t") && draft.has_date()
        }
        _ => false,
    }
}
