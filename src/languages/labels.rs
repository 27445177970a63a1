//! Words that look like a label beside prose: what is left of a menu or a button often shares its line with the article.

use super::case::Case;
use super::edges::{edge, Edge};
use super::evidence::Told;
use crate::text::Span;

/// Marks the words of a block that are in capitals, and a short piece at its end behind a sentence that does not end like one.
pub(crate) fn mark(text: &str, block: Span, words: &mut [Told]) {
    for word in words.iter_mut() {
        word.label = word.letters > ABBREVIATION && word.case == Case::Capitals;
    }
    let Some(last) = words.last() else { return };
    let behind = text.get(last.span.end as usize..block.end as usize).map_or(Edge::Plain, edge);
    if behind >= Edge::Sentence {
        return;
    }
    let length = 1 + words[1..].iter().rev().take_while(|word| word.before < Edge::Sentence).count();
    if length <= LONGEST {
        let first = words.len() - length;
        words[first..].iter_mut().for_each(|word| word.label = true);
    }
}

/// What stands before each word of a block: where labels begin and end, and where one at the beginning of a line may end.
pub(crate) fn edges(words: &[Told]) -> Vec<Edge> {
    // Words since the beginning of the line, or since what parts items.
    let mut number = 0;
    let inside = words.windows(2).map(|pair| {
        let edge = pair[1].before;
        let before = number;
        number = if matches!(edge, Edge::Item | Edge::Menu | Edge::Line) { 0 } else { number + 1 };
        if pair[0].label != pair[1].label {
            edge.max(Edge::Label)
        } else if edge < Edge::Light && before < LONGEST && pair[1].case.is_raised() {
            Edge::Head
        } else {
            edge
        }
    });
    std::iter::once(Edge::Block).chain(inside).collect()
}

/// Words of the longest label.
const LONGEST: usize = 6;

/// Longest word in capitals that may be an abbreviation.
pub(crate) const ABBREVIATION: u32 = 4;

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::*;

    fn marked(text: &str) -> (Vec<&str>, Vec<Edge>) {
        let mut words = evidence(text, Among::tags(&[])).words;
        mark(text, Span::new(0, text.len()), &mut words);
        let labels = words.iter().filter(|word| word.label).map(|word| word.span.of(text)).collect();
        (labels, edges(&words))
    }

    #[test]
    fn what_ends_a_line_without_a_stop_is_a_label() {
        assert_eq!(marked("She left the house. Reisebüro").0, ["Reisebüro"]);
        assert!(marked("She left the house. He stayed there.").0.is_empty());
        assert!(marked("She left. He stayed in the house by the old harbour wall").0.is_empty());
    }

    #[test]
    fn capitals_are_a_label_and_an_abbreviation_is_none() {
        assert_eq!(marked("NACHRICHTEN The NATO talks went on.").0, ["NACHRICHTEN"]);
    }

    #[test]
    fn a_label_may_end_before_a_capital_near_the_beginning() {
        assert_eq!(marked("punt de vista The house").1[3], Edge::Head);
        assert_eq!(marked("she and the others had seen by then that Anna left it.").1[9], Edge::Plain);
    }
}
