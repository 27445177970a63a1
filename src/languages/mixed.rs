//! Texts that change their language every few words, as people who share two languages write to each other.

use super::candidates::Sums;
use super::edges::Edge;
use super::evidence::{Evidence, Told, Tongue};
use super::{path, Language};
use std::ops::Range;

/// Whether words fit their languages so badly that they may be in several: written text rarely does, and mixed text nearly always.
pub(crate) fn is_likely(words: usize, said: i32) -> bool {
    words >= FEWEST && -said > BADLY * words as i32
}

/// Fewer words are too few to say so.
const FEWEST: usize = 3;

/// So many steps a word against the languages found: one sentence of news in a hundred has them in a language that the model knows well,
/// and nearly all of the development set of mixed talk.
const BADLY: i32 = 6;

/// What a word counts against being in none of the languages in question, and what a change costs where people mix them, in steps. Tuned on
/// the development set of mixed talk.
const STRAY: i32 = 9;
const MOVES: i32 = 11;

/// The languages of such a text, run by run. What fits none of them well is one more, and called what fits it best.
pub(crate) fn runs(
    evidence: &Evidence,
    words: &[Told],
    sums: &Sums,
    edges: &[Edge],
) -> Vec<(Range<usize>, Tongue)> {
    let tongues = tongues(evidence, words, sums);
    let Some(&main) = tongues.first() else { return Vec::new() };
    let value = |word: &Told, own: usize| match tongues.get(own) {
        Some(&tongue) => evidence.value(word, tongue),
        None if word.table != main.table => evidence.value(word, main),
        None if evidence.values(word).is_empty() => 0,
        None => word.heard(-STRAY),
    };
    let change = |edge: Edge| MOVES.min(path::change(edge));
    let path = path::likeliest(words, edges, tongues.len() + 1, |_| 0, change, value);
    let is_stray = |own: u8| usize::from(own) == tongues.len();
    let strays: Vec<Told> = words.iter().zip(&path).filter(|it| is_stray(*it.1)).map(|it| *it.0).collect();
    let stray = Sums::of(evidence, &strays).best(&evidence.among, 1).first().map_or(main, |it| it.0);
    let mut runs: Vec<(Range<usize>, Tongue)> = Vec::new();
    for (at, &own) in path.iter().enumerate() {
        let own = tongues.get(usize::from(own)).copied().unwrap_or(stray);
        match runs.last_mut() {
            Some((run, last)) if *last == own => run.end = at + 1,
            _ => runs.push((at..at + 1, own)),
        }
    }
    runs
}

/// An answer for a part of such a text, or for the whole: what mixes languages word by word is often in one that is not known here.
pub(crate) fn doubted(language: Language) -> Language {
    Language { confidence: (language.confidence * SURE * 100.0).round() / 100.0, ..language }
}

/// What is left of a confidence. Of the parts of the development set of mixed talk with 0.9 and over, two in five are right.
const SURE: f32 = 0.4;

/// The languages that fit the whole best, and the one that fits each few words best.
fn tongues(evidence: &Evidence, words: &[Told], sums: &Sums) -> Vec<Tongue> {
    let mut tongues: Vec<Tongue> = sums.best(&evidence.among, OF_ALL).iter().map(|it| it.0).collect();
    for window in words.windows(WINDOW.min(words.len())) {
        for (tongue, _) in Sums::of(evidence, window).best(&evidence.among, 1) {
            if !tongues.contains(&tongue) && tongues.len() < MOST {
                tongues.push(tongue);
            }
        }
    }
    tongues
}

/// So many of the first, for so many words each of the others, and so many at most.
const OF_ALL: usize = 4;
const WINDOW: usize = 3;
const MOST: usize = 24;

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::super::labels;
    use super::*;

    #[test]
    fn one_language_written_well_is_not_likely_mixed() {
        assert!(!is_likely(8, -20));
        assert!(is_likely(8, -80));
        assert!(!is_likely(2, -80));
    }

    #[test]
    fn a_change_in_the_middle_of_talk_is_found() {
        let text = "wallah ma n3raf kifach rahi hadi la semaine prochaine avec tout le monde";
        let evidence = evidence(text, Among::tags(&[]));
        let words = &evidence.words;
        let runs = runs(&evidence, words, &Sums::of(&evidence, words), &labels::edges(words));
        let last = runs.last().unwrap();
        assert_eq!(last.1.code().as_str(), "fr");
        assert!(runs.len() > 1 && last.0.start >= 4, "{runs:?}");
    }
}
