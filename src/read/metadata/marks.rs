use super::{push, DateRole, MOST};
use crate::read::{Attribute, ElementId, Elements, Tag};

/// What marks in the body say of the article: microdata, `rel=author`, classes that name a byline.
#[derive(Debug, Default)]
pub struct Marks {
    pub headlines: Vec<String>,
    /// From the surest kind of mark that there is.
    pub authors: Vec<String>,
    pub dates: Vec<(String, DateRole)>,
}

/// Longest text of an element that can be an author's name, in bytes.
const LONGEST_NAME: usize = 100;

/// Reads the attributes once, in document order.
pub fn read(elements: &Elements, text: &str) -> Marks {
    let mut marks = Marks::default();
    let (mut named, mut linked, mut styled) = (Vec::new(), Vec::new(), Vec::new());
    // An author's name often stands in an element of its own inside the author's.
    let mut author_end: ElementId = 0;
    let mut linked_in = None;
    // Authors named above the headline are the site's, or other articles'.
    let heading = (0..elements.len() as ElementId).find(|&element| elements.tag(element) == Tag::H1);
    let heading = heading.unwrap_or(0);
    for (element, name, value) in elements.all_attributes() {
        let own = || own_text(elements, element, text);
        let is_name = |text: &str| {
            element >= heading && text.len() < LONGEST_NAME && text.chars().any(char::is_alphabetic)
        };
        match name {
            Attribute::Rel if value == "author" => {
                let parent = elements.parent(element);
                if is_name(own()) && linked_in.is_none_or(|before| before == parent) {
                    linked_in = Some(parent);
                    push(&mut linked, own());
                }
            }
            Attribute::Class | Attribute::Id
                if styled.is_empty() && element >= heading && is_byline(value) && is_name(own()) =>
            {
                push(&mut styled, own().lines().next().unwrap_or_default());
            }
            Attribute::Itemprop => {
                for property in value.split_ascii_whitespace() {
                    match property {
                        "headline" => push(&mut marks.headlines, own()),
                        "author" | "creator" => {
                            author_end = elements.subtree_end(element);
                            let is_item = elements.attribute(element, Attribute::Itemtype).is_some();
                            if !is_item && is_name(own()) {
                                push(&mut named, own());
                            }
                        }
                        "name" if element < author_end && is_name(own()) => push(&mut named, own()),
                        "datePublished" => date(elements, element, own(), DateRole::Published, &mut marks),
                        "dateModified" => date(elements, element, own(), DateRole::Modified, &mut marks),
                        "dateCreated" => date(elements, element, own(), DateRole::Other, &mut marks),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    marks.authors = [named, linked, styled].into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    marks
}

fn date(elements: &Elements, element: ElementId, own: &str, role: DateRole, marks: &mut Marks) {
    let written = elements.attribute(element, Attribute::Datetime).unwrap_or(own);
    if !written.is_empty() && written.len() < 100 && marks.dates.len() < MOST {
        marks.dates.push((written.to_string(), role));
    }
}

fn is_byline(value: &str) -> bool {
    let words = ["byline", "writtenby", "written-by", "p-author", "author-name"];
    let has = |token: &str, word: &str| {
        token.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    // All of these hold a "y" or a hyphen, and few other tokens do.
    value.split_ascii_whitespace().any(|token| {
        token.eq_ignore_ascii_case("author")
            || memchr::memchr3(b'y', b'Y', b'-', token.as_bytes()).is_some()
                && words.iter().any(|word| has(token, word))
            || has(token, "authorname")
    })
}

fn own_text<'a>(elements: &'a Elements, element: ElementId, text: &'a str) -> &'a str {
    let own = elements.attribute(element, Attribute::Content);
    own.unwrap_or_else(|| text.get(elements.span(element).range()).unwrap_or_default()).trim()
}
