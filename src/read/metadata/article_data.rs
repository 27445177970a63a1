use super::json::{self, Node, Value};
use super::{push, squeezed};

/// What JSON-LD says of the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleData {
    pub headline: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub authors: Vec<String>,
    /// Of the publisher.
    pub site_name: Option<String>,
    /// Name of the `WebSite`, where the page has one.
    pub web_site: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub created: Option<String>,
    pub language: Option<String>,
    pub keywords: Vec<String>,
    pub image: Option<String>,
    pub url: Option<String>,
    pub is_live: bool,
    pub is_free: Option<bool>,
}

/// Types of schema.org, besides all that end in `Article`, whose objects are articles.
const ARTICLES: &[&str] = &[
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "APIReference",
    "Review",
    "NewsReport",
];

/// Properties that lead from a page to other pages' articles.
const ELSEWHERE: &[&str] = &[
    "itemListElement",
    "mentions",
    "hasPart",
    "isPartOf",
    "citation",
    "relatedLink",
    "about",
    "isBasedOn",
    "associatedMedia",
    "review",
    "comment",
];

/// Reads all scripts; the first article of the page counts.
pub fn read(scripts: &[&str]) -> ArticleData {
    let mut data = ArticleData::default();
    let mut has_article = false;
    for script in scripts.iter().take(32) {
        let nodes = json::read(script);
        let mut at = 0;
        while at < nodes.len() {
            let node = &nodes[at];
            if node.value == Value::Object {
                let kinds: Vec<&str> = texts(&nodes, at, "@type");
                if kinds.contains(&"WebSite") && data.web_site.is_none() {
                    data.web_site = text(&nodes, at, "name");
                }
                if !has_article
                    && kinds.iter().any(|kind| kind.ends_with("Article") || ARTICLES.contains(kind))
                {
                    has_article = true;
                    fill(&mut data, &nodes, at);
                    data.is_live = kinds.contains(&"LiveBlogPosting");
                }
            }
            // A page that is no article may say when it appeared all the same.
            let is_dated = !has_article && node.value == Value::Object && data.published.is_none();
            if let Some(published) = is_dated.then(|| text(&nodes, at, "datePublished")).flatten() {
                data.published = Some(published);
                data.modified = text(&nodes, at, "dateModified");
            }
            let leads_away = ELSEWHERE.contains(&node.key.as_str());
            at = if leads_away { node.end.max(at + 1) } else { at + 1 };
        }
    }
    data
}

fn fill(data: &mut ArticleData, nodes: &[Node], at: usize) {
    data.headline = text(nodes, at, "headline");
    data.name = text(nodes, at, "name");
    data.description = text(nodes, at, "description");
    for key in ["author", "creator"] {
        if data.authors.is_empty() {
            data.authors = names(nodes, at, key);
        }
    }
    data.site_name = names(nodes, at, "publisher").into_iter().next();
    data.published = text(nodes, at, "datePublished");
    data.modified = text(nodes, at, "dateModified");
    data.created = text(nodes, at, "dateCreated");
    data.language = text(nodes, at, "inLanguage");
    for list in texts(nodes, at, "keywords") {
        list.split([',', ';', '،', '、']).for_each(|word| push(&mut data.keywords, word.trim()));
    }
    data.image = address(nodes, at, "image").or_else(|| address(nodes, at, "thumbnailUrl"));
    data.url = address(nodes, at, "mainEntityOfPage").or_else(|| address(nodes, at, "url"));
    data.is_free =
        text(nodes, at, "isAccessibleForFree").and_then(|said| match said.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        });
}

/// Indices of the values directly inside an object or array.
fn children(nodes: &[Node], at: usize) -> impl Iterator<Item = usize> + '_ {
    let end = nodes[at].end;
    let next = |&child: &usize| nodes.get(child).map(|node| node.end.max(child + 1));
    std::iter::successors(Some(at + 1), next).take_while(move |&child| child < end)
}

/// The values under a key, arrays opened.
fn values<'a>(nodes: &'a [Node], at: usize, key: &'a str) -> impl Iterator<Item = usize> + 'a {
    children(nodes, at).filter(move |&child| nodes[child].key == key).flat_map(|child| {
        let (own, inside) = match nodes[child].value {
            Value::Array => (None, Some(children(nodes, child))),
            _ => (Some(child), None),
        };
        own.into_iter().chain(inside.into_iter().flatten())
    })
}

fn texts<'a>(nodes: &'a [Node], at: usize, key: &'a str) -> Vec<&'a str> {
    values(nodes, at, key).take(super::MOST).filter_map(|value| scalar(&nodes[value])).collect()
}

fn text(nodes: &[Node], at: usize, key: &str) -> Option<String> {
    let found = texts(nodes, at, key)
        .into_iter()
        .map(|text| squeezed(&super::decode_twice(text)))
        .find(|text| !text.is_empty());
    found.filter(|text| text != "null")
}

/// Names of the people or organisations under a key: as text, as objects, or by reference to an object elsewhere.
fn names(nodes: &[Node], at: usize, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for value in values(nodes, at, key).take(16) {
        let name = match nodes[value].value {
            Value::Object => text(nodes, value, "name").or_else(|| {
                let id = text(nodes, value, "@id")?;
                let is_same = |&other: &usize| {
                    nodes[other].value == Value::Object
                        && text(nodes, other, "@id").as_deref() == Some(id.as_str())
                };
                (0..nodes.len()).filter(is_same).find_map(|other| text(nodes, other, "name"))
            }),
            _ => scalar(&nodes[value]).map(|name| squeezed(&super::decode_twice(name))),
        };
        push(&mut found, name.as_deref().unwrap_or_default().trim());
    }
    found
}

fn address(nodes: &[Node], at: usize, key: &str) -> Option<String> {
    values(nodes, at, key).find_map(|value| match nodes[value].value {
        Value::Object => text(nodes, value, "url").or_else(|| text(nodes, value, "@id")),
        _ => scalar(&nodes[value]).map(str::to_string),
    })
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_article_in_a_graph() {
        let script = r##"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Harbour"},
            {"@type":["NewsArticle"],"headline":"Ferry &amp; storm","author":{"@id":"#a"},"datePublished":"2024-02-03",
             "image":[{"url":"/a.jpg"}],"isAccessibleForFree":false},{"@type":"Person","@id":"#a","name":"Ines Prado"}]}"##;
        let data = read(&[script]);
        assert_eq!(data.headline.as_deref(), Some("Ferry & storm"));
        assert_eq!(
            (data.authors.as_slice(), data.web_site.as_deref()),
            (["Ines Prado".to_string()].as_slice(), Some("The Harbour"))
        );
        assert_eq!((data.image.as_deref(), data.is_free), (Some("/a.jpg"), Some(false)));
    }

    #[test]
    fn does_not_take_another_page_for_this_one() {
        let script =
            r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Elsewhere"}]}"#;
        assert_eq!(read(&[script]).headline, None);
    }

    #[test]
    fn a_page_that_is_no_article_says_when_it_appeared() {
        let script = r#"{"@type":"WebPage","datePublished":"2023-04-05","dateModified":"2023-06-07"}"#;
        let data = read(&[script]);
        assert_eq!(
            (data.published.as_deref(), data.modified.as_deref()),
            (Some("2023-04-05"), Some("2023-06-07"))
        );
        let both = read(&[script, r#"{"@type":"NewsArticle","headline":"A","datePublished":"2023-04-01"}"#]);
        assert_eq!((both.published.as_deref(), both.modified), (Some("2023-04-01"), None));
    }
}
