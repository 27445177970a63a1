/// What positions in an answer count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// UTF-8 bytes, as Rust slices.
    #[default]
    Utf8,
    /// UTF-16 code units, as JavaScript and Java slice.
    Utf16,
    /// Unicode scalar values, as Python slices.
    Chars,
}

/// Turns byte positions of one text into other units.
///
/// Every few bytes the count so far is noted, so that building it is one pass and asking for a position walks less than a stride.
#[derive(Debug)]
pub struct Positions<'a> {
    text: &'a str,
    units: Units,
    /// Units before each multiple of [`STRIDE`]; empty where units and bytes are the same.
    counts: Vec<u32>,
}

/// Small enough for a position to be found in some ten nanoseconds, large enough for the table to be a sixteenth of the text.
const STRIDE: usize = 64;

impl<'a> Positions<'a> {
    /// Counts a text's units.
    pub fn new(text: &'a str, units: Units) -> Positions<'a> {
        let mut counts = Vec::new();
        if units != Units::Utf8 && !text.is_ascii() {
            let mut count = 0;
            for stride in text.as_bytes().chunks(STRIDE) {
                counts.push(count);
                count += units.count(stride);
            }
        }
        Positions { text, units, counts }
    }

    /// The position in the wanted units of a byte position. Past the end it is the end.
    pub fn of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let stride = byte / STRIDE;
        match self.counts.get(stride) {
            Some(&before) => {
                (before + self.units.count(&self.text.as_bytes()[stride * STRIDE..byte])) as usize
            }
            None if self.counts.is_empty() => byte,
            None => {
                let all = self.counts.len().saturating_sub(1);
                (self.counts[all] + self.units.count(&self.text.as_bytes()[all * STRIDE..byte])) as usize
            }
        }
    }
}

impl Units {
    /// Units that begin in these bytes.
    fn count(self, bytes: &[u8]) -> u32 {
        let characters = || bytes.iter().filter(|&&byte| !is_continuation(byte)).count();
        let count = match self {
            Units::Utf8 => bytes.len(),
            Units::Chars => characters(),
            // Four-byte characters, and they alone, are two units.
            Units::Utf16 => characters() + bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
        };
        count as u32
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "Bakı 🌉 körpüsü — Әлем\n".repeat(40);
        for (units, count) in [
            (Units::Utf8, (|text| text.len()) as fn(&str) -> usize),
            (Units::Utf16, |text| text.encode_utf16().count()),
            (Units::Chars, |text| text.chars().count()),
        ] {
            let positions = Positions::new(&text, units);
            for (byte, _) in text.char_indices() {
                assert_eq!(positions.of(byte), count(&text[..byte]), "{units:?} at byte {byte}");
            }
            assert_eq!(positions.of(text.len()), count(&text));
            assert_eq!(positions.of(usize::MAX), count(&text));
        }
    }

    #[test]
    fn counts_ascii_as_it_stands() {
        assert_eq!(Positions::new("plain", Units::Utf16).of(3), 3);
        assert_eq!(Positions::new("", Units::Utf16).of(3), 0);
    }

    #[test]
    fn takes_a_length_that_fills_the_last_stride() {
        let text = "ə".repeat(STRIDE / 2);
        assert_eq!(Positions::new(&text, Units::Utf16).of(text.len()), STRIDE / 2);
    }
}
