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
        let behind = key.iter().find(|it| !it.is_ascii_digit() && **it != 1);
        let begins = key.first().is_some_and(|it| it.is_ascii_digit() || *it == 1);
        assert!(
            !begins || !matches!(behind, Some(b':' | b'/' | b',')),
            "{word}: a number is not looked at so far"
        );
        if key.is_empty() || key.len() > 120 || bare || counted {
            return;
        }
        // Where clocks stay the same all year, the names of summer and winter are those of the place.
        let place = value.rsplit_once(':').map_or(value, |it| it.0);
        let sense = match EVEN.contains(&place) {
            true => format!("{kind} {place}:generic"),
            false => format!("{kind} {value}"),
        };
        self.senses.entry(key).or_default().entry(sense).or_default().insert(language.to_string());
    }
}

/// Places whose clocks have not been changed for a summer since there are pages.
#[rustfmt::skip]
const EVEN: &[&str] = &[
    "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "Asia/Bangkok", "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Kabul",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila", "Asia/Riyadh", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Tashkent",
    "Asia/Tokyo", "Asia/Yangon", "UTC",
];

fn facts(root: &Path) -> Facts {
    let mut facts = Facts::default();
    for (language, text) in files(&root.join("data/cldr"), "tsv") {
        for line in text.lines() {
            let mut parts = line.splitn(3, '\t');
            let (Some(kind), Some(value), Some(word)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            // Spelt out ("Coordinated Universal Time") it is the least worth its bytes: 1.6 kB for a fifth of a point of CLDR's dates.
            if (kind, value) != ("zone", "UTC:standard") {
                facts.add(&language, kind, value, word);
            }
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
    strip_fillings(&mut facts);
    drop_undirected(&mut facts);
    drop_composed(&mut facts);
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

/// A month with a filling word before it ("de mai") is the month alone ("mai"): as one phrase it would hide the same month of
/// languages that write the word as well.
fn strip_fillings(facts: &mut Facts) {
    let phrases: Vec<Vec<u8>> = facts.senses.keys().filter(|key| key.starts_with(b"de ")).cloned().collect();
    for phrase in phrases {
        let months: Vec<String> =
            facts.senses[&phrase].keys().filter(|it| it.starts_with("month ")).cloned().collect();
        for month in months {
            let languages =
                facts.senses.get_mut(&phrase).and_then(|it| it.remove(&month)).unwrap_or_default();
            let bare = facts.senses.entry(phrase[3..].to_vec()).or_default();
            bare.entry(month).or_default().extend(languages.iter().cloned());
            let filling = facts.senses.entry(b"de".to_vec()).or_default();
            filling.entry("literal inside".to_string()).or_default().extend(languages);
        }
    }
    facts.senses.retain(|_, senses| !senses.is_empty());
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

/// A pattern that its language's word for the direction and a unit make together ("vor # tagen") is read from the two.
fn drop_composed(facts: &mut Facts) {
    let says = |key: &str, sense: &str, language: &str| {
        let senses = facts.senses.get(key.as_bytes());
        senses.and_then(|it| it.get(sense)).is_some_and(|it| it.contains(language))
    };
    let is_composed = |key: &str, unit: &str, sign: &str, language: &str| {
        let Some((before, after)) = key.split_once('\u{1}') else { return false };
        let direction = |word: &str| {
            let is_moment = || facts.senses[word.as_bytes()].keys().any(|it| it.starts_with("relative "));
            word.chars().count() >= SURE && says(word, &format!("direction {sign}"), language) && !is_moment()
        };
        let is_unit = |word: &str| {
            let is_other = || {
                facts.senses[word.as_bytes()]
                    .keys()
                    .any(|it| ["period ", "month ", "weekday "].iter().any(|kind| it.starts_with(kind)))
            };
            word.chars().count() >= CLEAR && says(word, &format!("unit {unit}"), language) && !is_other()
        };
        let (before, after) = (before.trim(), after.trim());
        if !before.is_empty() {
            return direction(before) && is_unit(after);
        }
        // "bulan lalu" alone is last month.
        if facts.senses.contains_key(after.as_bytes()) {
            return false;
        }
        let mut cuts = after.match_indices(' ').map(|cut| cut.0);
        // "# maalmood" by itself counts the other way.
        let is_pattern = |unit: &str| facts.senses.contains_key(format!("\u{1} {unit}").as_bytes());
        cuts.any(|cut| is_unit(&after[..cut]) && direction(&after[cut + 1..]) && !is_pattern(&after[..cut]))
    };
    let mut composed = Vec::new();
    for (key, senses) in &facts.senses {
        let Ok(text) = std::str::from_utf8(key) else { continue };
        for (sense, languages) in senses {
            let Some((unit, sign)) = sense.strip_prefix("pattern ").and_then(|it| it.split_once(':')) else {
                continue;
            };
            let made = languages.iter().filter(|it| is_composed(text, unit, sign, it));
            composed.extend(made.map(|it| (key.clone(), sense.clone(), it.clone())));
        }
    }
    for (key, sense, language) in composed {
        let senses = facts.senses.entry(key).or_default();
        if let Some(languages) = senses.get_mut(&sense) {
            languages.remove(&language);
        }
        senses.retain(|_, languages| !languages.is_empty());
    }
    facts.senses.retain(|_, senses| !senses.is_empty());
}

/// Letters of a unit and of a direction: shorter ones are other words elsewhere.
const CLEAR: usize = 4;
const SURE: usize = 3;

/// The languages of a long phrase are worth their bytes only where it means different things in different languages.
fn forget_languages(facts: &mut Facts) {
    for senses in facts.senses.values_mut() {
        let wordy = senses.keys().all(|sense| ["zone ", "pattern "].iter().any(|it| sense.starts_with(it)));
        if wordy && senses.len() == 1 {
            senses.values_mut().for_each(|languages| *languages = BTreeSet::from(["und".to_string()]));
        }
    }
}

/// One entry: its key, and what it means.
type Entry<'a> = (String, Vec<(&'a str, &'a BTreeSet<String>)>);

fn pack(facts: &Facts) -> Vec<u8> {
    let entries: Vec<Entry> = facts.senses.iter().map(|(key, senses)| entry(key, senses)).collect();
    let mut languages: BTreeSet<&str> =
        facts.digits.keys().map(|locale| locale.split('-').next().unwrap_or("und")).collect();
    let (mut counts, mut sets) = (BTreeMap::<&str, BTreeMap<&str, usize>>::new(), BTreeSet::new());
    for (sense, set) in entries.iter().flat_map(|entry| &entry.1) {
        languages.extend(set.iter().map(String::as_str));
        *counts.entry(kind(sense)).or_default().entry(sense).or_default() += 1;
        sets.insert(*set);
    }
    let languages: Vec<&str> = languages.into_iter().collect();
    let values: Vec<(&str, Vec<&str>)> =
        counts.into_iter().map(|(kind, counts)| (kind, ranked(counts))).collect();
    let sets: Vec<&BTreeSet<String>> = sets.into_iter().collect();
    let alphabets = alphabets(&entries);

    let mut out = Vec::new();
    lines(&mut out, &languages.join("\n"));
    for (kind, values) in &values {
        let own = values.iter().map(|value| value[kind.len()..].trim_start());
        lines(&mut out, &std::iter::once(*kind).chain(own).collect::<Vec<_>>().join("\n"));
    }
    lines(&mut out, "");
    digits(&mut out, facts);
    pack_sets(&mut out, &sets, &languages);
    number(&mut out, alphabets.len());
    for alphabet in &alphabets {
        number(&mut out, alphabet.len());
        let mut before = 0;
        for &letter in alphabet {
            number(&mut out, (letter - before) as usize);
            before = letter;
        }
    }
    pack_entries(&mut out, &entries, &values, &sets, &alphabets);
    out
}

/// A zone's name for summer or winter alone says nothing where the same word names the zone the whole year round.
fn entry<'a>(key: &[u8], senses: &'a BTreeMap<String, BTreeSet<String>>) -> Entry<'a> {
    let always = |set: &BTreeSet<String>| {
        senses.iter().any(|(sense, other)| {
            sense.starts_with("zone ") && sense.ends_with(":generic") && set.is_subset(other)
        })
    };
    let told = |(sense, set): &(&String, &BTreeSet<String>)| {
        !sense.starts_with("zone ") || sense.ends_with(":generic") || !always(set)
    };
    let key = String::from_utf8(key.to_vec()).expect("keys are text");
    (key, senses.iter().filter(told).map(|(sense, set)| (sense.as_str(), set)).collect())
}

fn kind(sense: &str) -> &str {
    sense.split(' ').next().unwrap_or(sense)
}

/// A locale's dates in digits are only worth a line where they are not its parent's.
fn digits(out: &mut Vec<u8>, facts: &Facts) {
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
    lines(out, &orders.join("\n"));
}

/// The sets of languages, sorted, each by what it has more than the one before.
fn pack_sets(out: &mut Vec<u8>, sets: &[&BTreeSet<String>], languages: &[&str]) {
    let id = |language: &String| languages.binary_search(&language.as_str()).unwrap_or(0);
    number(out, sets.len());
    let mut columns: [Vec<u8>; 3] = Default::default();
    let mut previous: Vec<usize> = Vec::new();
    for set in sets {
        let set: Vec<usize> = set.iter().map(id).collect();
        let same = set.iter().zip(&previous).take_while(|(a, b)| a == b).count();
        number(&mut columns[0], same);
        number(&mut columns[1], set.len() - same);
        set[same..].iter().for_each(|&language| number(&mut columns[2], language));
        previous = set;
    }
    out.extend(columns.concat());
}

/// Letters that stand near each other in words, at most 128 together, so that a word costs one byte a letter.
fn alphabets(entries: &[Entry]) -> Vec<Vec<u32>> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for letter in entries.iter().flat_map(|entry| entry.0.chars()).filter(|it| !it.is_ascii()) {
        *counts.entry(letter as u32).or_default() += 1;
    }
    let mut blocks: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &letter in counts.keys() {
        // A script to a block; of the ideographs, and of the syllables of Hangul, the most frequent.
        let block = match letter {
            0..=0x36f => 0,
            0x370..=0x8ff | 0x1000..=0x1fff => letter >> 8,
            0x2e80..=0xabff => 0x2e80,
            0xac00..=0xd7ff => 0xac00,
            _ => letter >> 7,
        };
        blocks.entry(block).or_default().push(letter);
    }
    for block in [0x2e80, 0xac00] {
        let letters = blocks.entry(block).or_default();
        letters.sort_by_key(|letter| (std::cmp::Reverse(counts[letter]), *letter));
        letters.truncate(128);
        letters.sort();
    }
    let mut alphabets: Vec<Vec<u32>> = vec![Vec::new()];
    for letters in blocks.into_values() {
        if alphabets.last().is_some_and(|last| last.len() + letters.len() > 128) {
            alphabets.push(Vec::new());
        }
        for letter in letters {
            if alphabets.last().is_some_and(|last| last.len() == 128) {
                alphabets.push(Vec::new());
            }
            if let Some(last) = alphabets.last_mut() {
                last.push(letter);
            }
        }
    }
    // A block of one alphabet may begin below the end of the one before it.
    alphabets.iter_mut().for_each(|alphabet| alphabet.sort());
    alphabets
}

/// The entries by the kind of their first sense, in columns of like bytes: they pack a third smaller than one entry after the other.
fn pack_entries(
    out: &mut Vec<u8>,
    entries: &[Entry],
    values: &[(&str, Vec<&str>)],
    sets: &[&BTreeSet<String>],
    alphabets: &[Vec<u32>],
) {
    let all: Vec<&str> = values.iter().flat_map(|it| it.1.iter().copied()).collect();
    let place = |list: &[&str], sense: &str| list.iter().position(|it| *it == sense);
    // The sets met last, by the script of the key: words of one script are of few languages.
    let mut recents: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut ranks: Vec<u8> = Vec::new();
    let mut letters = Letters { alphabets, current: 0, out: Vec::new() };
    let (mut shared, mut meanings) = (Vec::new(), Vec::new());
    let mut columns: [Vec<u8>; 2] = Default::default();
    for (kind_of_run, own) in values {
        let run: Vec<&Entry> = entries.iter().filter(|entry| kind(entry.1[0].0) == *kind_of_run).collect();
        number(out, run.len());
        let mut previous: Vec<char> = Vec::new();
        for (key, senses) in run {
            let key: Vec<char> = key.chars().collect();
            let script = key.first().map_or(0, |&letter| (letter as u32 >> 7).min(0x1ff));
            let recent = recents.entry(script).or_insert_with(|| (0..sets.len()).collect());
            let same = key.iter().zip(&previous).take_while(|(a, b)| a == b).count();
            shared.push(same as u8);
            key[same..].iter().for_each(|&letter| letters.push(letter));
            letters.out.push(0);
            previous = key;
            meanings.push(senses.len() as u8);
            for (sense, set) in senses {
                // Senses of other kinds come after the kind's own.
                let sense = place(own, sense).or_else(|| Some(own.len() + place(&all, sense)?)).unwrap_or(0);
                let set = sets.binary_search(set).unwrap_or(0);
                let rank = recent.iter().position(|it| *it == set).unwrap_or(0);
                recent[..=rank].rotate_right(1);
                columns[0].push(sense as u8);
                columns[1].push((sense >> 8) as u8);
                if rank >= FAR {
                    ranks.push((FAR + (rank >> 8)) as u8);
                }
                ranks.push(rank as u8);
            }
        }
    }
    number(out, columns[0].len());
    number(out, ranks.len());
    number(out, letters.out.len());
    out.extend([shared, meanings].concat());
    out.extend(columns.concat());
    out.extend(ranks);
    out.extend(letters.out);
}

/// Ranks from here on take two bytes.
const FAR: usize = 240;

/// Writes letters as bytes of the alphabet they are in.
struct Letters<'a> {
    alphabets: &'a [Vec<u32>],
    current: usize,
    out: Vec<u8>,
}

impl Letters<'_> {
    fn push(&mut self, letter: char) {
        let code = letter as u32;
        if letter.is_ascii() {
            self.out.push(code as u8);
            return;
        }
        let place = |alphabet: &Vec<u32>| alphabet.binary_search(&code).ok();
        if place(&self.alphabets[self.current]).is_none() {
            match self.alphabets.iter().position(|it| place(it).is_some()) {
                Some(other) => {
                    self.current = other;
                    self.out.extend([3, other as u8]);
                }
                None => {
                    let code =
                        u16::try_from(code).expect("letters beyond the first plane are in an alphabet");
                    self.out.push(2);
                    self.out.extend(code.to_be_bytes());
                    return;
                }
            }
        }
        self.out.extend(place(&self.alphabets[self.current]).map(|at| at as u8 | 0x80));
    }
}

/// The most frequent first: small numbers pack best.
fn ranked(counts: BTreeMap<&str, usize>) -> Vec<&str> {
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    all.into_iter().map(|it| it.0).collect()
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
