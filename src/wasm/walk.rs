use crate::Walk;

/// Numbers per element in [`Walk::rows`]; the third and fourth are positions.
const ROW: usize = 5;

/// A walk whose positions count UTF-16 units as one that counts bytes.
pub fn with_bytes(text: &[u8], mut rows: Vec<u32>) -> Walk {
    let text = String::from_utf8_lossy(text).into_owned();
    if !text.is_ascii() {
        let bytes = Bytes::new(&text);
        for row in rows.chunks_exact_mut(ROW) {
            row[2] = bytes.of(row[2]);
            row[3] = bytes.of(row[3]);
        }
    }
    Walk { text, rows, ..Walk::default() }
}

/// Element, a number, and a text each, from three numbers (element, number, UTF-16 length) and all texts joined.
pub fn triples(rows: &[u32], texts: &[u8]) -> Vec<(u32, u8, String)> {
    let texts = String::from_utf8_lossy(texts);
    let mut characters = texts.chars();
    rows.chunks_exact(3).map(|row| (row[0], row[1] as u8, take_units(&mut characters, row[2]))).collect()
}

/// The next characters, as many as make up so many UTF-16 units.
fn take_units(characters: &mut std::str::Chars, mut units: u32) -> String {
    let rest = characters.as_str();
    while units > 0 {
        let Some(character) = characters.next() else { break };
        units = units.saturating_sub(character.len_utf16() as u32);
    }
    rest[..rest.len() - characters.as_str().len()].to_string()
}

/// Turns UTF-16 positions of one text into bytes; the way back of `text::Positions`.
struct Bytes<'a> {
    text: &'a str,
    /// Units before each multiple of [`STRIDE`] bytes (rounded down to a character).
    counts: Vec<(u32, u32)>,
}

/// As in `text::Positions`.
const STRIDE: usize = 64;

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Bytes<'a> {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut units, mut next) = (0, 0);
        for (byte, character) in text.char_indices() {
            if byte >= next {
                counts.push((units, byte as u32));
                next = byte + STRIDE;
            }
            units += character.len_utf16() as u32;
        }
        Bytes { text, counts }
    }

    fn of(&self, unit: u32) -> u32 {
        let after = self.counts.partition_point(|&(units, _)| units <= unit);
        let Some(&(mut units, byte)) = after.checked_sub(1).and_then(|at| self.counts.get(at)) else {
            return 0;
        };
        let rest = &self.text[byte as usize..];
        let found = rest.char_indices().find(|(_, character)| {
            let reached = units >= unit;
            units += character.len_utf16() as u32;
            reached
        });
        byte + found.map_or(rest.len(), |(at, _)| at) as u32
    }
}
