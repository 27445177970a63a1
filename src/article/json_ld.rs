use super::Article;
use serde::Serialize;

/// The article as schema.org's `NewsArticle`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    keywords: &'a [String],
    article_body: &'a str,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// One JSON object; safe inside a `<script>` element.
pub fn json_ld(article: &Article) -> String {
    let news = NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        headline: article.title.as_deref(),
        alternative_headline: article.subtitle.as_deref(),
        author: article.byline.iter().map(|name| Named { kind: "Person", name }).collect(),
        date_published: article.published.as_ref().map(|timestamp| timestamp.iso.as_str()),
        date_modified: article.modified.as_ref().map(|timestamp| timestamp.iso.as_str()),
        in_language: Some(article.language.code.as_str()).filter(|code| *code != "und" && *code != "zxx"),
        publisher: article.site_name.as_deref().map(|name| Named { kind: "Organization", name }),
        url: article.url.as_deref(),
        image: article.image.as_deref(),
        description: article.excerpt.as_deref(),
        keywords: &article.tags,
        article_body: &article.text,
    };
    // "<" would let a text end the script element that the object is put into.
    serde_json::to_string(&news).unwrap_or_default().replace('<', "\\u003c")
}
