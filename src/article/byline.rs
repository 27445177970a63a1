//! Who wrote it, one name each.

use super::{beside_date, Fragment};
use crate::read::Metadata;
use crate::roles::phrases::{self, Fit};
use crate::roles::Role;
use crate::text::unmarked;
use crate::timestamps::{Origin, Timestamp};

/// How many lines of names are believed; a page that has more has them for other reasons.
const MOST_BYLINES: usize = 4;

/// How many paragraphs may stand before a byline.
const LEAD: usize = 3;

/// The names in the page's metadata, else in its byline, without the words and dates around them.
pub fn byline(metadata: &Metadata, fragments: &[Fragment], timestamps: &[Timestamp]) -> Vec<String> {
    let lines: Vec<&str> = match metadata.authors.is_empty() {
        true => visible(fragments),
        false => metadata.authors.iter().map(String::as_str).collect(),
    };
    let mut found: Vec<String> = Vec::new();
    for name in lines.into_iter().filter_map(|line| bare(line, timestamps)).flat_map(|line| persons(&line)) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    if found.is_empty() {
        let dates = lines_of(fragments, Role::Timestamp);
        found =
            dates.map(|it| beside_date::names(it, timestamps)).find(|it| !it.is_empty()).unwrap_or_default();
    }
    found
}

/// Bylines above the body or just below its beginning.
fn visible(fragments: &[Fragment]) -> Vec<&str> {
    lines_of(fragments, Role::Byline).take(MOST_BYLINES).collect()
}

/// Lines of a role above the body or just below its beginning; what stands further down speaks of other people and days.
fn lines_of(fragments: &[Fragment], role: Role) -> impl Iterator<Item = &str> {
    let is_kept = |fragment: &Fragment, role: Role| fragment.kept && fragment.role == role;
    let paragraphs = fragments.iter().enumerate().filter(|(_, fragment)| is_kept(fragment, Role::Paragraph));
    let end = paragraphs.map(|(at, _)| at).nth(LEAD).unwrap_or(fragments.len());
    let lines = fragments[..end].iter().filter(move |fragment| is_kept(fragment, role));
    lines.map(|fragment| fragment.text.as_str())
}

/// The names of one line, without "By" and its like, and without the date behind them.
fn bare(line: &str, timestamps: &[Timestamp]) -> Option<String> {
    let line = unmarked(line.lines().next()?.trim()).0;
    let line = line.trim_start_matches(['>', ' ']);
    let is_byline = |phrase: &phrases::Phrase| phrase.role == Role::Byline && phrase.fit == Fit::Prefix;
    let said = phrases::find(line).into_iter().find(|phrase| is_byline(phrase) && phrase.span.start == 0);
    let rest = said.and_then(|phrase| line.get(phrase.span.end as usize..));
    let rest = rest.unwrap_or(line).split('|').next()?;
    let name = trimmed(undated(rest, timestamps));
    (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Without the marks at its ends that part a name from what stands beside it.
pub fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '•' | '·'))
}

/// The line before the first moment found in it, where something stands there.
fn undated<'a>(line: &'a str, timestamps: &[Timestamp]) -> &'a str {
    let stated = timestamps.iter().filter(|it| it.origin == Origin::Text && !it.text.is_empty());
    let first = stated.filter_map(|it| line.find(&it.text)).min();
    let before = first.and_then(|at| line.get(..at)).filter(|before| !trimmed(before).is_empty());
    before.unwrap_or(line)
}

/// One name each: split at "and" in any language, and at the commas before it, where every part is a name of a person. One that is
/// not, a newspaper's for one, may have an "and" of its own.
pub fn persons(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let and = words.iter().rposition(|word| is_conjunction(word));
    let parts = and.map(|at| {
        let before = words[..at].join(" ");
        let before: Vec<String> =
            before.split([',', '、', '،']).map(|part| part.trim().to_string()).collect();
        let before = before.into_iter().filter(|part| !part.is_empty());
        before.chain([words[at + 1..].join(" ")]).collect::<Vec<_>>()
    });
    match parts {
        Some(parts) if parts.len() > 1 && parts.iter().all(|part| is_person(part)) => parts,
        _ => vec![line.to_string()],
    }
}

/// "And" as the languages spell it between two names.
const CONJUNCTIONS: &str = include_str!("conjunctions.txt");

fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.split_whitespace().any(|and| and == word)
}

/// Most words of a person's name.
const LONGEST_NAME: usize = 5;

/// Two words and more, the first and the last with a capital where the script has them, and nothing but letters.
pub fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let begins = |word: &&str| word.chars().next().is_some_and(|it| it.is_alphabetic() && !it.is_lowercase());
    let is_word = |word: &&str| {
        word.chars().all(|it| !it.is_ascii_punctuation() || matches!(it, '.' | '-' | '\''))
            && !word.contains(char::is_numeric)
    };
    (2..=LONGEST_NAME).contains(&words.len())
        && words.iter().all(|word| is_word(word) && !is_conjunction(word))
        && [words.first(), words.last()].into_iter().flatten().all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, Input, Options};

    #[test]
    fn co_authors_are_parted_when_all_are_persons() {
        assert_eq!(persons("Ann Lee and Bob van Ray"), ["Ann Lee", "Bob van Ray"]);
        assert_eq!(persons("Ann Lee, Bob Ray und Cy Dow"), ["Ann Lee", "Bob Ray", "Cy Dow"]);
        assert_eq!(persons("Анна Лее и Олег Рай"), ["Анна Лее", "Олег Рай"]);
        assert_eq!(persons("José Ortega y Gasset"), ["José Ortega y Gasset"]);
        assert_eq!(persons("Rivers and Harbours"), ["Rivers and Harbours"]);
        assert_eq!(persons("Ann Lee, Staff Writer"), ["Ann Lee, Staff Writer"]);
        assert_eq!(persons("and"), ["and"]);
    }

    #[test]
    fn a_date_behind_the_name_is_no_part_of_it() {
        let page = "<head><meta name=author content='Ann Lee March 11, 2015 3:46 PM'></head><h1>The old ferry sails again</h1>\
            <p>Ann Lee March 11, 2015 3:46 PM</p><p>The old ferry over the river sails again, the harbour office says.</p>";
        assert_eq!(clean(&Input::Html(page), &Options::default()).byline, ["Ann Lee"]);
    }
}
