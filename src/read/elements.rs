use crate::text::Span;
use std::ops::Range;

/// Number of an element in document order.
pub type ElementId = u32;

/// The elements of a page in document order, one list per property: no nodes, no pointers.
///
/// An element's descendants are the elements after it up to [`Elements::subtree_end`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Elements {
    tags: Vec<Tag>,
    parents: Vec<ElementId>,
    subtree_ends: Vec<ElementId>,
    spans: Vec<Span>,
    flags: Vec<Flags>,
    /// Sorted by element.
    attributes: Vec<Row>,
    /// The values of all attributes, one after the other; written names among them.
    values: String,
    /// Names that the tag does not tell, and where they stand in `values`; sorted by element.
    names: Vec<(ElementId, u32, u32)>,
}

/// One attribute: whose, which, and where its value stands.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Row {
    element: ElementId,
    start: u32,
    end: u32,
    name: Attribute,
}

/// Tag names that mean something to an article; the order is the numbering that `js/dom.js` shares.
macro_rules! tags {
    ($($name:ident)*) => {
        /// What an element is. Tags that mean nothing to an article are `Other`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { Other, $($name),* }

        impl Tag {
            /// Every tag, in the order of its number.
            pub const ALL: &[Tag] = &[Tag::Other, $(Tag::$name),*];

            /// The name of each, with a capital.
            const NAMES: &[&str] = &["", $(stringify!($name)),*];
        }
    };
}

tags! {
    Html Body Main Article Section Header Footer Nav Aside Address
    H1 H2 H3 H4 H5 H6 Hgroup P Div Center Blockquote Pre Hr Br
    Ul Ol Li Dl Dt Dd Menu Figure Figcaption Picture Img Video Audio Iframe Embed Object
    Table Caption Thead Tbody Tfoot Tr Td Th
    A Span Em Strong B I U S Sub Sup Small Mark Q Cite Code Kbd Samp Abbr Time Font Ins Del Ruby Rt Rp
    Form Fieldset Legend Label Button Input Select Option Textarea Details Summary Dialog
}

impl Tag {
    /// From its number; unknown numbers are `Other`.
    pub fn from_number(number: u32) -> Tag {
        Tag::ALL.get(number as usize).copied().unwrap_or(Tag::Other)
    }

    /// Its name but for the case of its letters; empty for `Other`.
    pub fn name(self) -> &'static str {
        Tag::NAMES[self as usize]
    }
}

/// Bits: how an element lies and what hides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u16);

impl Flags {
    /// Stands on lines of its own.
    pub const BLOCK: u16 = 1;
    /// `hidden`, `display: none`, `visibility: hidden`, closed `<details>`: its text is not part of the visible text.
    pub const HIDDEN: u16 = 2;
    /// `aria-hidden="true"`: seen, but not read out.
    pub const ARIA_HIDDEN: u16 = 4;
    /// Off-screen, font size 0, fully transparent, clipped away: its text is not part of the visible text.
    pub const UNSEEN: u16 = 8;

    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// The attributes worth keeping; the order is the numbering that `js/dom.js` shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[rustfmt::skip]
pub enum Attribute {
    Id, Class, Href, Src, Alt, Title, Lang, Dir, Role, AriaLabel, Rel, Itemprop, Itemtype, Datetime, Type, Colspan, Style, Content,
}

impl Attribute {
    #[rustfmt::skip]
    pub const ALL: [Attribute; 18] = [
        Attribute::Id, Attribute::Class, Attribute::Href, Attribute::Src, Attribute::Alt, Attribute::Title,
        Attribute::Lang, Attribute::Dir, Attribute::Role, Attribute::AriaLabel, Attribute::Rel, Attribute::Itemprop,
        Attribute::Itemtype, Attribute::Datetime, Attribute::Type, Attribute::Colspan, Attribute::Style,
        Attribute::Content,
    ];
}

impl Elements {
    /// Opens an element below `parent` (for the first: itself) where the text has come to `start`; [`Elements::close`] ends it.
    pub fn open(&mut self, tag: Tag, parent: ElementId, start: usize, flags: Flags) -> ElementId {
        let element = self.tags.len() as ElementId;
        self.tags.push(tag);
        self.parents.push(parent);
        self.subtree_ends.push(element + 1);
        self.spans.push(Span::new(start, start));
        self.flags.push(flags);
        element
    }

    /// Adds an attribute to the element opened last, or a later one: attributes come in element order.
    pub fn push_attribute(&mut self, element: ElementId, name: Attribute, value: &str) {
        debug_assert!(self.attributes.last().is_none_or(|last| last.element <= element));
        let start = self.values.len() as u32;
        self.values.push_str(value);
        self.attributes.push(Row { element, start, end: self.values.len() as u32, name });
    }

    /// Says under which name the element opened last stands in its source, where that is not its tag's.
    pub fn push_name(&mut self, element: ElementId, name: &str) {
        if self.tag(element) == Tag::Other || !name.eq_ignore_ascii_case(self.tag(element).name()) {
            let start = self.values.len() as u32;
            self.values.extend(name.chars().map(|letter| letter.to_ascii_lowercase()));
            self.names.push((element, start, self.values.len() as u32));
        }
    }

    /// Sets the text of elements that were opened when it was not known yet where it would begin.
    pub fn place(&mut self, elements: Range<ElementId>, at: usize) {
        for span in &mut self.spans[elements.start as usize..elements.end as usize] {
            *span = Span::new(at, at);
        }
    }

    /// Ends an element where the text has come to `end`; all opened since are below it.
    pub fn close(&mut self, element: ElementId, end: usize) {
        self.subtree_ends[element as usize] = self.tags.len() as ElementId;
        let span = &mut self.spans[element as usize];
        span.end = span.start.max(end as u32);
    }

    /// Ends an element whose text has its place already or waits for it: all opened since are below it.
    pub fn end_subtree(&mut self, element: ElementId) {
        self.subtree_ends[element as usize] = self.tags.len() as ElementId;
    }

    pub fn len(&self) -> usize {
        self.tags.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    pub fn tag(&self, element: ElementId) -> Tag {
        self.tags[element as usize]
    }

    /// The element's name in its source, but for the case of letters; one name is always given in one way. Empty where the source did not tell.
    pub fn name(&self, element: ElementId) -> &str {
        match self.names.binary_search_by_key(&element, |&(owner, ..)| owner) {
            Ok(at) => &self.values[self.names[at].1 as usize..self.names[at].2 as usize],
            Err(_) => self.tag(element).name(),
        }
    }

    pub fn parent(&self, element: ElementId) -> Option<ElementId> {
        let parent = self.parents[element as usize];
        (parent != element).then_some(parent)
    }

    /// For each element the one it stands in; the first stands in itself.
    pub fn parents(&self) -> &[ElementId] {
        &self.parents
    }

    /// The element itself, its parent, and so on up to the root.
    pub fn with_ancestors(&self, element: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        std::iter::successors(Some(element), |&at| self.parent(at))
    }

    /// The first element that is not below this one.
    pub fn subtree_end(&self, element: ElementId) -> ElementId {
        self.subtree_ends[element as usize]
    }

    /// The text of the element and all below it.
    pub fn span(&self, element: ElementId) -> Span {
        self.spans[element as usize]
    }

    /// The first element that begins in a stretch of text.
    pub fn first_in(&self, span: Span) -> Option<ElementId> {
        let first = self.spans.partition_point(|own| own.start < span.start);
        self.spans.get(first).filter(|own| own.start < span.end).map(|_| first as ElementId)
    }

    /// The last element that begins at a byte of the text or before it: the innermost there, unless it has ended.
    pub fn last_from(&self, at: usize) -> Option<ElementId> {
        let after = self.spans.partition_point(|own| own.start as usize <= at);
        after.checked_sub(1).map(|last| last as ElementId)
    }

    pub fn flags(&self, element: ElementId) -> Flags {
        self.flags[element as usize]
    }

    pub fn attribute(&self, element: ElementId, name: Attribute) -> Option<&str> {
        self.rows(element).iter().find(|row| row.name == name).map(|row| self.value(row))
    }

    /// All attributes of an element, in the order of the source.
    #[cfg(test)]
    pub fn attributes(&self, element: ElementId) -> impl Iterator<Item = (Attribute, &str)> {
        self.rows(element).iter().map(|row| (row.name, self.value(row)))
    }

    /// The attributes of all elements, in order.
    pub fn all_attributes(&self) -> impl Iterator<Item = (ElementId, Attribute, &str)> {
        self.attributes.iter().map(|row| (row.element, row.name, self.value(row)))
    }

    fn rows(&self, element: ElementId) -> &[Row] {
        let from = self.attributes.partition_point(|row| row.element < element);
        let length = self.attributes[from..].iter().take_while(|row| row.element == element).count();
        &self.attributes[from..from + length]
    }

    fn value(&self, row: &Row) -> &str {
        &self.values[row.start as usize..row.end as usize]
    }

    /// Moves all spans, as repair moved the text under them.
    pub fn move_spans(&mut self, moved: impl Fn(u32) -> u32) {
        for span in &mut self.spans {
            *span = Span { start: moved(span.start), end: moved(span.end) };
        }
    }
}
