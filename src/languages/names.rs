//! Words that are likely names: they say less of the language they stand in than of the one they come from.

use super::case::Case;
use super::edges::{edge, Edge};
use super::evidence::Told;
use super::labels::ABBREVIATION;
use super::Script;

/// Marks the words of a block that are likely names: a capital first letter inside a sentence whose other words are small, and in a block in
/// another script a capital first letter or an abbreviation.
pub(crate) fn mark(text: &str, words: &mut [Told]) {
    let small = words.iter().filter(|word| word.case == Case::Small).count();
    // Headings in which every word has a capital tell no names, but have no stop either; sentences are also lists of people.
    let telling = small * 4 >= words.len() || small > 0 && has_stop(text, words);
    let mut letters: Vec<(u8, u32)> = Vec::new();
    for word in words.iter() {
        match letters.iter_mut().find(|(table, _)| *table == word.table) {
            Some((_, sum)) => *sum += word.letters,
            None => letters.push((word.table, word.letters)),
        }
    }
    let script = letters.iter().max_by_key(|it| it.1).map(|it| it.0);
    let apart = apart(words);
    for at in 0..words.len() {
        let foreign = Some(words[at].table) != script && words[at].script == Script::LATIN;
        let inside = at > 0 && words[at].before < Edge::Sentence;
        words[at].name = match words[at].case {
            Case::Title => foreign && !apart[at] || telling && inside,
            Case::Capitals => foreign && words[at].letters <= ABBREVIATION,
            Case::Small | Case::None => false,
        };
    }
}

/// Whether a sentence ends behind the last word.
fn has_stop(text: &str, words: &[Told]) -> bool {
    let end = words.last().map_or(0, |word| word.span.end as usize);
    text.get(end..).and_then(|rest| rest.split('\n').next()).is_some_and(|rest| edge(rest) >= Edge::Sentence)
}

/// For each word whether the run of words in its script stands apart, as a sentence, an item or a line does: then its capital is no sign of a name.
fn apart(words: &[Told]) -> Vec<bool> {
    let parts = |at: usize| {
        let before = words.get(at).map_or(Edge::Block, |word| word.before);
        at == 0 || before >= Edge::Item && before != Edge::Quote
    };
    let mut apart = Vec::with_capacity(words.len());
    for run in words.chunk_by(|one, next| one.table == next.table) {
        let stands = parts(apart.len()) && parts(apart.len() + run.len());
        apart.resize(apart.len() + run.len(), stands);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut words = evidence(text, Among::tags(&[])).words;
        mark(text, &mut words);
        words.iter().filter(|word| word.name).map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn a_capital_inside_a_sentence_or_another_script_is_a_sign_of_a_name() {
        assert_eq!(names("the mayor met Ivanova there"), ["Ivanova"]);
        assert_eq!(names("газета Morning Herald пишет"), ["Morning", "Herald"]);
    }

    #[test]
    fn a_line_or_sentence_of_its_own_is_none() {
        assert!(names("Газета пишет об этом. Settings").is_empty());
    }
}
