//! The body as steps that a writer of HTML or Markdown follows.

use super::content::{Content, Frame, Mark, Piece, Step};
use crate::blocks::Shape;
use crate::read::{Attribute, ElementId, Elements, Flags, Tag};
use crate::roles::{phrases, Role};
use crate::text::Span;

/// The deepest nesting of lists and quotations that is followed.
const DEEPEST: usize = 12;

impl Content {
    /// The body, as steps a writer can follow. Linear in text and elements.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut writer = Writer {
            content: self,
            above: above(&self.elements),
            steps: Vec::new(),
            open: Vec::new(),
            media: self.media(),
            next_media: 0,
        };
        let mut at = 0;
        while at < self.pieces.len() {
            at = writer.piece(at);
        }
        writer.set_path(&[]);
        writer.steps
    }

    /// Images and embedded pages that can be seen, by place.
    fn media(&self) -> Vec<ElementId> {
        let is_medium = |&element: &ElementId| {
            // What stands inside a player is hidden, and counts the player's element with it.
            let shown = match self.elements.tag(element) {
                Tag::Img | Tag::Iframe | Tag::Embed => element,
                Tag::Video | Tag::Audio => self.elements.parent(element).unwrap_or(element),
                _ => return false,
            };
            !self.elements.flags(shown).has(Flags::HIDDEN)
        };
        (0..self.elements.len() as ElementId).filter(is_medium).collect()
    }
}

/// For each element the nearest one at or above it that gives structure, and the nearest link.
struct Above {
    structure: Vec<Option<ElementId>>,
    link: Vec<Option<ElementId>>,
}

fn above(elements: &Elements) -> Above {
    let mut above = Above { structure: Vec::new(), link: Vec::new() };
    for element in 0..elements.len() as ElementId {
        let outer = elements.parent(element).map(|parent| parent as usize);
        let tag = elements.tag(element);
        let gives_structure = matches!(
            tag,
            Tag::Ul
                | Tag::Ol
                | Tag::Menu
                | Tag::Dl
                | Tag::Li
                | Tag::Dt
                | Tag::Dd
                | Tag::Blockquote
                | Tag::Table
                | Tag::Figure
        );
        let inherited =
            |list: &Vec<Option<ElementId>>| outer.and_then(|outer| list.get(outer).copied().flatten());
        let structure = if gives_structure { Some(element) } else { inherited(&above.structure) };
        let link = if tag == Tag::A { Some(element) } else { inherited(&above.link) };
        above.structure.push(structure);
        above.link.push(link);
    }
    above
}

/// A frame that is open, and the element or piece it stands for.
type Place = (Frame, u32);

struct Writer<'a> {
    content: &'a Content,
    above: Above,
    steps: Vec<Step<'a>>,
    open: Vec<Place>,
    media: Vec<ElementId>,
    next_media: usize,
}

impl<'a> Writer<'a> {
    /// Writes the piece at an index, with those that belong to it; gives the index of the next.
    fn piece(&mut self, at: usize) -> usize {
        let content = self.content;
        let piece = content.pieces[at];
        self.media_before(at);
        if !piece.kept {
            return at + 1;
        }
        match piece.role {
            Role::Caption | Role::Credit => {
                let Some(figure) = self.figure(piece.element) else { return at + 1 };
                self.set_path(&[(Frame::Figure, figure)]);
                self.block(Frame::Caption, piece);
                at + 1
            }
            Role::Code => self.code(at),
            Role::Table => {
                self.row(at);
                at + 1
            }
            _ if piece.is_body() => {
                let mut path = self.path(piece);
                if path.is_empty() {
                    path = plain_path(content, at);
                }
                self.set_path(&path);
                let frame = match (piece.role, piece.shape) {
                    (Role::Heading, Shape::Heading(level)) => Frame::Heading(level.clamp(2, 6)),
                    (Role::Heading, _) => Frame::Heading(2),
                    _ => Frame::Paragraph,
                };
                self.steps.push(Step::Open(frame, piece.language));
                self.inline(piece.span, piece.element);
                let mut next = at + 1;
                while frame == Frame::Paragraph
                    && content.pieces.get(next).is_some_and(|line| self.goes_on(at, line))
                {
                    self.steps.push(Step::Break);
                    self.inline(content.pieces[next].span, piece.element);
                    next += 1;
                }
                self.steps.push(Step::Close(frame));
                next
            }
            _ => at + 1,
        }
    }

    /// Whether a piece is one more line of the paragraph that began at an index.
    fn goes_on(&self, at: usize, line: &Piece) -> bool {
        let first = &self.content.pieces[at];
        line.kept
            && !line.parted
            && line.element.is_some()
            && line.element == first.element
            && line.role == first.role
    }

    fn block(&mut self, frame: Frame, piece: Piece) {
        self.steps.push(Step::Open(frame, piece.language));
        self.inline(piece.span, piece.element);
        self.steps.push(Step::Close(frame));
    }

    fn code(&mut self, at: usize) -> usize {
        let pieces = &self.content.pieces;
        let first = pieces[at];
        let belongs =
            |piece: &&Piece| piece.kept && piece.role == Role::Code && piece.element == first.element;
        let count = pieces[at..].iter().take_while(belongs).count();
        let end = pieces[at + count - 1].span.end;
        // The white space before the first line belongs to it.
        let before = &self.content.text[..first.span.start as usize];
        let start = before.rfind('\n').map_or(0, |feed| feed + 1);
        let start = if before[start..].trim().is_empty() { start } else { first.span.start as usize };
        self.set_path(&[]);
        self.steps.push(Step::Open(Frame::Code, None));
        self.steps.push(Step::Text(&self.content.text[start..end as usize]));
        self.steps.push(Step::Close(Frame::Code));
        at + count
    }

    fn row(&mut self, at: usize) {
        let piece = self.content.pieces[at];
        let text = &self.content.text;
        let table =
            piece.element.and_then(|element| self.above.structure.get(element as usize).copied().flatten());
        let table = table.filter(|&table| self.content.elements.tag(table) == Tag::Table);
        let elements = &self.content.elements;
        let is_head = piece.element.is_some_and(|row| {
            let first = elements.first_in(piece.span).unwrap_or(row);
            (first..elements.len() as ElementId)
                .take_while(|&cell| elements.span(cell).start < piece.span.end)
                .take(8)
                .any(|cell| elements.tag(cell) == Tag::Th)
        });
        let inside = piece.span.of(text);
        self.set_path(&[(Frame::Table, table.unwrap_or(0))]);
        self.steps.push(Step::Open(Frame::Row, None));
        let separator = if inside.contains('\t') { '\t' } else { '|' };
        let mut start = piece.span.start as usize;
        for cell in inside.split(separator) {
            let span = Span::new(start, start + cell.len()).trimmed(text);
            start += cell.len() + 1;
            let is_edge = separator == '|' && span.is_empty();
            if !is_edge {
                let frame = Frame::Cell { is_head };
                self.steps.push(Step::Open(frame, piece.language));
                self.inline(span, piece.element);
                self.steps.push(Step::Close(frame));
            }
        }
        self.steps.push(Step::Close(Frame::Row));
    }

    /// Images and embeds between the piece before and this one, where both are the article's.
    fn media_before(&mut self, at: usize) {
        let pieces = &self.content.pieces;
        let (piece, before) = (&pieces[at], at.checked_sub(1).map(|before| &pieces[before]));
        let is_inside = piece.kept && before.is_none_or(|before| before.kept);
        while let Some(&medium) = self.media.get(self.next_media) {
            if self.content.elements.span(medium).start > piece.span.start {
                break;
            }
            self.next_media += 1;
            match self.content.elements.tag(medium) {
                _ if !is_inside => {}
                Tag::Img => self.image(medium),
                _ => self.embed(medium),
            }
        }
    }

    fn image(&mut self, image: ElementId) {
        let Some(address) = self.source(image) else { return };
        let elements = &self.content.elements;
        let description = elements.attribute(image, Attribute::Alt).unwrap_or_default();
        let figure = self.figure(Some(image));
        self.set_path(&[(Frame::Figure, figure.unwrap_or(image))]);
        self.steps.push(Step::Image { address, description });
    }

    /// A link in place of what a page of another site shows inside this one; advertisements say so in their titles.
    fn embed(&mut self, embed: ElementId) {
        let Some(address) = self.source(embed) else { return };
        let elements = &self.content.elements;
        let name =
            |name: Attribute| elements.attribute(embed, name).map(str::trim).filter(|name| !name.is_empty());
        let title = name(Attribute::Title).or(name(Attribute::AriaLabel));
        let is_furniture =
            |title: &str| phrases::find(title).iter().any(|phrase| phrase.role == Role::Advertisement);
        if title.is_some_and(is_furniture) {
            return;
        }
        let figure = self.figure(Some(embed)).map(|figure| (Frame::Figure, figure));
        self.set_path(figure.as_slice());
        let title = title.map_or_else(|| address.clone(), str::to_string);
        self.steps.push(Step::Embed { address, title });
    }

    /// Where a medium comes from, if from the web.
    fn source(&self, medium: ElementId) -> Option<String> {
        let source =
            self.content.elements.attribute(medium, Attribute::Src).filter(|source| !source.is_empty());
        self.address(source?).filter(|address| !address.starts_with("mailto:"))
    }

    fn figure(&self, element: Option<ElementId>) -> Option<ElementId> {
        let structure = self.above.structure.get(element? as usize).copied().flatten()?;
        (self.content.elements.tag(structure) == Tag::Figure).then_some(structure)
    }

    fn address(&self, reference: &str) -> Option<String> {
        super::address::resolve(reference, self.content.base.as_deref())
    }

    /// The lists, items and quotations a piece stands in, outermost first.
    fn path(&self, piece: Piece) -> Vec<Place> {
        let elements = &self.content.elements;
        let mut path = Vec::new();
        let is_wanted = matches!(piece.role, Role::ListItem | Role::Quote);
        let mut at = piece.element.filter(|_| is_wanted);
        while let Some(element) = at.and_then(|at| self.above.structure.get(at as usize).copied().flatten()) {
            let frame = match elements.tag(element) {
                Tag::Blockquote => Some(Frame::Quote),
                Tag::Li | Tag::Dt | Tag::Dd if piece.role == Role::ListItem => Some(Frame::Item),
                Tag::Ol if piece.role == Role::ListItem => Some(Frame::List { ordered: true }),
                Tag::Ul | Tag::Menu | Tag::Dl if piece.role == Role::ListItem => {
                    Some(Frame::List { ordered: false })
                }
                Tag::Table => break,
                _ => None,
            };
            path.extend(frame.map(|frame| (frame, element)));
            if path.len() >= DEEPEST {
                break;
            }
            at = elements.parent(element);
        }
        path.reverse();
        well_nested(path)
    }

    /// Closes and opens frames until just these are open.
    fn set_path(&mut self, path: &[Place]) {
        let common = self.open.iter().zip(path).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > common {
            if let Some((frame, _)) = self.open.pop() {
                self.steps.push(Step::Close(frame));
            }
        }
        for &place in &path[common..] {
            self.open.push(place);
            self.steps.push(Step::Open(place.0, None));
        }
    }

    /// A stretch of text with the marks of the elements inside it, and the link around it.
    fn inline(&mut self, span: Span, element: Option<ElementId>) {
        let content = self.content;
        let elements = &content.elements;
        let mut open: Vec<(Mark, u32)> = Vec::new();
        let mut at = span.start;
        let outer = element.and_then(|element| self.above.link.get(element as usize).copied().flatten());
        if let Some(mark) = outer.and_then(|link| self.mark(link)) {
            self.steps.push(Step::Begin(mark.clone()));
            open.push((mark, span.end));
        }
        let first = elements.first_in(span).unwrap_or(elements.len() as ElementId);
        for inside in first..elements.len() as ElementId {
            let own = elements.span(inside);
            if own.start >= span.end {
                break;
            }
            if own.is_empty() || own.end > span.end {
                continue;
            }
            let Some(mark) = self.mark(inside) else { continue };
            while let Some(end) = open.last().map(|(_, end)| *end).filter(|end| *end <= own.start) {
                at = self.close_mark(&mut open, at, end);
            }
            let is_nested =
                open.iter().any(|(known, _)| std::mem::discriminant(known) == std::mem::discriminant(&mark));
            let crosses = open.last().is_some_and(|(_, end)| own.end > *end);
            if is_nested || crosses || own.start < at {
                continue;
            }
            self.text(at, own.start);
            at = own.start;
            self.steps.push(Step::Begin(mark.clone()));
            open.push((mark, own.end));
        }
        while let Some(end) = open.last().map(|(_, end)| *end) {
            at = self.close_mark(&mut open, at, end);
        }
        self.text(at, span.end);
    }

    fn close_mark(&mut self, open: &mut Vec<(Mark, u32)>, at: u32, end: u32) -> u32 {
        self.text(at, end);
        if let Some((mark, _)) = open.pop() {
            self.steps.push(Step::End(mark));
        }
        end.max(at)
    }

    fn text(&mut self, start: u32, end: u32) {
        if let Some(text) =
            self.content.text.get(start as usize..end as usize).filter(|text| !text.is_empty())
        {
            self.steps.push(Step::Text(text));
        }
    }

    fn mark(&self, element: ElementId) -> Option<Mark> {
        let elements = &self.content.elements;
        Some(match elements.tag(element) {
            Tag::A => Mark::Link(self.address(elements.attribute(element, Attribute::Href)?)?),
            Tag::Strong | Tag::B => Mark::Strong,
            Tag::Em | Tag::I => Mark::Emphasis,
            Tag::Code | Tag::Kbd | Tag::Samp => Mark::Code,
            Tag::Sub => Mark::Subscript,
            Tag::Sup => Mark::Superscript,
            Tag::S | Tag::Del => Mark::Deleted,
            _ => return None,
        })
    }
}

/// Items stand in lists and lists directly hold items, whatever the page did.
fn well_nested(path: Vec<Place>) -> Vec<Place> {
    let mut nested: Vec<Place> = Vec::new();
    for (frame, element) in path {
        let in_list = matches!(nested.last(), Some((Frame::List { .. }, _)));
        match frame {
            Frame::Item if !in_list => nested.push((Frame::List { ordered: false }, element)),
            Frame::List { .. } | Frame::Quote if in_list => nested.push((Frame::Item, element)),
            _ => {}
        }
        nested.push((frame, element));
    }
    if let Some(&(Frame::List { .. }, element)) = nested.last() {
        nested.push((Frame::Item, element));
    }
    nested
}

/// The frames of a piece that has its shape from its role alone, as in plain text: items and quotations in a row share a list, a
/// quotation.
fn plain_path(content: &Content, at: usize) -> Vec<Place> {
    let piece = content.pieces[at];
    match piece.role {
        Role::ListItem => vec![(Frame::List { ordered: false }, u32::MAX), (Frame::Item, at as u32)],
        Role::Quote => vec![(Frame::Quote, u32::MAX)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{html, markdown};
    use super::*;
    use crate::read::{read, Input};

    /// The content of a page whose every line is kept, with roles by the tags alone.
    fn content(page: &str) -> Content {
        let page = read(&Input::Html(page));
        let text = crate::repair::repair(page);
        let blocks = crate::blocks::split(&text);
        let role = |shape: Shape| match shape {
            Shape::Paragraph => Role::Paragraph,
            Shape::Heading(_) => Role::Heading,
            Shape::ListItem => Role::ListItem,
            Shape::Quote => Role::Quote,
            Shape::Code => Role::Code,
            Shape::TableRow => Role::Table,
            Shape::Caption => Role::Caption,
        };
        let pieces = blocks.iter().map(|block| Piece {
            span: block.span,
            role: role(block.shape),
            kept: true,
            shape: block.shape,
            element: block.element,
            parted: block.parted,
            language: None,
        });
        let pieces = pieces.collect();
        let base = Some("https://harbour.example/news/bridge".to_string());
        Content { text: text.text, elements: text.page.elements, base, pieces }
    }

    #[test]
    fn keeps_marks_links_and_line_breaks() {
        let page = content("<p>A <b>new <i>bridge</i></b> <a href='../w?a=1&b=2'>opens</a>.<br>Now.<p>And <a href='javascript:x'>so</a> on.");
        assert_eq!(
            html::html(&page),
            "<p>A <strong>new <em>bridge</em></strong> <a href=\"https://harbour.example/w?a=1&amp;b=2\">opens</a>.<br>Now.</p>\n<p>And so on.</p>\n"
        );
        assert_eq!(
            markdown::markdown(&page),
            "A **new *bridge*** [opens](https://harbour.example/w?a=1&b=2).\\\nNow.\n\nAnd so on."
        );
    }

    #[test]
    fn nests_lists_and_quotations() {
        let page =
            content("<ol><li>One<ul><li>Inner</ul><li>Two</ol><blockquote><p>Said <p>twice</blockquote>");
        assert_eq!(
            html::html(&page).replace('\n', ""),
            "<ol><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ol><blockquote><p>Said</p><p>twice</p></blockquote>"
        );
        assert_eq!(markdown::markdown(&page), "1. One\n\n   - Inner\n\n2. Two\n\n> Said\n>\n> twice");
    }

    #[test]
    fn sets_tables_code_and_figures() {
        let page = content(
            "<table><tr><th>Year<th>Cars<tr><td>2020<td>1,200</table><pre>if a:\n    b()\n\nc()</pre>\
             <figure><img src=/a.jpg alt='The \"old\" one'><figcaption>Seen <b>here</b></figcaption></figure><p>End",
        );
        assert_eq!(
            html::html(&page).replace('\n', ""),
            "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2020</td><td>1,200</td></tr></table>\
             <pre><code>if a:    b()c()</code></pre>\
             <figure><img src=\"https://harbour.example/a.jpg\" alt=\"The &quot;old&quot; one\"><figcaption>Seen <strong>here</strong></figcaption></figure><p>End</p>"
        );
        assert_eq!(
            markdown::markdown(&page),
            "| Year | Cars |\n| --- | --- |\n| 2020 | 1,200 |\n\n```\nif a:\n    b()\n\nc()\n```\n\n\
             ![The \"old\" one](https://harbour.example/a.jpg)\n\n*Seen **here***\n\nEnd"
        );
    }

    #[test]
    fn links_to_embeds_that_are_seen_and_do_not_advertise() {
        let page = content(
            "<p>Look:<iframe src=//films.example/7 title='The <i>bridge</i> opens'></iframe><video src=/boats.webm controls>No \
             video</video><iframe src=//films.example/count hidden></iframe><iframe src=//a.example/1 title=Advertisement></iframe>\
             <iframe src='javascript:x'></iframe><p>End",
        );
        assert_eq!(
            html::html(&page).replace('\n', ""),
            "<p>Look:</p><p><a href=\"https://films.example/7\">The &lt;i&gt;bridge&lt;/i&gt; opens</a></p>\
             <p><a href=\"https://harbour.example/boats.webm\">https://harbour.example/boats.webm</a></p><p>End</p>"
        );
        assert_eq!(
            markdown::markdown(&page),
            "Look:\n\n[The \\<i>bridge\\</i> opens](https://films.example/7)\n\n\
             [https://harbour.example/boats.webm](https://harbour.example/boats.webm)\n\nEnd"
        );
    }

    #[test]
    fn escapes_what_would_be_markup() {
        let page = content("<p># 1 &lt;b&gt; *x* [y](z)<p>1. one");
        assert_eq!(html::html(&page), "<p># 1 &lt;b&gt; *x* [y](z)</p>\n<p>1. one</p>\n");
        assert_eq!(markdown::markdown(&page), "\\# 1 \\<b> \\*x\\* \\[y\\](z)\n\n1\\. one");
    }
}
