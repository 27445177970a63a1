//! The moments the text states, and no more than it states.

mod abbreviations;
mod anchors;
mod best;
mod calendar;
mod context;
mod dateline;
mod draft;
mod facts;
mod fold;
mod headline;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod intl;
mod items;
mod keys;
mod letter;
mod lexicon;
mod line;
mod moment;
mod order;
mod page;
mod plausible;
mod publication;
mod range;
mod reading;
mod role;
mod sense;
mod shapes;
mod telling;
mod unpack;
mod voices;
mod votes;
mod walk;
mod whole;
mod written;
mod zones;

use crate::blocks::Block;
use crate::languages::Languages;
use crate::options::Options;
use crate::repair::Text;
use crate::text::sort;
use serde::Serialize;

/// A moment as precisely as the text states it, and no more.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Timestamp {
    /// First byte; in metadata, which has no place in the visible text, 0.
    pub start: usize,
    /// Byte after the last; equal to `start` for metadata.
    pub end: usize,
    /// As written.
    pub text: String,
    /// RFC 3339, cut to what is known: `2023-09-11T12:42:00+04:00`, `2023-09-11T12:42:00`, `2023-09-11`, `2023-09`, `2023`.
    pub iso: String,
    /// The same moment in UTC, where the offset is known.
    pub utc: Option<String>,
    /// How precise the text is.
    pub precision: Precision,
    /// What is known of the zone.
    pub zone: Zone,
    /// Parts that were filled in from the context, not stated: `year`, `month`, `day`.
    pub implied: Vec<&'static str>,
    /// What the moment is to the article.
    pub role: TimestampRole,
    /// Where it was read.
    pub origin: Origin,
}

/// How precise a timestamp is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Precision {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// What is known of a timestamp's zone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Who said so.
    pub origin: ZoneOrigin,
    /// `+04:00`
    pub offset: Option<String>,
    /// As named in the text or the options.
    pub name: Option<String>,
}

/// Who gave a timestamp its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ZoneOrigin {
    /// The text.
    Stated,
    /// The caller.
    Option,
    /// Nobody.
    Unknown,
}

/// What a moment is to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TimestampRole {
    /// When it appeared.
    Published,
    /// When it was last changed.
    Modified,
    /// Something the article tells of.
    Event,
    /// Anything else on the page.
    Other,
}

/// Where a timestamp was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The visible text.
    Text,
    /// A `<time>` element's attribute.
    TimeElement,
    /// A `<meta>` element.
    Meta,
    /// JSON-LD.
    JsonLd,
    /// A script of the page's own.
    Script,
    /// The page's address.
    Url,
}

pub(crate) use context::Context;
pub(crate) use publication::{publication, Publication};
pub(crate) use whole::{whole, Whole};

/// Whether what the dates of a plain text say hangs on the language it is in: not where there can be none, nor where the text is one date
/// whose own words are enough.
pub(crate) fn hang_on_language(text: &Text, blocks: &[Block], options: &Options) -> bool {
    let context = Context::new(options, None);
    if let [only] = blocks {
        let line = text.text.get(only.span.range()).unwrap_or_default();
        if let Whole::Told(found) = whole(line, &context) {
            return found.first().is_none_or(|it| (it.start, it.end) != (0, line.len()));
        }
    }
    options.url.is_some()
        || blocks.iter().any(|block| {
            let range = block.span.range();
            !anchors::stretches(&text.text, range.start, range.end, context.now, |_, _| true).is_empty()
        })
}

/// Finds the timestamps of a page, those of its head first, then in the text's order. Spans count in the frozen text; `article`
/// turns them into the input's.
pub(crate) fn find(
    text: &Text,
    blocks: &[Block],
    languages: &Languages,
    options: &Options,
) -> Vec<Timestamp> {
    let mut context = Context::new(options, Some(languages)).of_page(text, options.url.as_deref());
    context.is_line = blocks.len() <= 1;
    let mut found = page::from_head(text, options.url.as_deref(), &context);
    let head = found.len();
    found.extend(page::from_elements(text, &context));
    let is_plain = |it: &&Timestamp| it.text.get(..5).is_some_and(|year| year.ends_with('-'));
    let known: Vec<&str> = found.iter().filter(is_plain).map(|it| it.iso.as_str()).collect();
    context.part(text);
    context.order = order::order(&text.text, &known);
    let headline = headline::headline(text);
    for block in blocks {
        let range = block.span.range();
        for hit in line::moments(&text.text, range.start, range.end, &context) {
            let is_current = !hit.counted
                || context.is_line
                || dateline::is_current(&text.text, block.span, hit.start, hit.end, headline);
            if is_current {
                found.push(timestamp(&text.text, hit));
            }
        }
    }
    sort::by_key(&mut found[head..], |it| (it.start, it.end));
    let elsewhere = if head > 0 { role::Elsewhere::Dated } else { role::Elsewhere::Silent };
    role::by_place(&mut found[head..], blocks, text, headline, elsewhere);
    found
}

fn timestamp(text: &str, hit: line::Hit) -> Timestamp {
    Timestamp {
        start: hit.start,
        end: hit.end,
        text: text.get(hit.start..hit.end).unwrap_or_default().to_string(),
        iso: hit.moment.iso,
        utc: hit.moment.utc,
        precision: hit.moment.precision,
        zone: hit.moment.zone,
        implied: hit.moment.implied,
        role: match hit.label {
            Some(sense::Label::Published) => TimestampRole::Published,
            Some(sense::Label::Modified) => TimestampRole::Modified,
            Some(sense::Label::Event) => TimestampRole::Event,
            _ => TimestampRole::Other,
        },
        origin: Origin::Text,
    }
}
