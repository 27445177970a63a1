//! Damage mended, each change on record. After this stage the text is frozen.

mod compose;
mod controls;
mod damage;
mod doubts;
mod draft;
mod entities;
mod invisible;
mod letterforms;
mod mojibake;
mod patches;
mod spaces;

use crate::read::{ElementId, Elements, Page, Tag};
use crate::text::{OffsetMap, SourceSpan, Span};
use damage::Damage;
use draft::Draft;
use patches::Patches;
use serde::Serialize;

/// The repaired text, frozen, and the way back from each of its bytes to the input.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a> {
    /// The page the text came from; its elements' spans now count in `text`.
    pub page: Page<'a>,
    pub text: String,
    pub map: OffsetMap,
    pub repairs: Vec<Repair>,
}

/// One mended place: where, which damage, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    pub source: SourceSpan,
    pub text: Span,
    pub damage: Damage,
}

/// One mended place as callers see it, in bytes of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Which damage.
    pub kind: &'static str,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// Damage can lie in layers; deeper than this it is left as it is.
const DEEPEST: usize = 8;

/// Mends a page's text.
pub(crate) fn repair(mut page: Page<'_>) -> Text<'_> {
    let (text, repairs) = mend(&page.source, &code(&page.elements));
    let mut map = OffsetMap::default();
    for repair in &repairs {
        map.push(repair.source, repair.text);
    }
    if !repairs.is_empty() {
        page.elements.move_spans(|at| map.to_text(at));
    }
    Text { text, page, map, repairs }
}

/// The stretches of code, in order and without overlap: their spaces and letters are as their author set them.
fn code(elements: &Elements) -> Vec<SourceSpan> {
    let mut stretches: Vec<SourceSpan> = Vec::new();
    for element in 0..elements.len() as ElementId {
        let Span { start, end } = elements.span(element);
        let within = stretches.last().is_some_and(|last| start < last.end);
        if matches!(elements.tag(element), Tag::Pre | Tag::Code | Tag::Kbd | Tag::Samp) && !within {
            stretches.push(SourceSpan { start, end });
        }
    }
    stretches
}

/// The mended text, with every change; mending it once more changes nothing.
fn mend(source: &str, code: &[SourceSpan]) -> (String, Vec<Repair>) {
    let mut draft = Draft::new(source);
    for _ in 0..DEEPEST {
        if !mend_one_layer(&mut draft, code) {
            let (text, repairs) = draft.finish(source);
            return (text.into_owned(), repairs);
        }
    }
    // Text that keeps changing was made for it. It stays as it came, and so does its repair's repair.
    (source.to_string(), Vec::new())
}

/// Whether anything was mended. First what hides other damage below it, and what is below: only when no layer is left, control
/// characters and soft hyphens are no halves of letters any more.
fn mend_one_layer(draft: &mut Draft, code: &[SourceSpan]) -> bool {
    let found = doubts::doubts(&draft.text);
    let layers: [(bool, Pass); 2] =
        [(found.entities, entities::patches), (found.mojibake, mojibake::patches)];
    let unseen: [(bool, Pass); 2] =
        [(found.controls, controls::patches), (found.invisible, invisible::patches)];
    let typography: [(bool, Pass); 2] =
        [(found.letterforms, letterforms::patches), (found.spaces, spaces::patches)];
    let composition: [(bool, Pass); 1] = [(found.composition, compose::patches)];
    run(draft, &layers, &[])
        || run(draft, &unseen, &[]) | run(draft, &typography, code) | run(draft, &composition, &[])
}

type Pass = fn(&str) -> Patches;

/// Runs the passes that something was found for, but not on what is spared; whether they mended anything.
fn run(draft: &mut Draft, passes: &[(bool, Pass)], spared: &[SourceSpan]) -> bool {
    let mut mended = false;
    for (_, patches) in passes.iter().filter(|(doubted, _)| *doubted) {
        let patches = draft.outside(patches(&draft.text), spared);
        mended |= !patches.is_empty();
        draft.apply(&patches);
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{read, Input};

    #[test]
    fn spaces_and_letters_of_code_stay_as_they_are() {
        let wide = "ｌｅｔ\u{3000}ｎａｍｅｓ";
        let fixed = "a\u{a0}b\u{a0}c\u{a0}d\u{a0}e";
        let prose = |it: &str| format!("<p>&amp;amp; {it}");
        let code = |it: &str| format!("<p>&amp;amp;</p><pre>{it}</pre><p><code>{it}</code></p>");
        let mended = |html: &str| repair(read(&Input::Html(html))).text;
        assert_eq!(mended(&prose(wide)), "& let names");
        assert_eq!(mended(&prose(&fixed.replace("a\u{a0}", "a\u{a0}\u{a0}"))), "& a  b c d e");
        for it in [wide, fixed] {
            assert_eq!(mended(&code(it)), format!("&\n{it}\n{it}"));
        }
        // What nobody sees goes from code, too.
        assert_eq!(mended(&code("a\u{200b}b")), "&\nab\nab");
    }
}
