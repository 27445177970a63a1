//! Close languages: which of them a document as a whole is in.

use super::evidence::{Evidence, Told, Tongue};
use super::model::tables;
use super::{Code, Language};
use crate::text::Span;

/// Blocks of one Croatian article may fall to Bosnian or Serbian, each by a little: where other languages of the document say its words
/// nearly as well as the one found most, all those words together decide.
pub(crate) fn settled(evidence: &Evidence, spans: &[(Span, Language)], most: Language) -> Language {
    let Some(winner) = tongue(evidence, spans, most.code) else { return most };
    let mut groups: Vec<(Tongue, Language, Vec<&[Told]>)> = Vec::new();
    let mut rest = evidence.words.as_slice();
    for &(span, language) in spans {
        let (own, after) = rest.split_at(rest.partition_point(|word| word.span.start < span.end));
        rest = after;
        let place = tables()[usize::from(winner.table)].codes.iter().position(|&code| code == language.code);
        let Some(place) = place else { continue };
        match groups.iter_mut().find(|group| group.1.code == language.code) {
            Some(group) => {
                if language.confidence > group.1.confidence {
                    group.1 = language;
                }
                group.2.push(own);
            }
            None => groups.push((Tongue { language: place as u8, ..winner }, language, vec![own])),
        }
    }
    let sum = |tongue: Tongue, words: &[&[Told]]| -> i32 {
        let own = words.iter().copied().flatten().filter(|word| word.table == winner.table);
        own.map(|word| evidence.value(word, tongue)).sum()
    };
    let count = |words: &[&[Told]]| words.iter().map(|words| words.len() as i32).sum::<i32>();
    groups.retain(|(own, _, words)| {
        *own == winner || (sum(*own, words) - sum(winner, words)) * 2 <= NEAR * count(words)
    });
    let all: Vec<&[Told]> = groups.iter().flat_map(|group| group.2.iter().copied()).collect();
    let best = groups.iter().rev().max_by_key(|group| sum(group.0, &all));
    best.map_or(most, |group| group.1)
}

fn tongue(evidence: &Evidence, spans: &[(Span, Language)], code: Code) -> Option<Tongue> {
    let (span, _) = spans.iter().find(|it| it.1.code == code)?;
    let first = evidence.words.partition_point(|word| word.span.start < span.start);
    let words = evidence.words[first..].iter().take_while(|word| word.span.start < span.end);
    words
        .filter_map(|word| {
            let table = tables().get(usize::from(word.table))?;
            let language = table.codes.iter().position(|&known| known == code)?;
            Some(Tongue { table: word.table, language: language as u8 })
        })
        .next()
}

/// Half steps a word by which languages are close. Tuned on the development documents.
const NEAR: i32 = 3;

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::*;

    fn settled_in(lines: [(&str, &str); 2]) -> String {
        let text = lines.map(|it| it.1).join("\n");
        let evidence = evidence(&text, Among::tags(&[]));
        let middle = lines[0].1.len();
        let language = |code| Language { code: Code::from_tag(code).unwrap(), ..Language::UNDETERMINED };
        let spans = [
            (Span::new(0, middle), language(lines[0].0)),
            (Span::new(middle + 1, text.len()), language(lines[1].0)),
        ];
        settled(&evidence, &spans, spans[0].1).code.as_str().to_string()
    }

    #[test]
    fn all_words_of_close_languages_decide_together() {
        let first = "Ministar je rekao da je sve u redu";
        let second = "U gradu je jučer otvorena nova škola, a učenici su u tjednu prije toga učili kod kuće, rekao je ravnatelj";
        assert_eq!(settled_in([("bs", first), ("hr", second)]), "hr");
    }

    #[test]
    fn a_foreign_stretch_has_no_say() {
        let first = "The minister said that the road will be open again";
        assert_eq!(
            settled_in([("en", first), ("hr", "Tijekom tjedna tisuće izvješća stiglo je u tvrtku")]),
            "en"
        );
    }
}
