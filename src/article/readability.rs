use super::Article;
use serde::Serialize;

/// What Readability's `parse()` gives, made from an [`Article`]: a reader view written for one can use the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readability {
    /// The headline.
    pub title: Option<String>,
    /// The authors, as one line.
    pub byline: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Language of the text as a BCP 47 tag.
    pub lang: Option<String>,
    /// The body as HTML that is safe to insert.
    pub content: String,
    /// The body as text.
    pub text_content: String,
    /// Length of `textContent` as JavaScript counts it.
    pub length: usize,
    /// A sentence or two.
    pub excerpt: Option<String>,
    /// Name of the site.
    pub site_name: Option<String>,
    /// When it appeared.
    pub published_time: Option<String>,
}

/// `None` where there is no body, as Readability gives `null`.
pub fn readability(article: &Article) -> Option<Readability> {
    if article.text.is_empty() {
        return None;
    }
    let content = super::html::html(&article.content);
    Some(Readability {
        title: article.title.clone(),
        byline: Some(article.byline.join(", ")).filter(|byline| !byline.is_empty()),
        dir: article.direction,
        lang: language(article),
        content: format!("<div id=\"readability-page-1\" class=\"page\">{content}</div>"),
        text_content: article.text.clone(),
        length: article.text.encode_utf16().count(),
        excerpt: article.excerpt.clone(),
        site_name: article.site_name.clone(),
        published_time: article.published.as_ref().map(|timestamp| timestamp.iso.clone()),
    })
}

/// The declared tag, region and all, unless the text is in another language.
fn language(article: &Article) -> Option<String> {
    let code = article.language.code;
    let declared =
        article.declared_language.as_deref().filter(|declared| super::notes::is_same(declared, code));
    match declared {
        Some(declared) => Some(declared.to_string()),
        None if super::content::named(Some(article.language)).is_some() => Some(code.as_str().to_string()),
        None => article.declared_language.clone(),
    }
}
