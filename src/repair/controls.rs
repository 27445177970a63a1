use super::damage::Damage;
use super::patches::Patches;

/// What windows-1252 has where Latin-1 has control characters, from 0x80 on; U+FFFD where it has nothing.
const WINDOWS: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

/// Control characters: line ends in all their spellings become line feeds, terminal sequences and the rest go, and what
/// windows-1252 meant by its numbers comes back.
pub fn patches(text: &str) -> Patches {
    let bytes = text.as_bytes();
    let leftovers = holds_leftovers(text);
    let mut patches = Patches::default();
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            b'\r' => {
                let length = if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                patches.put(at..at + length, '\n', Damage::LineEnd);
                length
            }
            0x1b => {
                let length = terminal_sequence(&bytes[at..]);
                patches.delete(at..at + length, Damage::TerminalSequence);
                length
            }
            0..=8 | 0x0b..=0x1f | 0x7f => {
                control(at, bytes[at], &mut patches);
                1
            }
            0xc2 if (0x80..=0x9f).contains(&bytes[at + 1]) => {
                // Alone it is the line end it was meant to be; among leftovers of windows-1252, or before a space, the ellipsis.
                let ellipsis = leftovers || bytes.get(at + 2) == Some(&b' ');
                match bytes[at + 1] {
                    0x85 if !ellipsis => patches.put(at..at + 2, '\n', Damage::LineEnd),
                    byte => leftover(at, byte, &mut patches),
                }
                2
            }
            0xe2 if bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xa8 | 0xa9) => {
                patches.put(at..at + 3, '\n', Damage::LineEnd);
                3
            }
            _ => 1,
        };
        at += length;
    }
    patches
}

/// Vertical tabs and form feeds part lines; the others mean nothing.
fn control(at: usize, byte: u8, patches: &mut Patches) {
    match byte {
        0x0b | 0x0c => patches.put(at..at + 1, '\n', Damage::LineEnd),
        _ => patches.delete(at..at + 1, Damage::Control),
    }
}

fn leftover(at: usize, byte: u8, patches: &mut Patches) {
    match WINDOWS.chars().nth(usize::from(byte - 0x80)) {
        Some(meant) if meant != '\u{fffd}' => patches.put(at..at + 2, meant, Damage::Windows1252),
        _ => patches.delete(at..at + 2, Damage::Control),
    }
}

/// Whether the text holds windows-1252's quotes and dashes as control characters.
fn holds_leftovers(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| pair[0] == 0xc2 && matches!(pair[1], 0x80 | 0x82 | 0x84 | 0x91..=0x97))
}

/// Length of the escape sequence that a text begins with: `ESC [ … letter`, `ESC ] … BEL`, or the escape character alone.
fn terminal_sequence(bytes: &[u8]) -> usize {
    /// Longer ones are not sequences but text that lost its end.
    const LONGEST: usize = 64;
    let inside = |from: usize, last: fn(&u8) -> bool| {
        bytes.iter().take(LONGEST).skip(from).position(last).map(|at| from + at + 1)
    };
    match bytes.get(1) {
        Some(b'[') => {
            let end = inside(2, |byte| !(0x20..=0x3f).contains(byte));
            end.filter(|&end| bytes[end - 1].is_ascii_alphabetic()).unwrap_or(1)
        }
        Some(b']') => inside(2, |byte| *byte == 7).unwrap_or(1),
        _ => 1,
    }
}
