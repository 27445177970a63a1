//! Every example and counterexample of `data/languages`, and that no language's words steal another's dates.

use std::fs;
use std::path::Path;
use temiz::{timestamps, Options};

struct Example {
    language: String,
    text: String,
    iso: Option<String>,
}

fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/languages");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|it| it.expect("a file").path()).collect();
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        let language = file.file_stem().expect("a name").to_string_lossy().to_string();
        let table: toml::Table = fs::read_to_string(&file).expect("text").parse().expect("TOML");
        for (kind, has_date) in [("example", true), ("counterexample", false)] {
            for row in table.get(kind).and_then(|it| it.as_array()).into_iter().flatten() {
                let string = |key: &str| row.get(key).and_then(|it| it.as_str()).map(str::to_string);
                let text = string("text").expect("an example has a text");
                let iso = has_date.then(|| string("iso").expect("an example has an iso"));
                examples.push(Example { language: language.clone(), text, iso });
            }
        }
    }
    examples
}

fn found(text: &str, language: Option<&str>) -> Vec<String> {
    let options = Options {
        now: Some("2026-06-15T09:30:00Z".into()),
        language: language.map(str::to_string),
        ..Options::default()
    };
    timestamps(text, &options).into_iter().map(|it| it.iso).collect()
}

#[test]
fn reads_the_examples_of_every_language() {
    let examples = examples();
    assert!(examples.len() > 80, "the examples are there");
    let mut wrong = Vec::new();
    for example in &examples {
        let found = found(&example.text, Some(&example.language));
        let right = match &example.iso {
            Some(iso) => found == [iso.clone()],
            None => found.is_empty(),
        };
        if !right {
            wrong.push(format!(
                "{}: {:?} gives {found:?}, not {:?}",
                example.language, example.text, example.iso
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// With the language untold, the words alone must lead to the same date: another language's words do not steal it. Dates of digits
/// alone may hang on the language, so only those with a word of three letters count.
#[test]
fn no_language_steals_the_dates_of_another() {
    let worded =
        |text: &str| text.split(|it: char| !it.is_alphabetic()).any(|word| word.chars().count() >= 3);
    let (mut all, mut wrong) = (0, Vec::new());
    for example in examples().iter().filter(|it| worded(&it.text)) {
        let Some(iso) = &example.iso else { continue };
        all += 1;
        let found = found(&example.text, None);
        if !found.contains(iso) {
            wrong.push(format!("{}: {:?} gives {found:?}, not {iso}", example.language, example.text));
        }
    }
    assert!(wrong.len() * 50 <= all, "{} of {all}\n{}", wrong.len(), wrong.join("\n"));
}
