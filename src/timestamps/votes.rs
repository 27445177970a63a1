//! The languages that the words of a moment speak for.

use super::context::Context;
use super::draft::Draft;
use super::items::Kind;
use super::lexicon::{holds, members, LanguageId, LanguageSet, LANGUAGES};
use super::reading::Reading;
use super::sense::{Calendar, Flavour, Sense};

/// The languages in which the words of a draft make sense, the surest first.
pub(super) fn votes(reading: &Reading, draft: &Draft, context: &Context) -> Vec<(LanguageId, i32)> {
    let mut counts = [0i32; LANGUAGES];
    let mut met = LanguageSet::default();
    let in_english = |set| [reading.root, reading.english].iter().flatten().any(|&it| holds(set, it));
    for at in draft.first..draft.end.min(reading.items.len()) {
        let Some(Kind::Word { entry, .. }) = reading.item(at).map(|item| item.kind) else { continue };
        for (sense, set) in reading.lexicon.senses(entry) {
            let weight = match sense {
                // Of equals the one of our calendar; few write of Egypt's, Ethiopia's and India's in another language.
                Sense::Month(Calendar::Coptic | Calendar::Ethiopic | Calendar::Indian, _) => 3,
                Sense::Month(calendar, _) if calendar != Calendar::Gregorian => 5,
                Sense::Month(..) | Sense::Relative(..) => 6,
                Sense::Weekday(_) => 3,
                // "Decades ago" is English although "ago" is August elsewhere.
                Sense::Unit(_) if reading.written(at).len() > 3 => 4,
                Sense::Direction(_) if reading.written(at).len() >= 3 => 3,
                // It stands for the name in winter as well.
                Sense::Zone(_, Flavour::Generic) => 2,
                // English halves of the day stand in texts of all languages, others only in their own.
                Sense::Period(..) if !in_english(set) => 3,
                _ => 1,
            };
            // The names that hold where a language has none of its own are English; long phrases that mean one thing wherever they
            // stand are of the text's language.
            let shared = match sense {
                Sense::Pattern(..) => context.spoken().or(reading.english),
                _ => reading.english.filter(|_| matches!(sense, Sense::Month(..) | Sense::Relative(..))),
            };
            if let (Some(language), true) = (shared, reading.root.is_some_and(|it| holds(set, it))) {
                counts[usize::from(language)] += weight;
                met[usize::from(language) / 64] |= 1 << (language % 64);
            }
            for (block, counts) in counts.chunks_exact_mut(64).enumerate() {
                let mut bits = set[block];
                met[block] |= bits;
                while bits != 0 {
                    counts[bits.trailing_zeros() as usize] += weight;
                    bits &= bits - 1;
                }
            }
        }
    }
    if let Some(told) = context.told {
        met[usize::from(told) / 64] |= 1 << (told % 64);
    }
    // Those of most votes; of equals the one that comes first.
    let mut most: [(i32, LanguageId); MOST] = [(0, 0); MOST];
    let mut found = 0;
    for language in members(&met) {
        let count = counts[usize::from(language)];
        let is_told = Some(language) == context.told;
        let least = most[MOST - 1].0;
        if found == MOST && count + MOST_PRIOR <= least && !is_told {
            continue;
        }
        if Some(language) == context.root && !is_told {
            continue;
        }
        let score = count + context.prior(Some(language));
        if found == MOST && score <= least {
            continue;
        }
        let mut at = found.min(MOST - 1);
        while at > 0 && most[at - 1].0 < score {
            most[at] = most[at - 1];
            at -= 1;
        }
        most[at] = (score, language);
        found = (found + 1).min(MOST);
    }
    let votes =
        most[..found].iter().map(|&(_, language)| (language, counts[usize::from(language)])).collect();
    votes
}

/// No language that was not told is likelier by more.
const MOST_PRIOR: i32 = 6;

/// So many languages are tried.
const MOST: usize = 4;
