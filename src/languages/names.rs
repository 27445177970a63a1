//! Words that are likely names: they say less of the language they stand in than of the one they come from.

use super::edges::{edge, Edge};
use super::evidence::Told;

/// Marks the words of a block that are likely names: a capital first letter inside a sentence whose other words are small.
pub(crate) fn mark(text: &str, words: &mut [Told]) {
    let capital = |word: &Told| {
        let mut letters = word.span.of(text).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let small = words.iter().filter(|word| word.span.of(text).starts_with(char::is_lowercase)).count();
    // Headings in which every word has a capital, and scripts without small letters, tell no names.
    if small * 2 < words.len() {
        return;
    }
    for at in 1..words.len() {
        let between = words[at - 1].span.end as usize..words[at].span.start as usize;
        let inside = text.get(between).is_some_and(|between| edge(between) < Edge::Sentence);
        words[at].name = inside && capital(&words[at]);
    }
}
