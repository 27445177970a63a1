//! `data/cldr` and `data/languages` against the packed date lexicon.

#[path = "../../src/timestamps/fold.rs"]
#[allow(dead_code)]
mod fold;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const PACKED: &str = "src/timestamps/lexicon.bin";

/// Compares the packed lexicon with its sources; rewrites it under `TEMIZ_WRITE=1`.
#[test]
fn packed_lexicon_is_made_from_its_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packed = pack(&facts(root));
    let file = root.join(PACKED);
    if std::env::var_os("TEMIZ_WRITE").is_some() {
        fs::write(&file, &packed).expect("the lexicon can be written");
    }
    let committed = fs::read(&file).unwrap_or_default();
    assert!(committed == packed, "{PACKED} is not what data/cldr and data/languages give: run TEMIZ_WRITE=1 cargo test --test generated");
}

/// All that is known: key -> sense -> languages; and the dates in digits by locale.
#[derive(Default)]
struct Facts {
    senses: BTreeMap<Vec<u8>, BTreeMap<String, BTreeSet<String>>>,
    digits: BTreeMap<String, BTreeSet<String>>,
}

impl Facts {
    fn add(&mut self, language: &str, kind: &str, value: &str, word: &str) {
        if kind == "digits" {
            self.digits.entry(value.to_string()).or_default().insert(word.to_string());
            return;
        }
        let mut key = fold::key(word).into_bytes();
        if kind == "pattern" {
            key.iter_mut().filter(|byte| **byte == b'#').for_each(|byte| *byte = 1);
        }
        // A number with a bare abbreviation is a duration: "5 min".
        let bare = kind == "pattern"
            && key.first() == Some(&1)
            && key[1..].trim_ascii().len() <= 3
            && key[1..].is_ascii();
        // An era that begins with a digit ("1. TA") would swallow days.
        let counted = kind == "era" && key.first().is_some_and(u8::is_ascii_digit);
        if key.is_empty() || key.len() > 120 || bare || counted {
            return;
        }
        let sense = format!("{kind} {value}");
        self.senses.entry(key).or_default().entry(sense).or_default().insert(language.to_string());
    }
}

fn facts(root: &Path) -> Facts {
    let mut facts = Facts::default();
    for (language, text) in files(&root.join("data/cldr"), "tsv") {
        for line in text.lines() {
            let mut parts = line.splitn(3, '\t');
            let (Some(kind), Some(value), Some(word)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            facts.add(&language, kind, value, word);
        }
    }
    for (language, text) in files(&root.join("data/languages"), "toml") {
        let table: toml::Table =
            text.parse().unwrap_or_else(|error| panic!("data/languages/{language}.toml: {error}"));
        let Some(dates) = table.get("dates").and_then(toml::Value::as_table) else { continue };
        for (kind, values) in dates {
            for (value, words) in values.as_table().into_iter().flatten() {
                for word in words.as_array().into_iter().flatten() {
                    facts.add(&language, kind, value, word.as_str().expect("words are strings"));
                }
            }
        }
    }
    drop_undirected(&mut facts);
    forget_languages(&mut facts);
    facts
}

fn files(folder: &Path, extension: &str) -> Vec<(String, String)> {
    // A folder nobody has written anything into is not in git.
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            (
                path.file_stem().unwrap_or_default().to_string_lossy().to_string(),
                fs::read_to_string(&path).expect("text"),
            )
        })
        .collect()
}

/// A pattern that means both directions, in one language or in two, means neither.
fn drop_undirected(facts: &mut Facts) {
    for senses in facts.senses.values_mut() {
        let units = |sign: char| -> BTreeSet<String> {
            let of = |sense: &String| {
                sense.strip_prefix("pattern ").and_then(|it| it.strip_suffix(sign)).map(str::to_string)
            };
            senses.keys().filter_map(of).collect()
        };
        let both: BTreeSet<String> = units('+').intersection(&units('-')).cloned().collect();
        senses.retain(|sense, _| !both.iter().any(|unit| sense.starts_with(&format!("pattern {unit}"))));
    }
    facts.senses.retain(|_, senses| !senses.is_empty());
}

/// The languages of a long phrase are worth their bytes only where it means different things in different languages.
fn forget_languages(facts: &mut Facts) {
    for senses in facts.senses.values_mut() {
        let wordy = senses.keys().all(|sense| ["zone ", "pattern "].iter().any(|it| sense.starts_with(it)));
        if wordy && senses.len() == 1 {
            senses.values_mut().for_each(|languages| *languages = BTreeSet::from(["und".to_string()]));
        }
    }
}

fn pack(facts: &Facts) -> Vec<u8> {
    let mut languages: BTreeSet<&str> =
        facts.digits.keys().map(|locale| locale.split('-').next().unwrap_or("und")).collect();
    let mut values: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sets: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
    for senses in facts.senses.values() {
        for (sense, set) in senses {
            languages.extend(set.iter().map(String::as_str));
            *values.entry(sense).or_default() += 1;
            *sets.entry(set).or_default() += 1;
        }
    }
    let languages: Vec<&str> = languages.into_iter().collect();
    let language_ids: BTreeMap<&str, usize> =
        languages.iter().enumerate().map(|(at, it)| (*it, at)).collect();
    let (values, value_ids) = ranked(values);
    let (sets, set_ids) = ranked(sets);

    let mut out = Vec::new();
    lines(&mut out, &languages.join("\n"));
    lines(&mut out, &values.join("\n"));
    // A locale's dates in digits are only worth a line where they are not its parent's.
    let orders: Vec<String> = facts
        .digits
        .iter()
        .filter(|(locale, own)| {
            locale.rfind('-').is_none_or(|cut| facts.digits.get(&locale[..cut]) != Some(own))
        })
        .map(|(locale, own)| {
            let own: Vec<String> = own.iter().map(|it| it.replace(' ', "_")).collect();
            format!("{locale} {}", own.join(","))
        })
        .collect();
    lines(&mut out, &orders.join("\n"));
    number(&mut out, sets.len());
    for set in &sets {
        number(&mut out, set.len());
        set.iter().for_each(|language| number(&mut out, language_ids[language.as_str()]));
    }
    number(&mut out, facts.senses.len());
    let (mut shared, mut added, mut suffixes): (Vec<u8>, Vec<u8>, Vec<u8>) = Default::default();
    let mut previous: &[u8] = &[];
    for key in facts.senses.keys() {
        let same = key.iter().zip(previous).take_while(|(a, b)| a == b).count();
        shared.push(same as u8);
        added.push((key.len() - same) as u8);
        suffixes.extend(&key[same..]);
        previous = key;
    }
    out.extend(shared);
    out.extend(added);
    out.extend(suffixes);
    out.extend(facts.senses.values().map(|senses| senses.len() as u8));
    // Columns of like bytes pack a third smaller than the same numbers one after the other.
    let numbers: Vec<(usize, usize)> = facts
        .senses
        .values()
        .flatten()
        .map(|(sense, set)| (value_ids[sense.as_str()], set_ids[set]))
        .collect();
    out.extend(numbers.iter().map(|it| it.0 as u8));
    out.extend(numbers.iter().map(|it| (it.0 >> 8) as u8));
    out.extend(numbers.iter().map(|it| it.1 as u8));
    out.extend(numbers.iter().map(|it| (it.1 >> 8) as u8));
    out
}

/// The most frequent first: small numbers pack best.
fn ranked<T: Ord + Copy>(counts: BTreeMap<T, usize>) -> (Vec<T>, BTreeMap<T, usize>) {
    let mut all: Vec<(T, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let ids = all.iter().enumerate().map(|(at, it)| (it.0, at)).collect();
    (all.into_iter().map(|it| it.0).collect(), ids)
}

fn lines(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend(text.as_bytes());
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
