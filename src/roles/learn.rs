//! The door for `tools/learn`: the features of each piece of an input, as the weights see them. Not for callers.

use super::feature::Feature;
use super::{evidence, pieces};
use crate::options::Options;
use crate::read::{self, Input};
use crate::{blocks, languages, repair, timestamps};

/// A page as the learning tool sees it.
pub struct Page {
    /// Plain text: the input; HTML: the visible text.
    pub source: String,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
    /// The element each piece stands in.
    pub owners: Vec<u32>,
    /// For each element the one it stands in.
    pub parents: Vec<u32>,
}

/// One piece of a page.
pub struct Piece {
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// One number per feature.
    pub features: Vec<i16>,
    /// Equal for pieces that lie alike in the tree of a page with tags.
    pub frame: u32,
}

/// Names of the features, in the order of their columns.
pub fn names() -> &'static [&'static str] {
    Feature::NAMES
}

/// Names of the second judge's columns.
pub fn again_names() -> Vec<&'static str> {
    super::again::names()
}

/// The rows of the second judge, from what the first scored.
pub fn again(pieces: &[Piece], owners: &[u32], parents: &[u32], scores: &[i32]) -> Vec<Vec<i16>> {
    let frames: Vec<u32> = pieces.iter().map(|it| it.frame).collect();
    let sizes: Vec<u32> = pieces.iter().map(|it| (it.end - it.start) as u32).collect();
    let lying = super::again::Lying { frames: &frames, sizes: &sizes, owners, parents };
    let rows = super::again::rows(scores, &lying, pieces.iter().map(|it| &it.features[..]));
    rows.iter().map(|it| it.to_vec()).collect()
}

/// Runs the stages before `roles` and measures each piece.
pub fn measure(input: &Input, options: &Options) -> Page {
    let page = read::read(input);
    let text = repair::repair(page);
    let blocks = blocks::split(&text);
    let languages = languages::separate(&text, &blocks, options);
    let timestamps = timestamps::find(&text, &blocks, &languages, options);
    let cut = pieces::cut(&text.text, &blocks, &languages);
    let measured = evidence::gather(&text, &cut, &blocks, &languages, &timestamps);
    let pieces = cut.iter().zip(&measured.pieces).map(|(piece, measured)| {
        let source = text.map.to_source(piece.span).range();
        Piece { start: source.start, end: source.end, features: measured.row.to_vec(), frame: measured.frame }
    });
    let parents = text.page.elements.parents().to_vec();
    let pieces = pieces.collect();
    Page { pieces, source: text.page.source.to_string(), owners: measured.owners, parents }
}
