//! Packs `data/roles/*.toml` into `phrases.bin`, and runs every example of the data.
//!
//! `TEMIZ_WRITE=1 cargo test phrases` rewrites the bytes.

use super::table::{filter_slot, reach_bits, short, Entry, Kind, FILTER_SLOTS, LOW_BITS, NETWORK};
use super::{find, Fit};
use crate::roles::Role;
use crate::text::fold;
use crate::text::packed::push_number;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Stands for `{network}` while a phrase is folded.
const NETWORK_WORD: &str = "networkplaceholder";

/// One file of `data/roles`: a language in one script.
struct Lexicon {
    name: String,
    phrases: Vec<(Role, String)>,
    networks: Vec<String>,
    examples: Vec<(String, Role)>,
    counterexamples: Vec<String>,
}

fn lexicons() -> Vec<Lexicon> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/roles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|it| it == "toml"));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Lexicon {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let content = std::fs::read_to_string(file).unwrap();
    let table: toml::Table = content.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut lexicon =
        Lexicon { name, phrases: vec![], networks: vec![], examples: vec![], counterexamples: vec![] };
    for (key, value) in &table {
        let rows = value.as_array().unwrap_or_else(|| panic!("{}: {key} is no list", lexicon.name));
        match key.as_str() {
            "example" => lexicon
                .examples
                .extend(rows.iter().map(|row| (field(row, "text"), role(&field(row, "role"))))),
            "counterexample" => lexicon.counterexamples.extend(rows.iter().map(|row| field(row, "text"))),
            "networks" => lexicon.networks.extend(rows.iter().map(string)),
            _ => lexicon.phrases.extend(rows.iter().map(|row| (role(key), string(row)))),
        }
    }
    lexicon
}

fn field(row: &toml::Value, name: &str) -> String {
    string(row.get(name).unwrap_or_else(|| panic!("{row} has no {name}")))
}

fn string(value: &toml::Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_string()
}

fn role(name: &str) -> Role {
    Role::ALL
        .into_iter()
        .find(|role| toml::Value::try_from(role).unwrap().as_str() == Some(name))
        .unwrap_or_else(|| panic!("no role {name}"))
}

/// What a phrase is without its wildcards at the ends, and what these make of it.
fn parse(phrase: &str) -> (&str, Kind) {
    let both = phrase.strip_prefix("{text}").and_then(|it| it.strip_suffix("{text}"));
    if let Some(inside) = both {
        return (inside.trim(), Kind::Inside);
    }
    if let Some(before) = phrase.strip_suffix("{text}") {
        let before = before.trim_end();
        let announces = before.ends_with([':', '：']);
        return (before, if announces { Kind::Announce } else { Kind::Prefix });
    }
    if let Some(after) = phrase.strip_prefix("{text}") {
        return (after.trim(), Kind::Suffix);
    }
    if let Some(before) = phrase.strip_suffix("{name}") {
        return (before.trim(), Kind::Name);
    }
    if let Some(after) = phrase.strip_prefix("{name}") {
        return (after.trim(), Kind::NameSuffix);
    }
    (phrase, Kind::Whole)
}

fn folded(core: &str, networks: &BTreeSet<u64>) -> Vec<fold::Word> {
    let filled = core.replace("{network}", NETWORK_WORD).replace("{n}", "0");
    assert!(!filled.contains(['{', '}']), "{core}: a wildcard in the wrong place");
    let mut words = fold::words(&filled);
    for word in &mut words {
        if networks.contains(&word.stem) || networks.contains(&word.hash) {
            word.hash = NETWORK;
        }
    }
    assert!(!words.is_empty(), "{core:?} has no words");
    words
}

/// The hash of each wording with the entries it has, and the filter of first words.
struct Hashed {
    entries: BTreeMap<u32, BTreeSet<Entry>>,
    wordings: BTreeMap<u32, Vec<u64>>,
    /// How many wordings share their hash with another.
    shared: usize,
    filter: Vec<u8>,
}

/// So many wordings may take each other's roles; a few among thousands are the price of short hashes.
const MOST_SHARED: usize = 8;

impl Hashed {
    fn add(&mut self, words: &[fold::Word], role: Role, kind: Kind) {
        let run: Vec<u64> = words.iter().map(|word| word.hash).collect();
        let hash = short(run.iter().fold(fold::START, |run, &word| fold::join(run, word)));
        let first = self.wordings.entry(hash).or_insert_with(|| run.clone());
        self.shared += usize::from(*first != run);
        self.entries.entry(hash).or_default().insert(Entry { role, kind });
        let slot = filter_slot(&words[0], words.get(1));
        let (byte, shift) = (&mut self.filter[slot / 4], slot % 4 * 2);
        let reach = reach_bits(words.len()).max(*byte >> shift & 3);
        *byte = *byte & !(3 << shift) | reach << shift;
    }
}

fn pack(lexicons: &[Lexicon]) -> Vec<u8> {
    let filter = vec![0u8; FILTER_SLOTS / 4];
    let mut hashed = Hashed { entries: BTreeMap::new(), wordings: BTreeMap::new(), shared: 0, filter };
    let names = lexicons.iter().flat_map(|it| it.networks.iter().map(String::as_str)).chain([NETWORK_WORD]);
    let networks: BTreeSet<u64> = names.map(|name| fold::words(name)[0].hash).collect();
    for lexicon in lexicons {
        for (role, phrase) in &lexicon.phrases {
            let (core, kind) = parse(phrase);
            hashed.add(&folded(core, &networks), *role, kind);
        }
        for network in &lexicon.networks {
            let words = fold::words(network);
            assert_eq!(words.len(), 1, "{network}: a network's name is one word");
            hashed.add(&words, Role::Sharing, Kind::Network);
        }
    }
    assert!(hashed.shared <= MOST_SHARED, "{} wordings with the hash of another", hashed.shared);
    // The commonest sets first, so that nearly every number of the last column is one byte.
    let mut counts: BTreeMap<&BTreeSet<Entry>, usize> = BTreeMap::new();
    hashed.entries.values().for_each(|set| *counts.entry(set).or_default() += 1);
    let mut sets: Vec<_> = counts.keys().copied().collect();
    sets.sort_by_key(|set| std::cmp::Reverse(counts[set]));
    let places: BTreeMap<_, _> = sets.iter().enumerate().map(|(place, set)| (*set, place as u32)).collect();
    let mut bytes = hashed.filter;
    push_number(&mut bytes, sets.len() as u32);
    for set in sets {
        push_number(&mut bytes, set.len() as u32);
        set.iter().for_each(|entry| bytes.extend([entry.role as u8, entry.kind as u8]));
    }
    push_number(&mut bytes, hashed.entries.len() as u32);
    bytes.extend(hashed.entries.keys().map(|hash| *hash as u8));
    let mut last = 0;
    for hash in hashed.entries.keys() {
        push_number(&mut bytes, (hash >> LOW_BITS) - last);
        last = hash >> LOW_BITS;
    }
    hashed.entries.values().for_each(|set| push_number(&mut bytes, places[set]));
    bytes
}

#[test]
fn the_bytes_are_the_data() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/roles/phrases.bin");
    let bytes = pack(&lexicons());
    if std::env::var_os("TEMIZ_WRITE").is_some() {
        std::fs::write(&file, &bytes).unwrap();
    }
    assert!(std::fs::read(&file).unwrap() == bytes, "phrases.bin is old: TEMIZ_WRITE=1 cargo test phrases");
}

#[test]
fn every_phrase_is_found_in_both_cases() {
    let mut missed = Vec::new();
    for lexicon in lexicons() {
        for (role, phrase) in &lexicon.phrases {
            let filled = phrase
                .replace("{n}", "3")
                .replace("{network}", "Telegram")
                .replace("{name}", "Ana Lima")
                .replace("{text}", "Xyzzy plugh");
            for text in [filled.to_uppercase(), filled] {
                if !find(&text).iter().any(|it| it.role == *role) {
                    missed.push(format!("{}: {role:?} {text:?}", lexicon.name));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_example_is_found_and_no_counterexample() {
    let mut wrong = Vec::new();
    for lexicon in lexicons() {
        assert!(
            !lexicon.examples.is_empty() && !lexicon.counterexamples.is_empty(),
            "{}: no examples",
            lexicon.name
        );
        for (text, role) in &lexicon.examples {
            if !find(text).iter().any(|it| it.role == *role && it.fit <= Fit::Inside) {
                wrong.push(format!("{}: {role:?} is missed in {text:?}", lexicon.name));
            }
        }
        for text in &lexicon.counterexamples {
            if let Some(it) = find(text).into_iter().find(|it| it.fit <= Fit::Inside) {
                wrong.push(format!("{}: {:?} {:?} in {text:?}", lexicon.name, it.role, it.span.of(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
