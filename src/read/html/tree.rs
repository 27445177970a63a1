use super::entities::{decode, Place};
use super::hidden::{self, Style, Why};
use super::names::Kind;
use super::shown::{Gap, Shown, Spaces};
use super::tokenizer::{is_space, Token, Tokenizer};
use crate::read::metadata::Head;
use crate::read::{Attribute, ElementId, Elements, Flags, Tag};

/// What a document came to.
pub struct Tree<'a> {
    pub text: String,
    pub elements: Elements,
    pub head: Head<'a>,
    pub hidden: Vec<HiddenPart>,
    /// Shadows of the tag characters left out of the text.
    pub tags: String,
    /// Bytes of visible text outside links.
    pub prose: usize,
}

/// An element whose text is not shown.
pub struct HiddenPart {
    pub element: ElementId,
    pub why: Why,
    pub shown: Shown,
    /// Bytes of its text outside links.
    pub prose: usize,
}

/// Longest attribute value that is kept; longer ones hold data, not words or addresses.
const LONGEST_VALUE: usize = 4096;

/// Bytes of a table cell's text from which on the next cell begins a line of its own: such tables are layout.
const LONG_CELL: usize = 160;

/// Builds the tree of a document; `revealed` are elements to show although they are hidden.
pub fn build<'a>(html: &'a str, revealed: &[ElementId]) -> Tree<'a> {
    let mut builder = Builder::new(html, revealed);
    while let Some(token) = builder.tokenizer.next_token() {
        match token {
            Token::Text(text) => builder.text(text),
            Token::Start { name } => builder.start(name),
            Token::End { name } => builder.end(name),
        }
    }
    builder.finish()
}

pub(super) struct Builder<'a, 'b> {
    pub tokenizer: Tokenizer<'a>,
    revealed: &'b [ElementId],
    pub elements: Elements,
    pub head: Head<'a>,
    shown: Shown,
    prose: usize,
    hidden: Vec<HiddenPart>,
    pub open: Vec<Open>,
    /// For each tag the place (one-based) of the innermost open element with it; 0: none.
    last: [u32; Tag::ALL.len()],
    /// Elements from here on wait for the text that will say where they begin.
    unplaced: ElementId,
    /// Length of the text when a link was last closed.
    link_end: usize,
    pub has_body: bool,
}

/// An element that has not ended yet.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub element: ElementId,
    /// Tells names of the tag `Other` apart.
    pub hash: u32,
    /// Place of the open element outside with the same tag; 0: none.
    pub outer: u32,
    /// Place of the innermost table or cell, this one included; 0: none.
    pub scope: u32,
    /// Place of the innermost block, this one included; 0: none.
    pub block: u32,
    /// The hidden part it lies in, counted from one; 0: it is visible.
    pub hidden: u32,
    /// Where the text had come to.
    start: u32,
    pub tag: Tag,
    pub kind: Kind,
    spaces: Spaces,
    /// Inside a drawing, whose text is not read.
    pub drawn: bool,
}

impl<'a, 'b> Builder<'a, 'b> {
    fn new(html: &'a str, revealed: &'b [ElementId]) -> Self {
        let mut builder = Builder {
            tokenizer: Tokenizer::new(html),
            revealed,
            elements: Elements::default(),
            head: Head::default(),
            shown: Shown::default(),
            prose: 0,
            hidden: Vec::new(),
            open: Vec::new(),
            last: [0; Tag::ALL.len()],
            unplaced: 0,
            link_end: usize::MAX,
            has_body: false,
        };
        builder.shown.text.reserve(html.len() / 4);
        builder.push(Tag::Html, Kind::Root, 0, Flags(Flags::BLOCK));
        builder
    }

    fn finish(mut self) -> Tree<'a> {
        self.truncate(0);
        self.elements.place(self.unplaced..self.elements.len() as ElementId, self.shown.text.len());
        Tree {
            text: self.shown.text,
            elements: self.elements,
            head: self.head,
            hidden: self.hidden,
            tags: self.shown.tags,
            prose: self.prose,
        }
    }

    /// The innermost open element. The root never closes before the end.
    pub fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(Open::OUTSIDE)
    }

    /// Place of the innermost open element with this tag; 0: none.
    pub fn last(&self, tag: Tag) -> u32 {
        self.last[tag as usize]
    }

    /// Adds text, its references unresolved.
    pub fn text(&mut self, source: &str) {
        if !self.has_body {
            if source.bytes().all(is_space) {
                return;
            }
            self.open_body();
        }
        let top = self.top();
        if top.drawn {
            return;
        }
        let prose = if self.last(Tag::A) == 0 { source.len() } else { 0 };
        if let Some(part) = self.hidden.get_mut((top.hidden as usize).wrapping_sub(1)) {
            if part.shown.push(source, top.spaces).is_some() {
                part.prose += prose;
            }
        } else if let Some(first) = self.shown.push(source, top.spaces) {
            self.prose += prose;
            let end = self.elements.len() as ElementId;
            self.elements.place(self.unplaced..end, first);
            self.unplaced = end;
        }
    }

    /// Asks for a gap in the text, seen or hidden, that the innermost element belongs to.
    pub fn part(&mut self, gap: Gap) {
        let top = self.top();
        match self.hidden.get_mut((top.hidden as usize).wrapping_sub(1)) {
            Some(part) => part.shown.part(gap),
            None => self.shown.part(gap),
        }
    }

    pub fn open_body(&mut self) {
        if !self.has_body {
            self.has_body = true;
            self.push(Tag::Body, Kind::Root, 0, Flags(Flags::BLOCK));
        }
    }

    /// Opens an element with the attributes of the tag read last.
    pub fn open_tag(&mut self, tag: Tag, kind: Kind, hash: u32) {
        self.open_body();
        let look = self.look(tag, kind);
        let is_block = kind == Kind::Block || look.style.is_block;
        let mut flags = look.flags;
        if is_block {
            flags.0 |= Flags::BLOCK;
        }
        let before = self.top();
        if is_block && look.hides.is_none() {
            self.part(Gap::Line);
        }
        if tag == Tag::A && self.shown.is_flush() && self.link_end == self.shown.text.len() {
            // Links in a row are set apart by style sheets.
            self.part(Gap::Space);
        }
        let mut hidden = if self.undoes(before, look.style) { 0 } else { before.hidden };
        let element = self.elements.len() as ElementId;
        if let Some(why) = look.hides.filter(|_| hidden == 0 && !self.revealed.contains(&element)) {
            self.hidden.push(HiddenPart { element, why, shown: Shown::default(), prose: 0 });
            hidden = self.hidden.len() as u32;
        }
        if hidden != 0 {
            flags.0 |= Flags::HIDDEN;
        }
        self.push(tag, kind, hash, flags);
        let place = self.open.len() as u32;
        if let Some(top) = self.open.last_mut() {
            top.hidden = hidden;
            top.drawn = kind == Kind::Drawing || before.drawn && hash != FOREIGN_OBJECT;
            if is_block {
                top.block = place;
            }
            if tag == Tag::Pre || look.style.keeps_spaces {
                top.spaces = Spaces::Kept;
            }
        }
        self.keep_attributes(element);
    }

    /// Opens a block that the source leaves out.
    pub fn imply(&mut self, tag: Tag) {
        let hides = if self.top().hidden != 0 { Flags::HIDDEN } else { 0 };
        self.push(tag, Kind::Block, 0, Flags(Flags::BLOCK | hides));
    }

    /// Adds an element without content.
    pub fn add_void(&mut self, tag: Tag) {
        self.open_body();
        let top = self.top();
        let hides = top.hidden != 0 || tag != Tag::Br && self.look(tag, Kind::Inline).hides.is_some();
        let flags = if hides { Flags(Flags::HIDDEN) } else { Flags::default() };
        let element = self.elements.open(tag, top.element, 0, flags);
        self.keep_attributes(element);
        self.elements.end_subtree(element);
    }

    /// Closes elements until only `places` are open.
    pub fn truncate(&mut self, places: u32) {
        while self.open.len() > places as usize {
            self.close_top();
        }
    }

    /// Opens an element again that a misplaced end tag closed.
    pub fn reopen(&mut self, closed: Open) {
        let class = self.elements.attribute(closed.element, Attribute::Class).map(str::to_string);
        let name = self.elements.name(closed.element).to_string();
        let flags = self.elements.flags(closed.element);
        self.push(closed.tag, closed.kind, closed.hash, flags);
        self.keep_name(&name);
        let place = self.open.len() as u32;
        if let Some(top) = self.open.last_mut() {
            top.hidden = closed.hidden;
            top.spaces = closed.spaces;
            if flags.has(Flags::BLOCK) {
                top.block = place;
            }
            if let Some(class) = class {
                self.elements.push_attribute(top.element, Attribute::Class, &class);
            }
        }
    }

    /// Gives the body the attributes of the tag read last, unless the body has come to hold something by then.
    pub fn keep_root_attributes(&mut self) {
        let element = self.top().element;
        if element as usize + 1 == self.elements.len() {
            self.keep_attributes(element);
        }
    }

    /// Keeps the name of the element opened last as it is written.
    pub fn keep_name(&mut self, written: &str) {
        self.elements.push_name(self.top().element, written);
    }

    fn push(&mut self, tag: Tag, kind: Kind, hash: u32, flags: Flags) {
        let outside = self.top();
        let element = self.elements.open(tag, outside.element, 0, flags);
        let place = self.open.len() as u32 + 1;
        let is_scope = matches!(tag, Tag::Table | Tag::Td | Tag::Th | Tag::Caption);
        let is_block = matches!(kind, Kind::Block | Kind::Cell | Kind::Root);
        self.open.push(Open {
            element,
            hash,
            outer: self.last[tag as usize],
            scope: if is_scope { place } else { outside.scope },
            block: if is_block { place } else { outside.block },
            start: self.shown.text.len() as u32,
            tag,
            kind,
            ..outside
        });
        self.last[tag as usize] = place;
    }

    fn close_top(&mut self) {
        let Some(closed) = self.open.last().copied() else { return };
        let text_end = self.shown.text.len();
        if closed.element < self.unplaced {
            // All that waits lies in this element, and nothing of it is seen.
            self.elements.place(self.unplaced..self.elements.len() as ElementId, text_end);
            self.unplaced = self.elements.len() as ElementId;
            self.elements.close(closed.element, text_end);
        } else {
            self.elements.end_subtree(closed.element);
        }
        if closed.kind == Kind::Cell {
            let is_long = text_end.saturating_sub(closed.start as usize) > LONG_CELL;
            self.part(if is_long { Gap::Line } else { Gap::Tab });
        } else if closed.block as usize == self.open.len() {
            let hides =
                closed.hidden != 0 && self.hidden[closed.hidden as usize - 1].element == closed.element;
            if !hides {
                self.part(Gap::Line);
            }
        }
        if closed.tag == Tag::A {
            self.link_end = text_end;
        }
        self.last[closed.tag as usize] = closed.outer;
        self.open.pop();
    }

    /// Whether an element's style shows it again inside a part that was hidden by the opposite.
    fn undoes(&self, before: Open, style: Style) -> bool {
        let part = self.hidden.get((before.hidden as usize).wrapping_sub(1));
        part.is_some_and(|part| style.shows == Some(part.why))
    }

    /// How the tag read last lies and whether it is seen.
    fn look(&self, tag: Tag, kind: Kind) -> Look {
        let mut look = Look::default();
        let mut is_open = false;
        for &(name, value) in &self.tokenizer.attributes {
            if name.eq_ignore_ascii_case("style") {
                look.style = hidden::style(value);
            } else if name.eq_ignore_ascii_case("hidden") && !value.eq_ignore_ascii_case("until-found") {
                look.hides = Some(Why::Attribute);
            } else if name.eq_ignore_ascii_case("aria-hidden") && value.eq_ignore_ascii_case("true") {
                look.flags.0 |= Flags::ARIA_HIDDEN;
            } else if name.eq_ignore_ascii_case("open") || name.eq_ignore_ascii_case("shadowrootmode") {
                is_open = true;
            }
        }
        look.hides = look.hides.or(look.style.hides);
        look.hides = match kind {
            Kind::Unshown if !is_open => Some(Why::Unshown),
            Kind::Fallback => Some(Why::Fallback),
            _ if tag == Tag::Dialog && !is_open => Some(Why::ClosedDialog),
            _ => look.hides,
        };
        if look.hides.is_some_and(|why| {
            matches!(why, Why::FontSize | Why::OffScreen | Why::Transparent | Why::Clipped)
        }) {
            look.flags.0 |= Flags::UNSEEN;
        }
        look
    }

    fn keep_attributes(&mut self, element: ElementId) {
        let mut seen = 0u32;
        for &(name, value) in &self.tokenizer.attributes {
            let Some(kept) = attribute(name) else { continue };
            let is_data = value.len() > LONGEST_VALUE || value.starts_with("data:");
            if is_data || seen & 1 << kept as u32 != 0 {
                continue;
            }
            seen |= 1 << kept as u32;
            let value = decode(value, Place::Attribute);
            // White space is part of an identifier: without it no path leads to the element.
            let value = if kept == Attribute::Id { &value } else { value.trim() };
            self.elements.push_attribute(element, kept, value);
        }
    }
}

#[derive(Default)]
struct Look {
    hides: Option<Why>,
    flags: Flags,
    style: Style,
}

impl Open {
    /// What stands around the root.
    const OUTSIDE: Open = Open {
        element: 0,
        hash: 0,
        outer: 0,
        scope: 0,
        block: 0,
        hidden: 0,
        start: 0,
        tag: Tag::Other,
        kind: Kind::Root,
        spaces: Spaces::Folded,
        drawn: false,
    };
}

/// The attributes worth keeping, by name; `style` is not: what it hides stands in the flags.
fn attribute(name: &str) -> Option<Attribute> {
    const NAMES: [(&str, Attribute); 29] = [
        ("id", Attribute::Id),
        ("class", Attribute::Class),
        ("href", Attribute::Href),
        ("src", Attribute::Src),
        ("alt", Attribute::Alt),
        ("title", Attribute::Title),
        ("lang", Attribute::Lang),
        ("xml:lang", Attribute::Lang),
        ("dir", Attribute::Dir),
        ("role", Attribute::Role),
        ("aria-label", Attribute::AriaLabel),
        ("rel", Attribute::Rel),
        ("itemprop", Attribute::Itemprop),
        ("itemtype", Attribute::Itemtype),
        ("datetime", Attribute::Datetime),
        ("type", Attribute::Type),
        ("colspan", Attribute::Colspan),
        ("data-src", Attribute::Src),
        ("content", Attribute::Content),
        ("data-date", Attribute::Datetime),
        ("data-datetime", Attribute::Datetime),
        ("data-date-time", Attribute::Datetime),
        ("data-time", Attribute::Datetime),
        ("data-timestamp", Attribute::Datetime),
        ("data-utime", Attribute::Datetime),
        ("data-livestamp", Attribute::Datetime),
        ("data-published", Attribute::Datetime),
        ("data-publish-date", Attribute::Datetime),
        ("data-pubdate", Attribute::Datetime),
    ];
    let length = name.len();
    let same = |known: &&(&str, Attribute)| known.0.len() == length && known.0.eq_ignore_ascii_case(name);
    NAMES.iter().find(same).map(|found| found.1)
}

/// Tells names of unknown elements apart.
pub(super) const fn hash(name: &[u8]) -> u32 {
    let mut value = 0x811C_9DC5u32;
    let mut at = 0;
    while at < name.len() {
        value = (value ^ name[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    value
}

/// The hash of `foreignobject`, where HTML begins again inside a drawing.
pub(super) const FOREIGN_OBJECT: u32 = hash(b"foreignobject");
