//! Words that are likely names: they say less of the language they stand in than of the one they come from.

use super::edges::{edge, Edge};
use super::evidence::Told;

/// Marks the words of a block that are likely names: a capital first letter inside a sentence whose other words are small, and in a block in
/// another script a capital first letter or an abbreviation.
pub(crate) fn mark(text: &str, words: &mut [Told]) {
    let small = words.iter().filter(|word| word.span.of(text).starts_with(char::is_lowercase)).count();
    // Headings in which every word has a capital tell no names.
    let telling = small * 2 >= words.len();
    let mut letters: Vec<(u8, u32)> = Vec::new();
    for word in words.iter() {
        match letters.iter_mut().find(|(table, _)| *table == word.table) {
            Some((_, sum)) => *sum += word.letters,
            None => letters.push((word.table, word.letters)),
        }
    }
    let script = letters.iter().max_by_key(|it| it.1).map(|it| it.0);
    for at in 0..words.len() {
        let case = Case::of(words[at].span.of(text));
        let foreign = Some(words[at].table) != script;
        let inside = at > 0 && {
            let between = words[at - 1].span.end as usize..words[at].span.start as usize;
            text.get(between).is_some_and(|between| edge(between) < Edge::Sentence)
        };
        words[at].name = match case {
            Case::Title => foreign || telling && inside,
            Case::Capitals => foreign && words[at].letters <= ABBREVIATION,
            Case::Small => false,
        };
        words[at].capitals = case == Case::Capitals && words[at].letters > ABBREVIATION;
    }
}

/// Longest word in capitals that may be an abbreviation.
const ABBREVIATION: u32 = 4;

/// How a word is written.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    Small,
    Title,
    Capitals,
}

impl Case {
    fn of(word: &str) -> Case {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if first.is_uppercase() && second.is_uppercase() => Case::Capitals,
            (Some(first), _) if first.is_uppercase() => Case::Title,
            _ => Case::Small,
        }
    }
}
