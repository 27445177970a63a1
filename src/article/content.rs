//! What the answer was made from, kept so that Markdown and HTML can be made of it when asked for.

use crate::blocks::Shape;
use crate::languages::{Code, Language, Script};
use crate::read::{ElementId, Elements};
use crate::roles::Role;
use crate::text::Span;

/// The repaired text, the elements above it, and its pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Content {
    pub text: String,
    pub elements: Elements,
    /// What relative addresses are relative to.
    pub base: Option<String>,
    pub pieces: Vec<Piece>,
}

/// A verdict, and what is needed to set it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub span: Span,
    pub role: Role,
    pub kept: bool,
    pub shape: Shape,
    pub element: Option<ElementId>,
    /// Starts a new paragraph; else it is a line below the piece before.
    pub parted: bool,
    /// What most of it is in.
    pub language: Option<Language>,
}

impl Piece {
    /// Whether it is part of the body: by its role, or because the caller wants a role that is not the article's.
    pub fn is_body(&self) -> bool {
        self.kept && (self.role.is_body() || !self.role.kept())
    }
}

/// Something that holds others or stands as a block, as the outputs know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    List { ordered: bool },
    Item,
    Quote,
    Table,
    Row,
    Cell { is_head: bool },
    Figure,
    Caption,
    Paragraph,
    Heading(u8),
    Code,
}

/// Marks inside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Link(String),
    Strong,
    Emphasis,
    Code,
    Subscript,
    Superscript,
    Deleted,
}

/// One step of writing a body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step<'a> {
    Open(Frame, Option<Language>),
    Close(Frame),
    Begin(Mark),
    End(Mark),
    Text(&'a str),
    /// A line break inside a paragraph.
    Break,
    Image {
        address: String,
        description: &'a str,
    },
    /// A video, a post, a map of another site: a link to it, with its title or address.
    Embed {
        address: String,
        title: String,
    },
}

/// The language to name on a block, where it has one.
pub(crate) fn named(language: Option<Language>) -> Option<Language> {
    language.filter(|language| language.code != Code::UND && language.code != Code::ZXX)
}

/// Scripts written from right to left.
pub(crate) fn is_right_to_left(script: Script) -> bool {
    matches!(
        script.as_str(),
        "Arab" | "Aran" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm" | "Rohg" | "Samr" | "Mand"
    )
}
