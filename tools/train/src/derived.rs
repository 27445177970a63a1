//! Lines of a language after those of its near kin, of which there is far more text: word by word, what the one says where the other has
//! something else. All the rest stays as it is, so that nothing but those words is learnt to tell them apart.

use crate::random::Random;
use std::collections::HashMap;

/// Which language is made after which.
const PAIRS: &[(&str, &str)] =
    &[("zh", "yue"), ("fa", "prs"), ("ar", "mey"), ("ar", "shi"), ("hr", "bs"), ("sr", "bs")];

/// Languages of which there is next to no text but what is made, and how often each is drawn against those that lingua knows: more would
/// bring it more sentences right, and take as many from its kin.
const DRAWN: &[(&str, f64)] = &[("yue", 0.6), ("prs", 0.07), ("mey", 0.17), ("shi", 0.1)];

/// How often such a language is drawn.
pub fn drawn(code: &str) -> Option<f64> {
    DRAWN.iter().find(|own| own.0 == code).map(|own| own.1)
}

/// What is held against such a language before a word is read, in nats, where its words are mostly those of a kin read by a hundred times as many. By
/// this much 7 of a hundred single Arabic words and 4 of Arabic labels are no longer taken for it; of its own sentences it costs 4 and 1 of a hundred.
const AGAINST: &[(&str, f32)] = &[("mey", 2.0), ("shi", 2.0)];

/// What is held against a language of a script.
pub fn against(script: &str, code: &str) -> f32 {
    AGAINST.iter().find(|own| script == "Arab" && own.0 == code).map_or(0.0, |own| own.1)
}

/// Where the words stand, one file for each pair: the word, a tab, and what is said for it; several ways of saying it with spaces between,
/// `_` for a space inside one, `-` at the end for any ending.
const FOLDER: &str = "data/ngrams/derived";

/// How many in a hundred of the words that differ are changed: those who write the one have read much of the other.
const CHANGED: usize = 75;

/// The words of one language, for those of its kin.
struct Words {
    code: &'static str,
    ways: HashMap<String, Vec<String>>,
    /// Letters of the longest of them.
    longest: usize,
}

/// What lines of one language become in its kin.
pub struct Derived {
    kin: Vec<(&'static str, Words)>,
}

impl Derived {
    pub fn read() -> Result<Derived, String> {
        let mut kin = Vec::new();
        for &(from, code) in PAIRS {
            let path = format!("{FOLDER}/{code}-{from}.tsv");
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            kin.push((from, Words::parse(code, &text)));
        }
        Ok(Derived { kin })
    }

    /// A line in each language that is made after this one, where any word of it differs.
    pub fn lines(&self, code: &str, line: &str) -> Vec<(&'static str, String)> {
        let own = self.kin.iter().filter(|(from, _)| *from == code);
        own.filter_map(|(_, words)| Some((words.code, words.line(line)?))).collect()
    }
}

impl Words {
    fn parse(code: &'static str, text: &str) -> Words {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let ways: HashMap<String, Vec<String>> = lines
            .filter_map(|line| line.split_once('\t'))
            .map(|(from, to)| (from.to_string(), to.split(' ').map(|way| way.replace('_', " ")).collect()))
            .collect();
        let longest = ways.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Words { code, ways, longest }
    }

    /// The line with its words changed; nothing when none is.
    fn line(&self, line: &str) -> Option<String> {
        let seed = line.bytes().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let mut random = Random(seed);
        let out = match self.code {
            "yue" => self.unspaced(line, &mut random),
            _ => self.spaced(line, &mut random),
        };
        (out != line.to_lowercase().replace('\u{200c}', "") && out != line).then_some(out)
    }

    /// Where no spaces tell words apart the longest one that is known is taken.
    fn unspaced(&self, line: &str, random: &mut Random) -> String {
        let letters: Vec<char> = line.chars().collect();
        let mut out = String::new();
        let mut at = 0;
        while at < letters.len() {
            let most = self.longest.min(letters.len() - at);
            let mut words =
                (1..=most).rev().map(|length| letters[at..at + length].iter().collect::<String>());
            match words.find(|word| self.ways.contains_key(word)) {
                Some(word) => {
                    at += word.chars().count();
                    out.push_str(self.way(&word, random).unwrap_or(&word));
                }
                None => {
                    out.push(letters[at]);
                    at += 1;
                }
            }
        }
        out
    }

    /// Words between spaces, in small letters, without the marks around them and what Persian sets inside them.
    fn spaced(&self, line: &str, random: &mut Random) -> String {
        let line = line.to_lowercase().replace('\u{200c}', "");
        let mut out = String::new();
        for piece in line.split_inclusive(|letter: char| !letter.is_alphabetic()) {
            let word = piece.trim_end_matches(|letter: char| !letter.is_alphabetic());
            out.push_str(&self.changed(word, random).unwrap_or(word.to_string()));
            out.push_str(&piece[word.len()..]);
        }
        out
    }

    /// A whole word, one behind Arabic's "and", which is written in one with it, or one whose beginning is known.
    fn changed(&self, word: &str, random: &mut Random) -> Option<String> {
        if self.ways.contains_key(word) {
            return self.way(word, random).map(String::from);
        }
        if let Some(rest) = word.strip_prefix('و').filter(|rest| self.ways.contains_key(*rest)) {
            return self.way(rest, random).map(|way| format!("و{way}"));
        }
        let ends = word.char_indices().rev().map(|(at, _)| at).take_while(|&at| at > 0);
        let known = |&at: &usize| self.ways.contains_key(&format!("{}-", &word[..at]));
        let end = std::iter::once(word.len()).chain(ends).find(known)?;
        let way = self.way(&format!("{}-", &word[..end]), random)?;
        Some(format!("{}{}", way.trim_end_matches('-'), &word[end..]))
    }

    /// What is said for a word, if it is to be changed.
    fn way(&self, word: &str, random: &mut Random) -> Option<&str> {
        let ways = self.ways.get(word)?;
        let way = &ways[random.below(ways.len())];
        (random.below(100) < CHANGED).then_some(way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "# what is said\nالذي\tاللي\n現在\t而家\n在\t喺\n不同\t唔同\nrešenj-\trješenj-\npre\tprije";

    fn changed(line: &str, code: &'static str) -> Vec<String> {
        let words = Words::parse(code, WORDS);
        // Which words are changed is by chance: of many lines some have all of them.
        (0..40).filter_map(|number| words.line(&format!("{line} {number}"))).collect()
    }

    #[test]
    fn whole_words_are_changed_and_no_parts_of_them() {
        let lines = changed("والذي قال اللذيذ", "mey");
        assert!(lines.len() > 20 && lines.len() < 40, "{lines:?}");
        assert!(lines.iter().all(|line| line.starts_with("واللي قال اللذيذ")), "{lines:?}");
    }

    #[test]
    fn beginnings_are_changed_where_any_ending_is_meant() {
        let lines = changed("Pre rešenja, pregled", "bs");
        assert!(lines.iter().any(|line| line.starts_with("prije rješenja, pregled")), "{lines:?}");
    }

    #[test]
    fn without_spaces_the_longest_word_is_taken() {
        let lines = changed("現在不同", "yue");
        assert!(lines.iter().any(|line| line.starts_with("而家唔同")), "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains('喺')), "{lines:?}");
    }

    #[test]
    fn a_line_in_which_nothing_differs_is_of_no_use() {
        assert!(changed("مرحبا بكم", "mey").is_empty());
    }
}
