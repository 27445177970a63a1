//! Processor time for whole pages, beside dom_smoothie in the same process: `cargo run --release -- PAGES.jsonl.gz`, one `{"html"}` a line.
//!
//! Both are given the page as text and asked for all they have. The rounds alternate, and the least of each counts: on a shared
//! machine that is the one least disturbed.

use dom_smoothie::Readability;
use flate2::read::GzDecoder;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::process::ExitCode;
use std::time::Duration;
use temiz::{clean, Input, Options};

/// How often each goes over all pages.
const ROUNDS: usize = 5;

type Extract = fn(&str);

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("peers: give the pages: a gzip file, one JSON object with `html` a line");
        return ExitCode::from(2);
    };
    let pages = match read(&path) {
        Ok(pages) if !pages.is_empty() => pages,
        Ok(_) => return fail(&path, "no line has `html`"),
        Err(error) => return fail(&path, &error.to_string()),
    };
    let bytes: usize = pages.iter().map(String::len).sum();
    println!(
        "{} pages, {:.1} MB\n\n| | ms a page | MB/s | of dom_smoothie's time |",
        pages.len(),
        bytes as f64 / 1e6
    );
    println!("|---|---|---|---|");
    let systems: [(&str, Extract); 2] = [("dom_smoothie", by_peer), ("temiz", by_temiz)];
    let mut least = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for ((_, extract), least) in systems.iter().zip(&mut least) {
            *least = spent(|| pages.iter().for_each(|page| extract(page))).min(*least);
        }
    }
    for ((name, _), time) in systems.iter().zip(least) {
        let seconds = time.as_secs_f64();
        let (page, rate) = (seconds * 1e3 / pages.len() as f64, bytes as f64 / 1e6 / seconds);
        println!("| {name} | {page:.2} | {rate:.1} | {:.2} |", seconds / least[0].as_secs_f64());
    }
    ExitCode::SUCCESS
}

fn by_temiz(page: &str) {
    black_box(clean(&Input::Html(page), &Options::default()));
}

fn by_peer(page: &str) {
    // A page it gives up on has cost its time too.
    let _ = black_box(Readability::new(page, None, None).and_then(|mut it| it.parse()));
}

/// User and system time of this process for one call, as Linux counts it.
fn spent(run: impl FnOnce()) -> Duration {
    let before = processor_time();
    run();
    processor_time().saturating_sub(before)
}

/// From the scheduler's statistics; the clock on the wall where there are none.
fn processor_time() -> Duration {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    match statistics.split(' ').next().and_then(|it| it.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default(),
    }
}

fn read(path: &str) -> std::io::Result<Vec<String>> {
    let lines = BufReader::new(GzDecoder::new(File::open(path)?)).lines();
    let html = |line: &str| {
        Some(serde_json::from_str::<serde_json::Value>(line).ok()?.get("html")?.as_str()?.to_string())
    };
    lines.filter_map(|line| line.map(|line| html(&line)).transpose()).collect()
}

fn fail(path: &str, why: &str) -> ExitCode {
    eprintln!("peers: {path}: {why}");
    ExitCode::FAILURE
}
