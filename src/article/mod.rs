//! The answer put together.

mod address;
mod assemble;
mod beside_date;
mod body;
mod byline;
mod content;
mod fields;
mod fragments;
mod html;
mod json_ld;
mod markdown;
mod notes;
mod readability;
mod selector;
mod steps;
mod units;

pub(crate) use assemble::assemble;
pub(crate) use content::Content;
pub use readability::Readability;

use crate::languages::{Language, LanguageSpan};
use crate::roles::Role;
use crate::timestamps::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answer: metadata, clean text, and fragments that tile the input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline.
    pub title: Option<String>,
    /// The standfirst.
    pub subtitle: Option<String>,
    /// Who wrote it, one name each.
    pub byline: Vec<String>,
    /// When it appeared.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// What most of the article is in.
    pub language: Language,
    /// What the page claims (`<html lang>`), as written.
    pub declared_language: Option<String>,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Name of the site.
    pub site_name: Option<String>,
    /// Canonical address, else the one the caller gave.
    pub url: Option<String>,
    /// Address of the lead image.
    pub image: Option<String>,
    /// A sentence or two: the page's own description, else the first paragraph.
    pub excerpt: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The body: headings, paragraphs, list items, quotations; one blank line between blocks.
    pub text: String,
    /// Every visible piece of the input, in order, kept or removed.
    pub fragments: Vec<Fragment>,
    /// Every moment found, in the text and in the metadata.
    pub timestamps: Vec<Timestamp>,
    /// What a careful reader should know.
    pub notes: Vec<Note>,
    /// What made this answer.
    pub engine: Engine,
    /// The page's visible text that the offsets count in, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The body as Markdown, when asked for; so the following.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// The body as HTML that is safe to insert, each block with `lang` and `dir`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The article as schema.org's `NewsArticle`, one JSON object as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json_ld: Option<String>,
    /// What Readability's `parse()` gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readability: Option<Readability>,
    /// The text of the page that readers do not see, and which is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Vec<HiddenText>>,
    /// What the body was made from.
    #[serde(skip)]
    pub(crate) content: Content,
}

/// Another form of the article, made when asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Output {
    /// The body as Markdown.
    Markdown,
    /// The body as HTML that is safe to insert.
    Html,
    /// schema.org's `NewsArticle`.
    JsonLd,
    /// Readability's `parse()`.
    Readability,
    /// The text that readers do not see.
    Hidden,
}

impl Article {
    /// The article as Markdown: title, standfirst and body.
    ///
    /// ```
    /// use temiz::{clean, Input, Options};
    ///
    /// let page = "<article><h1>Ferry</h1><p>The <b>old</b> ferry sails again, the harbour says.</p></article>";
    /// assert!(clean(&Input::Html(page), &Options::default()).to_markdown().contains("The **old** ferry"));
    /// ```
    pub fn to_markdown(&self) -> String {
        let title = self.title.as_deref().map(|title| format!("# {}", markdown::escaped(title)));
        let subtitle = self.subtitle.as_deref().map(markdown::escaped);
        let body = markdown::markdown(&self.content);
        let parts = [title, subtitle, Some(body)].into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// The body as HTML that is safe to insert: rebuilt from an allowlist, links only to `http`, `https` and `mailto`, each block with
    /// `lang` and `dir`.
    ///
    /// ```
    /// use temiz::{clean, Input, Options};
    ///
    /// let page = "<p onclick=alert(1)>The old ferry sails <a href='javascript:alert(2)'>again</a>, the harbour says.</p>";
    /// let html = clean(&Input::Html(page), &Options::default()).to_html();
    /// assert!(html.contains("sails again, the") && !html.contains("alert"));
    /// ```
    pub fn to_html(&self) -> String {
        html::html(&self.content)
    }

    /// The article as schema.org's `NewsArticle`: one JSON object, safe inside a `<script>` element.
    ///
    /// ```
    /// use temiz::{clean, Input, Options};
    ///
    /// let article = clean(&Input::Text("The ferry sails again, the harbour says."), &Options::default());
    /// assert!(article.to_json_ld().starts_with("{\"@context\":\"https://schema.org\""));
    /// ```
    pub fn to_json_ld(&self) -> String {
        json_ld::json_ld(self)
    }

    /// What Readability's `parse()` gives; `None` where there is no article.
    ///
    /// ```
    /// use temiz::{clean, Input, Options};
    ///
    /// assert!(clean(&Input::Html("<nav></nav>"), &Options::default()).to_readability().is_none());
    /// ```
    pub fn to_readability(&self) -> Option<Readability> {
        readability::readability(self)
    }
}

/// A piece of the input with its role, its languages, kept or removed, and the reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fragment {
    /// What it is there for.
    pub role: Role,
    /// Whether it is part of the clean article.
    pub kept: bool,
    /// First byte in the input (HTML: in the visible text).
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The piece itself, repaired.
    pub text: String,
    /// Its languages, in the same offsets.
    pub languages: Vec<LanguageSpan>,
    /// Names of the evidence that decided, strongest first.
    pub reasons: Vec<&'static str>,
    /// Share of such verdicts that are right, 0 to 1.
    pub confidence: f32,
    /// A CSS path to the element that holds it, of HTML and when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
}

/// A stretch of a page's text that its readers do not see.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HiddenText {
    /// The words.
    pub text: String,
    /// How they are hidden: `display: none`, `off-screen`…
    pub way: &'static str,
}

/// Something a careful reader should know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Stable, for programs: `declared-language-differs`, `hidden-text`…
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// What the message tells of this page, by name, for a message in another language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<&'static str, String>,
}

/// What made an answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Engine {
    /// Version of temiz.
    pub version: &'static str,
    /// Name of the language model.
    pub model: &'static str,
}
