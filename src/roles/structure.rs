//! What the tree of a page says: links, landmarks, containers, and the elements that hold its sentences.

use super::classes::{self, Hint};
use super::feature::{log, set, share, Feature};
use super::frames;
use super::measure::{Measured, Page};
use super::pieces::Piece;
use crate::blocks::Block;
use crate::read::{Attribute, ElementId, Elements, Tag};
use crate::text::sort;

/// One row of sums per element, over all below it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    pub prose: u32,
    pub letters: u32,
    pub linked: u32,
    pub pieces: u32,
    /// Sentences standing directly in paragraphs below, weighed as Readability does: parent in full, grandparent by half.
    weight: u32,
}

/// Fills the features of pages with tags. Without elements nothing is known, and nothing set.
pub fn fill(page: &mut Page, pieces: &[Piece], blocks: &[Block], elements: &Elements) {
    if elements.is_empty() || pieces.is_empty() {
        return;
    }
    let owners: Vec<ElementId> =
        pieces.iter().map(|it| blocks.get(it.block).and_then(|it| it.element).unwrap_or(0)).collect();
    let linked = linked(pieces, elements);
    links(&mut page.pieces, &linked);
    let sums = sums(&page.pieces, &owners, &linked, elements);
    marks(&mut page.pieces, &owners, elements);
    containers(&mut page.pieces, &owners, &sums, elements);
    cores(&mut page.pieces, &owners, &sums, elements);
    let numbers = kind_numbers(elements);
    kinds(&mut page.pieces, &owners, &linked, &numbers, elements);
    frames::fill(&mut page.pieces, &owners, &sums, &numbers, elements);
    headings(&mut page.pieces, &owners, elements);
    page.owners = owners;
}

/// How many bytes of each piece are links.
fn linked(pieces: &[Piece], elements: &Elements) -> Vec<u32> {
    let mut linked = vec![0; pieces.len()];
    let mut at = 0;
    let mut done = 0;
    for element in 0..elements.len() as ElementId {
        if elements.tag(element) != Tag::A || elements.attribute(element, Attribute::Href).is_none() {
            continue;
        }
        let span = elements.span(element);
        let start = span.start.max(done);
        done = done.max(span.end);
        while at < pieces.len() && pieces[at].span.end <= start {
            at += 1;
        }
        let mut on = at;
        while on < pieces.len() && pieces[on].span.start < span.end {
            linked[on] += span.end.min(pieces[on].span.end).saturating_sub(start.max(pieces[on].span.start));
            on += 1;
        }
        at = on.saturating_sub(1).max(at);
    }
    linked
}

fn links(page: &mut [Measured], linked: &[u32]) {
    use Feature::*;
    let bytes: Vec<u32> = page.iter().map(|it| it.bytes).collect();
    let of = |at: usize| share(linked[at], bytes[at]);
    for (at, piece) in page.iter_mut().enumerate() {
        let row = &mut piece.row;
        set(row, LinkShare, of(at));
        set(row, WholeLink, i16::from(of(at) > 900));
        set(row, LinkBefore, at.checked_sub(1).map_or(-1, of));
        set(row, LinkAfter, if at + 1 < linked.len() { of(at + 1) } else { -1 });
        let (from, to) = (at.saturating_sub(3), (at + 4).min(linked.len()));
        set(row, LinkNear, share(linked[from..to].iter().sum(), bytes[from..to].iter().sum()));
    }
}

fn sums(page: &[Measured], owners: &[ElementId], linked: &[u32], elements: &Elements) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); elements.len()];
    for ((piece, &owner), &linked) in page.iter().zip(owners).zip(linked) {
        let own = &mut sums[owner as usize];
        // What is linked is no sentence of this page.
        let prose = if linked * 2 > piece.bytes { 0 } else { piece.prose };
        own.prose += prose;
        own.letters += piece.bytes;
        own.linked += linked;
        own.pieces += 1;
        if let Some(parent) = elements.parent(owner) {
            sums[parent as usize].weight += prose;
            if let Some(above) = elements.parent(parent) {
                sums[above as usize].weight += prose / 2;
            }
        }
    }
    // Children come after their parents: from the end, each is complete when its turn comes.
    for element in (1..elements.len()).rev() {
        if let Some(parent) = elements.parent(element as ElementId) {
            let own = sums[element];
            let above = &mut sums[parent as usize];
            above.prose += own.prose;
            above.letters += own.letters;
            above.linked += own.linked;
            above.pieces += own.pieces;
        }
    }
    sums
}

/// What an element's tag and names say, and those of all above it.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited {
    depth: u16,
    hints: u16,
    /// Hints of the element itself and the two above it.
    near: u16,
    landmarks: u16,
    articles: u16,
    is_body: bool,
}

const LANDMARKS: [(Feature, &[Tag]); 14] = [
    (Feature::InNav, &[Tag::Nav, Tag::Menu]),
    (Feature::InHeader, &[Tag::Header]),
    (Feature::InFooter, &[Tag::Footer, Tag::Address]),
    (Feature::InAside, &[Tag::Aside, Tag::Dialog]),
    (Feature::InArticle, &[Tag::Article]),
    (Feature::InMain, &[Tag::Main]),
    (Feature::InHeading, &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6]),
    (Feature::InList, &[Tag::Ul, Tag::Ol, Tag::Dl]),
    (Feature::InTable, &[Tag::Table]),
    (Feature::InQuote, &[Tag::Blockquote]),
    (Feature::InCell, &[Tag::Td, Tag::Th]),
    (Feature::InForm, &[Tag::Form, Tag::Label, Tag::Button, Tag::Fieldset]),
    (Feature::InFigure, &[Tag::Figure, Tag::Figcaption, Tag::Caption]),
    (Feature::Emphasis, &[Tag::Em, Tag::Strong, Tag::B, Tag::I, Tag::Small]),
];

const HINTS: [(Feature, Hint); 13] = [
    (Feature::ClassBody, Hint::Body),
    (Feature::ClassNavigation, Hint::Navigation),
    (Feature::ClassSharing, Hint::Sharing),
    (Feature::ClassRelated, Hint::Related),
    (Feature::ClassAdvertisement, Hint::Advertisement),
    (Feature::ClassPromotion, Hint::Promotion),
    (Feature::ClassComments, Hint::Comments),
    (Feature::ClassTags, Hint::Tags),
    (Feature::ClassLegal, Hint::Legal),
    (Feature::ClassMeta, Hint::Meta),
    (Feature::ClassCaption, Hint::Caption),
    (Feature::ClassTitle, Hint::Title),
    (Feature::ClassSidebar, Hint::Sidebar),
];

fn marks(page: &mut [Measured], owners: &[ElementId], elements: &Elements) {
    let hints = classes::hints(elements);
    let mut inherited: Vec<Inherited> = Vec::with_capacity(elements.len());
    for element in 0..elements.len() as ElementId {
        let parent = elements.parent(element).and_then(|it| inherited.get(it as usize).copied());
        let grandparent =
            elements.parent(element).and_then(|it| elements.parent(it)).map_or(0, |it| hints[it as usize].0);
        let above = parent.unwrap_or_default();
        let own = hints[element as usize];
        let tag = elements.tag(element);
        let landmarks = LANDMARKS.iter().enumerate().filter(|it| it.1 .1.contains(&tag));
        // The names of `<html>` and `<body>` speak of the page, not of a part.
        let is_page = matches!(tag, Tag::Html | Tag::Body);
        let parent_hints = elements.parent(element).map_or(0, |it| hints[it as usize].0);
        inherited.push(Inherited {
            depth: above.depth.saturating_add(1),
            hints: if is_page { 0 } else { above.hints | own.0 },
            near: if is_page { 0 } else { own.0 | parent_hints | grandparent },
            landmarks: above.landmarks | landmarks.fold(0, |bits, it| bits | 1 << it.0),
            articles: above.articles + u16::from(tag == Tag::Article),
            is_body: above.is_body || own.1,
        });
    }
    for (piece, &owner) in page.iter_mut().zip(owners) {
        let own = inherited[owner as usize];
        let row = &mut piece.row;
        for (bit, (feature, _)) in LANDMARKS.iter().enumerate() {
            set(row, *feature, own.landmarks >> bit & 1);
        }
        for (feature, hint) in HINTS {
            let value = u16::from(own.hints & hint as u16 != 0) + u16::from(own.near & hint as u16 != 0);
            set(row, feature, value);
        }
        set(row, Feature::OwnClass, hints[owner as usize].0 as i16);
        set(row, Feature::InBodyProperty, i16::from(own.is_body));
        set(row, Feature::Depth, own.depth.min(200));
        set(row, Feature::ArticlesAround, own.articles.min(9));
        set(row, Feature::Tag, elements.tag(owner) as i16);
        set(row, Feature::ParentTag, elements.parent(owner).map_or(0, |it| elements.tag(it) as i16));
    }
}

/// The shares of sentences and links in the elements around a piece.
fn containers(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], elements: &Elements) {
    use Feature::*;
    let total = sums[0].prose;
    for (piece, &owner) in page.iter_mut().zip(owners) {
        let row = &mut piece.row;
        let mut around = elements.with_ancestors(owner).skip(1).map(|it| sums[it as usize]);
        let mut next = || around.next().unwrap_or(sums[0]);
        let (first, second, third) = (next(), next(), next());
        set(row, Container1Prose, share(first.prose, total));
        set(row, Container1Links, share(first.linked, first.letters));
        set(row, Container1Pieces, log(first.pieces));
        set(row, Container2Prose, share(second.prose, total));
        set(row, Container2Links, share(second.linked, second.letters));
        set(row, Container2Pieces, log(second.pieces));
        set(row, Container3Prose, share(third.prose, total));
        set(row, Container3Links, share(third.linked, third.letters));
    }
}

/// How a piece lies to the elements that hold most of the page's sentences: the smallest with four fifths of them, the smallest with half,
/// and the one with the best score of Readability's kind.
fn cores(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], elements: &Elements) {
    use Feature::*;
    let total = sums[0].prose;
    let smallest = |part: u32, of: u32| {
        let holds =
            |it: &usize| u64::from(sums[*it].prose) * u64::from(of) >= u64::from(total) * u64::from(part);
        (0..elements.len())
            .rev()
            .filter(holds)
            .min_by_key(|&it| (sums[it].letters, std::cmp::Reverse(it)))
            .unwrap_or(0)
    };
    let score = |it: usize| {
        u64::from(sums[it].weight) * u64::from(1000 - share(sums[it].linked, sums[it].letters) as u16)
    };
    let best = (0..elements.len()).max_by_key(|&it| (score(it), std::cmp::Reverse(it))).unwrap_or(0);
    let core = smallest(4, 5);
    let cores = [(core, InCore, CoreSteps), (smallest(1, 2), InHalf, HalfSteps), (best, InBest, BestSteps)];
    for (core, inside, steps) in cores {
        let distance = steps_to(core as ElementId, elements);
        for (piece, &owner) in page.iter_mut().zip(owners) {
            let (is_inside, far) = distance[owner as usize];
            set(&mut piece.row, inside, i16::from(is_inside));
            set(&mut piece.row, steps, far.min(60) as i16);
        }
    }
    for piece in page {
        set(&mut piece.row, CoreShare, share(sums[core].letters, sums[0].letters));
    }
}

/// For each element whether it is in `core`, and how many steps lie between: below it, or up from it to what holds both.
fn steps_to(core: ElementId, elements: &Elements) -> Vec<(bool, u16)> {
    let mut up = vec![u16::MAX; elements.len()];
    for (steps, element) in elements.with_ancestors(core).enumerate() {
        up[element as usize] = steps.min(1000) as u16;
    }
    let mut steps: Vec<(bool, u16)> = Vec::with_capacity(elements.len());
    for element in 0..elements.len() as ElementId {
        let parent = elements.parent(element).and_then(|it| steps.get(it as usize).copied());
        steps.push(match (up[element as usize], parent) {
            (0, _) => (true, 0),
            (u16::MAX, Some((true, far))) => (true, far.saturating_add(1)),
            (u16::MAX, Some((false, far))) => (false, far),
            (far, _) => (false, far),
        });
    }
    steps
}

/// What the other pieces with the same tag and names are like: a site writes its paragraphs alike.
fn kinds(page: &mut [Measured], owners: &[ElementId], linked: &[u32], names: &[u32], elements: &Elements) {
    use Feature::*;
    let own = |at: usize| names[owners[at] as usize];
    let above = |at: usize| elements.parent(owners[at]).map_or(0, |it| names[it as usize]);
    let mut order: Vec<usize> = (0..page.len()).collect();
    sort::by_key(&mut order, |&it| own(it));
    for group in order.chunk_by(|&a, &b| own(a) == own(b)) {
        let sum =
            |value: &dyn Fn(usize) -> u32| group.iter().map(|&it| value(it)).fold(0u32, u32::saturating_add);
        let count = group.len() as u32;
        let words = sum(&|it| page[it].surface.words);
        let prose = sum(&|it| u32::from(page[it].prose > 0));
        let (links, bytes) = (sum(&|it| linked[it]), sum(&|it| page[it].bytes));
        for &at in group {
            let row = &mut page[at].row;
            set(row, KindWords, log(words * 4 / count));
            set(row, KindProse, share(prose, count));
            set(row, KindCount, log(count));
            set(row, KindLinks, share(links, bytes));
        }
    }
    sort::by_key(&mut order, |&it| above(it));
    for group in order.chunk_by(|&a, &b| above(a) == above(b)) {
        let prose = group.iter().filter(|&&it| page[it].prose > 0).count() as u32;
        for &at in group {
            set(&mut page[at].row, ParentKindProse, share(prose, group.len() as u32));
            set(&mut page[at].row, ParentKindCount, log(group.len() as u32));
        }
    }
}

/// A number per element that is equal for elements with the same tag and class, below the same tag.
fn kind_numbers(elements: &Elements) -> Vec<u32> {
    let mix = |hash: u32, byte: u32| (hash ^ byte).wrapping_mul(0x0100_0193);
    let tags = (0..elements.len() as ElementId).map(|it| {
        let parent = elements.parent(it).map_or(0, |it| elements.tag(it) as u32);
        mix(mix(0x811c_9dc5, elements.tag(it) as u32), parent)
    });
    let mut numbers: Vec<u32> = tags.collect();
    for (element, name, value) in elements.all_attributes() {
        if let (Attribute::Class, Some(number)) = (name, numbers.get_mut(element as usize)) {
            *number = value
                .bytes()
                .take(120)
                .filter(|it| !it.is_ascii_digit())
                .fold(*number, |hash, byte| mix(hash, u32::from(byte)));
        }
    }
    numbers
}

/// The last heading above a piece: how far, how high, and whether it is one of furniture.
fn headings(page: &mut [Measured], owners: &[ElementId], elements: &Elements) {
    let mut last: Option<(usize, i16, i16)> = None;
    for at in 0..page.len() {
        let (since, level, phrase) = last.map_or((60, 0, 0), |it| ((at - it.0).min(60) as i16, it.1, it.2));
        let row = &mut page[at].row;
        set(row, Feature::SinceHeading, since);
        set(row, Feature::HeadingLevel, level);
        set(row, Feature::HeadingPhrase, phrase);
        let level = match elements.tag(owners[at]) {
            Tag::H1 => 6,
            Tag::H2 => 5,
            Tag::H3 => 4,
            Tag::H4 => 3,
            Tag::H5 => 2,
            Tag::H6 => 1,
            _ => continue,
        };
        last = Some((at, level, page[at].furniture.0));
    }
}
