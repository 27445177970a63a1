use super::damage::Damage;
use super::patches::Patches;
use crate::text::composed;

/// Stretches that are not in normal form C, each from one letter that stands alone to the next.
pub fn patches(text: &str) -> Patches {
    let mut patches = Patches::default();
    let mut from = 0;
    // Only what the quick check stumbles over is looked at closely.
    while let Some(found) = first_doubt(text, from) {
        let start = stretch_start(text, found, from);
        let end = stretch_end(text, found);
        let stretch = &text[start..end];
        let composed = composed::composed(stretch);
        if composed != stretch {
            patches.replace(start..end, &composed, Damage::Composition);
        }
        from = end;
    }
    patches
}

/// The first character at or after `from` that may not stand so in normal form C.
fn first_doubt(text: &str, from: usize) -> Option<usize> {
    let mut last_class = 0;
    for (at, character) in text[from..].char_indices() {
        // All below U+0300 is composed and combines with nothing before it.
        if character < '\u{300}' {
            last_class = 0;
            continue;
        }
        let class = composed::class(character);
        let disordered = class != 0 && class < last_class;
        if disordered || !composed::is_settled(character) {
            return Some(from + at);
        }
        last_class = class;
    }
    None
}

/// Back to the last character that can neither combine backward nor be reordered.
fn stretch_start(text: &str, at: usize, floor: usize) -> usize {
    let mut before = text[floor..at].char_indices().rev();
    before.find(|(_, character)| is_settled(*character)).map_or(floor, |(start, _)| floor + start)
}

/// On to the next character that can neither combine backward nor be reordered.
fn stretch_end(text: &str, at: usize) -> usize {
    let mut behind = text[at..].char_indices().skip(1);
    behind.find(|(_, character)| is_settled(*character)).map_or(text.len(), |(end, _)| at + end)
}

fn is_settled(character: char) -> bool {
    character < '\u{300}' || composed::class(character) == 0 && composed::is_settled(character)
}
