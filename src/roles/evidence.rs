//! Evidence: all that is known of each piece before its role is decided.

use super::measure::{self, Page};
use super::pieces::Piece;
use super::{context, furniture, headline, passages, stretch, structure};
use crate::blocks::Block;
use crate::languages::Languages;
use crate::repair::Text;
use crate::timestamps::Timestamp;

/// Measures each piece by itself, then among the others.
pub fn gather(
    text: &Text,
    pieces: &[Piece],
    blocks: &[Block],
    languages: &Languages,
    timestamps: &[Timestamp],
) -> Page {
    let mut page = measure::all(&text.text, pieces, languages, timestamps);
    context::fill(&mut page.pieces, pieces);
    stretch::fill(&mut page);
    stretch::headline(&mut page, &text.page.metadata.titles);
    headline::fill(&mut page, &text.page.metadata.titles);
    furniture::fill(&mut page.pieces);
    passages::fill(&mut page);
    structure::fill(&mut page, pieces, blocks, &text.page.elements);
    page
}
