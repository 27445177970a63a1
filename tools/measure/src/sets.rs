use flate2::read::GzDecoder;
use serde_json::{json, Value};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One set of cases, which command answers it, who judges, and which figures count.
pub struct Set {
    pub section: &'static str,
    pub folder: &'static str,
    pub file: &'static str,
    pub command: &'static str,
    /// The scorer's name, and what stands before truth and prediction.
    scorer: &'static [&'static str],
    /// JSON pointers into the scorer's last line.
    figures: &'static [&'static str],
}

macro_rules! sets {
    ($($section:literal $folder:literal $command:literal $scorer:tt { $($file:literal)* } $figures:tt)*) => {
        &[$($(Set {
            section: $section, folder: $folder, file: $file, command: $command, scorer: &$scorer, figures: &$figures,
        },)*)*]
    };
}

/// In the order of BENCHMARKS.md.
#[rustfmt::skip]
pub const SETS: &[Set] = sets! {
    "seedlike" "seedlike" "clean" ["score_seedlike.py"]
        { "seedlike.dev.jsonl" "generated.dev.jsonl.gz" }
        ["/title", "/published", "/language", "/kept@char", "/role@char", "/lang@char", "/removed", "/clean", "/partition"]
    "extraction" "extraction" "clean" ["score_extraction.py", "shingles"]
        { "scrapinghub.dev.jsonl.gz" "multilingual.dev.jsonl.gz" }
        ["/*/f1", "/*/accuracy"]
    "extraction" "extraction" "clean" ["score_extraction.py", "snippets"]
        { "trafilatura.dev.jsonl.gz" }
        ["/*/f1"]
    "extraction" "extraction" "clean" ["score_extraction.py", "lines"]
        { "text-dump.dev.jsonl.gz" "text-dump-multilingual.dev.jsonl.gz" }
        ["/*/f1", "/*/accuracy"]
    "metadata" "extraction" "clean" ["score_extraction.py", "metadata"]
        { "readability-metadata.dev.jsonl.gz" }
        ["/*/title", "/*/byline", "/*/publishedTime"]
    "languages" "language" "languages" ["score_language.py"]
        { "ntrex.jsonl.gz" "lingua-words.jsonl.gz" "lingua-pairs.jsonl.gz" "lingua-sentences.jsonl.gz" "ui.jsonl.gz" "ui-caps.jsonl.gz" }
        ["/strict/micro", "/merged/micro", "/strict", "/merged"]
    "languages" "language" "languages" ["score_language.py"]
        { "mixed-menu.jsonl.gz" "mixed-sentences.jsonl.gz" "quotes.jsonl.gz" "code-switch.jsonl.gz" }
        []
    "timestamps" "timestamps" "timestamps" ["score_timestamps.py"]
        { "cldr-absolute.jsonl.gz" "cldr-short.jsonl.gz" "cldr-relative.jsonl.gz" "news-formats.jsonl.gz" "dateparser-suite.jsonl.gz" "chrono-suite.jsonl.gz" }
        ["/accuracy", "/accuracy_with_precision"]
    "timestamps" "timestamps" "timestamps" ["score_timestamps.py"]
        { "embedded.jsonl.gz" }
        ["/value_accuracy", "/span_f1", "/false_positives_per_1000_lines"]
    "timestamps" "timestamps" "clean" ["score_timestamps.py"]
        { "htmldate-eval.jsonl.gz" }
        ["/accuracy"]
    "repair" "repair" "repair" ["score_repair.py"]
        { "repair.jsonl.gz" }
        ["/must/exact", "/must/wrong", "/false_per_10k_clean", "/false_per_10k_hard", "/nfc/exact", "/idempotent"]
};

/// The set as the command line reads it: nothing of the truth goes along.
pub fn requests(set: &Set, truth: &Path) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    for line in read(truth)?.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value =
            serde_json::from_str(line).map_err(|error| format!("{}: {error}", truth.display()))?;
        let mut request = json!({"id": case["id"]});
        for (name, from) in
            [("html", "html"), ("text", "text"), ("url", "url"), ("now", "now"), ("timeZone", "timeZone")]
        {
            if case[from].is_string() {
                request[name] = case[from].clone();
            }
        }
        if case["hint"] == true {
            request["language"] = case["locale"].clone();
        }
        if set.command == "clean" {
            request["url"] = case["url"].clone();
        }
        out.extend_from_slice(request.to_string().as_bytes());
        out.push(b'\n');
    }
    Ok(out)
}

/// Lets the scorer judge, and takes the figures from its last line.
pub fn judge(set: &Set, truth: &Path, bench: &Path, answers: &[u8]) -> Result<String, String> {
    let [scorer, options @ ..] = set.scorer else { return Err("no scorer".to_string()) };
    let mut command = Command::new("python3");
    command.arg(bench.join(scorer)).args(options);
    if set.command == "repair" {
        // It runs the program itself, twice: mending mended text must change nothing.
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let run = format!("{} repair --jsonl", own.with_file_name("temiz").display());
        command.arg("--data").arg(truth.parent().unwrap_or(truth)).arg("--run").arg(run);
    } else {
        let predictions = answers_file(set.file);
        std::fs::write(&predictions, answers).map_err(|error| error.to_string())?;
        command.arg(truth).arg(&predictions);
    }
    let output = command.output().map_err(|error| format!("python3: {error}"))?;
    std::fs::remove_file(answers_file(set.file)).ok();
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().last().unwrap_or_default();
    let figures: Value = serde_json::from_str(last).map_err(|_| {
        format!("{scorer}: {}", String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default())
    })?;
    let picked = set.figures.iter().filter_map(|pointer| Some((*pointer, at(&figures, pointer)?)));
    let picked: Vec<String> = picked
        .map(|(pointer, value)| {
            format!(
                "{} {}",
                pointer.trim_start_matches("/*").trim_start_matches('/').replace('/', " "),
                shown(value)
            )
        })
        .collect();
    // A scorer's figures that nobody chose among: all that are numbers.
    Ok(if picked.is_empty() { numbers(&figures, "").join(", ") } else { picked.join(", ") })
}

fn answers_file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("measure-{}-{}", std::process::id(), name.trim_end_matches(".gz")))
}

/// A JSON pointer in which `*` is the first entry, whatever its name.
fn at<'a>(value: &'a Value, pointer: &str) -> Option<&'a Value> {
    let found = pointer.split('/').skip(1).try_fold(value, |value, name| match name {
        "*" => value.as_object()?.values().next(),
        _ => value.get(name),
    })?;
    found.is_number().then_some(found)
}

fn numbers(value: &Value, name: &str) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| numbers(value, &format!("{name} {key}"))).collect()
        }
        Value::Number(_) => vec![format!("{} {}", name.trim(), shown(value))],
        _ => Vec::new(),
    }
}

fn shown(value: &Value) -> String {
    match value.as_f64() {
        Some(number) if number.fract() != 0.0 => format!("{number:.3}"),
        _ => value.to_string(),
    }
}

/// A file's text, unzipped where it is a gzip file.
pub fn read(path: &Path) -> Result<String, String> {
    let complaint = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(complaint)?;
    let mut text = String::new();
    if path.extension().is_some_and(|end| end == "gz") {
        GzDecoder::new(file).read_to_string(&mut text).map_err(complaint)?;
    } else {
        let mut file = file;
        file.read_to_string(&mut text).map_err(complaint)?;
    }
    Ok(text)
}
