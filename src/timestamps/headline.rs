//! Where the headline stands, by which the datelines are found.

use crate::read::Tag;
use crate::repair::Text;
use crate::text::Span;

/// Shorter headings are as often the site's name or a section's.
const NAME: usize = 20;

/// The first heading that metadata names as the title; else the first `<h1>` that is long enough to be one; else the first.
pub(crate) fn headline(text: &Text) -> Option<Span> {
    let elements = &text.page.elements;
    let titles: Vec<String> = text.page.metadata.titles.iter().take(8).map(|it| letters(it)).collect();
    let headings = || {
        (0..elements.len() as u32).filter_map(|element| {
            let tag = elements.tag(element);
            let is_heading = matches!(tag, Tag::H1 | Tag::H2 | Tag::H3);
            let span = elements.span(element);
            (is_heading && !span.is_empty()).then_some((tag, span))
        })
    };
    let is_title = |span: Span| {
        let own = text.text.get(span.range()).map(letters).unwrap_or_default();
        own.len() >= NAME
            && titles
                .iter()
                .any(|title| title.contains(&own) || own.contains(title.as_str()) && title.len() >= NAME)
    };
    let first = |wanted: &dyn Fn(Tag, Span) -> bool| headings().find(|it| wanted(it.0, it.1)).map(|it| it.1);
    first(&|tag, span| tag == Tag::H1 && is_title(span))
        .or_else(|| first(&|_, span| is_title(span)))
        .or_else(|| first(&|tag, span| tag == Tag::H1 && span.len() >= NAME))
        .or_else(|| first(&|tag, _| tag == Tag::H1))
}

/// Letters and digits alone, in small letters: quotation marks and blanks differ between a title and its heading.
fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).take(200).collect()
}
