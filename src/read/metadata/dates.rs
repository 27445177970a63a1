use super::article_data::ArticleData;
use super::head::Head;
use super::{DateOrigin, DateRole, MetadataDate, MOST};

/// Names of `<meta>` elements that hold a date, the most trusted first.
const NAMES: &[(&str, DateRole)] = &[
    ("article:published_time", DateRole::Published),
    ("og:published_time", DateRole::Published),
    ("article:published", DateRole::Published),
    ("datepublished", DateRole::Published),
    ("parsely-pub-date", DateRole::Published),
    ("og:article:published_time", DateRole::Published),
    ("cxenseparse:recs:publishtime", DateRole::Published),
    ("publishdate", DateRole::Published),
    ("publish-date", DateRole::Published),
    ("publish_date", DateRole::Published),
    ("publication_date", DateRole::Published),
    ("publicationdate", DateRole::Published),
    ("pubdate", DateRole::Published),
    ("article_date_original", DateRole::Published),
    ("originalpublicationdate", DateRole::Published),
    ("article:date", DateRole::Published),
    ("article:post_date", DateRole::Published),
    ("og:pubdate", DateRole::Published),
    ("sailthru:date", DateRole::Published),
    ("sailthru.date", DateRole::Published),
    ("citation_publication_date", DateRole::Published),
    ("citation_online_date", DateRole::Published),
    ("dc:date:issued", DateRole::Published),
    ("dc:date.issued", DateRole::Published),
    ("dcterms:issued", DateRole::Published),
    ("dcterms:created", DateRole::Published),
    ("dc:created", DateRole::Published),
    ("dcterms:date", DateRole::Other),
    ("dc:date", DateRole::Other),
    ("date", DateRole::Other),
    ("pdate", DateRole::Published),
    ("ptime", DateRole::Published),
    ("displaydate", DateRole::Published),
    ("publisheddate", DateRole::Published),
    ("published_date", DateRole::Published),
    ("datecreated", DateRole::Other),
    ("shareaholic:article_published_time", DateRole::Published),
    ("lastpublisheddate", DateRole::Published),
    ("dateupdate", DateRole::Modified),
    ("dateupdated", DateRole::Modified),
    ("article:modified_time", DateRole::Modified),
    ("og:updated_time", DateRole::Modified),
    ("og:modified_time", DateRole::Modified),
    ("article:modified", DateRole::Modified),
    ("article:updated_time", DateRole::Modified),
    ("datemodified", DateRole::Modified),
    ("lastmod", DateRole::Modified),
    ("last-modified", DateRole::Modified),
    ("last_updated", DateRole::Modified),
    ("dcterms:modified", DateRole::Modified),
    ("dc:modified", DateRole::Modified),
    ("revised", DateRole::Modified),
];

/// All dates of a page's metadata as written; of one role and origin the most trusted first.
pub fn gather(head: &Head<'_>, data: &ArticleData, micro: &[(String, DateRole)]) -> Vec<MetadataDate> {
    let mut dates = Vec::new();
    let mut add = |text: &str, role, origin| {
        let date = MetadataDate { text: text.trim().to_string(), role, origin };
        let is_usable = !date.text.is_empty() && date.text.len() < 100;
        if is_usable && dates.len() < MOST && !dates.contains(&date) {
            dates.push(date);
        }
    };
    let said = [
        (&data.published, DateRole::Published),
        (&data.modified, DateRole::Modified),
        (&data.created, DateRole::Other),
    ];
    for (text, role) in said {
        text.iter().for_each(|text| add(text, role, DateOrigin::JsonLd));
    }
    for &(name, role) in NAMES {
        head.meta(name).into_iter().for_each(|text| add(text, role, DateOrigin::Meta));
    }
    for (text, role) in micro {
        add(text, *role, DateOrigin::Microdata);
    }
    for (text, role) in &head.scripted {
        add(text, *role, DateOrigin::Script);
    }
    dates
}
