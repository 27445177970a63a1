//! Days of publication in scripts that are no JSON-LD: what a page hands to its own programs and to those that count its readers.

use super::{DateRole, MOST};
use memchr::memmem;

/// Longest name of a property, in bytes.
const LONGEST_NAME: usize = 60;

/// What may stand around a date.
const MADE: &[u8] = b"new Date(";

/// Longest date, in bytes.
const LONGEST_DATE: usize = 40;

/// The dates that properties named after publishing or creating have in a script, as written: `"published_at": "2024-02-03T10:00:00Z"`,
/// `datePublished = '2024-02-03'`, `"publishTime": 1706954400`.
pub fn dates(script: &str, found: &mut Vec<(String, DateRole)>) {
    // Parts of all such names, whatever their first letter.
    for part in ["ubli", "ubdate", "reated", "reation"] {
        for at in memmem::find_iter(script.as_bytes(), part) {
            if found.len() >= MOST {
                return;
            }
            found.extend(property(script.as_bytes(), at));
        }
    }
}

fn property(script: &[u8], at: usize) -> Option<(String, DateRole)> {
    let in_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
    let before = script.get(..at)?.iter().rev().take(LONGEST_NAME).take_while(in_name).count();
    let after = script.get(at..)?.iter().take(LONGEST_NAME).take_while(in_name).count();
    let role = named(script.get(at - before..at + after)?)?;
    let value = value(script.get(at + after..)?)?;
    Some((value, role))
}

/// What a property of this name says.
fn named(name: &[u8]) -> Option<DateRole> {
    let letters: Vec<u8> =
        name.iter().filter(|it| it.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let letters = std::str::from_utf8(&letters).ok()?;
    let has = |parts: &[&str]| parts.iter().any(|part| letters.contains(part));
    let is_dated = has(&["date", "time", "stamp"]) || letters.ends_with("at") || letters.ends_with("on");
    if !is_dated || has(&["modif", "updat", "unpubl", "expir", "publisher", "last", "republ", "sched"]) {
        return None;
    }
    if has(&["publish", "pubdate", "publicationdate", "publicationtime", "datepublication"]) {
        return Some(DateRole::Published);
    }
    let is_created =
        ["createdat", "datecreated", "createddate", "creationdate", "datecreation", "createdtime"];
    is_created.contains(&letters).then_some(DateRole::Other)
}

/// The string or number behind a name, where it can be a date.
fn value(rest: &[u8]) -> Option<String> {
    let skip = |at: usize, skipped: &[u8]| {
        at + rest[at..].iter().take_while(|it| skipped.contains(it)).take(8).count()
    };
    let is_assigned = |at: usize| matches!(rest.get(at), Some(b':' | b'='));
    // Quotes are escaped where the script is a string of another.
    let at = skip(0, b"\\\"' \t\n");
    if !is_assigned(at) {
        return None;
    }
    let at = skip(at + 1, b" \t\n");
    let made = if rest.get(at..)?.starts_with(MADE) { MADE.len() } else { 0 };
    let at = at + made;
    let quoted = skip(at, b"\\\"'");
    let is_date = |byte: &&u8| match quoted > at {
        true => byte.is_ascii_alphanumeric() || b"-:+.,/ ".contains(byte),
        false => byte.is_ascii_digit(),
    };
    let at = quoted;
    let length = rest[at..].iter().take(LONGEST_DATE + 1).take_while(is_date).count();
    let text = std::str::from_utf8(rest.get(at..at + length)?).ok()?.trim_end_matches([',', ' ']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 6 && length <= LONGEST_DATE).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(script: &str) -> Vec<(String, DateRole)> {
        let mut found = Vec::new();
        dates(script, &mut found);
        found
    }

    #[test]
    fn reads_dates_under_names_of_publishing() {
        let found = all(
            r#"x={"published_at":"2024-02-03T10:00:00+01:00",'datePublished':'2024-02-03', publishTime = 1706954400, a:1}"#,
        );
        let texts: Vec<&str> = found.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(texts, ["2024-02-03T10:00:00+01:00", "2024-02-03", "1706954400"]);
        assert_eq!(
            all(r#"{\"publishDate\":\"2024-02-03\"}"#),
            [("2024-02-03".to_string(), DateRole::Published)]
        );
        assert_eq!(all(r#"{"created_at":"2024-02-03"}"#), [("2024-02-03".to_string(), DateRole::Other)]);
    }

    #[test]
    fn other_names_and_other_values_are_none() {
        let none = r#"{"publisher":"2024-02-03","updatedPublishDate":"2024-02-03","publishedBy":"20240203","isPublishedAt":true,
            "publishDate":null,"publicKeyDate":"2024-02-03","unpublishDate":"2024-02-03"}"#;
        assert_eq!(all(none), []);
    }
}
