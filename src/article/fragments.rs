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
    let mut spans = languages.spans.as_slice();
    let mut made = Vec::with_capacity(verdicts.len());
    for verdict in verdicts {
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
