use super::{Article, Engine, Fragment};
use crate::blocks::Block;
use crate::languages::{LanguageSpan, Languages};
use crate::options::Options;
use crate::repair::Text;
use crate::roles::{Role, Verdict};
use crate::text::Span;
use crate::timestamps::{publication, Timestamp};

/// Puts the answer together from what the stages found.
pub fn assemble(
    text: Text,
    _blocks: Vec<Block>,
    languages: Languages,
    timestamps: Vec<Timestamp>,
    verdicts: Vec<Verdict>,
    options: &Options,
) -> Article {
    let fragments: Vec<Fragment> =
        verdicts.iter().map(|verdict| fragment(&text, &languages, verdict, options)).collect();
    let body: Vec<&str> = fragments
        .iter()
        .filter(|fragment| fragment.kept && fragment.role.is_body())
        .map(|fragment| fragment.text.as_str())
        .collect();
    let title = fragments.iter().find(|fragment| fragment.role == Role::Title).map(|it| it.text.clone());
    let publication = publication(&timestamps);
    Article {
        title,
        subtitle: None,
        byline: Vec::new(),
        published: publication.published,
        modified: publication.modified,
        language: languages.main,
        declared_language: text.page.metadata.language.clone(),
        direction: "ltr",
        site_name: None,
        url: options.url.clone(),
        image: None,
        excerpt: None,
        tags: Vec::new(),
        text: body.join("\n\n"),
        fragments,
        timestamps,
        notes: Vec::new(),
        engine: Engine { version: env!("CARGO_PKG_VERSION"), model: "none" },
        source: options.source.then(|| text.page.source.to_string()),
    }
}

fn fragment(text: &Text, languages: &Languages, verdict: &Verdict, options: &Options) -> Fragment {
    let source = text.map.to_source(verdict.span);
    let languages = languages.spans.iter().filter(|(span, _)| span.overlaps(verdict.span));
    Fragment {
        role: verdict.role,
        kept: options.policy.keeps(verdict.role),
        start: source.start as usize,
        end: source.end as usize,
        text: verdict.span.of(&text.text).to_string(),
        languages: languages
            .map(|&(span, language)| {
                let inside =
                    Span { start: span.start.max(verdict.span.start), end: span.end.min(verdict.span.end) };
                let source = text.map.to_source(inside);
                LanguageSpan { start: source.start as usize, end: source.end as usize, language }
            })
            .collect(),
        reasons: verdict.reasons.clone(),
        confidence: verdict.confidence,
    }
}
