use super::metadata::{self, Head};
use super::{Attribute, Door, Elements, Flags, Hidden, Page, Tag, Why};
use serde::Deserialize;

/// A live document as the JavaScript side (`js/dom.js`) walked it: the visible text, one row of numbers per element, attributes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Walk {
    /// Visible text in reading order; blocks and `<br>` are parted by one line feed, white space is folded as it is shown.
    pub text: String,
    /// Five numbers per element in document order: tag number, parent (the root: itself), first byte and end byte of its
    /// text, flags.
    pub rows: Vec<u32>,
    /// Element, attribute number, value; sorted by element.
    pub attributes: Vec<(u32, u8, String)>,
    /// Markup of what carries metadata, in document order: `<html …>` with its attributes, `<title>`, `<meta>`, `<link>`, JSON-LD.
    pub head: String,
    /// Text that readers do not see: its outermost element, the number of the reason, the text.
    pub hidden: Vec<(u32, u8, String)>,
    /// How many hidden parts were read all the same, since without them hardly anything would be left.
    pub revealed: u32,
}

/// The page of a walked document.
pub fn read(walk: &Walk) -> Page<'_> {
    let mut elements = Elements::default();
    let mut attributes = walk.attributes.iter().peekable();
    let mut open: Vec<u32> = Vec::new();
    let rows: Vec<&[u32]> = walk.rows.chunks_exact(5).collect();
    for (id, row) in rows.iter().enumerate() {
        let parent = row[1].min(id as u32);
        while let Some(&last) = open.last().filter(|&&last| last != parent) {
            elements.close(last, position(&walk.text, rows[last as usize][3]));
            open.pop();
        }
        let element = elements.open(
            Tag::from_number(row[0]),
            parent,
            position(&walk.text, row[2]),
            Flags(row[4] as u16),
        );
        while let Some((_, name, value)) = attributes.next_if(|(owner, ..)| *owner == element) {
            if let Some(&name) = Attribute::ALL.get(*name as usize) {
                elements.push_attribute(element, name, value);
            }
        }
        open.push(element);
    }
    for last in open.into_iter().rev() {
        elements.close(last, position(&walk.text, rows[last as usize][3]));
    }
    let metadata = metadata::gather(Head::read(&walk.head), &elements, &walk.text);
    Page {
        door: Door::Walk,
        source: walk.text.as_str().into(),
        elements,
        metadata,
        hidden: walk.hidden.iter().filter_map(|part| hidden(part, rows.len())).collect(),
        revealed: walk.revealed as usize,
    }
}

/// A hidden part, if its element and its reason exist.
fn hidden((element, why, text): &(u32, u8, String), elements: usize) -> Option<Hidden> {
    let why = Why::from_number(*why)?;
    ((*element as usize) < elements).then(|| Hidden { element: *element, text: text.clone(), why })
}

/// A byte position that lies inside the text and on a character's edge, whatever the table says.
fn position(text: &str, at: u32) -> usize {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
