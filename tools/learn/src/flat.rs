//! Seed-like documents on pages whose tags say next to nothing: what one pastes from an office program or a mail, and what old sites and
//! scrapers' dumps are made of. There what a piece says, and what is said around it, must do.

use crate::dressed::{escaped, visible, Dice, Dressed, Stretch};
use std::fmt::Write;

/// Each stretch in the same element as all others, one below the other; the headline and links may show.
pub fn flat(id: &str, stretches: &[Stretch]) -> Dressed {
    let mut dice = Dice::new(&format!("flat {id}"));
    let mut page = Dressed { html: String::from("<!doctype html><html><body>"), roles: Vec::new() };
    let (open, close) = match dice.below(4) {
        0 => ("<div>", "</div>"),
        1 => ("", "<br><br>"),
        _ => ("<p>", "</p>"),
    };
    let boxes = dice.below(3);
    page.html += &"<div>".repeat(boxes);
    let (headed, linked, bold) = (dice.chance(40), dice.chance(30), dice.chance(30));
    for stretch in stretches {
        let links = linked && matches!(stretch.role, "navigation" | "related" | "sharing" | "tags" | "legal");
        let inside = match stretch.role {
            _ if links => ("<a href=\"/l\">", "</a>"),
            "title" if headed => ("<h1>", "</h1>"),
            "title" | "subtitle" | "heading" if bold => ("<b>", "</b>"),
            _ => ("", ""),
        };
        // A heading ends the paragraph it would stand in.
        let (open, close) = if inside.0 == "<h1>" { ("", "") } else { (open, close) };
        let _ = write!(page.html, "{open}{}{}{}{close}", inside.0, escaped(&stretch.text), inside.1);
        page.roles.push((visible(&stretch.text), stretch.role));
    }
    page.html += &"</div>".repeat(boxes);
    page.html += "</body></html>";
    page
}
