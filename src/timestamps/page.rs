//! Timestamps of a page that do not stand in its text: metadata, `<time>` elements, the address.

use super::calendar::Day;
use super::context::Context;
use super::line::moments;
use super::written;
use super::{Origin, Precision, Timestamp, TimestampRole};
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
            DateOrigin::Script => continue,
        };
        found.extend(machine(&date.text, context).map(|it| Timestamp { role, origin, ..it }));
    }
    let scripted = from_scripts(text, &found, context);
    found.extend(scripted);
    let addresses = [url, text.page.metadata.url.as_deref()];
    if let Some(date) = addresses.into_iter().flatten().find_map(address) {
        found.extend(machine(&date, context).map(|it| Timestamp {
            role: TimestampRole::Published,
            origin: Origin::Url,
            ..it
        }));
    }
    found
}

/// What scripts add to the dates of the head: the same moment on the clock of its place, and where the head names no publication,
/// the day that most of their properties name.
fn from_scripts(text: &Text, head: &[Timestamp], context: &Context) -> Vec<Timestamp> {
    let scripted = text.page.metadata.dates.iter().filter(|it| it.origin == DateOrigin::Script);
    let dates: Vec<(DateRole, Timestamp)> = scripted
        .filter_map(|date| {
            let stamp = machine(&date.text, context)?;
            let role = if date.role == DateRole::Published {
                TimestampRole::Published
            } else {
                TimestampRole::Other
            };
            let is_day = stamp.precision >= Precision::Day && stamp.implied.is_empty();
            is_day.then_some((date.role, Timestamp { role, origin: Origin::Script, ..stamp }))
        })
        .collect();
    let is_told = |role: TimestampRole| head.iter().any(|it| it.role == role);
    if is_told(TimestampRole::Published) {
        let is_own = |it: &Timestamp| {
            it.zone.offset.as_deref().is_some_and(|offset| offset != "+00:00")
                && head.iter().any(|told| told.role == TimestampRole::Published && told.utc == it.utc)
        };
        let published = dates.iter().filter(|it| it.0 == DateRole::Published).map(|it| &it.1);
        let agreed = agreed(published).cloned();
        return dates.iter().map(|it| &it.1).find(|it| is_own(it)).cloned().or(agreed).into_iter().collect();
    }
    let of = |role: DateRole| dates.iter().filter(move |it| it.0 == role).map(|it| &it.1);
    agreed(of(DateRole::Published)).or_else(|| agreed(of(DateRole::Other))).cloned().into_iter().collect()
}

/// The first statement of the day that more than half of them name.
fn agreed<'a>(dates: impl Iterator<Item = &'a Timestamp> + Clone) -> Option<&'a Timestamp> {
    let day = |it: &Timestamp| it.iso.get(..10).map(str::to_string);
    let count = dates.clone().count();
    let same = |it: &Timestamp| dates.clone().filter(|other| day(other) == day(it)).count();
    dates.clone().find(|it| 2 * same(it) > count)
}

/// The dates of `<time datetime>` and of other elements that have one in an attribute, each at its element's place in the text.
pub(crate) fn from_elements(text: &Text, context: &Context) -> Vec<Timestamp> {
    let elements = &text.page.elements;
    let (mut found, mut is_told) = (Vec::new(), false);
    for (element, name, written) in elements.all_attributes() {
        let tag = elements.tag(element);
        let span = elements.span(element);
        let stamp = match (name, tag) {
            (Attribute::Datetime, Tag::Time) => machine(written, context),
            // Others have attributes of such names for much else: a whole day, and something short that is seen.
            (Attribute::Datetime, _) | (Attribute::Title, Tag::Abbr)
                if found.len() < MOST && (1..=SHORT).contains(&span.len()) && written.len() <= SHORT =>
            {
                machine(written, context).filter(|it| is_all(it, written))
            }
            _ => continue,
        };
        let Some(stamp) = stamp else { continue };
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
        found.push(Timestamp {
            start: span.start as usize,
            end: span.end as usize,
            role,
            origin: Origin::TimeElement,
            ..stamp
        });
    }
    found
}

/// Longest text of an element, and longest attribute, that can be a date's, in bytes.
const SHORT: usize = 80;

/// More dates in attributes than a page of articles has are those of a calendar.
const MOST: usize = 2000;

/// Whether an attribute is a day and hardly anything else.
fn is_all(stamp: &Timestamp, written: &str) -> bool {
    stamp.precision >= Precision::Day
        && stamp.implied.is_empty()
        && 5 * stamp.text.len() >= 4 * written.trim().len()
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
    let counted = since_1970(written);
    let read = counted.as_deref().unwrap_or(written);
    let hit = moments(read, 0, read.len(), context).into_iter().next()?;
    let stamp = super::timestamp(read, hit);
    let text = if counted.is_some() { written.to_string() } else { stamp.text };
    Some(Timestamp { start: 0, end: 0, text, ..stamp })
}

/// Seconds or milliseconds since 1970 as RFC 3339 writes them, where they lie in the years that have pages.
fn since_1970(written: &str) -> Option<String> {
    let is_count = matches!(written.len(), 10 | 13) && written.bytes().all(|it| it.is_ascii_digit());
    let seconds = written.get(..10).filter(|_| is_count)?.parse::<i64>().ok()?;
    let day = Day::from_number(seconds.div_euclid(86_400)).filter(|day| (1995..2100).contains(&day.year))?;
    Some(written::civil(day, seconds.rem_euclid(86_400) as u32) + "Z")
}

/// The date in an address: `/2023/09/11/`, `/2023-09-11/`, `-20230911`.
fn address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let together = parts.iter().filter(|part| part.len() == 8 && part.bytes().all(|it| it.is_ascii_digit()));
    let together = together.filter_map(|part| Some((part.get(..4)?, part.get(4..6)?, part.get(6..)?)));
    let apart = parts.windows(3).filter_map(|window| match window {
        [year, month, day] => Some((*year, *month, *day)),
        _ => None,
    });
    apart.chain(together).find_map(|(year, month, day)| {
        let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
            (digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let (year, month, day) = (number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?);
        ((1995..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}
