//! Lines that say nothing of the language they are filed under: English left untranslated, and what reads alike in many languages.

use super::key;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the lines of all languages have in common.
pub struct Foreign {
    /// How many languages have a line.
    languages: HashMap<String, usize>,
    /// How often each word stands among a language's words.
    shares: BTreeMap<String, HashMap<String, f64>>,
}

/// A line that so many languages have is a name or a loan word.
const MANY: usize = 4;

/// A word that stands in English so many times as often as in the language is English.
const ENGLISH: f64 = 4.0;

impl Foreign {
    /// Counts the lines and words of each language.
    pub fn of(lines: &BTreeMap<String, Vec<(String, String)>>) -> Foreign {
        let mut languages = HashMap::new();
        let mut shares = BTreeMap::new();
        for (code, lines) in lines {
            let own: HashSet<String> = lines.iter().map(|(_, line)| key(line)).collect();
            for line in own {
                *languages.entry(line).or_default() += 1;
            }
            let mut counts: HashMap<String, f64> = HashMap::new();
            for word in lines.iter().flat_map(|(_, line)| words(line)) {
                *counts.entry(word).or_default() += 1.0;
            }
            let all: f64 = counts.values().sum();
            shares
                .insert(code.clone(), counts.into_iter().map(|(word, count)| (word, count / all)).collect());
        }
        Foreign { languages, shares }
    }

    /// Whether a line is no evidence for the language it is filed under.
    pub fn says_nothing(&self, code: &str, line: &str) -> bool {
        if code == "en" {
            return false;
        }
        let share = |code: &str, word: &str| {
            self.shares.get(code).and_then(|shares| shares.get(word)).copied().unwrap_or(0.0)
        };
        let (mut all, mut english) = (0, 0);
        for word in words(line) {
            all += 1;
            english += usize::from(share("en", &word) > ENGLISH * share(code, &word));
        }
        2 * english > all || self.languages.get(&key(line)).is_some_and(|&many| many >= MANY)
    }
}

fn words(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|it: char| !it.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_names_say_nothing() {
        let lines = [
            ("en", vec!["Open the file", "Close the window", "Writer"]),
            (
                "de",
                vec![
                    "Datei öffnen",
                    "Fenster schließen",
                    "Writer",
                    "Die Datei in das Fenster",
                    "Open the Datei",
                ],
            ),
            ("fr", vec!["Writer"]),
            ("it", vec!["Writer"]),
        ];
        let filed = |lines: &[&str]| lines.iter().map(|line| (String::new(), line.to_string())).collect();
        let lines = lines.iter().map(|(code, lines)| (code.to_string(), filed(lines))).collect();
        let foreign = Foreign::of(&lines);
        assert!(foreign.says_nothing("de", "Writer"));
        assert!(foreign.says_nothing("de", "Close the file"));
        assert!(!foreign.says_nothing("de", "Datei öffnen"));
        assert!(!foreign.says_nothing("en", "Writer"));
    }
}
