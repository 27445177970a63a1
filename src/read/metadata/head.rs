use super::{scripts, DateRole, MOST};
use crate::read::html::{decode, Place, Token, Tokenizer};

/// How many `<meta>` and `<link>` elements are looked at; real pages stay far below.
const MOST_ELEMENTS: usize = 1000;

/// Longest `content` that is kept, in bytes.
const LONGEST_CONTENT: usize = 20_000;

/// The elements of a page that speak of the page, as written.
#[derive(Debug, Clone, Default)]
pub struct Head<'a> {
    /// `<title>`
    pub title: Option<String>,
    /// Name in small letters, with `:` for `.` after `dc` and its like; content.
    metas: Vec<(String, String)>,
    /// The same for `property` in place of `name`, which is the more deliberate.
    properties: Vec<(String, String)>,
    /// `rel` in small letters, address.
    links: Vec<(String, String)>,
    /// Contents of JSON-LD scripts, as they stand.
    pub json_ld: Vec<&'a str>,
    /// Dates under names of publishing in scripts of other kinds.
    pub scripted: Vec<(String, DateRole)>,
    pub base: Option<String>,
    /// `lang` of `<html>` or `<body>`
    pub language: Option<String>,
    /// `dir` of the same.
    pub direction: Option<String>,
    /// `hreflang` and address of the page in other languages.
    pub alternates: Vec<(String, String)>,
}

impl<'a> Head<'a> {
    /// From the markup of a head alone, as the walk of a live document brings it.
    pub fn read(markup: &'a str) -> Head<'a> {
        let mut head = Head::default();
        let mut tokenizer = Tokenizer::new(markup);
        while let Some(token) = tokenizer.next_token() {
            let Token::Start { name } = token else { continue };
            match name.to_ascii_lowercase().as_str() {
                "html" | "body" => head.root(&tokenizer.attributes),
                "title" => {
                    let title = tokenizer.raw_text(name);
                    head.title(title);
                }
                "script" => {
                    let kind = script_kind(&tokenizer.attributes);
                    let text = tokenizer.raw_text(name);
                    head.script(text, kind);
                }
                _ => head.element(name, &tokenizer.attributes),
            }
        }
        head
    }

    /// A script: JSON-LD is kept, others are looked through for dates.
    pub fn script(&mut self, text: &'a str, kind: ScriptKind) {
        match kind {
            ScriptKind::JsonLd => self.json_ld.push(text),
            ScriptKind::Other => scripts::dates(text, &mut self.scripted),
        }
    }

    /// The text of a `<title>`; the first counts.
    pub fn title(&mut self, raw: &str) {
        let title = super::squeezed(&decode(raw, Place::Text));
        if self.title.is_none() && !title.is_empty() && title.len() < LONGEST_CONTENT {
            self.title = Some(title);
        }
    }

    /// The attributes of `<html>` or `<body>`.
    pub fn root(&mut self, attributes: &[(&str, &str)]) {
        let value = |wanted: &[&str]| {
            let found = attributes.iter().find(|(name, value)| {
                !value.trim().is_empty()
                    && value.len() < 100
                    && wanted.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))
            });
            found.map(|(_, value)| value.trim().to_string())
        };
        self.language = self.language.take().or_else(|| value(&["lang", "xml:lang"]));
        self.direction = self.direction.take().or_else(|| value(&["dir"]));
    }

    /// A `<meta>`, `<link>` or `<base>`.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found
                .filter(|(_, value)| value.len() < LONGEST_CONTENT)
                .map(|(_, value)| decode(value, Place::Attribute))
        };
        if self.metas.len() + self.properties.len() + self.links.len() > MOST_ELEMENTS {
            return;
        }
        if name.eq_ignore_ascii_case("meta") {
            let Some(content) = value("content").or_else(|| value("value")) else { return };
            let content = content.trim();
            for kind in ["property", "name", "itemprop", "http-equiv"] {
                let metas = if kind == "property" { &mut self.properties } else { &mut self.metas };
                let Some(names) = value(kind).filter(|names| names.len() < 200 && !content.is_empty()) else {
                    continue;
                };
                metas.extend(
                    names
                        .split_ascii_whitespace()
                        .take(8)
                        .map(|name| (plain_name(name), content.to_string())),
                );
            }
        } else if name.eq_ignore_ascii_case("link") {
            let (Some(rel), Some(href)) = (value("rel"), value("href")) else { return };
            let (rel, href) = (rel.trim().to_ascii_lowercase(), href.trim());
            match value("hreflang") {
                Some(language) if rel == "alternate" && self.alternates.len() < MOST => {
                    self.alternates.push((language.trim().to_string(), href.to_string()));
                }
                _ => self.links.push((rel, href.to_string())),
            }
        } else if name.eq_ignore_ascii_case("base") && self.base.is_none() {
            self.base = value("href").map(|href| href.trim().to_string()).filter(|href| !href.is_empty());
        }
    }

    /// The first content under a name (in small letters).
    pub fn meta(&self, name: &str) -> Option<&str> {
        let mut all = self.properties.iter().chain(&self.metas);
        all.find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// All contents under a name, as properties if there are any.
    pub fn metas<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let has_property = self.properties.iter().any(|(known, _)| known == name);
        let list = if has_property { &self.properties } else { &self.metas };
        list.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// The address of the first link with a `rel`.
    pub fn link(&self, rel: &str) -> Option<&str> {
        self.links.iter().find(|(known, _)| known == rel).map(|(_, href)| href.as_str())
    }
}

/// What a script is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScriptKind {
    JsonLd,
    Other,
}

/// What the attributes of a `<script>` say of it.
pub fn script_kind(attributes: &[(&str, &str)]) -> ScriptKind {
    let is_data = attributes.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("type") && value.to_ascii_lowercase().contains("ld+json")
    });
    if is_data {
        ScriptKind::JsonLd
    } else {
        ScriptKind::Other
    }
}

/// `DC.Title`, `dc:title` and `dcterm:title` name one thing.
fn plain_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    for prefix in ["dc", "dcterms", "dcterm", "og", "twitter", "article", "weibo:article", "weibo:webpage"] {
        let rest = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(['.', ':', '-']));
        if let Some(rest) = rest {
            let prefix = if prefix == "dcterm" { "dcterms" } else { prefix };
            return format!("{prefix}:{rest}");
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_head() {
        let head = Head::read(
            "<html lang=tr><title>A &amp; B</title><meta name=\"DC.Title\" content=' X '><link rel=canonical href=/a>\
             <meta property='og:title twitter:title' content=Y><script type=application/ld+json>{}</script>",
        );
        assert_eq!((head.language.as_deref(), head.title.as_deref()), (Some("tr"), Some("A & B")));
        assert_eq!((head.meta("dc:title"), head.meta("twitter:title")), (Some("X"), Some("Y")));
        assert_eq!((head.link("canonical"), head.json_ld.as_slice()), (Some("/a"), ["{}"].as_slice()));
    }
}
