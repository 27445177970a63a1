//! Cases as data: `tests/cases/<stage>/*.toml`. Each says why it exists; one marked as a known failure must fail, so that it is
//! promoted the day it starts to pass.

use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct File<T> {
    case: Vec<Case<T>>,
}

#[derive(Deserialize)]
struct Case<T> {
    why: String,
    #[serde(default)]
    known_failure: bool,
    #[serde(flatten)]
    asked: T,
}

#[derive(Deserialize)]
struct RepairCase {
    text: String,
    /// Absent: the text must stay as it is.
    mended: Option<String>,
    /// Kinds of the changes, in order, where the case is about them.
    kinds: Option<Vec<String>>,
}

#[test]
fn repair() {
    run("repair", |case: &RepairCase| {
        let mended = temiz::repair(&case.text);
        let expected = case.mended.as_ref().unwrap_or(&case.text);
        if mended.text != *expected {
            return Err(format!("{:?} became {:?}", case.text, mended.text));
        }
        let kinds: Vec<&str> = mended.changes.iter().map(|change| change.kind).collect();
        match &case.kinds {
            Some(expected) if kinds != *expected => Err(format!("kinds {kinds:?}")),
            _ => Ok(()),
        }
    });
}

#[derive(Deserialize)]
struct LanguageCase {
    /// The language of each part of the text, and the part.
    parts: Vec<(String, String)>,
}

#[test]
fn languages() {
    run("languages", |case: &LanguageCase| {
        let text: String = case.parts.iter().map(|(_, part)| part.as_str()).collect();
        let answer = temiz::languages(&text, &temiz::Options::default());
        let mut start = 0;
        for (code, part) in &case.parts {
            let (mut right, mut all) = (0, 0);
            for (at, _) in part.char_indices().filter(|(_, it)| it.is_alphanumeric()) {
                let at = start + at;
                let own = answer.spans.iter().find(|span| span.start <= at && at < span.end);
                right += usize::from(own.is_some_and(|span| span.language.code.as_str() == code));
                all += 1;
            }
            if right * 10 < all * 9 {
                let told: Vec<_> = answer
                    .spans
                    .iter()
                    .map(|span| (span.language.code, &text[span.start..span.end]))
                    .collect();
                return Err(format!("{part:?} is {code}: {told:?}"));
            }
            start += part.len();
        }
        Ok(())
    });
}

#[derive(Deserialize)]
struct TimestampCase {
    text: String,
    language: Option<String>,
    /// What is found, in the text's order; absent: nothing.
    #[serde(default)]
    iso: Vec<String>,
    /// The words each is found in, where the case is about them.
    spans: Option<Vec<String>>,
}

/// Now is Monday, 15 June 2026, half past nine in the morning.
#[test]
fn timestamps() {
    run("timestamps", |case: &TimestampCase| {
        let options = temiz::Options {
            now: Some("2026-06-15T09:30:00Z".into()),
            language: case.language.clone(),
            ..temiz::Options::default()
        };
        let found = temiz::timestamps(&case.text, &options);
        let iso: Vec<&str> = found.iter().map(|it| it.iso.as_str()).collect();
        let spans: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        if iso != case.iso || case.spans.as_ref().is_some_and(|expected| spans != *expected) {
            return Err(format!("{:?} gives {iso:?} in {spans:?}", case.text));
        }
        Ok(())
    });
}

fn run<T: for<'a> Deserialize<'a>>(stage: &str, check: impl Fn(&T) -> Result<(), String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut complaints = Vec::new();
    let mut count = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let cases: File<T> =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for case in cases.case {
            count += 1;
            match (check(&case.asked), case.known_failure) {
                (Err(complaint), false) => complaints.push(format!("{name}: {}: {complaint}", case.why)),
                (Ok(()), true) => complaints.push(format!("{name}: {}: passes now, promote it", case.why)),
                _ => (),
            }
        }
    }
    assert!(count > 0, "no cases in {}", folder.display());
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
