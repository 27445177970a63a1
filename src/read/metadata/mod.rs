//! What a page says of itself, outside its text.

mod article_data;
mod dates;
mod head;
mod json;
mod marks;
mod scripts;
mod titles;

pub use head::{script_kind, Head};

use super::html::{decode, Place};
use super::Elements;
use article_data::ArticleData;
use marks::Marks;

/// What a page says of itself in its head: JSON-LD, Open Graph, meta, `<title>`, `<html lang>`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// Candidates, the most trusted first; `<title>` included.
    pub titles: Vec<String>,
    pub description: Option<String>,
    pub authors: Vec<String>,
    pub site_name: Option<String>,
    /// `<html lang>`, else `content-language`, else `og:locale`, as written.
    pub language: Option<String>,
    /// `<html dir>`
    pub direction: Option<String>,
    pub url: Option<String>,
    /// `<base href>`: what relative addresses are relative to.
    pub base: Option<String>,
    pub image: Option<String>,
    pub icon: Option<String>,
    /// The same article in other languages: language and address.
    pub alternates: Vec<(String, String)>,
    pub tags: Vec<String>,
    /// Dates as written, with what they are said to be.
    pub dates: Vec<MetadataDate>,
    /// Said to be a live blog.
    pub is_live: bool,
    /// Said to be free to read, or not.
    pub is_free: Option<bool>,
}

/// One date of the page's head.
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataDate {
    pub text: String,
    pub role: DateRole,
    pub origin: DateOrigin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    Published,
    Modified,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrigin {
    Meta,
    JsonLd,
    Microdata,
    /// A script of the page's own.
    Script,
}

/// How many names, dates or tags are kept of each kind: more is not metadata any more.
const MOST: usize = 64;

/// Longest text taken over, in bytes.
const LONGEST: usize = 5000;

/// Puts together what the head and the marks in the body say.
pub fn gather(head: Head<'_>, elements: &Elements, text: &str) -> Metadata {
    let data = article_data::read(&head.json_ld);
    let marks = marks::read(elements, text);
    let site_name = first([
        data.site_name.as_deref(),
        head.meta("og:site_name"),
        head.meta("application-name"),
        data.web_site.as_deref(),
        head.meta("al:ios:app_name"),
    ]);
    let titles = titles::candidates(&head, &data, &marks.headlines, site_name.as_deref());
    Metadata {
        description: first([
            data.description.as_deref(),
            head.meta("dc:description"),
            head.meta("dcterms:description"),
            head.meta("og:description"),
            head.meta("description"),
            head.meta("twitter:description"),
        ]),
        authors: authors(&head, &data, &marks),
        language: first([
            head.language.as_deref(),
            head.meta("content-language"),
            data.language.as_deref(),
            head.meta("og:locale"),
            head.meta("dc:language"),
        ]),
        direction: head.direction.clone(),
        url: first([head.link("canonical"), head.meta("og:url"), data.url.as_deref()]),
        base: head.base.clone(),
        image: first([
            head.meta("og:image:secure_url"),
            head.meta("og:image"),
            head.meta("og:image:url"),
            data.image.as_deref(),
            head.meta("twitter:image"),
            head.meta("twitter:image:src"),
            head.link("image_src"),
        ]),
        icon: first([head.link("icon"), head.link("shortcut icon"), head.link("apple-touch-icon")]),
        alternates: head.alternates.clone(),
        tags: tags(&head, &data),
        dates: dates::gather(&head, &data, &marks.dates),
        is_live: data.is_live,
        is_free: data.is_free.or_else(|| {
            match head.meta("article:content_tier")?.to_ascii_lowercase().as_str() {
                "free" => Some(true),
                "metered" | "locked" => Some(false),
                _ => None,
            }
        }),
        site_name,
        titles,
    }
}

fn push(list: &mut Vec<String>, value: &str) {
    if !value.is_empty() && value.len() < 300 && list.len() < MOST && !list.iter().any(|known| known == value)
    {
        list.push(value.to_string());
    }
}

/// Names from the most trusted source that has any; addresses and account names are not names.
fn authors(head: &Head<'_>, data: &ArticleData, marks: &Marks) -> Vec<String> {
    let is_name = |name: &&str| {
        !name.is_empty()
            && !name.starts_with("http")
            && !name.starts_with("www.")
            && !name.starts_with('@')
            && name.len() < 200
    };
    let metas = [
        "dc:creator",
        "dcterms:creator",
        "author",
        "parsely-author",
        "article:author",
        "sailthru.author",
        "byl",
    ];
    let mut sources: Vec<Vec<&str>> = vec![data.authors.iter().map(String::as_str).collect()];
    sources.extend(metas.iter().map(|name| head.metas(name).collect()));
    sources.push(marks.authors.iter().map(String::as_str).collect());
    for source in sources {
        let mut names = Vec::new();
        for name in source.into_iter().map(str::trim).filter(is_name) {
            // "Ann Lee" and "Ann Lee, our correspondent" are one.
            if !names.iter().any(|known: &String| name.starts_with(known.as_str())) {
                push(&mut names, name);
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

fn tags(head: &Head<'_>, data: &ArticleData) -> Vec<String> {
    let mut tags = Vec::new();
    let lists = ["keywords", "news_keywords"].iter().flat_map(|name| head.metas(name));
    let lists = lists.flat_map(|list| list.split([',', ';', '،', '、', '，']));
    let single = head.metas("article:tag").chain(data.keywords.iter().map(String::as_str));
    for tag in single.chain(lists) {
        push(&mut tags, tag.trim());
    }
    tags
}

fn first<const N: usize>(candidates: [Option<&str>; N]) -> Option<String> {
    let found =
        candidates.into_iter().flatten().map(str::trim).find(|text| !text.is_empty() && text.len() < LONGEST);
    found.map(squeezed)
}

/// A text on one line: runs of white space become one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text from JSON-LD, where references are often left, sometimes escaped twice.
fn decode_twice(text: &str) -> String {
    let once = decode(text, Place::Text);
    decode(&once, Place::Text).into_owned()
}
