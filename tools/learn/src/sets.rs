//! The labelled sets, page by page: pieces with their features and, where known, their truth.

use crate::dressed::{self, Dressed, Stretch};
use crate::{brief, flat};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use temiz::{learn, Input, Options};

/// One labelled page.
pub struct Page {
    pub set: &'static str,
    pub id: String,
    /// Pages of one site are never on both sides of a fold.
    pub site: String,
    pub source: String,
    /// Reference text of the body, where the set has one.
    pub body: Option<String>,
    pub by_character: bool,
    pub pieces: Vec<learn::Piece>,
    /// The element each piece stands in, and for each element the one above it; without tags none.
    pub owners: Vec<u32>,
    pub parents: Vec<u32>,
    /// Whether each piece is body; `None` unknown.
    pub is_body: Vec<Option<bool>>,
    /// The role of each piece, where the set tells roles.
    pub roles: Vec<Option<&'static str>>,
    pub with: Vec<String>,
    pub without: Vec<String>,
}

pub const ROLES: [&str; 25] = [
    "title",
    "subtitle",
    "byline",
    "timestamp",
    "paragraph",
    "heading",
    "list-item",
    "quote",
    "table",
    "code",
    "caption",
    "credit",
    "navigation",
    "pagination",
    "marker",
    "status",
    "sharing",
    "related",
    "advertisement",
    "promotion",
    "consent",
    "tags",
    "comments",
    "legal",
    "duplicate",
];

pub fn is_body_role(role: &str) -> bool {
    matches!(role, "subtitle" | "paragraph" | "heading" | "list-item" | "quote" | "table" | "code")
}

/// The JSON lines of a file, gzip or not.
pub fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let file = File::open(path).map_err(|it| format!("cannot open {}: {it}", path.display()))?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|it| it == "gz") {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let parse = |line: std::io::Result<String>| {
        line.map_err(|it| it.to_string())
            .and_then(|it| serde_json::from_str(&it).map_err(|it| it.to_string()))
    };
    BufReader::new(reader).lines().map(parse).collect()
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_string()
}

/// The seed-like documents: every role known.
pub fn seedlike(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for (set, file) in
        [("seedlike", "seedlike/generated.dev.jsonl.gz"), ("by-hand", "seedlike/seedlike.dev.jsonl")]
    {
        for row in lines(&data.join(file))? {
            let source = text(&row, "text");
            let measured = learn::measure(&Input::Text(&source), &Options::default());
            let truth: Vec<(usize, usize, &'static str)> =
                row["fragments"].as_array().into_iter().flatten().map(span).collect();
            let roles: Vec<Option<&'static str>> =
                measured.pieces.iter().map(|it| most(&truth, it.start, it.end)).collect();
            let is_body = roles.iter().map(|it| it.map(is_body_role)).collect();
            let site = format!("{}-{}", text(&row, "language"), text(&row, "site"));
            pages.push(Page {
                site: if set == "seedlike" { site } else { text(&row, "id") },
                set,
                id: text(&row, "id"),
                body: None,
                by_character: false,
                pieces: measured.pieces,
                owners: measured.owners,
                parents: measured.parents,
                source,
                is_body,
                roles,
                with: Vec::new(),
                without: Vec::new(),
            });
        }
    }
    Ok(pages)
}

/// The generated seed-like documents in tags.
pub fn dressed(data: &Path) -> Result<Vec<Page>, String> {
    let mut last: HashMap<String, Vec<Stretch>> = HashMap::new();
    let documents = stretches(data)?.into_iter().map(|document| {
        let other = last.insert(document.language.clone(), document.stretches.clone()).unwrap_or_default();
        in_tags("dressed", &document, dressed::dress(&document.id, &document.stretches, &other))
    });
    documents.collect()
}

/// The generated seed-like documents as text, with what they lack: headings, lists, tables, standfirsts.
pub fn varied(data: &Path) -> Result<Vec<Page>, String> {
    let page = |document: Document| {
        let mut dice = dressed::Dice::new(&format!("varied {}", document.id));
        let stretches = dressed::varied(&document.stretches, &mut dice);
        let (apart, mark) = (if dice.chance(50) { "\n\n" } else { "\n" }, ["", "- ", "• "][dice.below(3)]);
        as_text("varied", &document, &stretches, apart, mark)
    };
    Ok(stretches(data)?.into_iter().map(page).collect())
}

/// The generated seed-like documents in tags that say next to nothing.
pub fn flat(data: &Path) -> Result<Vec<Page>, String> {
    let documents = stretches(data)?.into_iter();
    documents.map(|it| in_tags("flat", &it, flat::flat(&it.id, &it.stretches))).collect()
}

/// The beginnings of generated seed-like documents, with nothing around them: what people paste to try a cleaner, and short items.
pub fn brief(data: &Path, how: As) -> Result<Vec<Page>, String> {
    let documents = stretches(data)?.into_iter().map(|document| {
        let brief = brief::brief(&document.id, &document.stretches);
        match how {
            As::Html => in_tags("brief", &document, dressed::dress(&document.id, &brief, &[])),
            As::Text => Ok(as_text("brief", &document, &brief, "\n\n", "")),
        }
    });
    documents.collect()
}

/// A generated document, taken apart.
struct Document {
    id: String,
    language: String,
    site: String,
    stretches: Vec<Stretch>,
}

fn stretches(data: &Path) -> Result<Vec<Document>, String> {
    let rows = lines(&data.join("seedlike/generated.dev.jsonl.gz"))?;
    let document = |row: &Value| {
        let plain = text(row, "text");
        let stretch = |fragment: &Value| {
            let (start, end, role) = span(fragment);
            Stretch { text: squeeze(plain.get(start..end).unwrap_or_default()), role }
        };
        Document {
            id: text(row, "id"),
            language: text(row, "language"),
            site: format!("{}-{}", text(row, "language"), text(row, "site")),
            stretches: row["fragments"].as_array().into_iter().flatten().map(stretch).collect(),
        }
    };
    Ok(rows.iter().map(document).collect())
}

fn in_tags(set: &'static str, document: &Document, dressed: Dressed) -> Result<Page, String> {
    let measured = learn::measure(&Input::Html(&dressed.html), &Options::default());
    let mut truth = Vec::new();
    let mut places = measured.source.char_indices().filter(|it| !it.1.is_whitespace());
    for (count, role) in dressed.roles.into_iter().filter(|it| it.0 > 0) {
        let first = places.next();
        let last = if count > 1 { places.nth(count - 2) } else { first };
        if let (Some(first), Some(last)) = (first, last) {
            truth.push((first.0, last.0 + last.1.len_utf8(), role));
        }
    }
    if places.next().is_some() {
        return Err(format!("{}: more text is visible than was dressed", document.id));
    }
    Ok(known(set, document, measured, &truth))
}

/// What stands between two stretches, and before an item of a list.
fn as_text(set: &'static str, document: &Document, stretches: &[Stretch], apart: &str, mark: &str) -> Page {
    let mut plain = String::new();
    let mut truth = Vec::new();
    for stretch in stretches {
        let start = plain.len();
        plain += if stretch.role == "list-item" { mark } else { "" };
        plain += &stretch.text;
        truth.push((start, plain.len(), stretch.role));
        plain += apart;
    }
    known(set, document, learn::measure(&Input::Text(plain.trim_end()), &Options::default()), &truth)
}

/// A page of which every role is known.
fn known(
    set: &'static str,
    document: &Document,
    measured: learn::Page,
    truth: &[(usize, usize, &'static str)],
) -> Page {
    let roles: Vec<Option<&'static str>> =
        measured.pieces.iter().map(|it| most(truth, it.start, it.end)).collect();
    Page {
        set,
        site: document.site.clone(),
        id: document.id.clone(),
        body: None,
        by_character: false,
        is_body: roles.iter().map(|it| it.map(is_body_role)).collect(),
        roles,
        pieces: measured.pieces,
        owners: measured.owners,
        parents: measured.parents,
        source: measured.source,
        with: Vec::new(),
        without: Vec::new(),
    }
}

fn span(fragment: &Value) -> (usize, usize, &'static str) {
    let at = |field: &str| fragment[field].as_u64().unwrap_or(0) as usize;
    let role =
        ROLES.iter().find(|it| Some(**it) == fragment["role"].as_str()).copied().unwrap_or("paragraph");
    (at("start"), at("end"), role)
}

/// What most of a stretch is labelled as.
fn most<T: Copy + PartialEq>(truth: &[(usize, usize, T)], start: usize, end: usize) -> Option<T> {
    let from = truth.partition_point(|it| it.1 <= start);
    let inside = truth[from..].iter().take_while(|it| it.0 < end);
    inside.max_by_key(|it| it.1.min(end) - it.0.max(start)).map(|it| it.2)
}

/// The text dumps: each line body or not.
pub fn dumps(data: &Path) -> Result<Vec<Page>, String> {
    let hosts: HashMap<String, String> = lines(&data.join("extraction/multilingual.dev.jsonl.gz"))?
        .iter()
        .map(|it| (text(it, "id"), text(it, "host")))
        .collect();
    let mut pages = Vec::new();
    for (set, file) in [("text-dump", "text-dump"), ("text-dump-multilingual", "text-dump-multilingual")] {
        for row in lines(&data.join(format!("extraction/{file}.dev.jsonl.gz")))? {
            let source = text(&row, "text");
            let measured = learn::measure(&Input::Text(&source), &Options::default());
            let truth: Vec<(usize, usize, bool)> = row["lines"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| {
                    (
                        it["start"].as_u64().unwrap_or(0) as usize,
                        it["end"].as_u64().unwrap_or(0) as usize,
                        it["body"] == true,
                    )
                })
                .collect();
            let is_body: Vec<Option<bool>> =
                measured.pieces.iter().map(|it| most(&truth, it.start, it.end)).collect();
            let id = text(&row, "id");
            let site = hosts.get(&id).cloned().unwrap_or_else(|| host(&text(&row, "url")));
            pages.push(Page {
                set,
                site,
                body: Some(text(&row, "articleBody")),
                by_character: matches!(row["lang"].as_str(), Some("zh" | "ja" | "th")),
                roles: vec![None; is_body.len()],
                pieces: measured.pieces,
                owners: measured.owners,
                parents: measured.parents,
                source,
                is_body,
                id,
                with: Vec::new(),
                without: Vec::new(),
            });
        }
    }
    Ok(pages)
}

/// How the HTML sets are read: as pages with tags, or as the text they leave behind.
#[derive(Clone, Copy, PartialEq)]
pub enum As {
    Html,
    Text,
}

/// The pages with tags and a reference text.
pub fn pages(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for (set, file) in [("scrapinghub", "scrapinghub"), ("multilingual", "multilingual")] {
        for row in lines(&data.join(format!("extraction/{file}.dev.jsonl.gz")))? {
            let html = text(&row, "html");
            let options = Options { url: row["url"].as_str().map(str::to_string), ..Options::default() };
            let measured = learn::measure(&Input::Html(&html), &options);
            let body = text(&row, "articleBody");
            let by_character = matches!(row["lang"].as_str(), Some("zh" | "ja" | "th"));
            let strings: Vec<&str> =
                measured.pieces.iter().map(|it| &measured.source[it.start..it.end]).collect();
            let is_body =
                crate::align::body(&strings, &body, by_character).into_iter().map(Some).collect::<Vec<_>>();
            let site = row["host"].as_str().map_or_else(|| host(&text(&row, "url")), str::to_string);
            pages.push(Page {
                set,
                site,
                id: text(&row, "id"),
                body: Some(body),
                by_character,
                roles: vec![None; is_body.len()],
                pieces: measured.pieces,
                owners: measured.owners,
                parents: measured.parents,
                source: measured.source,
                is_body,
                with: Vec::new(),
                without: Vec::new(),
            });
        }
    }
    Ok(pages)
}

/// The snippet pages: labels are the lines that at least five of six extractors keep, and those that at most one keeps.
pub fn snippets(data: &Path, how: As) -> Result<Vec<Page>, String> {
    let mut peers: HashMap<String, Vec<HashSet<String>>> = HashMap::new();
    for row in lines(&data.join("extraction/peer-outputs.dev.jsonl.gz"))? {
        if row["set"] == "trafilatura" {
            let outputs = row["text"].as_object().into_iter().flatten();
            let outputs =
                outputs.map(|(_, it)| it.as_str().unwrap_or_default().lines().map(squeeze).collect());
            peers.insert(text(&row, "id"), outputs.collect());
        }
    }
    let mut pages = Vec::new();
    for row in lines(&data.join("extraction/trafilatura.dev.jsonl.gz"))? {
        let html = text(&row, "html");
        let options = Options { url: row["url"].as_str().map(str::to_string), ..Options::default() };
        let mut measured = learn::measure(&Input::Html(&html), &options);
        if how == As::Text {
            let lines: Vec<&str> =
                measured.pieces.iter().map(|it| &measured.source[it.start..it.end]).collect();
            let source = lines.join("\n");
            measured = learn::measure(&Input::Text(&source), &Options::default());
        }
        let outputs = peers.get(&text(&row, "id")).cloned().unwrap_or_default();
        let list = |field: &str| -> Vec<String> {
            row[field].as_array().into_iter().flatten().filter_map(|it| it.as_str()).map(squeeze).collect()
        };
        let (with, without) = (list("with"), list("without"));
        let label = |it: &learn::Piece| {
            let line = squeeze(&measured.source[it.start..it.end]);
            let holds = |snippets: &[String]| snippets.iter().any(|it| line.contains(it.as_str()));
            match (holds(&with), holds(&without)) {
                (true, false) => return Some(true),
                (false, true) => return Some(false),
                _ => {}
            }
            let votes = outputs.iter().filter(|it| it.contains(&line)).count();
            if votes + 1 >= outputs.len().min(6) && outputs.len() >= 5 {
                Some(true)
            } else {
                (votes <= 1 && outputs.len() >= 5).then_some(false)
            }
        };
        let is_body: Vec<Option<bool>> = measured.pieces.iter().map(label).collect();
        pages.push(Page {
            set: "snippets",
            site: host(&text(&row, "url")),
            id: text(&row, "id"),
            body: None,
            by_character: false,
            roles: vec![None; is_body.len()],
            pieces: measured.pieces,
            owners: measured.owners,
            parents: measured.parents,
            source: measured.source,
            is_body,
            with,
            without,
        });
    }
    Ok(pages)
}

pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn host(url: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_string()
}
