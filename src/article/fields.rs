//! Fields that are reconciled from what the page shows and what it says of itself.

use super::body::push_unwrapped;
use super::Fragment;
use crate::languages::Languages;
use crate::read::Metadata;
use crate::roles::phrases::{self, Fit};
use crate::roles::Role;

/// Longest excerpt made from the text, in bytes.
const LONGEST_EXCERPT: usize = 400;

/// How many lines of names are believed; a page that has more has them for other reasons.
const MOST_BYLINES: usize = 4;

/// How many paragraphs may stand before a byline.
const LEAD: usize = 3;

/// The headline: what the page says it is, else what stands there as one.
pub fn title(metadata: &Metadata, fragments: &[Fragment]) -> Option<String> {
    metadata.titles.first().cloned().or_else(|| first(fragments, Role::Title))
}

/// The first fragment with a role, on one line.
pub fn first(fragments: &[Fragment], role: Role) -> Option<String> {
    let found = fragments.iter().find(|fragment| fragment.kept && fragment.role == role)?;
    let mut line = String::new();
    push_unwrapped(&found.text, &mut line);
    Some(line)
}

/// The names in the page's metadata, else in its byline, without the words around them.
pub fn byline(metadata: &Metadata, fragments: &[Fragment]) -> Vec<String> {
    if !metadata.authors.is_empty() {
        return metadata.authors.iter().filter_map(|name| names(name)).collect();
    }
    // Above the body or just below its beginning; what stands further down names other people.
    let paragraphs = fragments
        .iter()
        .enumerate()
        .filter(|(_, fragment)| fragment.kept && fragment.role == Role::Paragraph);
    let end = paragraphs.map(|(at, _)| at).nth(LEAD).unwrap_or(fragments.len());
    let lines = fragments[..end].iter().filter(|fragment| fragment.kept && fragment.role == Role::Byline);
    let mut found: Vec<String> = Vec::new();
    for name in lines.take(MOST_BYLINES).filter_map(|fragment| names(&fragment.text)) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The names of one line, without "By" and its like.
fn names(line: &str) -> Option<String> {
    let line = line.lines().next()?.trim();
    let is_byline = |phrase: &phrases::Phrase| phrase.role == Role::Byline && phrase.fit == Fit::Prefix;
    let said = phrases::find(line).into_iter().find(|phrase| is_byline(phrase) && phrase.span.start == 0);
    let rest = said.and_then(|phrase| line.get(phrase.span.end as usize..));
    let rest = rest.unwrap_or(line).split('|').next()?;
    let is_edge = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '•' | '·');
    let name = rest.trim_matches(is_edge);
    (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The page's own description, else the beginning of the text.
pub fn excerpt(metadata: &Metadata, text: &str) -> Option<String> {
    if metadata.description.is_some() {
        return metadata.description.clone();
    }
    let first = text.split("\n\n").next().filter(|first| !first.is_empty())?;
    if first.len() <= LONGEST_EXCERPT {
        return Some(first.to_string());
    }
    let end = (0..=LONGEST_EXCERPT).rev().find(|&end| first.is_char_boundary(end)).unwrap_or(0);
    let end = first[..end].rfind(char::is_whitespace).unwrap_or(end);
    Some(format!("{}…", first[..end].trim_end()))
}

/// `ltr` or `rtl`: by the script of the text, else as declared.
pub fn direction(metadata: &Metadata, languages: &Languages) -> &'static str {
    let script = languages.main.script;
    let declared =
        metadata.direction.as_deref().is_some_and(|direction| direction.eq_ignore_ascii_case("rtl"));
    let is_told = super::content::named(Some(languages.main)).is_some();
    if super::content::is_right_to_left(script) || !is_told && declared {
        "rtl"
    } else {
        "ltr"
    }
}
