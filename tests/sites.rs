//! Whole pages: every folder of `tests/sites` holds a page, what must come of it, and why it is there.
//!
//! A new folder (`tools/new-site`) gets its `expected.json` by `TEMIZ_WRITE=1 cargo test --test sites`, from what temiz answers now: read
//! it aloud and set right what is wrong before it is committed.

use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use temiz::{clean, Article, Input, Options, Role};

/// What a page must give.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
struct Expected {
    /// Where the page is said to have been found.
    url: Option<String>,
    title: Option<String>,
    byline: Vec<String>,
    published: Option<String>,
    language: String,
    /// Pieces of the article that its text must hold, in this order.
    keeps: Vec<String>,
    /// Pieces of the page that must not be in the text.
    drops: Vec<String>,
    /// Codes of the notes.
    notes: Vec<String>,
}

#[test]
fn every_page_gives_what_is_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let page = fs::read_to_string(folder.join("page.html")).expect("a site has a page.html");
        let note = fs::read_to_string(folder.join("note.md")).expect("a site has a note.md");
        assert!(note.trim().len() > 20, "{name}: note.md says why the page is there");
        let file = folder.join("expected.json");
        if !file.exists() && std::env::var_os("TEMIZ_WRITE").is_some() {
            let draft = serde_json::to_string_pretty(&draft(&cleaned(&page, None))).expect("plain data");
            fs::write(&file, draft + "\n").expect("the folder can be written");
        }
        let expected =
            fs::read_to_string(&file).expect("a site has an expected.json: TEMIZ_WRITE=1 makes one");
        let expected: Expected =
            serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        let article = cleaned(&page, expected.url.clone());
        wrong.extend(
            differences(&article, &expected).into_iter().map(|difference| format!("{name}: {difference}")),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whatever the page, its HTML carries no script, no handler, no style, and every block of text names its language's direction.
#[test]
fn every_page_gives_safe_html() {
    for folder in folders() {
        let page = fs::read_to_string(folder.join("page.html")).expect("a site has a page.html");
        let article = cleaned(&page, None);
        let html = article.to_html();
        for forbidden in ["<script", "<style", "<iframe", " on", "javascript:", " style=", " class=", " id="]
        {
            let inside_tags = html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
            let mut found = inside_tags.filter(|tag| format!("<{tag}").contains(forbidden));
            assert_eq!(found.next(), None, "{}: {forbidden}", folder.display());
        }
        if article.direction == "rtl" {
            assert!(html.contains("dir=\"rtl\"") && !html.contains("<p>"), "{}", folder.display());
        }
    }
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let entries = fs::read_dir(root).expect("tests/sites is there");
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    assert!(folders.len() >= 8, "the sites are there");
    folders
}

fn cleaned(page: &str, url: Option<String>) -> Article {
    clean(&Input::Html(page), &Options { url, ..Options::default() })
}

fn draft(article: &Article) -> Expected {
    let beginning = |text: &String| text.chars().take(60).collect::<String>();
    let body = |role: Role| role.is_body();
    let kept = article.fragments.iter().filter(|fragment| fragment.kept && body(fragment.role));
    let dropped = article.fragments.iter().filter(|fragment| !fragment.kept);
    Expected {
        url: None,
        title: article.title.clone(),
        byline: article.byline.clone(),
        published: article.published.as_ref().map(|timestamp| timestamp.iso.clone()),
        language: article.language.code.as_str().to_string(),
        keeps: kept.map(|fragment| beginning(&fragment.text)).collect(),
        drops: dropped.map(|fragment| beginning(&fragment.text)).filter(|text| text.len() > 8).collect(),
        notes: article.notes.iter().map(|note| note.code.to_string()).collect(),
    }
}

fn differences(article: &Article, expected: &Expected) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, got: String, wanted: String| {
        if got != wanted {
            found.push(format!("{what} is {got}, expected {wanted}"));
        }
    };
    compare("title", format!("{:?}", article.title), format!("{:?}", expected.title));
    compare("byline", format!("{:?}", article.byline), format!("{:?}", expected.byline));
    let published = article.published.as_ref().map(|timestamp| timestamp.iso.clone());
    compare("published", format!("{published:?}"), format!("{:?}", expected.published));
    compare("language", article.language.code.as_str().to_string(), expected.language.clone());
    let notes: Vec<&str> = article.notes.iter().map(|note| note.code).collect();
    compare("notes", format!("{notes:?}"), format!("{:?}", expected.notes));
    let mut rest = article.text.as_str();
    for piece in &expected.keeps {
        match rest.split_once(piece.as_str()) {
            Some((_, behind)) => rest = behind,
            None => found.push(format!("the text lacks {piece:?}, or has it out of order")),
        }
    }
    for piece in &expected.drops {
        if article.text.contains(piece.as_str()) {
            found.push(format!("the text holds {piece:?}"));
        }
    }
    found
}
