//! Whether a date stands by itself, as a dateline does, or is told of in a sentence.

use super::{Precision, Timestamp};
use crate::blocks::Block;
use crate::read::{Attribute, Elements};
use crate::text::Span;

/// Whether a paragraph opens with a date set off from its sentences, perhaps behind the name of its place: "27.1.2022 - At the
/// station …", "(18 January 2018) …", "Schengen, 3 July 2018 — …".
pub(crate) fn opens(timestamp: &Timestamp, block: &Block, text: &str) -> bool {
    let start = block.span.start as usize;
    let before = text.get(start..timestamp.start).unwrap_or("-").trim();
    let after = text.get(timestamp.end..).unwrap_or_default().trim_start();
    let is_place = before.ends_with([',', '(', '[', '/', '–', '—', '-', '،', '、', '，', '（', '【'])
        && before.len() <= PLACE
        && before.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
        && !before.contains(['.', '!', '?', '"', ':']);
    timestamp.precision >= Precision::Day
        && timestamp.implied.is_empty()
        && (is_place || before.chars().all(|it| it.is_whitespace() || it == '(' || it == '['))
        && after.starts_with(['-', '–', '—', '|', ':', ')', ']', '/', '+', '）', '】'])
}

/// Bytes of the name of a place before a date that opens a paragraph.
const PLACE: usize = 40;

/// Whether the date is told of in a sentence: words on both sides of it, or many on one, and a stop at the end.
pub(crate) fn is_told(timestamp: &Timestamp, block: &Block, text: &str) -> bool {
    let span = block.span.range();
    let before = text.get(span.start..timestamp.start).unwrap_or_default();
    let after = text.get(timestamp.end.min(span.end)..span.end).unwrap_or_default();
    let is_sentence = after.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '।', '؟', '…']);
    let words = |text: &str| text.split_whitespace().filter(|it| it.chars().all(char::is_alphabetic)).count();
    is_sentence && words(before) >= 2 && words(before) + words(after) >= SENTENCE
}

/// Whether a label is a word of a sentence: "The study, which was published on 3 May, …".
pub(crate) fn is_in_prose(timestamp: &Timestamp, block: &Block, text: &str) -> bool {
    let before = text.get(block.span.start as usize..timestamp.start).unwrap_or_default();
    let clause = before
        .trim_end()
        .rsplit(['|', '•', '·', '(', '.', '\n', '–', '—', '/', ']', '»'])
        .next()
        .unwrap_or_default();
    clause.split_whitespace().count() > LABEL
}

/// Words of a label.
const LABEL: usize = 3;

/// Words of a sentence that tells of a day.
const SENTENCE: usize = 5;

/// Whether a count from now can be one from when the page is read: beside a name or a label at most, "Ines Prado · 3 hours ago". In a
/// headline or a sentence it counts from when they were written.
pub(crate) fn is_current(text: &str, block: Span, start: usize, end: usize, headline: Option<Span>) -> bool {
    let is_headline = headline.is_some_and(|it| (it.start as usize) <= start && end <= it.end as usize);
    let before = text.get(block.start as usize..start).unwrap_or_default();
    let after = text.get(end..block.end as usize).unwrap_or_default();
    let before = before.rsplit(APART).next().unwrap_or_default();
    let after = after.split(APART).next().unwrap_or_default();
    !is_headline && is_label(before, 1) && is_label(after, 2)
}

/// Marks that part a date from its neighbours.
const APART: &[char] = &['|', '•', '·', '(', ')', '–', '—', '/', ',', ':', '\n', '\t', '،', '、'];

/// Whether words can be a name or a label: few, and hardly any in small letters.
fn is_label(words: &str, most_small: usize) -> bool {
    let small = words.split_whitespace().filter(|it| it.starts_with(char::is_lowercase)).count();
    words.split_whitespace().count() <= 4
        && small <= most_small
        && words.chars().filter(|it| it.is_alphanumeric()).count() <= 40
}

/// Whether a small element around a date has a class, an id or a property that calls it the day of publication.
pub(crate) fn is_named(elements: &Elements, place: Span) -> bool {
    let Some(last) = elements.last_from(place.start as usize) else { return false };
    let around = elements.with_ancestors(last).take(DEEP).filter(|&it| elements.span(it).end >= place.end);
    around.take_while(|&it| elements.span(it).len() <= SMALL).any(|element| {
        let names = [Attribute::Class, Attribute::Id, Attribute::Itemprop];
        names.iter().filter_map(|&name| elements.attribute(element, name)).any(names_publication)
    })
}

/// So far up an element is looked for, ended ones among them.
const DEEP: usize = 6;

/// Longest text of an element that is there for a date, in bytes.
const SMALL: usize = 120;

/// What templates call the day of publication, letters alone.
const NAMES: &[&str] = &[
    "publish",
    "pubdate",
    "pubtime",
    "pubdatetime",
    "postdate",
    "posttime",
    "postedon",
    "postedat",
    "dateposted",
    "entrydate",
    "articledate",
    "articletime",
    "newsdate",
    "newstime",
    "storydate",
    "dateline",
    "datestamp",
    "datecreated",
    "createdate",
];

fn names_publication(value: &str) -> bool {
    value.split_ascii_whitespace().take(16).any(|token| {
        let letters: String = token.chars().filter(char::is_ascii_alphabetic).take(60).collect();
        let letters = letters.to_ascii_lowercase();
        let is_other = ["publisher", "unpublish", "modif", "update"].iter().any(|it| letters.contains(it));
        !is_other && NAMES.iter().any(|name| letters.contains(name))
    })
}
