//! What the light build does, which carries no model of its own.

use super::edges::{edge, Edge};
use super::profiles::opinion;
use super::{Code, Language, Languages};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::{words, Span, Word};

/// Below this the second opinion is too unsure to part a piece from its block. Seen on the development sets.
const SURE: f32 = 0.6;

/// Tells the languages of a text apart without the model, by the profiles alone: piece by piece, the unsure ones with their block.
pub(crate) fn by_profiles(text: &Text, blocks: &[Block], among: &[String]) -> Languages {
    let text = text.text.as_str();
    let main = opinion(text, among);
    let mut spans = Vec::new();
    for block in blocks {
        let whole = opinion(block.span.of(text), among);
        let whole = if whole.confidence < SURE
            && whole.code != Code::ZXX
            && main.code != Code::ZXX
            && whole.script == main.script
        {
            Language { confidence: whole.confidence, ..main }
        } else {
            whole
        };
        spans.extend(split(text, block.span, whole, among));
    }
    Languages { main, spans }
}

/// A block in pieces, where a piece is surely in another language than the block.
fn split(text: &str, block: Span, whole: Language, among: &[String]) -> Vec<(Span, Language)> {
    let mut spans: Vec<(Span, Language)> = Vec::new();
    for piece in pieces(text, block) {
        let own = opinion(piece.span.of(text), among);
        let language = if own.confidence >= SURE || own.script != whole.script { own } else { whole };
        match spans.last_mut() {
            Some((span, last)) if last.code == language.code && last.script == language.script => {
                span.end = piece.span.end
            }
            _ => spans.push((piece.span, language)),
        }
    }
    if spans.is_empty() {
        spans.push((block, whole));
    }
    spans
}

/// A stretch of a block between two places where a switch of language is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    /// What stands before it.
    pub edge: Edge,
}

/// The pieces of a stretch, cut at quotation marks and whatever parts languages more than that.
pub(crate) fn pieces(text: &str, within: Span) -> Vec<Piece> {
    let inside = within.of(text);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<Word> = None;
    for word in words(inside) {
        let before =
            last.map_or(Edge::Block, |last| edge(&inside[last.span.end as usize..word.span.start as usize]));
        let span = Span { start: within.start + word.span.start, end: within.start + word.span.end };
        match pieces.last_mut() {
            Some(piece) if before < Edge::Quote => piece.span.end = span.end,
            _ => pieces.push(Piece { span, edge: before }),
        }
        last = Some(word);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{blocks, read, repair, Input};

    #[test]
    fn digits_have_no_language() {
        let text = repair::repair(read::read(&Input::Text("1 2 3 4 5")));
        let languages = by_profiles(&text, &blocks::split(&text), &[]);
        assert_eq!(languages.spans[0].1.code, Code::ZXX);
    }

    #[test]
    fn cuts_a_quotation_out_of_its_sentence() {
        let text = "He said «guten Morgen» and left. Then he slept";
        let cut: Vec<&str> =
            pieces(text, Span::new(0, text.len())).iter().map(|piece| piece.span.of(text)).collect();
        assert_eq!(cut, ["He said", "guten Morgen", "and left. Then he slept"]);
    }
}
