//! The furniture and the sentences around a piece: what was said of comments, rights and other articles before it and after, and how
//! sentences and short lines take turns. Readers' comments come behind such a line and take turns with names.

use super::feature::{log, set, share, Feature};
use super::measure::Measured;

/// No such line: further than any.
const NEVER: i16 = 999;

/// From this strength on a phrase counts as a line of its kind.
const STRONG: i16 = 50;

/// Fills the features that look at openings of furniture anywhere before and after, and at windows of pieces.
pub fn fill(page: &mut [Measured]) {
    use Feature::*;
    let prose = sums(page, |it| it.prose);
    since(page, &prose, PhraseComments, [ProseSinceComments, CountComments, ProseToComments]);
    since(page, &prose, PhraseLegal, [ProseSinceLegal, CountLegal, ProseToLegal]);
    since(page, &prose, PhraseRelated, [ProseSinceRelated, CountRelated, ProseToRelated]);
    repeats(page);
    datelines(page);
    turns(page, &prose, 3, [ProseCount3, ProseMean3, Flips3, Dates3, Stops3]);
    turns(page, &prose, 8, [ProseCount8, ProseMean8, Flips8, Dates8, Stops8]);
}

/// Running totals: of the pieces before each.
fn sums(page: &[Measured], value: impl Fn(&Measured) -> u32) -> Vec<u32> {
    let mut sums = Vec::with_capacity(page.len() + 1);
    sums.push(0);
    for piece in page {
        sums.push(sums.last().copied().unwrap_or(0u32).saturating_add(value(piece)));
    }
    sums
}

/// Sentences since the last strong phrase of a kind, how many of the kind came before, and sentences until the next.
fn since(page: &mut [Measured], prose: &[u32], phrase: Feature, [before, count, after]: [Feature; 3]) {
    let (mut last, mut seen) = (None, 0i16);
    for (at, piece) in page.iter_mut().enumerate() {
        set(&mut piece.row, before, last.map_or(NEVER, |it: usize| log(prose[at] - prose[it])));
        set(&mut piece.row, count, seen);
        if piece.row[phrase as usize] >= STRONG {
            (last, seen) = (Some(at), (seen + 1).min(20));
        }
    }
    let mut next = None;
    for (at, piece) in page.iter_mut().enumerate().rev() {
        set(&mut piece.row, after, next.map_or(NEVER, |it: usize| log(prose[it] - prose[at + 1])));
        if piece.row[phrase as usize] >= STRONG {
            next = Some(at);
        }
    }
}

/// How many of the pieces near stand on the page three times or more: the buttons of comments do.
fn repeats(page: &mut [Measured]) {
    let often = sums(page, |it| u32::from(it.row[Feature::Repeated as usize] >= 2));
    for at in 0..page.len() {
        for (reach, feature) in [(2, Feature::RepeatsNear2), (6, Feature::RepeatsNear6)] {
            let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(page.len()));
            let near = often[to] - often[from] - (often[at + 1] - often[at]);
            set(&mut page[at].row, feature, near);
        }
    }
}

/// How far the nearest opening of an agency's story is, before the piece or in it, and after it.
fn datelines(page: &mut [Measured]) {
    const FAR: usize = 60;
    let opens = |it: &Measured| it.row[Feature::Dateline as usize] == 2;
    let mut last = None;
    for (at, piece) in page.iter_mut().enumerate() {
        last = if opens(piece) { Some(at) } else { last };
        set(&mut piece.row, Feature::SinceDateline, last.map_or(99, |it| (at - it).min(FAR) as i16));
    }
    let mut next = None;
    for (at, piece) in page.iter_mut().enumerate().rev() {
        set(&mut piece.row, Feature::ToDateline, next.map_or(99, |it: usize| (it - at).min(FAR) as i16));
        next = if opens(piece) { Some(at) } else { next };
    }
}

/// In a window around each piece: the share of pieces with sentences, their mean length, how often sentences and short lines take turns, how
/// many pieces are mostly dates, and the share that ends as sentences do.
fn turns(
    page: &mut [Measured],
    prose: &[u32],
    reach: usize,
    [count, mean, flips, dates, stops]: [Feature; 5],
) {
    let long = sums(page, |it| u32::from(it.prose > 0));
    let dated = sums(page, |it| u32::from(it.row[Feature::TimestampShare as usize] > 300));
    let ended = sums(page, |it| u32::from(it.row[Feature::Last as usize] == 1));
    // At each place whether the piece is of another kind than the one before.
    let mut turns = vec![0u32; page.len() + 1];
    for at in 1..page.len() {
        turns[at] = turns[at - 1] + u32::from((page[at].prose > 0) != (page[at - 1].prose > 0));
    }
    for (at, piece) in page.iter_mut().enumerate() {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(prose.len() - 1));
        let size = (to - from) as u32;
        let row = &mut piece.row;
        let many = long[to] - long[from];
        set(row, count, share(many, size));
        set(row, mean, log((prose[to] - prose[from]) / many.max(1)));
        set(row, flips, turns[to - 1] - turns[from]);
        set(row, dates, dated[to] - dated[from]);
        set(row, stops, share(ended[to] - ended[from], size));
    }
}
