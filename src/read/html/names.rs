use crate::read::Tag;

/// What an element's name means for building the tree and for showing its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    pub tag: Tag,
    pub kind: Kind,
}

/// How a kind of element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Stands in a line of text.
    Inline,
    /// Stands on lines of its own, and ends an open paragraph.
    Block,
    /// Has no content.
    Void,
    /// Its content is not markup and not shown: scripts, styles, frames.
    Raw,
    /// Its content is text without tags: `<textarea>`, `<xmp>`.
    PlainText,
    /// What a browser shows only when it cannot do better: `<video>`, `<canvas>`.
    Fallback,
    /// `<noscript>`, `<template>`: markup that is not shown.
    Unshown,
    /// `<svg>`: drawn, not read.
    Drawing,
    /// `<html>`, `<head>`, `<body>`
    Root,
    /// `<title>`
    Title,
    /// `<meta>`, `<link>`, `<base>`
    Head,
    /// `<td>`, `<th>`
    Cell,
}

/// Every name that is more than an unknown inline element.
#[rustfmt::skip]
static NAMES: [(&str, Tag, Kind); 121] = {
    use Kind::*;
    [
        ("html", Tag::Html, Root), ("head", Tag::Other, Root), ("body", Tag::Body, Root),
        ("title", Tag::Other, Title), ("meta", Tag::Other, Head), ("link", Tag::Other, Head), ("base", Tag::Other, Head),
        ("main", Tag::Main, Block), ("article", Tag::Article, Block), ("section", Tag::Section, Block),
        ("header", Tag::Header, Block), ("footer", Tag::Footer, Block), ("nav", Tag::Nav, Block),
        ("aside", Tag::Aside, Block), ("address", Tag::Address, Block), ("hgroup", Tag::Hgroup, Block),
        ("h1", Tag::H1, Block), ("h2", Tag::H2, Block), ("h3", Tag::H3, Block), ("h4", Tag::H4, Block),
        ("h5", Tag::H5, Block), ("h6", Tag::H6, Block),
        ("p", Tag::P, Block), ("div", Tag::Div, Block), ("center", Tag::Center, Block),
        ("blockquote", Tag::Blockquote, Block), ("pre", Tag::Pre, Block), ("listing", Tag::Pre, Block),
        ("search", Tag::Section, Block),
        ("ul", Tag::Ul, Block), ("ol", Tag::Ol, Block), ("dir", Tag::Ul, Block), ("menu", Tag::Menu, Block),
        ("li", Tag::Li, Block), ("dl", Tag::Dl, Block), ("dt", Tag::Dt, Block), ("dd", Tag::Dd, Block),
        ("figure", Tag::Figure, Block), ("figcaption", Tag::Figcaption, Block),
        ("table", Tag::Table, Block), ("caption", Tag::Caption, Block), ("thead", Tag::Thead, Block),
        ("tbody", Tag::Tbody, Block), ("tfoot", Tag::Tfoot, Block), ("tr", Tag::Tr, Block),
        ("td", Tag::Td, Cell), ("th", Tag::Th, Cell),
        ("form", Tag::Form, Block), ("fieldset", Tag::Fieldset, Block), ("legend", Tag::Legend, Block),
        ("details", Tag::Details, Block), ("summary", Tag::Summary, Block), ("dialog", Tag::Dialog, Block),
        ("option", Tag::Option, Block), ("optgroup", Tag::Other, Block),
        ("hr", Tag::Hr, Void), ("br", Tag::Br, Void), ("img", Tag::Img, Void), ("image", Tag::Img, Void),
        ("embed", Tag::Embed, Void), ("input", Tag::Input, Void), ("area", Tag::Other, Void), ("wbr", Tag::Other, Void),
        ("col", Tag::Other, Void), ("param", Tag::Other, Void), ("source", Tag::Other, Void), ("track", Tag::Other, Void),
        ("frame", Tag::Other, Void), ("keygen", Tag::Other, Void), ("basefont", Tag::Other, Void), ("bgsound", Tag::Other, Void),
        ("script", Tag::Other, Raw), ("style", Tag::Other, Raw), ("iframe", Tag::Iframe, Raw), ("noembed", Tag::Other, Raw),
        ("noframes", Tag::Other, Raw),
        ("textarea", Tag::Textarea, PlainText), ("xmp", Tag::Pre, PlainText), ("plaintext", Tag::Pre, PlainText),
        ("video", Tag::Video, Fallback), ("audio", Tag::Audio, Fallback), ("canvas", Tag::Other, Fallback),
        ("object", Tag::Object, Fallback), ("datalist", Tag::Other, Unshown),
        ("noscript", Tag::Other, Unshown), ("template", Tag::Other, Unshown),
        ("svg", Tag::Other, Drawing), ("foreignobject", Tag::Other, Inline), ("math", Tag::Other, Inline),
        ("annotation", Tag::Other, Unshown), ("annotation-xml", Tag::Other, Unshown),
        ("picture", Tag::Picture, Inline), ("a", Tag::A, Inline), ("span", Tag::Span, Inline), ("em", Tag::Em, Inline),
        ("strong", Tag::Strong, Inline), ("b", Tag::B, Inline), ("i", Tag::I, Inline), ("u", Tag::U, Inline),
        ("s", Tag::S, Inline), ("strike", Tag::S, Inline), ("sub", Tag::Sub, Inline), ("sup", Tag::Sup, Inline),
        ("small", Tag::Small, Inline), ("mark", Tag::Mark, Inline), ("q", Tag::Q, Inline), ("cite", Tag::Cite, Inline),
        ("code", Tag::Code, Inline), ("kbd", Tag::Kbd, Inline), ("samp", Tag::Samp, Inline), ("abbr", Tag::Abbr, Inline),
        ("time", Tag::Time, Inline), ("font", Tag::Font, Inline), ("ins", Tag::Ins, Inline), ("del", Tag::Del, Inline),
        ("ruby", Tag::Ruby, Inline), ("rt", Tag::Rt, Inline), ("rp", Tag::Rp, Inline),
        ("label", Tag::Label, Inline), ("button", Tag::Button, Inline), ("select", Tag::Select, Inline),
    ]
};

const UNKNOWN: Name = Name { tag: Tag::Other, kind: Kind::Inline };

/// Places of the hash table over [`NAMES`]; a power of two.
const PLACES: usize = 512;

/// Index into [`NAMES`] plus one, by hash; 0 is free.
static TABLE: [u8; PLACES] = {
    let mut table = [0; PLACES];
    let mut index = 0;
    while index < NAMES.len() {
        let mut place = hash(NAMES[index].0.as_bytes());
        while table[place] != 0 {
            place = (place + 1) % PLACES;
        }
        table[place] = index as u8 + 1;
        index += 1;
    }
    table
};

/// What a tag's name means, whatever its case.
pub fn name(written: &str) -> Name {
    let bytes = written.as_bytes();
    // The longest known name has 14 letters.
    if bytes.is_empty() || bytes.len() > 14 {
        return UNKNOWN;
    }
    let mut place = hash(bytes);
    while TABLE[place] != 0 {
        let (known, tag, kind) = NAMES[TABLE[place] as usize - 1];
        if known.eq_ignore_ascii_case(written) {
            return Name { tag, kind };
        }
        place = (place + 1) % PLACES;
    }
    UNKNOWN
}

const fn hash(bytes: &[u8]) -> usize {
    let mut value = bytes.len();
    let mut at = 0;
    while at < bytes.len() {
        value = value.wrapping_mul(37).wrapping_add(bytes[at].to_ascii_lowercase() as usize);
        at += 1;
    }
    value % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_every_name_in_any_case() {
        for (known, tag, kind) in NAMES {
            assert_eq!(name(&known.to_uppercase()), Name { tag, kind }, "{known}");
        }
        assert_eq!(name("x-card"), UNKNOWN);
    }
}
