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
    pub image: Option<String>,
    pub tags: Vec<String>,
    /// Dates as written, with what they are said to be.
    pub dates: Vec<MetadataDate>,
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
}
