use super::damage::Damage;
use super::patches::Patches;
use crate::text::composed;

/// Letters in forms that belong to printing, not to text: ligatures, Arabic letters by their place in the word, Latin letters of
/// East Asian width and katakana of half, mathematical alphabets used as bold type.
pub fn patches(text: &str) -> Patches {
    let mut patches = Patches::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.chars().any(is_form) {
            in_line(line, at, &mut patches);
        }
        at += line.len();
    }
    patches
}

/// Whether a character is one this file knows of.
pub fn is_form(character: char) -> bool {
    form(character).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Ligature,
    Arabic,
    Wide,
    HalfKana,
    Mathematical,
}

fn form(character: char) -> Option<Form> {
    match character {
        '\u{fb00}'..='\u{fb06}' => Some(Form::Ligature),
        '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fe70}'..='\u{fefc}' => Some(Form::Arabic),
        '\u{ff01}'..='\u{ff5e}' => Some(Form::Wide),
        '\u{ff66}'..='\u{ff9f}' => Some(Form::HalfKana),
        '\u{1d400}'..='\u{1d7ff}' => Some(Form::Mathematical),
        _ => None,
    }
}

/// A single one is shown for itself.
const FEWEST_ARABIC: usize = 3;

/// Fewer are an ornament, as in `ｗｗｗ`.
const FEWEST_WIDE: usize = 8;

fn count(line: &str, kind: Form) -> usize {
    line.chars().filter(|character| form(*character) == Some(kind)).count()
}

fn in_line(line: &str, start: usize, patches: &mut Patches) {
    // Among Han characters and kana, letters of full width are at home.
    let east_asian = line
        .chars()
        .any(|it| matches!(it, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    let letters = line.chars().filter(|character| character.is_alphabetic()).take(2).count();
    let arabic = count(line, Form::Arabic);
    let wide = count(line, Form::Wide);
    let styled = is_styled(line);
    let mut rest = line.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        if character == '\u{3000}' && !east_asian && wide >= FEWEST_WIDE {
            patches.put(start + at..start + at + character.len_utf8(), ' ', Damage::LetterForm);
        }
        let Some(kind) = form(character) else { continue };
        let mut end = at + character.len_utf8();
        let mut length = 1;
        // Han-width spaces between letters of that width are part of the run.
        while let Some((next, more)) =
            rest.next_if(|(_, more)| form(*more) == Some(kind) || kind == Form::Wide && *more == '\u{3000}')
        {
            end = next + more.len_utf8();
            length += 1;
        }
        let meant = match kind {
            Form::Ligature | Form::HalfKana => letters > 1,
            Form::Arabic => arabic >= FEWEST_ARABIC,
            Form::Wide => !east_asian && wide >= FEWEST_WIDE,
            // One or two are a formula's variables.
            Form::Mathematical => length >= 3 || styled,
        };
        let plain: String = if kind == Form::Wide {
            line[at..end].chars().map(narrow).collect()
        } else {
            composed::plain(&line[at..end])
        };
        if meant {
            patches.replace(start + at..start + end, &plain, Damage::LetterForm);
        }
    }
}

/// Whether a line is written in mathematical letters: then short words are words, too.
fn is_styled(line: &str) -> bool {
    let styled = count(line, Form::Mathematical);
    styled > 4 && styled * 2 > line.chars().filter(|character| character.is_alphabetic()).count()
}

fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}
