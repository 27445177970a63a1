//! Letters and their marks as Unicode parts and joins them: normal forms, combining classes. The tables are the project's own, a tenth of
//! what a library for every normal form carries into the module; a test holds them against that library.

#[cfg(test)]
mod pack;
mod table;

use super::sort;
use table::{table, Table};

/// A text in normal form C.
pub fn composed(text: &str) -> String {
    let table = table();
    recomposed(table, text.chars(), |character, parts| table.decompose(character, parts))
}

/// Letters in forms that belong to printing (ligatures, Arabic letters by their place, half-width katakana, mathematical alphabets) as plain
/// ones, in normal form KC.
pub fn plain(text: &str) -> String {
    let table = table();
    recomposed(table, text.chars(), |character, parts| match table.plain(character) {
        Some(plain) => plain.iter().for_each(|&part| parts(part)),
        None => table.decompose(character, parts),
    })
}

/// The parts of a character that Unicode says it is made of, to the last; itself when of none.
pub fn decompose(character: char, mut add: impl FnMut(char)) {
    match character {
        ..='\u{7f}' => add(character),
        _ => table().decompose(character, &mut add),
    }
}

/// Where a mark stands among others on one letter; 0: it stands for itself.
pub fn class(character: char) -> u8 {
    table().class(character)
}

/// Whether a character is a mark: general category M.
pub fn is_mark(character: char) -> bool {
    table().is_mark(character)
}

/// Whether a character stands in normal form C wherever it stands, but for the order of marks.
pub fn is_settled(character: char) -> bool {
    table().is_settled(character)
}

fn recomposed(
    table: &Table,
    text: impl Iterator<Item = char>,
    part: impl Fn(char, &mut dyn FnMut(char)),
) -> String {
    let mut parts: Vec<(char, u8)> = Vec::new();
    for character in text {
        part(character, &mut |part| parts.push((part, table.class(part))));
    }
    for marks in parts.split_mut(|&(_, class)| class == 0) {
        sort::by_key(marks, |&(_, class)| class);
    }
    let mut joined: Vec<char> = Vec::with_capacity(parts.len());
    let mut starter = None;
    // The class of what stands between the last starter and here, when anything does.
    let mut last = None;
    for (character, class) in parts {
        let is_free = last.is_none_or(|last| last < class);
        if let Some(at) = starter.filter(|_| is_free) {
            if let Some(whole) = joined.get(at).and_then(|&first| table.compose(first, character)) {
                joined[at] = whole;
                continue;
            }
        }
        if class == 0 {
            (starter, last) = (Some(joined.len()), None);
        } else {
            last = Some(class);
        }
        joined.push(character);
    }
    joined.into_iter().collect()
}
