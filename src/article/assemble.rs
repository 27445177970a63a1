use super::content::{Content, Piece};
use super::{
    address, body, byline, fields, fragments, notes, selector, Article, Engine, Fragment, HiddenText, Output,
};
use crate::blocks::Block;
use crate::languages::Languages;
use crate::options::Options;
use crate::read::{Door, Hidden, Page};
use crate::repair::Text;
use crate::roles::{Role, Verdict};
use crate::text::{sort, OffsetMap, Span};
use crate::timestamps::{publication, Origin, Timestamp, TimestampRole};

/// Puts the answer together from what the stages found.
pub fn assemble(
    mut text: Text,
    blocks: Vec<Block>,
    languages: Languages,
    timestamps: Vec<Timestamp>,
    verdicts: Vec<Verdict>,
    options: &Options,
) -> Article {
    let places: Vec<(Span, usize)> = verdicts.iter().map(|verdict| (verdict.span, verdict.block)).collect();
    let made = fragments::fragments(&text, &languages, verdicts, options);
    let mut pieces = Vec::with_capacity(made.len());
    let mut fragments: Vec<Fragment> = Vec::with_capacity(made.len());
    for ((fragment, language), (span, block)) in made.into_iter().zip(places.iter().copied()) {
        if let Some(block) = blocks.get(block) {
            let Block { shape, element, parted, .. } = *block;
            let parted = parted || span.start != block.span.start;
            pieces.push(Piece {
                span,
                role: as_written(&fragment),
                kept: fragment.kept,
                shape,
                element,
                parted,
                language,
            });
        }
        fragments.push(fragment);
    }
    if options.selectors && text.page.door == Door::Html {
        let found = selector::selectors(&text.page.elements, places.iter().map(|&(span, _)| span));
        fragments.iter_mut().zip(found).for_each(|(fragment, selector)| fragment.selector = selector);
    }
    let mut timestamps: Vec<Timestamp> = timestamps.into_iter().map(|it| in_source(it, &text.map)).collect();
    share_roles(&mut timestamps);
    let source = options.source.then(|| text.page.source.to_string());
    let metadata = std::mem::take(&mut text.page.metadata);
    let url = metadata.url.as_deref().and_then(|url| address::resolve(url, options.url.as_deref()));
    let url = url.or_else(|| options.url.clone());
    let page = options.url.as_deref().or(url.as_deref());
    let base =
        metadata.base.as_deref().and_then(|base| address::resolve(base, page)).or(page.map(str::to_string));
    let content = Content {
        text: std::mem::take(&mut text.text),
        elements: std::mem::take(&mut text.page.elements),
        base,
        pieces,
    };
    let image = metadata.image.as_deref().and_then(|image| address::resolve(image, content.base.as_deref()));
    let body = body::text(&content);
    text.page.metadata = metadata;
    let publication = publication(&timestamps);
    let notes = notes::notes(&text.page, &languages, &publication, &content, &body);
    let metadata = &text.page.metadata;
    let mut article = Article {
        title: fields::title(metadata, &fragments),
        subtitle: fields::first(&fragments, Role::Subtitle),
        byline: byline::byline(metadata, &fragments, &timestamps),
        published: publication.published,
        modified: publication.modified,
        language: languages.main,
        declared_language: metadata.language.clone(),
        direction: fields::direction(metadata, &languages),
        site_name: metadata.site_name.clone(),
        url,
        image,
        excerpt: fields::excerpt(metadata, &body),
        tags: metadata.tags.clone(),
        notes,
        text: body,
        fragments,
        timestamps,
        engine: Engine {
            version: env!("CARGO_PKG_VERSION"),
            model: if cfg!(feature = "model") { "ngrams" } else { "profiles" },
        },
        source,
        markdown: None,
        html: None,
        json_ld: None,
        readability: None,
        hidden: None,
        content,
    };
    for output in &options.outputs {
        match output {
            Output::Markdown => article.markdown = Some(article.to_markdown()),
            Output::Html => article.html = Some(article.to_html()),
            Output::JsonLd => article.json_ld = Some(article.to_json_ld()),
            Output::Readability => article.readability = article.to_readability(),
            Output::Hidden => article.hidden = Some(hidden(&text.page)),
        }
    }
    article
}

/// A piece that is removed as a rule and kept because the caller wants it so is a paragraph of the body.
fn as_written(fragment: &Fragment) -> Role {
    if fragment.kept && !fragment.role.kept() {
        Role::Paragraph
    } else {
        fragment.role
    }
}

fn hidden(page: &Page) -> Vec<HiddenText> {
    let part = |part: &Hidden| HiddenText { text: part.text.clone(), way: part.why.as_str() };
    page.hidden.iter().map(part).collect()
}

/// A `<time>` element says exactly what its text says roughly: it has the role that the text has.
fn share_roles(timestamps: &mut [Timestamp]) {
    let is_dated = |it: &&Timestamp| it.origin == Origin::Text && it.role != TimestampRole::Other;
    let mut dated: Vec<(usize, usize, TimestampRole)> =
        timestamps.iter().filter(is_dated).map(|it| (it.start, it.end, it.role)).collect();
    sort::by_key(&mut dated, |&(start, ..)| start);
    for it in timestamps.iter_mut() {
        if it.origin == Origin::TimeElement && it.role == TimestampRole::Other {
            let first = dated.partition_point(|&(_, end, _)| end <= it.start);
            let inside = dated.get(first).filter(|&&(start, ..)| start < it.end);
            it.role = inside.map_or(it.role, |&(.., role)| role);
        }
    }
}

/// A timestamp of the text, with its place in the input.
fn in_source(mut timestamp: Timestamp, map: &OffsetMap) -> Timestamp {
    if timestamp.origin == Origin::Text || timestamp.end > timestamp.start {
        let source = map.to_source(Span::new(timestamp.start, timestamp.end.max(timestamp.start)));
        (timestamp.start, timestamp.end) = (source.start as usize, source.end as usize);
    }
    timestamp
}
