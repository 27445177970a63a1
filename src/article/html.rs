use super::content::{is_right_to_left, named, Content, Frame, Mark, Step};
use crate::languages::Language;

/// The body as HTML that is safe to insert: only elements and attributes written here, text and addresses escaped.
pub fn html(content: &Content) -> String {
    let mut out = String::with_capacity(content.text.len());
    for step in content.steps() {
        match step {
            Step::Open(frame, language) => open(frame, language, &mut out),
            Step::Close(frame) => close(frame, &mut out),
            Step::Begin(Mark::Link(address)) => {
                out.push_str("<a href=\"");
                escape(&address, &mut out);
                out.push_str("\">");
            }
            Step::Begin(mark) => {
                out.push('<');
                out.push_str(mark_name(&mark));
                out.push('>');
            }
            Step::End(mark) => {
                out.push_str("</");
                out.push_str(mark_name(&mark));
                out.push('>');
            }
            Step::Text(text) => escape(text, &mut out),
            Step::Break => out.push_str("<br>"),
            Step::Embed { address, title } => {
                out.push_str("<p><a href=\"");
                escape(&address, &mut out);
                out.push_str("\">");
                escape(&title, &mut out);
                out.push_str("</a></p>\n");
            }
            Step::Image { address, description } => {
                out.push_str("<img src=\"");
                escape(&address, &mut out);
                out.push_str("\" alt=\"");
                escape(description, &mut out);
                out.push_str("\">");
            }
        }
    }
    out
}

fn open(frame: Frame, language: Option<Language>, out: &mut String) {
    out.push('<');
    out.push_str(frame_name(frame));
    if let Some(language) = named(language) {
        out.push_str(" lang=\"");
        out.push_str(language.code.as_str());
        out.push_str("\" dir=\"");
        out.push_str(if is_right_to_left(language.script) { "rtl" } else { "ltr" });
        out.push('"');
    }
    out.push('>');
    if frame == Frame::Code {
        out.push_str("<code>");
    }
}

fn close(frame: Frame, out: &mut String) {
    if frame == Frame::Code {
        out.push_str("</code>");
    }
    out.push_str("</");
    out.push_str(frame_name(frame));
    out.push('>');
    if !matches!(frame, Frame::Cell { .. }) {
        out.push('\n');
    }
}

fn frame_name(frame: Frame) -> &'static str {
    match frame {
        Frame::List { ordered: true } => "ol",
        Frame::List { ordered: false } => "ul",
        Frame::Item => "li",
        Frame::Quote => "blockquote",
        Frame::Table => "table",
        Frame::Row => "tr",
        Frame::Cell { is_head: true } => "th",
        Frame::Cell { is_head: false } => "td",
        Frame::Figure => "figure",
        Frame::Caption => "figcaption",
        Frame::Paragraph => "p",
        Frame::Heading(0..=2) => "h2",
        Frame::Heading(3) => "h3",
        Frame::Heading(4) => "h4",
        Frame::Heading(5) => "h5",
        Frame::Heading(_) => "h6",
        Frame::Code => "pre",
    }
}

fn mark_name(mark: &Mark) -> &'static str {
    match mark {
        Mark::Link(_) => "a",
        Mark::Strong => "strong",
        Mark::Emphasis => "em",
        Mark::Code => "code",
        Mark::Subscript => "sub",
        Mark::Superscript => "sup",
        Mark::Deleted => "del",
    }
}

/// Escapes for text and for quoted attributes alike.
pub(super) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '`' => out.push_str("&#96;"),
            '\0' => {}
            character => out.push(character),
        }
    }
}
