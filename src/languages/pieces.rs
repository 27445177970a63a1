use crate::text::{words, Span, Word};

/// A stretch of a block between two places where a switch of language is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Span,
    /// What stands before it.
    pub edge: Edge,
}

/// What stands between two words, by how readily a language changes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// A space, a comma, a hyphen.
    Plain,
    /// A colon, a dash, a bracket.
    Light,
    /// The end of a sentence.
    Sentence,
    /// A quotation mark.
    Quote,
    /// A pager's digits, a bar between menu items, a bullet.
    Menu,
    /// The end of a line.
    Line,
    /// The end of a block.
    Block,
}

/// What the characters between two words say.
pub(crate) fn edge(between: &str) -> Edge {
    let mut strongest = Edge::Plain;
    let mut numbers = 0;
    let mut in_number = false;
    for character in between.chars() {
        let digit = character.is_numeric();
        numbers += usize::from(digit && !in_number);
        in_number = digit;
        strongest = strongest.max(match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Edge::Line,
            '|' | '·' | '•' | '¦' | '›' | '‹' | '→' | '←' | '▸' | '►' | '\t' | '#' | '©' => {
                Edge::Menu
            }
            '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '‘' | '’' | '‚' | '`' | '\'' => {
                Edge::Quote
            }
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '።' | '։' | '။' | '།' => {
                Edge::Sentence
            }
            '(' | ')' | '[' | ']' | '{' | '}' | ':' | ';' | '–' | '—' | '/' | '，' | '：' => {
                Edge::Light
            }
            _ => Edge::Plain,
        });
    }
    // `1 2 3 4 5` before a label; a price or a date between words has fewer numbers or no spaces.
    if numbers >= PAGER {
        strongest.max(Edge::Menu)
    } else {
        strongest
    }
}

/// Numbers in a row that make a pager.
const PAGER: usize = 3;

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

    #[test]
    fn a_pager_parts_and_a_price_does_not() {
        assert_eq!(edge(" 1 2 3 4 5 "), Edge::Menu);
        assert_eq!(edge(" 1,250 "), Edge::Plain);
    }

    #[test]
    fn cuts_a_quotation_out_of_its_sentence() {
        let text = "He said «guten Morgen» and left. Then he slept";
        let cut: Vec<&str> =
            pieces(text, Span::new(0, text.len())).iter().map(|piece| piece.span.of(text)).collect();
        assert_eq!(cut, ["He said", "guten Morgen", "and left. Then he slept"]);
    }
}
