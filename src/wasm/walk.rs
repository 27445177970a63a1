use crate::Walk;

/// Numbers per element in [`Walk::rows`]; the third and fourth are positions.
const ROW: usize = 5;

/// A walk from the flat lists of `js/dom.js`: positions in UTF-16 units become bytes, the joined attribute values single ones.
///
/// `attribute_rows` holds three numbers an attribute: element, attribute number, length of its value in UTF-16 units.
pub fn from_parts(
    text: &[u8],
    mut rows: Vec<u32>,
    attribute_rows: &[u32],
    attribute_text: &[u8],
    head: &[u8],
) -> Walk {
    let text = String::from_utf8_lossy(text).into_owned();
    if !text.is_ascii() {
        let bytes = Bytes::new(&text);
        for row in rows.chunks_exact_mut(ROW) {
            row[2] = bytes.of(row[2]);
            row[3] = bytes.of(row[3]);
        }
    }
    let values = String::from_utf8_lossy(attribute_text);
    let mut values = values.chars();
    let attributes = attribute_rows
        .chunks_exact(3)
        .map(|row| (row[0], row[1] as u8, take_units(&mut values, row[2])))
        .collect();
    Walk { text, rows, attributes, head: String::from_utf8_lossy(head).into_owned() }
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
