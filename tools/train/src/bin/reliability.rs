//! How honest the confidences of `temiz languages` are, which languages are taken for which, and how each language does.
//!
//! ```text
//! cargo run --release -p train --bin reliability -- TRUTH.jsonl PREDICTIONS.jsonl
//! ```
//!
//! TRUTH has a line `{"id","text","code"[,"also"]}` for each case (unpacked), PREDICTIONS what `temiz languages --jsonl` made of it.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [truth, predictions] = arguments.as_slice() else {
        eprintln!("usage: reliability TRUTH.jsonl PREDICTIONS.jsonl");
        std::process::exit(2);
    };
    let predictions: HashMap<String, Value> =
        lines(predictions).into_iter().map(|line| (text(&line["id"]), line)).collect();
    let mut bins = [(0usize, 0usize, 0.0f64); 10];
    let mut per: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut seconds = (0, 0);
    for case in lines(truth) {
        let own = text(&case["code"]);
        let Some(answer) = predictions.get(&text(&case["id"])).map(|line| &line["language"]) else {
            continue;
        };
        let code = text(&answer["code"]);
        let also = case["also"].as_array().is_some_and(|also| also.iter().any(|other| text(other) == code));
        let right = code == own || also;
        let confidence = answer["confidence"].as_f64().unwrap_or(0.0);
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + usize::from(right), bin.2 + confidence);
        let language = per.entry(own.clone()).or_default();
        *language = (language.0 + 1, language.1 + usize::from(right));
        if !right {
            seconds = (seconds.0 + usize::from(text(&answer["second"]) == own), seconds.1 + 1);
            *confusions.entry((own, code)).or_default() += 1;
        }
    }
    println!("confidence  cases  said   right");
    for (number, (cases, right, sum)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let share = |value: f64| 100.0 * value / *cases as f64;
        let low = number as f64 / 10.0;
        println!(
            "{low:.1} to {:.1}  {cases:6}  {:4.1}   {:4.1}",
            low + 0.1,
            share(*sum),
            share(*right as f64)
        );
    }
    println!("\nthe right language is the second in {} of {} wrong answers", seconds.0, seconds.1);
    let mut worst: Vec<_> = confusions.into_iter().collect();
    worst.sort_by_key(|it| std::cmp::Reverse(it.1));
    let worst: Vec<String> =
        worst.iter().take(20).map(|((own, code), many)| format!("{own} for {code} {many}")).collect();
    println!("\nworst confusions: {}", worst.join(", "));
    let mut per: Vec<_> = per.into_iter().map(|(code, (all, right))| (1000 * right / all, code)).collect();
    per.sort();
    let per: Vec<String> =
        per.iter().map(|(share, code)| format!("{code} {}.{}", share / 10, share % 10)).collect();
    println!("\nper language: {}", per.join(", "));
}

fn lines(path: &str) -> Vec<Value> {
    let Ok(read) = std::fs::read_to_string(path) else {
        eprintln!("reliability: {path} cannot be read");
        std::process::exit(1);
    };
    read.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}
