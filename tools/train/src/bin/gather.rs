//! Gathers training text from the translations of free programs, as packages of Debian carry them.
//!
//! ```text
//! cargo run --release -p train --bin gather -- PACKAGES BENCH OUT
//! ```
//!
//! PACKAGES holds a folder for each unpacked package (which ones, and how they are unpacked, says `data/SOURCES.toml`), BENCH the language
//! benchmark, whose lines are left out. Writes OUT, one `{"code","text","src"}` a line, in gzip: what `train` reads as `apps.jsonl.gz`.

#[path = "gather/foreign.rs"]
mod foreign;
#[path = "gather/messages.rs"]
mod messages;

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{BufRead, BufReader, Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [packages, bench, out] = arguments.as_slice() else {
        eprintln!("usage: gather PACKAGES BENCH OUT   (see data/SOURCES.toml)");
        std::process::exit(2);
    };
    if let Err(error) = gather(packages.as_ref(), bench.as_ref(), out.as_ref()) {
        eprintln!("gather: {error}");
        std::process::exit(1);
    }
}

fn gather(packages: &Path, bench: &Path, out: &Path) -> Result<()> {
    let tested = tested(bench)?;
    let folders = sorted(packages)?;
    let mut english = HashSet::new();
    for folder in folders.iter().filter(|folder| name(folder).ends_with("-l10n-en-gb")) {
        for (_, text) in texts(folder)? {
            english.insert(key(&text));
        }
    }
    let mut seen: HashSet<(String, String)> = HashSet::new();
    // By language: program and line.
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for folder in folders {
        let package = name(&folder);
        let Some((program, tag)) = package.split_once("-l10n-") else { continue };
        let code = code(tag);
        let mut lines = BTreeSet::new();
        for (original, text) in texts(&folder)? {
            let own = key(&text);
            let foreign = original.is_some_and(|original| key(&original) == own) || english.contains(&own);
            if (code != "en" && foreign) || tested.contains(&own) {
                continue;
            }
            if seen.insert((code.to_string(), own)) {
                lines.insert(text);
            }
        }
        let lines = lines.into_iter().map(|line| (program.to_string(), line));
        found.entry(code.to_string()).or_default().extend(lines);
    }
    let foreign = foreign::Foreign::of(&found);
    let mut out = GzEncoder::new(std::fs::File::create(out)?, flate2::Compression::best());
    for (code, lines) in &found {
        let kept: Vec<_> = lines.iter().filter(|(_, line)| !foreign.says_nothing(code, line)).collect();
        eprintln!("{code}: {} lines of {}", kept.len(), lines.len());
        for (program, text) in kept {
            let line = serde_json::json!({"code": code, "text": text, "src": program});
            writeln!(out, "{line}")?;
        }
    }
    out.finish()?.sync_all()
}

/// A package's messages, mended: the English one where the file tells it, and the translation.
fn texts(folder: &Path) -> Result<Vec<(Option<String>, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in sorted(&folder)? {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // Some packages link to files of others.
            if !path.is_file() {
                continue;
            }
            let bytes = std::fs::read(&path)?;
            let text = || String::from_utf8_lossy(&bytes);
            match path.extension().and_then(|it| it.to_str()) {
                Some("mo") => found.extend(messages::gettext(&bytes)),
                Some("ftl") => found.extend(messages::fluent(&text())),
                Some("properties") => found.extend(messages::properties(&text())),
                Some("xcd") => found.extend(messages::registry(&text())),
                _ => {}
            }
        }
    }
    let mended = found.into_iter().flat_map(|(original, text)| {
        let original = original.map(|it| messages::mended(&it));
        let lines: Vec<String> = text.lines().map(messages::mended).collect();
        lines.into_iter().map(move |line| (original.clone(), line))
    });
    Ok(mended.filter(|(_, line)| line.chars().filter(|it| it.is_alphabetic()).count() > 1).collect())
}

/// Every text and piece of the benchmark, to be left out.
fn tested(bench: &Path) -> Result<HashSet<String>> {
    let mut tested = HashSet::new();
    for path in sorted(bench)?.iter().filter(|path| name(path).ends_with(".jsonl.gz")) {
        for line in BufReader::new(GzDecoder::new(std::fs::File::open(path)?)).lines() {
            let case: serde_json::Value =
                serde_json::from_str(&line?).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
            if let Some(text) = case["text"].as_str() {
                tested.extend(text.lines().map(key));
            }
        }
    }
    Ok(tested)
}

/// A line without what does not make it another: case, white space and signs.
fn key(line: &str) -> String {
    line.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The code of a package's language.
fn code(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        "kmr" => "ku",
        own => own,
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
