use super::article_data::ArticleData;
use super::head::Head;
use super::{push, squeezed};

/// What stands between a headline and the name of its site or section, in `<title>`.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " · ", " • ", " :: ", " / ", " > ", " \\ ", "｜", "_", " ‹ ",
    " ― ",
];

/// Words from which on a part of a title can be the headline itself.
const HEADLINE_WORDS: usize = 4;

/// What may be the article's title, the most trusted first.
pub fn candidates(
    head: &Head<'_>,
    data: &ArticleData,
    micro: &[String],
    site_name: Option<&str>,
) -> Vec<String> {
    let mut titles = Vec::new();
    let said = [
        headline(head, data),
        head.meta("dc:title"),
        head.meta("dcterms:title"),
        head.meta("og:title"),
        head.meta("weibo:article:title"),
        head.meta("weibo:webpage:title"),
        head.meta("title"),
        head.meta("twitter:title"),
        head.meta("parsely-title"),
    ];
    said.into_iter().flatten().for_each(|title| push(&mut titles, &squeezed(title)));
    if let Some(title) = &head.title {
        push(&mut titles, &headline_of(title));
    }
    micro.iter().for_each(|title| push(&mut titles, &squeezed(title)));
    for title in titles.clone() {
        if let Some(bare) = without_site(&title, site_name) {
            push(&mut titles, bare);
        }
    }
    if let Some(title) = &head.title {
        push(&mut titles, title);
    }
    titles
}

/// Of the two names that JSON-LD may give, the one that `<title>` repeats.
fn headline<'d>(head: &Head<'_>, data: &'d ArticleData) -> Option<&'d str> {
    let (headline, name) = (data.headline.as_deref(), data.name.as_deref());
    let title = head.title.as_deref().unwrap_or_default().to_lowercase();
    let repeats = |text: &&str| title.contains(&text.to_lowercase());
    headline.filter(repeats).or(name.filter(repeats)).or(headline).or(name)
}

/// A `<title>` without the names of site and section, as far as its shape tells.
fn headline_of(title: &str) -> String {
    // Signs without spaces around them are part of many headlines; only the site's own name behind them tells.
    let spaced = SEPARATORS.iter().filter(|separator| separator.starts_with(' '));
    let parts = spaced.filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())));
    let Some((at, length)) = parts.max() else { return title.to_string() };
    let (before, after) = (title[..at].trim(), title[at + length..].trim());
    if words(before) >= HEADLINE_WORDS {
        return before.to_string();
    }
    if words(after) >= HEADLINE_WORDS {
        return after.to_string();
    }
    title.to_string()
}

/// The title without the site's name at its end or beginning.
fn without_site<'t>(title: &'t str, site_name: Option<&str>) -> Option<&'t str> {
    let site = site_name.filter(|site| !site.is_empty())?;
    let is_site = |part: &str| part.trim().to_lowercase() == site.to_lowercase();
    SEPARATORS.iter().find_map(|separator| {
        let last =
            title.rsplit_once(separator).filter(|(_, site)| is_site(site)).map(|(headline, _)| headline);
        last.or_else(|| {
            title.split_once(separator).filter(|(site, _)| is_site(site)).map(|(_, headline)| headline)
        })
    })
}

/// Words, roughly: where words are not parted by spaces, two characters count as one.
fn words(text: &str) -> usize {
    let wide = text
        .chars()
        .filter(|&c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
        .count();
    text.split_whitespace().count() + wide / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_site_off_a_title() {
        assert_eq!(
            headline_of("Old bridge opens to cars again | The Harbour"),
            "Old bridge opens to cars again"
        );
        assert_eq!(headline_of("News: short"), "News: short");
        assert_eq!(without_site("Rain - The Harbour", Some("the harbour")), Some("Rain"));
    }
}
