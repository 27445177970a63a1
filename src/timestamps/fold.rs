//! Characters as the date lexicon compares them: without case, marks, dots and the many spellings of the same sign.

use crate::text::composed;
use std::sync::atomic::{AtomicU16, Ordering};

/// What the characters of the first plane become, as far as they have been met: the code, `LEFT_OUT`, or 0 for the others.
static MET: [AtomicU16; 0x1_0000] = [const { AtomicU16::new(0) }; 0x1_0000];

/// A code that no character folds to.
const LEFT_OUT: u16 = 1;

/// One character folded; nothing for what is left out (joiners, direction marks, dots, Latin accents).
#[inline]
pub fn fold(character: char) -> Folded {
    if character.is_ascii() {
        return match character {
            '.' => Folded::NONE,
            '\t' | '\n' | '\r' => Folded::one(' '),
            '`' => Folded::one('\''),
            _ => Folded::one(character.to_ascii_lowercase()),
        };
    }
    let Some(met) = MET.get(character as usize) else { return folded(character) };
    match met.load(Ordering::Relaxed) {
        0 => {
            let found = folded(character);
            let code = match found.as_slice() {
                [] => Some(LEFT_OUT),
                [one] => u16::try_from(*one as u32).ok(),
                _ => None,
            };
            met.store(code.unwrap_or(0), Ordering::Relaxed);
            found
        }
        LEFT_OUT => Folded::NONE,
        code => char::from_u32(u32::from(code)).map_or(Folded::NONE, Folded::one),
    }
}

/// A character beyond ASCII folded.
#[cold]
fn folded(character: char) -> Folded {
    if let Some(digit) = digit(character) {
        return Folded::one(char::from(b'0' + digit));
    }
    match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Folded::one(' ')
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Folded::NONE,
        // Combining marks of Latin, Hebrew points, Arabic vowel signs and the stretching line.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c7}'
        | '\u{640}'
        | '\u{64b}'..='\u{655}'
        | '\u{670}' => Folded::NONE,
        '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '´' | '′' | 'ꞌ' | '՚' | '＇' => Folded::one('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '־' => Folded::one('-'),
        'İ' | 'ı' => Folded::one('i'),
        'ς' => Folded::one('σ'),
        'ß' => Folded { characters: ['s', 's'], length: 2 },
        'ي' | 'ى' | 'ۍ' => Folded::one('ی'),
        'ك' | 'ڪ' => Folded::one('ک'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Folded::one('ا'),
        'ة' | 'ۃ' => Folded::one('ه'),
        'ۀ' | 'ہ' | 'ە' | 'ھ' => Folded::one('ه'),
        'Ё' | 'ё' => Folded::one('е'),
        '．' | '。' | '｡' | '․' | '۔' => Folded::NONE,
        '：' => Folded::one(':'),
        '／' => Folded::one('/'),
        '，' | '、' | '،' | '⹁' | '፣' | '፡' | '၊' | '꘍' => Folded::one(','),
        '（' => Folded::one('('),
        '）' => Folded::one(')'),
        '\u{ff21}'..='\u{ff3a}' => Folded::one(char::from(b'a' + (character as u32 - 0xff21) as u8)),
        '\u{ff41}'..='\u{ff5a}' => Folded::one(char::from(b'a' + (character as u32 - 0xff41) as u8)),
        _ => letter(character),
    }
}

/// At most two characters that one character becomes.
#[derive(Clone, Copy)]
pub struct Folded {
    characters: [char; 2],
    length: u8,
}

impl Folded {
    const NONE: Folded = Folded { characters: ['\0'; 2], length: 0 };

    #[inline]
    fn one(character: char) -> Folded {
        Folded { characters: [character, '\0'], length: 1 }
    }

    #[inline]
    pub fn as_slice(&self) -> &[char] {
        &self.characters[..usize::from(self.length)]
    }
}

/// Small letter, without the accent where the script is Latin or Greek.
fn letter(character: char) -> Folded {
    let mut small = character.to_lowercase();
    let character = small.next().unwrap_or(character);
    let accented = matches!(character as u32, 0xc0..=0x24f | 0x1e00..=0x1fff | 0x370..=0x3ff);
    if !accented {
        return Folded::one(character);
    }
    let mut base = character;
    composed::decompose(character, |part| {
        if !composed::is_mark(part) {
            base = part;
        }
    });
    Folded::one(base)
}

/// The value of a decimal digit of any script.
#[inline]
pub fn digit(character: char) -> Option<u8> {
    if character.is_ascii() {
        return character.is_ascii_digit().then(|| character as u8 - b'0');
    }
    let code = character as u32;
    // Latin, Greek, Cyrillic and Hebrew have none of their own.
    if code < ZEROS[0] {
        return None;
    }
    digit_of(code)
}

fn digit_of(code: u32) -> Option<u8> {
    let zero = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1).map(|at| ZEROS[at])?;
    (code - zero < 10).then_some((code - zero) as u8)
}

/// The zero of each set of decimal digits (Unicode 16, general category Nd); each set is ten in a row.
const ZEROS: [u32; 42] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x11136,
    0x11c50, 0x1e950,
];

/// A phrase as a key of the lexicon: folded, white space single and trimmed.
#[allow(dead_code, reason = "the packer uses it")]
pub fn key(phrase: &str) -> String {
    let folded: String = phrase.chars().flat_map(|it| fold(it).as_slice().to_vec()).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
