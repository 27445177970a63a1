use super::{Door, Elements, Metadata, Page};

pub fn read(html: &str) -> Page<'_> {
    Page {
        door: Door::Html,
        source: html.into(),
        elements: Elements::default(),
        metadata: Metadata::default(),
    }
}
