//! Frames: pieces that lie alike in the tree of a page, and boxes that come again and again. A site writes its paragraphs alike, and its
//! readers' comments, and its teasers; which of them is the article is told by what stands first, holds together and is near the headline.

use super::feature::{log, set, share, Feature};
use super::measure::Measured;
use super::structure::Sums;
use crate::read::{ElementId, Elements, Tag};
use crate::text::sort;
use std::ops::Range;

/// Fills the features of frames; `kinds` has a number per element that is equal for elements with the same tag and class.
pub fn fill(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], kinds: &[u32], elements: &Elements) {
    let paths = paths(kinds, elements);
    let before = before(page);
    likes(page, owners, &paths, &before, elements);
    runs(page, owners, &paths);
    boxes(page, owners, sums, &paths, elements);
    steps(page, owners, elements);
    headline(page, owners, sums, elements);
    images(page, owners, sums, elements);
}

/// A number per element that is equal for elements that lie below the same tags and classes, all the way up.
fn paths(kinds: &[u32], elements: &Elements) -> Vec<u32> {
    let mut paths: Vec<u32> = Vec::with_capacity(kinds.len());
    for (element, &kind) in kinds.iter().enumerate() {
        let above = elements.parent(element as ElementId).and_then(|it| paths.get(it as usize).copied());
        paths.push((above.unwrap_or(0).rotate_left(5) ^ kind).wrapping_mul(0x9e37_79b1));
    }
    paths
}

/// Letters in sentences before each piece, and of all.
fn before(page: &[Measured]) -> Vec<u32> {
    let mut sums = vec![0u32];
    for piece in page {
        sums.push(sums.last().copied().unwrap_or(0).saturating_add(piece.prose));
    }
    sums
}

/// The pieces with the same path, as a whole.
fn likes(page: &mut [Measured], owners: &[ElementId], paths: &[u32], before: &[u32], elements: &Elements) {
    use Feature::*;
    let path = |at: usize| paths[owners[at] as usize];
    let total = before.last().copied().unwrap_or(0);
    let mut order: Vec<usize> = (0..page.len()).collect();
    sort::by_key(&mut order, |&it| path(it));
    let groups: Vec<(u32, Range<usize>)> = {
        let mut from = 0;
        let mut groups = Vec::new();
        for group in order.chunk_by(|&a, &b| path(a) == path(b)) {
            let mass = group.iter().fold(0u32, |sum, &it| sum.saturating_add(page[it].prose));
            groups.push((mass, from..from + group.len()));
            from += group.len();
        }
        groups
    };
    let mut ranking: Vec<u32> = groups.iter().map(|it| it.0).collect();
    sort::by_key(&mut ranking, |it| std::cmp::Reverse(*it));
    for (number, (mass, range)) in groups.iter().enumerate() {
        let group = &order[range.clone()];
        let rank = ranking.partition_point(|it| it > mass);
        let count = group.len() as u32;
        let prose = group.iter().filter(|&&it| page[it].prose > 0).count() as u32;
        let parent = |it: usize| elements.parent(owners[it]);
        let parents = 1 + group.windows(2).filter(|it| parent(it[0]) != parent(it[1])).count() as u32;
        let first = group.first().map_or(0, |&it| before[it]);
        for (place, &at) in group.iter().enumerate() {
            page[at].frame = number as u32;
            let row = &mut page[at].row;
            set(row, LikeShare, share(*mass, total));
            set(row, LikeRank, rank.min(30) as i16);
            set(row, LikeCount, log(count));
            set(row, LikeProse, share(prose, count));
            set(row, LikeMean, log(mass / prose.max(1)));
            set(row, LikeParents, share(parents, count));
            set(row, LikeFirst, share(first, total));
            set(row, LikePlace, log(place as u32));
        }
    }
}

/// Pieces with the same path that follow one another.
fn runs(page: &mut [Measured], owners: &[ElementId], paths: &[u32]) {
    let mut at = 0;
    while at < page.len() {
        let own = paths[owners[at] as usize];
        let mut end = at;
        let mut mass = 0u32;
        while end < page.len() && paths[owners[end] as usize] == own {
            mass = mass.saturating_add(page[end].prose);
            end += 1;
        }
        for piece in &mut page[at..end] {
            set(&mut piece.row, Feature::LikeRun, log((end - at) as u32));
            set(&mut piece.row, Feature::LikeRunMass, log(mass));
        }
        at = end;
    }
}

/// The innermost box around a piece, of several pieces, that is not alone with its path.
fn boxes(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], paths: &[u32], elements: &Elements) {
    use Feature::*;
    let total = sums.first().map_or(0, |it| it.prose);
    let mut order: Vec<u32> = (0..elements.len() as u32).filter(|&it| sums[it as usize].pieces > 1).collect();
    sort::by_key(&mut order, |&it| paths[it as usize]);
    // For each box how many there are, its place among them, and the sentences in all.
    let mut of: Vec<(u32, u32, u32)> = vec![(0, 0, 0); elements.len()];
    for group in order.chunk_by(|&a, &b| paths[a as usize] == paths[b as usize]).filter(|it| it.len() > 1) {
        let mass = group.iter().fold(0u32, |sum, &it| sum.saturating_add(sums[it as usize].prose));
        for (place, &it) in group.iter().enumerate() {
            of[it as usize] = (group.len() as u32, place as u32, mass);
        }
    }
    let mut nearest: Vec<Option<ElementId>> = Vec::with_capacity(elements.len());
    for element in 0..elements.len() as ElementId {
        let above = elements.parent(element).and_then(|it| nearest.get(it as usize).copied().flatten());
        nearest.push(if of[element as usize].0 > 1 { Some(element) } else { above });
    }
    for (piece, &owner) in page.iter_mut().zip(owners) {
        let row = &mut piece.row;
        let found = nearest[owner as usize].map(|it| (of[it as usize], sums[it as usize]));
        let ((count, place, mass), own) = found.unwrap_or_default();
        set(row, BoxCount, log(count));
        set(row, BoxPlace, log(place));
        set(row, BoxShare, if count == 0 { -1 } else { share(own.prose, mass) });
        set(row, BoxMass, share(mass, total));
        set(row, BoxPieces, log(own.pieces));
    }
}

/// How far a piece and the next lie apart in the tree: the steps up to what holds both, and down.
fn steps(page: &mut [Measured], owners: &[ElementId], elements: &Elements) {
    let depth = |at: usize| page[at].row[Feature::Depth as usize];
    let mut apart: Vec<i16> = Vec::with_capacity(page.len() + 1);
    apart.push(40);
    for at in 1..page.len() {
        let (mut a, mut b, mut steps) = (owners[at - 1], owners[at], 0);
        let (mut deep_a, mut deep_b) = (depth(at - 1), depth(at));
        while a != b && steps < 40 {
            steps += 1;
            if deep_a >= deep_b {
                a = elements.parent(a).unwrap_or(a);
                deep_a -= 1;
            } else {
                b = elements.parent(b).unwrap_or(b);
                deep_b -= 1;
            }
        }
        apart.push(steps);
    }
    apart.push(40);
    for (piece, apart) in page.iter_mut().zip(apart.windows(2)) {
        set(&mut piece.row, Feature::StepsBefore, apart[0]);
        set(&mut piece.row, Feature::StepsAfter, apart[1]);
    }
}

/// How a piece lies to the headline: steps up to the element that holds both, and what that element holds of the page's sentences.
fn headline(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], elements: &Elements) {
    use Feature::*;
    let title = page.iter().position(|it| it.row[SinceTitle as usize] == 0);
    let mut around: Vec<(i16, i16)> = vec![(60, -1); elements.len()];
    let total = sums.first().map_or(0, |it| it.prose);
    if let Some(title) = title {
        let mut holds = vec![false; elements.len()];
        elements.with_ancestors(owners[title]).for_each(|it| holds[it as usize] = true);
        for element in 0..elements.len() {
            let above = elements.parent(element as ElementId).map_or((59, 0), |it| around[it as usize]);
            around[element] = match holds[element] {
                true => (0, share(sums[element].prose, total)),
                false => ((above.0 + 1).min(59), above.1),
            };
        }
    }
    for (piece, &owner) in page.iter_mut().zip(owners) {
        let (steps, mass) = around[owner as usize];
        set(&mut piece.row, TitleSteps, steps);
        set(&mut piece.row, TitleMass, mass);
    }
}

/// The smallest element around a piece that holds a picture: how many pieces it has, and how many steps it is up. A caption is alone with
/// its picture.
fn images(page: &mut [Measured], owners: &[ElementId], sums: &[Sums], elements: &Elements) {
    let mut holds: Vec<bool> = (0..elements.len() as ElementId)
        .map(|it| matches!(elements.tag(it), Tag::Img | Tag::Picture | Tag::Video | Tag::Figure))
        .collect();
    for element in (1..elements.len()).rev() {
        if let Some(parent) = elements.parent(element as ElementId).filter(|_| holds[element]) {
            holds[parent as usize] = true;
        }
    }
    let mut nearest: Vec<(u32, i16)> = Vec::with_capacity(elements.len());
    for (element, &holds) in holds.iter().enumerate() {
        let above = elements.parent(element as ElementId).and_then(|it| nearest.get(it as usize).copied());
        let (pieces, steps) = above.unwrap_or((0, 40));
        nearest.push(if holds { (sums[element].pieces, 0) } else { (pieces, (steps + 1).min(40)) });
    }
    for (piece, &owner) in page.iter_mut().zip(owners) {
        let (pieces, steps) = nearest[owner as usize];
        set(&mut piece.row, Feature::ImagePieces, log(pieces));
        set(&mut piece.row, Feature::ImageSteps, steps);
    }
}
