//! What the light build does, which carries no model of its own.

use super::pieces::pieces;
use super::profiles::opinion;
use super::{Code, Language, Languages};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::Span;

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
}
