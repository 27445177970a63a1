//! The training text: lines in words, by script and language, some held back for tuning.

use crate::derived::Derived;
use crate::lingua;
use crate::ndebele;
use crate::random::Random;
use crate::romanised;
use crate::settings::Settings;
use crate::shared::letters::{has_turkic_capitals, letters, Casing};
use crate::shared::{words, Script};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Sources whose licence asks that what is made from them carry it too.
const COPYLEFT: &[&str] = &["osm", "vector", "minerva", "mobile", "translate", "cx"];

/// Kinds of text, drawn with these weights where a language has them.
const KINDS: &[(&str, f64)] = &[
    ("bible", 0.04),
    ("cldr-names", 0.08),
    ("lingua-lines", 0.14),
    ("prose", 0.2),
    ("ud", 0.1),
    ("udhr", 0.05),
    ("ui", 0.18),
    ("apps", 0.2),
    ("own", 0.1),
    ("kin", 0.06),
    ("derived", 0.12),
    ("invented", 0.42),
];

/// Kinds of which lines in a language's near kin are made.
const SENTENCES: &[&str] = &["bible", "lingua-lines", "prose", "udhr", "ui", "apps"];

/// Lines written for temiz by hand, one file a language: for languages of which there is too little text, and for close kin the same lines in
/// each of them, so that nothing but what tells them apart differs.
const WRITTEN: &[(&str, &str)] = &[("own", "data/ngrams"), ("kin", "data/ngrams/kin")];

/// Lines held back: one in this many.
const HELD: u64 = 40;

#[derive(Deserialize)]
struct Line {
    code: String,
    text: String,
    src: String,
    script: Option<String>,
}

/// The text of all languages of one script.
pub struct Group {
    pub script: String,
    pub codes: Vec<String>,
    /// Every distinct word, as the model writes it.
    pub words: Vec<Vec<char>>,
    /// Per language, per kind: the weight of the kind and its lines.
    pub lines: Vec<Vec<(f64, Vec<Vec<u32>>)>>,
    /// Per language: lines held back.
    pub held: Vec<Vec<Vec<u32>>>,
    /// Per word: how it reads in capitals, and with its first letter as a capital.
    pub capitals: Vec<[Reading; 2]>,
}

/// How a word in capitals reads: to languages in which I is the capital of i, and to those in which it is the capital of ı.
#[derive(Clone, Copy)]
pub struct Reading {
    pub plain: u32,
    pub turkic: u32,
}

pub struct Corpus {
    groups: BTreeMap<String, Group>,
}

impl Corpus {
    /// The scripts in which two languages or more are written; the others need no model.
    pub fn groups(self) -> impl Iterator<Item = Group> {
        self.groups.into_values().filter(|group| group.codes.len() > 1)
    }
}

/// Reads all training text.
pub fn read(text: &Path, apps: &Path, models: &Path, settings: &Settings) -> Result<Corpus, String> {
    let mut reader = Reader {
        groups: BTreeMap::new(),
        seen: HashMap::new(),
        buffer: Vec::new(),
        relatives: Derived::read()?,
    };
    for (kind, &(name, _)) in KINDS.iter().enumerate() {
        let path = if name == "apps" { PathBuf::from(apps) } else { text.join(format!("{name}.jsonl.gz")) };
        if matches!(name, "invented" | "own" | "kin" | "derived") || (name == "ud" && !settings.copyleft) {
            continue;
        }
        let file = std::fs::File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for (number, line) in BufReader::new(flate2::read::GzDecoder::new(file)).lines().enumerate() {
            let line = line.map_err(|error| format!("{}: {error}", path.display()))?;
            let line: Line =
                serde_json::from_str(&line).map_err(|error| format!("{}: {error}", path.display()))?;
            if settings.copyleft || !COPYLEFT.contains(&line.src.as_str()) {
                let held =
                    kind_is_tuned(name) && hash(number as u64 ^ ((kind as u64) << 40)).is_multiple_of(HELD);
                reader.line(&line, kind, held, settings);
            }
        }
    }
    for &(name, folder) in WRITTEN {
        let kind = KINDS.iter().position(|kind| kind.0 == name).unwrap_or(0);
        let paths = std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
        let mut paths: Vec<_> =
            paths.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        paths.sort_unstable();
        for path in paths {
            let Some(code) = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()) else {
                continue;
            };
            let text =
                std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let line =
                    Line { code: code.clone(), text: line.to_string(), src: name.into(), script: None };
                reader.line(&line, kind, false, settings);
            }
        }
    }
    for (code, words) in invented(models, settings)? {
        for some in words.split(' ').collect::<Vec<_>>().chunks(8) {
            let line =
                Line { code: code.clone(), text: some.join(" "), src: "invented".into(), script: None };
            reader.line(&line, KINDS.len() - 1, false, settings);
        }
    }
    for group in reader.groups.values_mut() {
        capitals(group);
    }
    Ok(Corpus { groups: reader.groups })
}

/// Words invented after lingua's models, by language; kept in a file when one is named, as reading the models takes a minute.
fn invented(models: &Path, settings: &Settings) -> Result<Vec<(String, String)>, String> {
    if let Ok(kept) = std::fs::read_to_string(&settings.cache) {
        let lines = kept.lines().filter_map(|line| line.split_once('\t'));
        return Ok(lines.map(|(code, words)| (code.to_string(), words.to_string())).collect());
    }
    let mut invented = Vec::new();
    let asked = |(_, code): &&(&str, &str)| !lingua::TOLD_BY_SCRIPT.contains(code);
    for (number, &(name, code)) in lingua::LANGUAGES.iter().filter(asked).enumerate() {
        let folder = newest(models, &format!("lingua-{name}-language-model-"))?;
        let mut random = Random(settings.seed << 32 ^ number as u64);
        let words = lingua::invent(&folder, settings.invented * 1000, &mut random)?;
        invented.push((code.to_string(), words.join(" ")));
    }
    if !settings.cache.is_empty() {
        let lines: Vec<String> = invented.iter().map(|(code, words)| format!("{code}\t{words}\n")).collect();
        std::fs::write(&settings.cache, lines.concat())
            .map_err(|error| format!("{}: {error}", settings.cache))?;
    }
    Ok(invented)
}

/// Finds for each word how it reads in capitals, and notes readings that are new words.
fn capitals(group: &mut Group) {
    let turkic = group.turkic_words();
    let many = group.words.len();
    let mut known: HashMap<Vec<char>, u32> = HashMap::new();
    for (id, word) in
        group.words.iter().enumerate().filter(|(_, word)| word.contains(&'i') || word.contains(&'ı'))
    {
        known.insert(word.clone(), id as u32);
    }
    for id in 0..many {
        let own = Reading { plain: id as u32, turkic: id as u32 };
        let mut readings = [own, own];
        if group.script == "Latn" {
            for (reading, letters) in readings.iter_mut().zip([usize::MAX, 2]) {
                let word = &group.words[id];
                let changed = |from: char| word.iter().take(letters).any(|&letter| letter == from);
                let turkic = turkic[id];
                if !(changed('i') || turkic && changed('ı')) {
                    continue;
                }
                let swap = |(at, &letter): (usize, &char)| match letter {
                    'i' if at < letters => {
                        if turkic {
                            'İ'
                        } else {
                            'ı'
                        }
                    }
                    'ı' if at < letters && turkic => 'i',
                    _ => letter,
                };
                let other: Vec<char> = word.iter().enumerate().map(swap).collect();
                let other = *known.entry(other.clone()).or_insert_with(|| {
                    group.words.push(other);
                    group.words.len() as u32 - 1
                });
                *if turkic { &mut reading.plain } else { &mut reading.turkic } = other;
            }
        }
        group.capitals.push(readings);
    }
}

fn kind_is_tuned(name: &str) -> bool {
    matches!(name, "lingua-lines" | "prose" | "ui" | "apps")
}

fn newest(folder: &Path, start: &str) -> Result<std::path::PathBuf, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start)))
        .collect();
    found.sort();
    found.pop().ok_or(format!("{}: no crate {start}*", folder.display()))
}

struct Reader {
    groups: BTreeMap<String, Group>,
    seen: HashMap<(String, Vec<char>), u32>,
    buffer: Vec<char>,
    relatives: Derived,
}

impl Reader {
    fn line(&mut self, line: &Line, kind: usize, held: bool, settings: &Settings) {
        let code = line.code.as_str();
        if code == "sr" && line.text.contains(|letter| ('а'..='џ').contains(&letter)) {
            // What is written in one of Serbian's scripts can be written in the other, letter by letter.
            let text = line.text.chars().map(in_latin).collect();
            let latin =
                Line { code: line.code.clone(), text, src: line.src.clone(), script: Some("Latin".into()) };
            self.line(&latin, kind, held, settings);
        }
        let derived = match code {
            // As its readers type it where there is no keyboard for its own letters.
            "te" if line.script.is_none() => Some(("te", romanised::telugu(&line.text), Some("Latin"))),
            "zu" if kind != KINDS.len() - 1 => Some(("nd", ndebele::from_zulu(&line.text), None)),
            _ => None,
        };
        if let Some((code, text, script)) = derived {
            let derived =
                Line { code: code.into(), text, src: line.src.clone(), script: script.map(String::from) };
            self.line(&derived, kind, held, settings);
        }
        if SENTENCES.contains(&KINDS[kind].0) {
            for (code, text) in self.relatives.lines(code, &line.text) {
                let script = (code == "shi").then(|| "Arabic".to_string());
                let derived = Line { code: code.into(), text, src: line.src.clone(), script };
                self.line(&derived, KINDS.len() - 2, held, settings);
            }
        }
        // Of Tibetan itself there is no such text, and Dzongkha would take it.
        if !wanted(code, line.script.as_deref()) || code == "dz" && KINDS[kind].0 == "apps" {
            return;
        }
        let casing = if is_turkic(code) { Casing::Turkic } else { Casing::Plain };
        let mut by_script: BTreeMap<Script, Vec<u32>> = BTreeMap::new();
        for word in words(&line.text) {
            let text = word.span.of(&line.text);
            let script = word.script;
            if !writes(code, script, line.script.as_deref())
                || (!settings.only.is_empty() && settings.only != script.as_str())
            {
                continue;
            }
            let casing = if has_turkic_capitals(text) { casing } else { Casing::Plain };
            letters(text, casing, script != Script::HAN, &mut self.buffer);
            let key = (script.as_str().to_string(), self.buffer.clone());
            let group = self.groups.entry(key.0.clone()).or_insert_with(|| Group::new(&key.0));
            let id = *self.seen.entry(key).or_insert_with(|| {
                group.words.push(self.buffer.clone());
                group.words.len() as u32 - 1
            });
            by_script.entry(script).or_default().push(id);
        }
        for (script, ids) in by_script {
            if let Some(group) = self.groups.get_mut(script.as_str()) {
                group.add(code, kind, held, ids);
            }
        }
    }
}

impl Group {
    fn new(script: &str) -> Group {
        let script = script.to_string();
        Group {
            script,
            codes: Vec::new(),
            words: Vec::new(),
            lines: Vec::new(),
            held: Vec::new(),
            capitals: Vec::new(),
        }
    }

    /// Which words stand in texts of a Turkic language, whose capitals then go by the Turkic rule.
    fn turkic_words(&self) -> Vec<bool> {
        let mut found = vec![false; self.words.len()];
        for (own, _) in self.codes.iter().enumerate().filter(|(_, code)| is_turkic(code)) {
            for &word in self.lines[own].iter().flat_map(|kind| &kind.1).flatten() {
                found[word as usize] = true;
            }
        }
        found
    }

    fn add(&mut self, code: &str, kind: usize, held: bool, ids: Vec<u32>) {
        let own = self.codes.iter().position(|known| known == code).unwrap_or_else(|| {
            self.codes.push(code.to_string());
            self.lines.push(KINDS.iter().map(|&(_, weight)| (weight, Vec::new())).collect());
            self.held.push(Vec::new());
            self.codes.len() - 1
        });
        if held { &mut self.held[own] } else { &mut self.lines[own][kind].1 }.push(ids);
    }
}

/// Second scripts with text enough, and no languages that no benchmark asks for.
fn wanted(code: &str, script: Option<&str>) -> bool {
    let known = !matches!(code, "br" | "gd" | "nr" | "oc");
    known
        && script.is_none_or(|script| {
            matches!(
                (code, script),
                ("sr" | "te", "Latin") | ("uz", "Cyrillic") | ("pa", "Arabic") | ("shi", "Arabic")
            )
        })
}

/// Whether words in this script are a language's own: lines hold foreign names too.
fn writes(code: &str, script: Script, tagged: Option<&str>) -> bool {
    match tagged {
        Some("Latin") => return script == Script::LATIN,
        Some("Cyrillic") => return script == Script::CYRILLIC,
        Some("Arabic") => return script == Script::ARABIC,
        _ => {}
    }
    match script.as_str() {
        "Cyrl" => {
            matches!(code, "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba")
        }
        "Arab" => matches!(code, "ar" | "mey" | "shi" | "fa" | "prs" | "ur" | "ps" | "sd" | "ug" | "ckb"),
        "Deva" => matches!(code, "hi" | "mr" | "ne"),
        "Hani" => matches!(code, "zh" | "ja" | "yue"),
        "Ethi" => matches!(code, "am" | "ti"),
        "Tibt" => matches!(code, "bo" | "dz"),
        "Latn" => !matches!(
            code,
            "ru" | "uk"
                | "be"
                | "bg"
                | "mk"
                | "sr"
                | "kk"
                | "ky"
                | "tg"
                | "mn"
                | "tt"
                | "ba"
                | "ar"
                | "mey"
                | "fa"
                | "prs"
                | "ur"
                | "ps"
                | "sd"
                | "ug"
                | "ckb"
                | "hi"
                | "mr"
                | "ne"
                | "zh"
                | "ja"
                | "yue"
                | "am"
                | "ti"
                | "bo"
                | "dz"
                | "he"
                | "el"
                | "ka"
                | "hy"
                | "ko"
                | "th"
                | "lo"
                | "km"
                | "my"
                | "si"
                | "ta"
                | "te"
                | "kn"
                | "ml"
                | "gu"
                | "pa"
                | "bn"
                | "or"
                | "dv"
        ),
        _ => false,
    }
}

/// A Serbian letter in Latin script.
fn in_latin(letter: char) -> &'static str {
    const CYRILLIC: &str = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";
    const LATIN: &[&str] = &[
        "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r",
        "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š",
    ];
    match CYRILLIC.chars().position(|known| known == letter) {
        Some(at) => LATIN[at % LATIN.len()],
        None => match letter {
            ' ' => " ",
            '.' => ".",
            ',' => ",",
            '-' => "-",
            _ => " ",
        },
    }
}

/// Languages in which I is the capital of ı.
pub fn is_turkic(code: &str) -> bool {
    matches!(code, "az" | "tr")
}

fn hash(value: u64) -> u64 {
    Random(value).next()
}
