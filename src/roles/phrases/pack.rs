//! Packs `data/roles/*.toml` into `phrases.bin`, and runs every example of the data.
//!
//! `TEMIZ_WRITE=1 cargo test phrases` rewrites the bytes.

use super::table::{filter_bit, short, Kind, FILTER_BITS, NETWORK};
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
    language: String,
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
    let language = name.split('-').next().unwrap_or(&name).to_string();
    let mut lexicon = Lexicon {
        name,
        language,
        phrases: vec![],
        networks: vec![],
        examples: vec![],
        counterexamples: vec![],
    };
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

fn pack(lexicons: &[Lexicon]) -> Vec<u8> {
    let mut filter = vec![0u8; FILTER_BITS / 8];
    let mut entries: BTreeMap<(u32, Role, Kind), BTreeSet<String>> = BTreeMap::new();
    let mut wordings: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    let mut add = |words: &[fold::Word], role: Role, kind: Kind, language: &str| {
        let run: Vec<u64> = words.iter().map(|word| word.hash).collect();
        let hash = short(run.iter().fold(fold::START, |run, &word| fold::join(run, word)));
        let other = wordings.entry(hash).or_insert_with(|| run.clone());
        assert_eq!(*other, run, "two wordings with one hash");
        entries.entry((hash, role, kind)).or_default().insert(language.to_string());
        let bit = filter_bit(&words[0], words.get(1));
        filter[bit / 8] |= 1 << (bit % 8);
    };
    let names = lexicons.iter().flat_map(|it| it.networks.iter().map(String::as_str)).chain([NETWORK_WORD]);
    let networks: BTreeSet<u64> = names.map(|name| fold::words(name)[0].hash).collect();
    for lexicon in lexicons {
        for (role, phrase) in &lexicon.phrases {
            let (core, kind) = parse(phrase);
            add(&folded(core, &networks), *role, kind, &lexicon.language);
        }
        for network in &lexicon.networks {
            let words = fold::words(network);
            assert_eq!(words.len(), 1, "{network}: a network's name is one word");
            add(&words, Role::Sharing, Kind::Network, &lexicon.language);
        }
    }
    let sets: BTreeSet<&BTreeSet<String>> = entries.values().collect();
    let sets: Vec<_> = sets.into_iter().collect();
    let mut bytes = Vec::new();
    push_number(&mut bytes, sets.len() as u32);
    for set in &sets {
        push_number(&mut bytes, set.len() as u32);
        for language in *set {
            push_number(&mut bytes, language.len() as u32);
            bytes.extend(language.bytes());
        }
    }
    bytes.extend(filter);
    push_number(&mut bytes, entries.len() as u32);
    bytes.extend(entries.keys().map(|(_, _, kind)| *kind as u8));
    bytes.extend(entries.keys().map(|(_, role, _)| *role as u8));
    let mut last = 0;
    for ((hash, _, _), languages) in &entries {
        push_number(&mut bytes, hash - last);
        push_number(&mut bytes, sets.binary_search(&languages).unwrap() as u32);
        last = *hash;
    }
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
                let good = |it: &super::Phrase| {
                    it.role == *role && it.languages.iter().any(|code| code.as_str() == lexicon.language)
                };
                if !find(&text).iter().any(good) {
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
