//! Words invented after lingua's models.
//!
//! A model of lingua gives, for each run of one to five letters, how often its last letter follows the letters before it. Runs were counted
//! inside words, so what is missing from one hundred percent after a run is the share of words that end there; and a run's count, less the
//! counts of the same run with a letter before it, is how often words begin with it. From both, words are drawn letter by letter.

use crate::random::Random;
use fst::{Map, Streamer};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// lingua's languages by the name of their crate, with their codes.
#[rustfmt::skip]
pub const LANGUAGES: &[(&str, &str)] = &[
    ("afrikaans", "af"), ("albanian", "sq"), ("arabic", "ar"), ("armenian", "hy"), ("azerbaijani", "az"), ("basque", "eu"),
    ("belarusian", "be"), ("bengali", "bn"), ("bokmal", "nb"), ("bosnian", "bs"), ("bulgarian", "bg"), ("catalan", "ca"),
    ("chinese", "zh"), ("croatian", "hr"), ("czech", "cs"), ("danish", "da"), ("dutch", "nl"), ("english", "en"), ("esperanto", "eo"),
    ("estonian", "et"), ("finnish", "fi"), ("french", "fr"), ("ganda", "lg"), ("georgian", "ka"), ("german", "de"), ("greek", "el"),
    ("gujarati", "gu"), ("hebrew", "he"), ("hindi", "hi"), ("hungarian", "hu"), ("icelandic", "is"), ("indonesian", "id"), ("irish", "ga"),
    ("italian", "it"), ("japanese", "ja"), ("kazakh", "kk"), ("korean", "ko"), ("latin", "la"), ("latvian", "lv"), ("lithuanian", "lt"),
    ("macedonian", "mk"), ("malay", "ms"), ("maori", "mi"), ("marathi", "mr"), ("mongolian", "mn"), ("nynorsk", "nn"), ("persian", "fa"),
    ("polish", "pl"), ("portuguese", "pt"), ("punjabi", "pa"), ("romanian", "ro"), ("russian", "ru"), ("serbian", "sr"), ("shona", "sn"),
    ("slovak", "sk"), ("slovene", "sl"), ("somali", "so"), ("sotho", "st"), ("spanish", "es"), ("swahili", "sw"), ("swedish", "sv"),
    ("tagalog", "tl"), ("tamil", "ta"), ("telugu", "te"), ("thai", "th"), ("tsonga", "ts"), ("tswana", "tn"), ("turkish", "tr"),
    ("ukrainian", "uk"), ("urdu", "ur"), ("vietnamese", "vi"), ("welsh", "cy"), ("xhosa", "xh"), ("yoruba", "yo"), ("zulu", "zu"),
];

/// Languages whose script tells them: no words of theirs are needed.
pub const TOLD_BY_SCRIPT: &[&str] = &["hy", "bn", "ka", "el", "gu", "pa", "ko", "he", "ta", "th"];

/// Invents `many` words after the model in `folder`; the more often one came, the more often it is in the answer, but by the root alone:
/// labels and headlines are made of rare words more than sentences are.
pub fn invent(folder: &Path, many: usize, random: &mut Random) -> Result<Vec<String>, String> {
    let path = folder.join("models/ngrams.fst");
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let model = Model::from(Map::new(bytes).map_err(|error| format!("{}: {error}", path.display()))?);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in (0..many * 2).filter_map(|_| model.word(random)).take(many) {
        *counts.entry(word).or_default() += 1;
    }
    let copies = counts.into_iter().flat_map(|(word, count)| std::iter::repeat_n(word, count.isqrt()));
    let mut words: Vec<String> = copies.collect();
    for at in (1..words.len()).rev() {
        words.swap(at, random.below(at + 1));
    }
    Ok(words)
}

/// Longest word that is invented.
const LONGEST: usize = 18;

struct Next {
    letters: Vec<char>,
    /// Running sums of the letters' shares; what is missing to `whole` ends the word.
    sums: Vec<f64>,
    whole: f64,
}

struct Model {
    /// After a run inside a word.
    inside: HashMap<u128, Next>,
    /// After a run at the beginning of a word (nothing before the first letter).
    begun: HashMap<u128, Next>,
}

/// The letters of a run in one number.
fn packed(run: impl Iterator<Item = char>) -> u128 {
    run.fold(0, |packed, letter| packed << 21 | u128::from(u32::from(letter)))
}

impl Model {
    fn from(map: Map<Vec<u8>>) -> Model {
        let mut shares: HashMap<String, f64> = HashMap::new();
        let mut stream = map.stream();
        while let Some((key, bits)) = stream.next() {
            if let Ok(key) = std::str::from_utf8(key) {
                shares.insert(key.to_string(), f64::from_bits(bits).exp());
            }
        }
        let counts: HashMap<&str, f64> =
            shares.keys().map(|run| (run.as_str(), count(run, &shares))).collect();
        // What is left of a run's count after all its longer forms to the left: how often words begin with it.
        let mut begins: HashMap<&str, f64> = counts.clone();
        // In one order: sums of fractions depend on it.
        let mut runs: Vec<&str> = counts.keys().copied().collect();
        runs.sort_unstable();
        for run in &runs {
            let mut letters = run.chars();
            letters.next();
            if let Some(rest) = begins.get_mut(letters.as_str()) {
                *rest -= counts[run];
            }
        }
        let mut inside: HashMap<String, Vec<(char, f64)>> = HashMap::new();
        let mut begun: HashMap<String, Vec<(char, f64)>> = HashMap::new();
        for run in runs {
            let Some(last) = run.chars().next_back() else { continue };
            let before = &run[..run.len() - last.len_utf8()];
            inside.entry(before.to_string()).or_default().push((last, counts[run]));
            if run.chars().count() < 5 && begins[run] > 0.0 {
                begun.entry(before.to_string()).or_default().push((last, begins[run]));
            }
        }
        let whole = |run: &str, counts: &HashMap<&str, f64>| counts.get(run).copied().unwrap_or(0.0).max(0.0);
        Model {
            inside: inside
                .into_iter()
                .map(|(run, next)| (packed(run.chars()), Next::from(next, whole(&run, &counts))))
                .collect(),
            begun: begun
                .into_iter()
                .map(|(run, next)| (packed(run.chars()), Next::from(next, whole(&run, &begins))))
                .collect(),
        }
    }

    /// A word, or nothing when the model leads nowhere.
    fn word(&self, random: &mut Random) -> Option<String> {
        let mut word: Vec<char> = Vec::new();
        while word.len() < LONGEST {
            let known = if word.len() < 4 {
                self.begun.get(&packed(word.iter().copied()))
            } else {
                self.inside.get(&packed(word[word.len() - 4..].iter().copied()))
            };
            let Some(next) = known else { break };
            match next.draw(random) {
                Some(letter) => word.push(letter),
                None => break,
            }
        }
        (!word.is_empty() && word.len() < LONGEST).then(|| word.into_iter().collect())
    }
}

impl Next {
    fn from(next: Vec<(char, f64)>, whole: f64) -> Next {
        let mut sum = 0.0;
        let mut sums = Vec::new();
        for (_, count) in &next {
            sum += count;
            sums.push(sum);
        }
        Next { letters: next.into_iter().map(|(letter, _)| letter).collect(), sums, whole: whole.max(sum) }
    }

    fn draw(&self, random: &mut Random) -> Option<char> {
        let at = random.share() * self.whole;
        self.letters.get(self.sums.partition_point(|&sum| sum <= at)).copied()
    }
}

/// How often a run stands, against all letters.
fn count(run: &str, shares: &HashMap<String, f64>) -> f64 {
    let ends = run.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| shares.get(&run[..end]).copied().unwrap_or(0.0)).product()
}
