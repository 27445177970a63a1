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

use crate::read::Page;
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
    let (text, repairs) = mend(&page.source);
    let mut map = OffsetMap::default();
    for repair in &repairs {
        map.push(repair.source, repair.text);
    }
    if !repairs.is_empty() {
        page.elements.move_spans(|at| map.to_text(at));
    }
    Text { text, page, map, repairs }
}

/// The mended text, with every change; mending it once more changes nothing.
fn mend(source: &str) -> (String, Vec<Repair>) {
    let mut draft = Draft::new(source);
    for _ in 0..DEEPEST {
        if !mend_one_layer(&mut draft) {
            let (text, repairs) = draft.finish(source);
            return (text.into_owned(), repairs);
        }
    }
    // Text that keeps changing was made for it. It stays as it came, and so does its repair's repair.
    (source.to_string(), Vec::new())
}

/// Whether anything was mended. First what hides other damage below it, and what is below: only when no layer is left, control
/// characters and soft hyphens are no halves of letters any more.
fn mend_one_layer(draft: &mut Draft) -> bool {
    let found = doubts::doubts(&draft.text);
    let layers: [(bool, Pass); 2] =
        [(found.entities, entities::patches), (found.mojibake, mojibake::patches)];
    let surface: [(bool, Pass); 5] = [
        (found.controls, controls::patches),
        (found.invisible, invisible::patches),
        (found.letterforms, letterforms::patches),
        (found.spaces, spaces::patches),
        (found.composition, compose::patches),
    ];
    run(draft, &layers) || run(draft, &surface)
}

type Pass = fn(&str) -> Patches;

/// Runs the passes that something was found for; whether they mended anything.
fn run(draft: &mut Draft, passes: &[(bool, Pass)]) -> bool {
    let mut mended = false;
    for (_, patches) in passes.iter().filter(|(doubted, _)| *doubted) {
        let patches = patches(&draft.text);
        mended |= !patches.is_empty();
        draft.apply(&patches);
    }
    mended
}
