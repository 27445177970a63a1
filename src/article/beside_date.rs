//! The author who shares a line with the date: "By Anna Field · 17 March 2026".

use super::byline::{is_person, persons, trimmed};
use crate::roles::phrases::{self, Fit, Phrase};
use crate::roles::Role;
use crate::text::unmarked;
use crate::timestamps::{Origin, Precision, Timestamp};

/// A line of more words names more than an author and a day.
const MOST_WORDS: usize = 24;

/// Marks that part an author from a date, and nothing inside a name or a place.
const MARKS: [char; 8] = ['|', '·', '•', '/', '∙', '‧', '・', '¦'];

/// The names in a line that holds a date. A word for "by" is enough to say that a name is one; without it, it must look like a person's, and
/// stand apart by a mark or beside a clock: "North Harbour, 17 March" is a place and a day.
pub fn names(line: &str, timestamps: &[Timestamp]) -> Vec<String> {
    let line = &*unmarked(line.lines().next().unwrap_or_default()).0;
    if line.split_whitespace().nth(MOST_WORDS).is_some() {
        return Vec::new();
    }
    let (parts, has_clock) = undated(line, timestamps);
    let stands_apart = has_clock || line.contains(MARKS);
    let found = parts.iter().flat_map(|part| part.split(MARKS)).find_map(|part| author(part, stands_apart));
    found.unwrap_or_default()
}

/// What is left of a line without its dates, and whether one has a clock.
fn undated<'a>(line: &'a str, timestamps: &[Timestamp]) -> (Vec<&'a str>, bool) {
    let mut dates: Vec<(usize, usize, Precision)> = timestamps
        .iter()
        .filter(|it| it.origin == Origin::Text && !it.text.is_empty())
        .filter_map(|it| line.find(&it.text).map(|at| (at, at + it.text.len(), it.precision)))
        .collect();
    dates.sort_unstable_by_key(|it| (it.0, std::cmp::Reverse(it.1)));
    let (mut parts, mut at) = (Vec::new(), 0);
    for &(start, end, _) in &dates {
        if start >= at {
            parts.push(&line[at..start]);
        }
        at = at.max(end);
    }
    let has_clock = dates.iter().any(|it| it.2 >= Precision::Minute);
    if dates.is_empty() {
        return (Vec::new(), false);
    }
    parts.push(&line[at..]);
    (parts, has_clock)
}

/// The names of one part of the line, if it is an author's.
fn author(part: &str, stands_apart: bool) -> Option<Vec<String>> {
    let part = trimmed(part);
    let phrases = phrases::find(part);
    let said = phrases.iter().find(|it| it.role == Role::Byline && it.fit == Fit::Prefix);
    let from = said.map_or(0, |it| it.span.end as usize);
    // "Published by Anna Field", "Author: Anna Field Date:": what is known to speak of dates is no name.
    let dated = |it: &&Phrase| it.role == Role::Timestamp && it.span.start as usize >= from;
    let to = phrases.iter().filter(dated).map(|it| it.span.start as usize).min().unwrap_or(part.len());
    let name = without_small_end(trimmed(part.get(from..to)?));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = persons(&name);
    if said.is_some() {
        return name.chars().any(char::is_alphabetic).then_some(names);
    }
    let known = phrases.iter().any(|it| it.role != Role::Byline && it.fit <= Fit::Item);
    let fits = stands_apart && !known && has_case(&name) && !is_shouted(&name);
    (fits && names.iter().all(|it| is_person(it))).then_some(names)
}

/// "Anna Field on", "Anna Field am": a name ends with no small word.
fn without_small_end(name: &str) -> &str {
    let mut name = name;
    while let Some((before, last)) = name.rsplit_once(char::is_whitespace) {
        if !last.chars().all(char::is_lowercase) {
            break;
        }
        name = trimmed(before);
    }
    name
}

/// Whether the script tells names from words by capitals.
fn has_case(name: &str) -> bool {
    name.chars().any(char::is_uppercase)
}

/// Agencies and stations have words of capitals, persons have not.
fn is_shouted(name: &str) -> bool {
    let shouted = |word: &str| word.chars().filter(|it| it.is_uppercase()).count() > 2;
    name.split(' ').any(shouted)
}

#[cfg(test)]
mod tests {
    use crate::{clean, Input, Options};

    const BODY: &str = "The old ferry over the river sails again after three winters on land, the harbour office said. \
        Hundreds of people stood at the quay when it left for the first time.\n\n\
        The town paid for the repair with a collection among its citizens. The next crossing is planned for Saturday.";

    fn read(line: &str) -> (Vec<String>, Option<String>) {
        let text = format!("Old ferry sails again\n\n{line}\n\n{BODY}");
        let article = clean(&Input::Text(&text), &Options::default());
        (article.byline, article.published.map(|it| it.iso))
    }

    fn of(line: &str) -> Vec<String> {
        read(line).0
    }

    #[test]
    fn the_author_and_the_date_of_one_line_go_each_to_its_field() {
        let day = |name: &str| (vec![name.to_string()], Some("2026-03-17".to_string()));
        assert_eq!(read("By Anna Field · 17 March 2026"), day("Anna Field"));
        assert_eq!(read("Von Anna Field | 17. März 2026"), day("Anna Field"));
        assert_eq!(read("Автор: Анна Полева • 17 марта 2026"), day("Анна Полева"));
        assert_eq!(read("17 March 2026 · By Anna Field"), day("Anna Field"));
        assert_eq!(read("By Anna Field on 17 March 2026"), day("Anna Field"));
        let minute = (vec!["Anna Field".to_string()], Some("2026-03-17T12:42:00".to_string()));
        assert_eq!(read("Anna Field, 17 March 2026, 12:42"), minute);
        assert_eq!(of("By Anna Field and Ben Moor, 17 March 2026"), ["Anna Field", "Ben Moor"]);
    }

    #[test]
    fn a_place_an_agency_or_a_label_beside_a_date_is_no_author() {
        for line in [
            "North Harbour, 17 March 2026",
            "Published: 17 March 2026 | Updated: 18 March 2026",
            "HCN News | 17 March 2026",
            "17 March 2026",
        ] {
            assert!(of(line).is_empty(), "{line}: {:?}", of(line));
        }
    }

    #[test]
    fn on_a_page_with_tags_too() {
        let line = "<p class=meta>By <a href=/anna>Anna Field</a> · 17 March 2026</p>";
        let page = format!("<h1>Old ferry sails again</h1>{line}<p>{}</p>", BODY.replace("\n\n", "</p><p>"));
        let article = clean(&Input::Html(&page), &Options::default());
        assert_eq!(article.byline, ["Anna Field"]);
        assert_eq!(article.published.map(|it| it.iso).as_deref(), Some("2026-03-17"));
    }
}
