//! Why a text is held for a language: word by word, which letter runs spoke for which language.

use super::grams::grams;
use super::letters::{letters, Casing};
use super::model::{table_of, tables, Room};
use super::{Code, Script};
use crate::text::words;
use serde::Serialize;

/// What one word of a text says of its language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordEvidence {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The word.
    pub word: String,
    /// The likeliest languages, best first, with what speaks for them in nats above the next.
    pub languages: Vec<(Code, f32)>,
    /// The letter runs (`_` is an edge of the word) that speak loudest for those languages.
    pub runs: Vec<RunEvidence>,
}

/// A letter run and the language it speaks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunEvidence {
    /// The letters.
    pub run: String,
    /// The language.
    pub language: Code,
    /// How loudly, in nats.
    pub weight: f32,
}

/// Languages shown for a word, and runs shown for a language.
const SHOWN: usize = 3;

/// Steps of the model's weights in a nat.
const STEPS: f32 = 4.0;

/// Explains word by word which letter runs speak for which language.
///
/// ```
/// let words = temiz::explain_languages("İDMAN XƏBƏR");
/// assert_eq!(words[1].word, "XƏBƏR");
/// ```
pub fn explain_languages(text: &str) -> Vec<WordEvidence> {
    words(text)
        .map(|word| {
            let inside = word.span.of(text);
            let (languages, runs) =
                table_of(word.script).map(|table| word_evidence(inside, table)).unwrap_or_default();
            let (start, end) = (word.span.start as usize, word.span.end as usize);
            WordEvidence { start, end, word: inside.to_string(), languages, runs }
        })
        .collect()
}

fn word_evidence(word: &str, table: usize) -> (Vec<(Code, f32)>, Vec<RunEvidence>) {
    let table = &tables()[table];
    let (mut room, mut buffer) = (Room::default(), Vec::new());
    table.score(word, &mut room);
    let scores = room.scores;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(scores[at]), at));
    let best = &order[..order.len().min(SHOWN)];
    let next = order.get(SHOWN).map_or(0, |&at| scores[at]);
    let languages = best.iter().map(|&at| (table.codes[at], f32::from(scores[at] - next) / STEPS)).collect();
    let mut runs = Vec::new();
    for &language in best {
        let casing = if table.is_turkic(language) { Casing::Turkic } else { Casing::Plain };
        letters(word, casing, table.script != Script::HAN, &mut buffer);
        let mut own = Vec::new();
        grams(&buffer, |gram, place| own.push((table.weight(gram, language), place)));
        own.retain(|it| it.0 > 0);
        own.sort_by_key(|it| std::cmp::Reverse(it.0));
        runs.extend(own.into_iter().take(SHOWN).map(|(weight, place)| RunEvidence {
            run: buffer[place].iter().collect(),
            language: table.codes[language],
            weight: f32::from(weight) / STEPS,
        }));
    }
    (languages, runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loudest_runs_speak_for_the_likeliest_language() {
        let words = explain_languages("XƏBƏRLƏR");
        assert_eq!(words[0].languages[0].0.as_str(), "az");
        assert!(words[0].runs.iter().any(|run| run.language.as_str() == "az" && run.run.contains('ə')));
    }
}
