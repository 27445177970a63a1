//! Fields that are reconciled from what the page shows and what it says of itself.

use super::body::push_unwrapped;
use super::Fragment;
use crate::languages::Languages;
use crate::read::Metadata;
use crate::roles::Role;
use crate::text::unmarked;

/// Longest excerpt made from the text, in bytes.
const LONGEST_EXCERPT: usize = 400;

/// The headline: what the page says it is, else what stands there as one.
pub fn title(metadata: &Metadata, fragments: &[Fragment]) -> Option<String> {
    metadata.titles.first().cloned().or_else(|| first(fragments, Role::Title))
}

/// The first fragment with a role, on one line and without the marks of Markdown.
pub fn first(fragments: &[Fragment], role: Role) -> Option<String> {
    let found = fragments.iter().find(|fragment| fragment.kept && fragment.role == role)?;
    let mut line = String::new();
    push_unwrapped(&found.text, &mut line);
    let heading = line.trim_start_matches('#');
    let bare = unmarked(if heading.starts_with(' ') { heading.trim() } else { &line }).0;
    Some(if bare.is_empty() { line } else { bare.into_owned() })
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
