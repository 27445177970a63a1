use super::damage::Damage;
use super::patches::Patches;
use crate::read::{character_reference, Place};

/// Character references left in the text: `&quot;`, `&#8217;`, and those that were escaped twice: `&amp;quot;`.
///
/// Only those with their semicolon: `?a=1&copy=2` is an address.
pub fn patches(text: &str) -> Patches {
    let mut patches = Patches::default();
    let mut from = 0;
    while let Some(found) = text[from..].find('&') {
        let at = from + found;
        match entity(&text[at..]) {
            Some((meaning, length)) => {
                patches.replace(at..at + length, &meaning, Damage::Entity);
                from = at + length;
            }
            None => from = at + 1,
        }
    }
    patches
}

/// What a text that begins with `&` means there, and the length of what means it.
fn entity(text: &str) -> Option<(String, usize)> {
    let (meaning, mut length) = closed_reference(text)?;
    if meaning != "&" {
        return Some((meaning, length));
    }
    // Each further `amp;` is one escaping more.
    while let Some(behind) = text[length..].strip_prefix("amp;") {
        length = text.len() - behind.len();
    }
    let inner = format!("&{}", text[length..].chars().take(LONGEST_NAME).collect::<String>());
    match closed_reference(&inner) {
        Some((meaning, inner)) => Some((meaning, length + inner - 1)),
        None => Some((meaning, length)),
    }
}

/// Longest name of a character reference, and some.
const LONGEST_NAME: usize = 40;

/// A reference that ends in a semicolon, and means something that can be shown.
fn closed_reference(text: &str) -> Option<(String, usize)> {
    let (first, second, length) = character_reference(text, Place::Text)?;
    let closed = text.as_bytes().get(length - 1) == Some(&b';');
    let shown = first != '\u{fffd}' && (first >= ' ' || matches!(first, '\n' | '\t'));
    (closed && shown).then(|| (std::iter::once(first).chain(second).collect(), length))
}
