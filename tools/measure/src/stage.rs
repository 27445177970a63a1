//! Stages by themselves, through the library: the timestamps of strings that are one date and of sentences that hold none, and the languages
//! of sentences.

use crate::sets::read;
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use temiz::{languages as told_apart, parse_timestamp, Options};

/// The fastest of so many rounds counts: whatever else the machine does only slows one down.
const ROUNDS: usize = 7;

/// Two rows of a table: microseconds a string, megabytes a second of text without dates.
pub fn timestamps(data: &Path) -> Result<String, String> {
    let folder = data.join("timestamps");
    let strings: Vec<String> = cases(&folder.join("cldr-absolute.jsonl.gz"))?
        .iter()
        .filter_map(|case| Some(case["text"].as_str()?.to_string()))
        .collect();
    let sentences: Vec<String> = cases(&folder.join("embedded.jsonl.gz"))?
        .iter()
        .filter(|case| case["timestamps"].as_array().is_some_and(Vec::is_empty))
        .filter_map(|case| Some(case["text"].as_str()?.to_string()))
        .collect();
    let options = Options { now: Some("2026-06-15T09:30:00Z".to_string()), ..Options::default() };
    let look = |text: &str| {
        let _ = black_box(parse_timestamp(black_box(text), &options));
    };
    let bytes: usize = sentences.iter().map(String::len).sum();
    Ok(format!(
        "| {} whole strings | {:.2} µs a string |\n| {} sentences without dates | {:.1} MB/s |",
        strings.len(),
        seconds(&strings, look) * 1e6 / strings.len().max(1) as f64,
        sentences.len(),
        bytes as f64 / 1e6 / seconds(&sentences, look),
    ))
}

/// A row of a table: milliseconds for a thousand sentences of news in 120 languages, told apart and named.
pub fn languages(data: &Path) -> Result<String, String> {
    let sentences: Vec<String> = cases(&data.join("language").join("ntrex.jsonl.gz"))?
        .iter()
        .filter_map(|case| Some(case["text"].as_str()?.to_string()))
        .collect();
    let options = Options::default();
    let all = seconds(&sentences, |text| {
        let _ = black_box(told_apart(black_box(text), &options));
    });
    let thousands = sentences.len().max(1) as f64 / 1e3;
    Ok(format!("| {} sentences, languages | {:.1} ms a thousand |", sentences.len(), all * 1e3 / thousands))
}

fn cases(path: &Path) -> Result<Vec<Value>, String> {
    let parse = |line| serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()));
    read(path)?.lines().filter(|line| !line.is_empty()).map(parse).collect()
}

fn seconds(texts: &[String], look: impl Fn(&str)) -> f64 {
    let round = |_| {
        let started = Instant::now();
        texts.iter().for_each(|text| look(text));
        started.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
}
