//! A string that is one moment and nothing else, read without knowing its language where its own words are enough.

use super::context::Context;
use super::line::{alone, Hit};
use super::{timestamp, Timestamp};

/// What a string by itself says.
pub(crate) enum Whole {
    /// One moment, or the two ends of a stretch of time, the first of which spans it all.
    Told(Vec<Timestamp>),
    /// The same, but a word of it may be another month or day in the string's language.
    Likely(Vec<Timestamp>),
    /// Nothing: its language may tell.
    Unsure,
    /// It holds more than a moment.
    Not,
}

/// Longer than any moment with what may stand around it, in bytes.
const LONGEST: usize = 640;

/// Reads a string of which every letter and digit must belong to the moment.
pub(crate) fn whole(text: &str, context: &Context) -> Whole {
    if text.len() > LONGEST && text.trim().len() > LONGEST {
        return Whole::Not;
    }
    let (hits, is_known) = alone(text, context);
    if !is_known && !is_broken(text) {
        return Whole::Not;
    }
    let silent = |part: Option<&str>| part.is_some_and(|it| !it.chars().any(char::is_alphanumeric));
    let spans = |hit: &Hit| silent(text.get(..hit.start)) && silent(text.get(hit.end..));
    let ends = hits.get(1..).unwrap_or_default();
    match hits.first() {
        Some(first) if spans(first) && ends.iter().all(|it| it.end <= first.end) => {
            let depends = context.unspoken() && hits.iter().any(|it| it.depends);
            let told = hits.into_iter().map(|hit| timestamp(text, hit)).collect();
            if depends {
                Whole::Likely(told)
            } else {
                Whole::Told(told)
            }
        }
        _ => Whole::Unsure,
    }
}

/// Whether a string looks as if its encoding had been mistaken: an unknown word may be a month's once it is mended.
fn is_broken(text: &str) -> bool {
    let mut after_lead = false;
    !text.is_ascii()
        && text.chars().any(|it| {
            let is_pair = after_lead && !it.is_ascii();
            after_lead = matches!(it, 'Â'..='ô');
            is_pair
        })
}
