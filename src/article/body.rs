use super::content::{Content, Piece};
use crate::blocks::Shape;
use crate::roles::Role;

/// The body as text: one blank line between blocks, rows of a table and lines of code on lines of their own.
pub fn text(content: &Content) -> String {
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    for piece in content.pieces.iter().filter(|piece| piece.is_body()) {
        let written = piece.span.of(&content.text);
        if let Some(before) = before {
            let is_one = before.role == piece.role && matches!(piece.role, Role::Table | Role::Code);
            let between = content.text.get(before.span.end as usize..piece.span.start as usize);
            if is_one && piece.role == Role::Code && between.is_some_and(|between| between.trim().is_empty())
            {
                // Indentation and empty lines of code are part of it.
                out.push_str(between.unwrap_or("\n"));
            } else {
                out.push_str(if is_one { "\n" } else { "\n\n" });
            }
        }
        match piece.role {
            Role::Code | Role::Table => out.push_str(written),
            _ if piece.shape == Shape::Code => out.push_str(written),
            _ => push_unwrapped(written, &mut out),
        }
        before = Some(piece);
    }
    out
}

/// Joins lines that a mail program or a terminal broke.
pub fn push_unwrapped(text: &str, out: &mut String) {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    out.extend(lines.next());
    for line in lines {
        let is_wide = |character: Option<char>| {
            character.is_some_and(
                |c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}'),
            )
        };
        let is_unspaced = is_wide(out.chars().next_back()) && is_wide(line.chars().next());
        if !is_unspaced {
            out.push(' ');
        }
        out.push_str(line);
    }
}
