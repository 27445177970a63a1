//! Which elements a tag ends besides opening or closing its own: the parts of the HTML standard's tree construction that
//! change what an article is made of. Formatting is not carried over from one block to the next, and nothing is moved out of
//! tables: neither changes a word of the text.

use super::names::{self, Kind};
use super::shown::Gap;
use super::tree::{hash, Builder, Open, FOREIGN_OBJECT};
use crate::read::metadata::script_kind;
use crate::read::Tag;

/// How many elements between a link and its misplaced end tag are opened again behind it; with more the link stays open.
const MOST_REOPENED: u32 = 16;

/// How many open elements of unknown names are looked through for the one an end tag means.
const MOST_UNKNOWN: usize = 64;

impl Builder<'_, '_> {
    /// A start tag; its attributes are the tokenizer's.
    pub fn start(&mut self, written: &str) {
        let mut name = names::name(written);
        if self.top().drawn {
            if !self.breaks_out(written, name.kind) {
                return;
            }
            name = names::name(written);
        }
        match name.kind {
            Kind::Root => self.root(name.tag),
            Kind::Title => {
                let title = self.tokenizer.raw_text(written);
                self.head.title(title);
            }
            Kind::Head => self.head.element(written, &self.tokenizer.attributes),
            Kind::Raw => self.raw(written, name.tag),
            Kind::PlainText => {
                let is_rest = written.eq_ignore_ascii_case("plaintext");
                self.open_tag(name.tag, Kind::Block, 0);
                self.keep_name(written);
                let text = if is_rest { self.tokenizer.rest() } else { self.tokenizer.raw_text(written) };
                if name.tag == Tag::Pre {
                    self.text(text);
                }
                self.truncate(self.open.len() as u32 - 1);
            }
            Kind::Void => match name.tag {
                Tag::Other => {}
                Tag::Br | Tag::Hr => {
                    if name.tag == Tag::Hr {
                        self.end_paragraph();
                    }
                    self.add_void(name.tag);
                    self.part(Gap::Line);
                }
                tag => self.add_void(tag),
            },
            Kind::Unshown if !self.has_body && name.tag == Tag::Other => {
                self.tokenizer.raw_text(written);
            }
            Kind::Drawing if self.tokenizer.is_self_closing() => {}
            kind => {
                if self.makes_room(name.tag, kind) {
                    self.open_tag(name.tag, kind, unknown(name.tag, written));
                    self.keep_name(written);
                }
            }
        }
    }

    /// An end tag.
    pub fn end(&mut self, written: &str) {
        let name = names::name(written);
        let own = unknown(name.tag, written);
        if self.top().drawn && name.kind != Kind::Drawing {
            return;
        }
        match (name.tag, name.kind) {
            (Tag::Html | Tag::Body, _) => self.part(Gap::Line),
            (Tag::Br, _) => {
                self.add_void(Tag::Br);
                self.part(Gap::Line);
            }
            (_, Kind::Root | Kind::Title | Kind::Head | Kind::Raw | Kind::Void | Kind::PlainText) => {}
            (
                Tag::Table
                | Tag::Tbody
                | Tag::Thead
                | Tag::Tfoot
                | Tag::Tr
                | Tag::Td
                | Tag::Th
                | Tag::Caption,
                _,
            ) => {
                let place = self.last(name.tag);
                if place != 0 && place >= self.last(Tag::Table) {
                    self.truncate(place - 1);
                }
            }
            (tag, Kind::Block) if heading(tag) => {
                let place = HEADINGS.iter().map(|&heading| self.last(heading)).max().unwrap_or(0);
                self.end_block(place);
            }
            (tag, Kind::Block) if tag != Tag::Other => self.end_block(self.last(tag)),
            (Tag::A, _) => self.end_link(),
            (tag, _) => {
                let place = if tag == Tag::Other { self.last_unknown(own) } else { self.last(tag) };
                // A block that is still open goes on behind the end of what stood around it.
                if place != 0 && self.top().block <= place {
                    self.truncate(place - 1);
                }
            }
        }
    }

    fn end_block(&mut self, place: u32) {
        if place > self.top().scope {
            self.truncate(place - 1);
        } else {
            self.part(Gap::Line);
        }
    }

    fn root(&mut self, tag: Tag) {
        match tag {
            Tag::Html => self.head.root(&self.tokenizer.attributes),
            Tag::Body if !self.has_body => {
                self.open_body();
                self.head.root(&self.tokenizer.attributes);
                self.keep_root_attributes();
            }
            _ => {}
        }
    }

    fn raw(&mut self, written: &str, tag: Tag) {
        if tag == Tag::Iframe {
            self.add_void(tag);
        }
        let script = written.eq_ignore_ascii_case("script").then(|| script_kind(&self.tokenizer.attributes));
        let text = self.tokenizer.raw_text(written);
        if let Some(kind) = script {
            self.head.script(text, kind);
        }
    }

    /// Inside a drawing: whether a start tag is for us.
    fn breaks_out(&mut self, written: &str, kind: Kind) -> bool {
        if kind == Kind::Drawing {
            return true;
        }
        let is_foreign = hash(written.as_bytes()) == FOREIGN_OBJECT;
        if is_foreign {
            return !self.tokenizer.is_self_closing();
        }
        let is_html =
            matches!(kind, Kind::Block) || matches!(names::name(written).tag, Tag::Img | Tag::Span | Tag::Br);
        if is_html {
            while self.top().drawn {
                self.truncate(self.open.len() as u32 - 1);
            }
        }
        is_html
    }

    /// Ends what a start tag ends; false when the tag means nothing where it stands.
    fn makes_room(&mut self, tag: Tag, kind: Kind) -> bool {
        let scope = self.top().scope;
        let table = self.last(Tag::Table);
        match tag {
            Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Td | Tag::Th => {
                if table == 0 {
                    self.part(if kind == Kind::Cell { Gap::Tab } else { Gap::Line });
                    return false;
                }
                let bodies = [Tag::Tbody, Tag::Thead, Tag::Tfoot].map(|tag| self.last(tag)).into_iter().max();
                let body = bodies.unwrap_or(0);
                self.truncate(match tag {
                    Tag::Td | Tag::Th => table.max(body).max(self.last(Tag::Tr)),
                    Tag::Tr => table.max(body),
                    _ => table,
                });
                // What a browser puts between a table and its cells, where the source does not.
                if matches!(tag, Tag::Tr | Tag::Td | Tag::Th) && self.top().tag == Tag::Table {
                    self.imply(Tag::Tbody);
                }
                if matches!(tag, Tag::Td | Tag::Th) && self.top().tag != Tag::Tr {
                    self.imply(Tag::Tr);
                }
            }
            Tag::Table => {
                self.end_paragraph();
                if table != 0 && self.top().scope == table {
                    self.truncate(table - 1);
                }
            }
            Tag::Li => {
                let list = [Tag::Ul, Tag::Ol, Tag::Menu].map(|tag| self.last(tag)).into_iter().max();
                self.end_item(self.last(Tag::Li), list.unwrap_or(0).max(scope));
            }
            Tag::Dt | Tag::Dd => {
                let item = self.last(Tag::Dt).max(self.last(Tag::Dd));
                self.end_item(item, self.last(Tag::Dl).max(scope));
            }
            Tag::Option if self.top().tag == Tag::Option => self.truncate(self.open.len() as u32 - 1),
            Tag::Option => {}
            Tag::A => self.end_link(),
            Tag::Button | Tag::Select => {
                let place = self.last(tag);
                if place > scope {
                    self.truncate(place - 1);
                }
                self.part(Gap::Space);
            }
            Tag::Rt | Tag::Rp if matches!(self.top().tag, Tag::Rt | Tag::Rp) => {
                self.truncate(self.open.len() as u32 - 1);
            }
            Tag::Rt | Tag::Rp => {}
            Tag::Legend | Tag::Summary => {}
            _ if heading(tag) => {
                self.end_paragraph();
                if heading(self.top().tag) {
                    self.truncate(self.open.len() as u32 - 1);
                }
            }
            _ if kind == Kind::Block => self.end_paragraph(),
            _ => {}
        }
        true
    }

    fn end_item(&mut self, item: u32, list: u32) {
        if item > list {
            self.truncate(item - 1);
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = self.last(Tag::P);
        if paragraph > self.top().scope.max(self.last(Tag::Button)) {
            self.truncate(paragraph - 1);
        }
    }

    /// Ends the innermost link. Blocks opened inside and not ended go on behind it.
    fn end_link(&mut self) {
        let place = self.last(Tag::A);
        let above = (self.open.len() as u32).saturating_sub(place);
        if place == 0 || place <= self.top().scope || above > MOST_REOPENED {
            return;
        }
        let blocks: Vec<Open> = match self.top().block > place {
            true => self.open[place as usize..].to_vec(),
            false => Vec::new(),
        };
        self.truncate(place - 1);
        for open in blocks {
            self.reopen(open);
        }
    }

    fn last_unknown(&self, own: u32) -> u32 {
        let mut place = self.last(Tag::Other);
        for _ in 0..MOST_UNKNOWN {
            match self.open.get((place as usize).wrapping_sub(1)) {
                Some(open) if open.hash != own => place = open.outer,
                Some(_) => return place,
                None => return 0,
            }
        }
        0
    }
}

const HEADINGS: [Tag; 6] = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

fn heading(tag: Tag) -> bool {
    HEADINGS.contains(&tag)
}

fn unknown(tag: Tag, written: &str) -> u32 {
    if tag == Tag::Other {
        hash(written.as_bytes())
    } else {
        0
    }
}
