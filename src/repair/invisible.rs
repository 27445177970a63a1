use super::damage::Damage;
use super::patches::Patches;
use crate::text::{sort, Script};

/// Characters nobody sees: those that shape the text around them stay, those that only hide in it go.
pub fn patches(text: &str) -> Patches {
    let mut patches = Patches::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.chars().any(is_invisible) {
            in_line(line, at, &mut patches);
        }
        at += line.len();
    }
    patches
}

/// Whether a character is one this file knows of.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn in_line(line: &str, start: usize, patches: &mut Patches) {
    let right_to_left = line.chars().any(is_right_to_left);
    let unpaired = unpaired_directions(line);
    let mut before = None;
    let mut flag = false;
    let mut selected = false;
    // The next visible character, and where it stands.
    let mut seen: (usize, Option<char>) = (0, None);
    for (at, character) in line.char_indices() {
        if !is_invisible(character) {
            // A black flag begins the flag of a region, which tag characters spell.
            flag = character == '\u{1f3f4}';
            selected = false;
            before = Some(character);
            continue;
        }
        if at >= seen.0 {
            // Once for a whole run of them, however long.
            let next = line[at..].char_indices().find(|(_, next)| !is_invisible(*next));
            seen = next.map_or((line.len(), None), |(offset, next)| (at + offset, Some(next)));
        }
        let behind = seen.1;
        let stays = match character {
            '\u{200b}' => {
                [before, behind].into_iter().flatten().any(breaks_without_spaces)
                    || nearest_letters(line, at).into_iter().flatten().any(breaks_without_spaces)
            }
            '\u{200c}' => [before, behind].into_iter().flatten().any(joins),
            '\u{200d}' => {
                [before, behind].into_iter().flatten().any(|next| joins(next) || is_pictograph(next))
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' => right_to_left,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                right_to_left && unpaired.binary_search(&at).is_err()
            }
            '\u{e0020}'..='\u{e007f}' => flag,
            // One variation selector behind a Han character is a spelling; more are a message.
            '\u{e0100}'..='\u{e01ef}' => {
                !std::mem::replace(&mut selected, true) && before.is_some_and(is_han)
            }
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2061}'..='\u{2064}' => {
                before.is_some() && behind.is_some()
            }
            _ => false,
        };
        if !stays {
            let damage = if character == '\u{feff}' { Damage::ByteOrderMark } else { Damage::Invisible };
            patches.delete(start + at..start + at + character.len_utf8(), damage);
        }
    }
}

/// Where embeddings, overrides and isolates stand that nothing closes, and closings that nothing opened.
fn unpaired_directions(line: &str) -> Vec<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut unpaired = Vec::new();
    for (at, character) in line.char_indices() {
        let isolate = matches!(character, '\u{2066}'..='\u{2069}');
        match character {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => {
                open.push((at, character))
            }
            '\u{202c}' | '\u{2069}' => {
                let partner =
                    open.last().filter(|(_, opened)| matches!(opened, '\u{2066}'..='\u{2068}') == isolate);
                match partner {
                    Some(_) => drop(open.pop()),
                    None => unpaired.push(at),
                }
            }
            _ => (),
        }
    }
    unpaired.extend(open.into_iter().map(|(at, _)| at));
    sort::by_key(&mut unpaired, |&at| at);
    unpaired
}

/// The letters nearest to a place, over spaces and marks.
fn nearest_letters(line: &str, at: usize) -> [Option<char>; 2] {
    /// Further away it is another word's affair.
    const FAR: usize = 8;
    let letter = |character: &char| character.is_alphabetic();
    [line[..at].chars().rev().take(FAR).find(letter), line[at..].chars().take(FAR).find(letter)]
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Scripts that do not part words, so that a zero-width space is a word's end.
fn breaks_without_spaces(character: char) -> bool {
    let script = Script::of(character);
    matches!(
        script.as_str(),
        "Thai"
            | "Laoo"
            | "Khmr"
            | "Mymr"
            | "Java"
            | "Bali"
            | "Tale"
            | "Talu"
            | "Lana"
            | "Tibt"
            | "Cham"
            | "Sund"
    )
}

/// Letters that joiners reshape.
fn joins(character: char) -> bool {
    let script = Script::of(character);
    !matches!(
        script.as_str(),
        "Latn"
            | "Cyrl"
            | "Grek"
            | "Armn"
            | "Geor"
            | "Hebr"
            | "Ethi"
            | "Hani"
            | "Hira"
            | "Kana"
            | "Hang"
            | "Bopo"
            | "Zyyy"
            | "Cher"
            | "Cans"
    )
}

fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f000}'..='\u{1faff}')
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
