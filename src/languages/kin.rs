//! Close languages: which of them a document as a whole is in.

use super::evidence::{Evidence, Told, Tongue};
use super::{Code, Language};
use crate::text::Span;

/// The words that were given to one language.
pub(crate) struct Group<'a> {
    pub tongue: Tongue,
    pub words: Vec<&'a [Told]>,
}

/// Which of the first group's language and the languages close to it all their words together are in, and the groups that are.
///
/// Blocks of one Croatian article may fall to Bosnian or Serbian, each by a little: where other languages of the document say its words
/// nearly as well as the one found most, all those words together decide. What the page says of itself decides where they hardly do.
pub(crate) fn together(
    evidence: &Evidence,
    groups: &[Group],
    declared: Option<Code>,
) -> Option<(Tongue, Vec<Tongue>)> {
    let winner = groups.first()?.tongue;
    let sum = |tongue: Tongue, words: &[&[Told]]| -> i32 {
        let own = words.iter().copied().flatten().filter(|word| word.table == winner.table);
        own.map(|word| evidence.value(word, tongue)).sum()
    };
    let count = |words: &[&[Told]]| words.iter().map(|words| words.len() as i32).sum::<i32>();
    let is_close = |group: &&Group| {
        group.tongue == winner
            || group.tongue.table == winner.table
                && (sum(group.tongue, &group.words) - sum(winner, &group.words)) * 2
                    <= NEAR * count(&group.words)
    };
    let close: Vec<&Group> = groups.iter().filter(is_close).collect();
    if let [only] = close[..] {
        return Some((only.tongue, vec![only.tongue]));
    }
    let all: Vec<&[Told]> = close.iter().flat_map(|group| group.words.iter().copied()).collect();
    let before = |tongue: Tongue| {
        let code = tongue.code();
        let declared = if Some(code) == declared { TEN_TIMES } else { 0 };
        declared - if code.as_str() == SELDOM { TEN_TIMES } else { 0 }
    };
    let best = close.iter().rev().max_by_key(|group| sum(group.tongue, &all) + before(group.tongue))?;
    Some((best.tongue, close.iter().map(|group| group.tongue).collect()))
}

/// The language of a document whose stretches were told apart: the one found most, or one close to it.
pub(crate) fn settled(
    evidence: &Evidence,
    spans: &[(Span, Language)],
    most: Language,
    declared: Option<Code>,
) -> Language {
    let Some(winner) = tongue(evidence, spans, most.code) else { return most };
    let mut groups = vec![Group { tongue: winner, words: Vec::new() }];
    let mut languages = vec![most];
    let mut rest = evidence.words.as_slice();
    for &(span, language) in spans {
        let (own, after) = rest.split_at(rest.partition_point(|word| word.span.start < span.end));
        rest = after;
        let Some(tongue) = winner.sibling(language.code) else { continue };
        match groups.iter().position(|group| group.tongue == tongue) {
            Some(at) => {
                if language.confidence > languages[at].confidence {
                    languages[at] = language;
                }
                groups[at].words.push(own);
            }
            None => {
                groups.push(Group { tongue, words: vec![own] });
                languages.push(language);
            }
        }
    }
    let best = together(evidence, &groups, declared).map(|it| it.0);
    groups.iter().position(|group| Some(group.tongue) == best).map_or(most, |at| languages[at])
}

fn tongue(evidence: &Evidence, spans: &[(Span, Language)], code: Code) -> Option<Tongue> {
    let (span, _) = spans.iter().find(|it| it.1.code == code)?;
    let first = evidence.words.partition_point(|word| word.span.start < span.start);
    let mut words = evidence.words[first..].iter().take_while(|word| word.span.start < span.end);
    words.find_map(|word| Tongue { table: word.table, language: 0 }.sibling(code))
}

/// Half steps a word by which languages are close. Tuned on the development documents.
const NEAR: i32 = 6;

/// Steps by which something is ten times likelier in a text of many words, each of which counts for little (see `confidence`): a page is sooner in
/// the language it declares, though many declare that of the template they were made from.
const TEN_TIMES: i32 = 30;

/// About one news page in ten of Croatian, Serbian and Bosnian is in Bosnian, whose words are mostly one or the other's.
const SELDOM: &str = "bs";

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
        settled(&evidence, &spans, spans[0].1, None).code.as_str().to_string()
    }

    #[test]
    fn all_words_of_close_languages_decide_together() {
        let first = "Ministar je rekao da je sve u redu";
        let second = "U gradu je jučer otvorena nova škola, a učenici su u tjednu prije toga učili kod kuće, rekao je ravnatelj";
        assert_eq!(settled_in([("bs", first), ("hr", second)]), "hr");
    }

    #[test]
    fn what_the_page_declares_decides_between_close_languages_and_no_others() {
        let text = "Brod je stigao u luku i donosi robu";
        let evidence = evidence(text, Among::tags(&[]));
        let group = |code| {
            let span = [(Span::new(0, text.len()), Language { code, ..Language::UNDETERMINED })];
            Group { tongue: tongue(&evidence, &span, code).unwrap(), words: vec![&evidence.words[..]] }
        };
        let code = |tag| Code::from_tag(tag).unwrap();
        let groups = [group(code("hr")), group(code("sr")), group(code("en"))];
        let told = |declared| together(&evidence, &groups, declared).unwrap().0.code();
        assert_eq!(told(Some(code("sr"))), code("sr"));
        assert_eq!(told(Some(code("hr"))), code("hr"));
        assert!(told(Some(code("en"))) != code("en"));
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
