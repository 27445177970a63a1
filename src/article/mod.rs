//! The answer put together.

mod assemble;
mod units;

pub(crate) use assemble::assemble;

use crate::languages::{Language, LanguageSpan};
use crate::roles::Role;
use crate::timestamps::Timestamp;
use serde::Serialize;

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
}

/// Something a careful reader should know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Stable, for programs: `declared-language-differs`, `hidden-text`…
    pub code: &'static str,
    /// For people.
    pub message: String,
}

/// What made an answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Engine {
    /// Version of temiz.
    pub version: &'static str,
    /// Name of the language model.
    pub model: &'static str,
}
