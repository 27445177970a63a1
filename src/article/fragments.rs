use super::Fragment;
use crate::languages::{Code, Language, LanguageSpan, Languages};
use crate::options::Options;
use crate::repair::Text;
use crate::roles::Verdict;
use crate::text::Span;

/// The pieces of the input with role, language and reasons, and the language that most of each piece is in. One pass over both lists.
pub fn fragments(
    text: &Text,
    languages: &Languages,
    verdicts: Vec<Verdict>,
    options: &Options,
) -> Vec<(Fragment, Option<Language>)> {
    let allowed: Vec<Code> = options.policy.languages.iter().filter_map(|tag| Code::from_tag(tag)).collect();
    let mut chosen = vec![None; verdicts.len()];
    for &(number, kept) in &options.policy.fragments {
        if let Some(choice) = chosen.get_mut(number) {
            *choice = Some(kept);
        }
    }
    let mut spans = languages.spans.as_slice();
    let mut made = Vec::with_capacity(verdicts.len());
    for (verdict, choice) in verdicts.into_iter().zip(chosen) {
        while spans.first().is_some_and(|(span, _)| span.end <= verdict.span.start) {
            spans = &spans[1..];
        }
        let own = spans.iter().take_while(|(span, _)| span.start < verdict.span.end);
        let own: Vec<(Span, Language)> = own
            .map(|&(span, language)| {
                let (start, end) = (span.start.max(verdict.span.start), span.end.min(verdict.span.end));
                (Span { start, end: end.max(start) }, language)
            })
            .collect();
        let main = main_language(&own);
        let mut reasons = verdict.reasons;
        let mut kept = options.policy.keeps(verdict.role);
        if kept != verdict.role.kept() {
            reasons.push("policy-role");
        }
        let is_foreign = main.is_some_and(|main| {
            !allowed.is_empty()
                && ![Code::UND, Code::ZXX].contains(&main.code)
                && !allowed.contains(&main.code)
        });
        if kept && verdict.role.is_body() && is_foreign {
            kept = false;
            reasons.push("policy-language");
        }
        if let Some(choice) = choice.filter(|&choice| choice != kept) {
            kept = choice;
            reasons.push("policy-fragment");
        }
        let source = text.map.to_source(verdict.span);
        let language_span = |(span, language): (Span, Language)| {
            let source = text.map.to_source(span);
            LanguageSpan { start: source.start as usize, end: source.end as usize, language }
        };
        let fragment = Fragment {
            role: verdict.role,
            kept,
            start: source.start as usize,
            end: source.end as usize,
            text: verdict.span.of(&text.text).to_string(),
            languages: own.into_iter().map(language_span).collect(),
            reasons,
            confidence: verdict.confidence,
            selector: None,
        };
        made.push((fragment, main));
    }
    made
}

/// The language with the most bytes.
fn main_language(spans: &[(Span, Language)]) -> Option<Language> {
    if let [(_, only)] = spans {
        return Some(*only);
    }
    let mut sums: Vec<(usize, Language)> = Vec::new();
    for (span, language) in spans {
        match sums
            .iter_mut()
            .find(|(_, known)| known.code == language.code && known.script == language.script)
        {
            Some((sum, _)) => *sum += span.len(),
            None => sums.push((span.len(), *language)),
        }
    }
    // Of equals the first.
    let most = sums.iter().map(|(sum, _)| *sum).max()?;
    sums.into_iter().find(|(sum, _)| *sum == most).map(|(_, language)| language)
}

#[cfg(test)]
mod tests {
    use crate::{clean, Input, Options, Policy};

    const PAGE: &str = "<nav>Home News Sport</nav><main><h1>The old ferry sails again</h1>\
        <p>The old ferry over the river sails again from Monday, the harbour office says in a short note.</p>\
        <p>It takes twenty minutes and costs two coins, as it did before the winter, and dogs travel free.</p></main>";

    fn with(fragments: Vec<(usize, bool)>) -> crate::Article {
        let policy = Policy { fragments, ..Policy::default() };
        clean(&Input::Html(PAGE), &Options { policy, ..Options::default() })
    }

    #[test]
    fn a_single_fragment_is_kept_or_removed_as_the_caller_says() {
        let before = with(vec![]);
        let menu = before.fragments.iter().position(|fragment| !fragment.kept).expect("a menu is removed");
        let last = before.fragments.len() - 1;
        assert!(before.fragments[last].kept);
        let after = with(vec![(menu, true), (last, false), (1000, true)]);
        assert!(after.fragments[menu].kept && !after.fragments[last].kept);
        assert!(after.text.contains(&after.fragments[menu].text));
        assert!(after.to_markdown().contains(&after.fragments[menu].text));
        assert!(!after.text.contains(&after.fragments[last].text));
        assert_eq!(after.fragments[menu].role, before.fragments[menu].role);
        assert_eq!(after.fragments[menu].reasons.last(), Some(&"policy-fragment"));
    }
}
