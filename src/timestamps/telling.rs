//! Where among a line's items a moment can begin at all: most numbers of a text have nothing of time near them.

use super::items::Kind;
use super::reading::Reading;
use super::sense::Sense;

/// An unknown word shorter than this may be a letter that shapes read (`14 h 30`, `11th`); no shape reaches over a longer one.
const SHORT: usize = 5;

/// For each item, whether something that tells of time is among it and the items a draft can reach from it. A moment needs one.
pub(crate) fn beginnings(reading: &Reading) -> Vec<bool> {
    let mut reached = false;
    let mut beginnings = vec![false; reading.items.len()];
    for (at, begins) in beginnings.iter_mut().enumerate().rev() {
        let ends = matches!(reading.items[at].kind, Kind::Other)
            && !reading.attached(at)
            && reading.written(at).len() >= SHORT;
        reached = !ends && (reached || tells(reading, at));
        *begins = reached;
    }
    beginnings
}

/// Whether an item, with those right after it, can make a moment of what stands around: a word of time, digits as dates and clocks
/// have them, an offset.
fn tells(reading: &Reading, at: usize) -> bool {
    let attached_number = |at: usize| reading.number(at).filter(|_| reading.attached(at));
    match reading.items[at].kind {
        Kind::Word { kinds, .. } => kinds & !(Sense::LITERAL | Sense::LABEL) != 0,
        Kind::Number { digits, .. } => {
            let parted = match reading.mark(at + 1) {
                Some(':' | '∶') => true,
                Some(mark @ ('/' | '.' | '-')) => {
                    reading.number(at + 2).is_some() && reading.mark(at + 3) == Some(mark)
                }
                _ => false,
            };
            // ISO 8601.
            let exact = digits == 8 || digits == 4 && reading.attached(at + 1);
            parted || exact || reading.written(at + 1) == "月"
        }
        Kind::Mark('+' | '-') => match attached_number(at + 1) {
            Some((_, digits)) => digits == 4 || digits == 2 && reading.mark(at + 2).is_some(),
            None => false,
        },
        Kind::Mark(_) => false,
        Kind::Other => reading.written(at) == "Z",
    }
}
