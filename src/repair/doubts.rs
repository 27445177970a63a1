use super::invisible::is_invisible;
use super::letterforms::is_form;
use super::mojibake::Suspicion;
use super::spaces::is_fixed;
use crate::text::composed;

/// Which damages a text may hold, found in one quick pass: a clean text is looked at once and never copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts {
    pub entities: bool,
    pub mojibake: bool,
    pub controls: bool,
    pub invisible: bool,
    pub letterforms: bool,
    pub spaces: bool,
    pub composition: bool,
}

/// Bytes of ASCII looked at together.
const STRIDE: usize = 16;

/// Looks a text over.
pub fn doubts(text: &str) -> Doubts {
    let mut doubts = Doubts::default();
    let mut suspicion = Suspicion::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            suspicion.forget();
            let stride = bytes.get(at..at + STRIDE);
            if stride.is_some_and(|stride| stride.iter().fold(true, |plain, byte| plain & is_plain(*byte))) {
                at += STRIDE;
                continue;
            }
            doubts.entities |= bytes[at] == b'&';
            doubts.controls |= !is_plain(bytes[at]) && bytes[at] != b'&';
            at += 1;
            continue;
        }
        let Some(character) = text[at..].chars().next() else { break };
        doubts.mojibake |= suspicion.meets(character);
        look_at(character, &mut doubts);
        at += character.len_utf8();
    }
    doubts
}

fn is_plain(byte: u8) -> bool {
    (0x20..0x7f).contains(&byte) & (byte != b'&') | (byte == b'\n') | (byte == b'\t')
}

fn look_at(character: char, doubts: &mut Doubts) {
    match character {
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => doubts.controls = true,
        // The letters most text is made of: nothing to look up.
        '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => (),
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' => (),
        '\u{ac00}'..='\u{d7a3}' => (),
        _ if is_fixed(character) => {
            doubts.spaces = true;
            // The two that are canonically others.
            doubts.composition |= matches!(character, '\u{2000}' | '\u{2001}');
        }
        _ => {
            doubts.invisible |= is_invisible(character);
            doubts.letterforms |= is_form(character);
            doubts.composition |= !composed::is_settled(character) || composed::class(character) != 0;
        }
    }
    doubts.invisible |= character == '\u{ad}';
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn passes_over_nothing_that_is_not_composed() {
        for character in (0x80..0x11_0000).filter_map(char::from_u32) {
            let found = doubts(&character.to_string());
            let doubted = found.composition;
            assert!(doubted || is_nfc(&character.to_string()), "{character:?}");
            assert!(doubted || composed::class(character) == 0, "{character:?}");
            assert!(found.invisible || !is_invisible(character), "{character:?}");
            assert!(found.letterforms || !is_form(character), "{character:?}");
        }
    }

    #[test]
    fn doubts_no_ordinary_text() {
        for text in [
            "Plain ASCII, with tabs\tand\nlines, longer than a stride.",
            "Çağdaş şəhər",
            "Москва і Київ",
            "東京の朝",
            "서울",
        ] {
            assert_eq!(doubts(text), Doubts::default(), "{text}");
        }
    }
}
