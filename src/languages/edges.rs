//! What stands between words, and how readily a language changes there.

/// What stands between two words, by how readily a language changes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
// The light build finds no labels.
#[cfg_attr(not(feature = "model"), allow(dead_code))]
pub(crate) enum Edge {
    /// A space, a comma, a hyphen.
    Plain,
    /// A colon, a dash, a bracket.
    Light,
    /// Before a capital a few words behind the beginning of a line: a label may have stood there.
    Head,
    /// A bar, a dot or a gap between the items of a menu, which are in one language more often than not.
    Item,
    /// The end of a sentence.
    Sentence,
    /// A quotation mark.
    Quote,
    /// A pager's digits.
    Menu,
    /// Where a label begins or ends beside prose.
    Label,
    /// The end of a line.
    Line,
    /// The end of a block.
    Block,
}

/// What the characters between two words say.
pub(crate) fn edge(between: &str) -> Edge {
    // Most words have no more between them.
    if between == " " {
        return Edge::Plain;
    }
    let mut strongest = Edge::Plain;
    let mut numbers = 0;
    let mut in_number = false;
    for character in between.chars() {
        let digit = character.is_numeric();
        numbers += usize::from(digit && !in_number);
        in_number = digit;
        strongest = strongest.max(match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Edge::Line,
            '|' | '·' | '•' | '¦' | '›' | '‹' | '→' | '←' | '▸' | '►' | '\t' => Edge::Item,
            '#' | '©' => Edge::Menu,
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
    if strongest < Edge::Item && between.contains("  ") {
        strongest = Edge::Item;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_parts_and_a_price_does_not() {
        assert_eq!(edge(" 1 2 3 4 5 "), Edge::Menu);
        assert_eq!(edge(" 1,250 "), Edge::Plain);
    }

    #[test]
    fn a_gap_parts_items_and_two_spaces_behind_a_sentence_do_not() {
        assert_eq!(edge("  "), Edge::Item);
        assert_eq!(edge(".  "), Edge::Sentence);
    }
}
