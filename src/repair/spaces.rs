use super::damage::Damage;
use super::patches::Patches;

/// So many no-break spaces are no typography any more.
const FLOOD: usize = 4;

/// Spaces that were set to keep words together, where nearly all spaces of a line are such.
pub fn patches(text: &str) -> Patches {
    let mut patches = Patches::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let special = line.chars().filter(|character| is_fixed(*character)).count();
        if special >= FLOOD && line.bytes().filter(|byte| *byte == b' ').count() * 4 <= special {
            for (inside, character) in line.char_indices().filter(|(_, character)| is_fixed(*character)) {
                let start = at + inside;
                patches.put(start..start + character.len_utf8(), ' ', Damage::Space);
            }
        }
        at += line.len();
    }
    patches
}

/// Spaces of fixed width, or that do not break.
pub fn is_fixed(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}
