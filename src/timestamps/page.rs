//! Timestamps of a page that do not stand in its text: metadata, `<time>` elements, the address.

use super::context::Context;
use super::line::moments;
use super::{Origin, Timestamp, TimestampRole};
use crate::read::{Attribute, DateOrigin, DateRole, Tag};
use crate::repair::Text;

/// The dates of metadata and of the address.
pub(crate) fn from_head(text: &Text, url: Option<&str>, context: &Context) -> Vec<Timestamp> {
    let mut found = Vec::new();
    for date in &text.page.metadata.dates {
        let role = match date.role {
            DateRole::Published => TimestampRole::Published,
            DateRole::Modified => TimestampRole::Modified,
            DateRole::Other => TimestampRole::Other,
        };
        let origin = match date.origin {
            DateOrigin::JsonLd => Origin::JsonLd,
            DateOrigin::Meta => Origin::Meta,
            DateOrigin::Microdata => Origin::TimeElement,
        };
        found.extend(machine(&date.text, context).map(|it| Timestamp { role, origin, ..it }));
    }
    let url = url.or(text.page.metadata.url.as_deref());
    if let Some(date) = url.and_then(address) {
        found.extend(machine(&date, context).map(|it| Timestamp {
            role: TimestampRole::Published,
            origin: Origin::Url,
            ..it
        }));
    }
    found
}

/// The dates of `<time datetime>`, each at its element's place in the text.
pub(crate) fn from_elements(text: &Text, context: &Context) -> Vec<Timestamp> {
    let elements = &text.page.elements;
    let (mut found, mut is_told) = (Vec::new(), false);
    for element in 0..elements.len() as u32 {
        if elements.tag(element) != Tag::Time {
            continue;
        }
        let Some(written) = elements.attribute(element, Attribute::Datetime) else { continue };
        let role = match elements.attribute(element, Attribute::Itemprop) {
            Some("datePublished" | "dateCreated") => TimestampRole::Published,
            Some("dateModified" | "dateUpdated") => TimestampRole::Modified,
            // Of several such the first is the page's own, the others those of a list.
            _ if !is_told && is_published(elements.attribute(element, Attribute::Class)) => {
                is_told = true;
                TimestampRole::Published
            }
            _ => TimestampRole::Other,
        };
        let span = elements.span(element);
        found.extend(machine(written, context).map(|it| Timestamp {
            start: span.start as usize,
            end: span.end as usize,
            role,
            origin: Origin::TimeElement,
            ..it
        }));
    }
    found
}

/// Whether a class names an entry's day of publication, as many templates do.
fn is_published(class: Option<&str>) -> bool {
    class.is_some_and(|class| {
        class.split_ascii_whitespace().any(|token| token.eq_ignore_ascii_case("published"))
    })
}

/// A string that is one date, as attributes have them; also seconds or milliseconds since 1970.
fn machine(written: &str, context: &Context) -> Option<Timestamp> {
    let written = written.trim();
    let hit = moments(written, 0, written.len(), context).into_iter().next()?;
    Some(super::timestamp(written, hit)).map(|it| Timestamp { start: 0, end: 0, ..it })
}

/// The date in an address: `/2023/09/11/`, `/2023-09-11/`.
fn address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
            (digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let (year, month, day) = (number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?);
        ((1995..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}
