//! Passages: sentences that stand together, and what speaks for each passage as a whole. A page with rules of conduct longer than its article
//! is told by the headline, the dateline and the date that only the article has.

use super::feature::{log, set, share, Feature};
use super::headline::is_short;
use super::measure::Page;
use super::words::shared;
use crate::text::sort;
use std::ops::Range;

/// What is known of a passage, in the order of the columns below.
type Columns = [Feature; 13];

/// A headline stands among so many pieces above its passage, a date among so many.
const HEADLINE_ABOVE: usize = 10;
const DATE_ABOVE: usize = 5;

/// Fills the features of passages: parted by two pieces without sentences, and by five.
pub fn fill(page: &mut Page) {
    use Feature::*;
    let tight: Columns = [
        PassageShare,
        PassageRank,
        PassagePieces,
        PassageMean,
        PassageHead,
        PassageDateline,
        PassageDates,
        PassageFurniture,
        PassageOrdinal,
        PassageTitle,
        PassageStops,
        PassageHoles,
        PassagePlace,
    ];
    let loose: Columns = [
        LooseShare,
        LooseRank,
        LoosePieces,
        LooseMean,
        LooseHead,
        LooseDateline,
        LooseDates,
        LooseFurniture,
        LooseOrdinal,
        LooseTitle,
        LooseStops,
        LooseHoles,
        LoosePlace,
    ];
    for (gap, columns) in [(1, tight), (4, loose)] {
        let passages = passages(page, gap);
        for piece in &mut page.pieces {
            columns.iter().for_each(|it| set(&mut piece.row, *it, -1));
        }
        let masses: Vec<u32> = passages.iter().map(|it| mass(page, it)).collect();
        let mut ranking = masses.clone();
        sort::by_key(&mut ranking, |it| std::cmp::Reverse(*it));
        let total = masses.iter().fold(0u32, |sum, it| sum.saturating_add(*it));
        for (ordinal, (passage, &mass)) in passages.iter().zip(&masses).enumerate() {
            let rank = ranking.partition_point(|it| *it > mass);
            let values = values(page, passage, mass);
            for (place, piece) in page.pieces[passage.clone()].iter_mut().enumerate() {
                let row = &mut piece.row;
                set(row, columns[0], share(mass, total));
                set(row, columns[1], rank.min(30) as i16);
                set(row, columns[8], ordinal.min(30) as i16);
                set(row, columns[12], share(place as u32, passage.len() as u32));
                for (column, value) in VALUES.iter().zip(values) {
                    set(row, columns[*column], value);
                }
            }
        }
    }
}

/// The stretches of pieces with sentences that have at most `gap` others between them.
fn passages(page: &Page, gap: usize) -> Vec<Range<usize>> {
    let mut passages: Vec<Range<usize>> = Vec::new();
    for at in (0..page.pieces.len()).filter(|&it| page.pieces[it].prose > 0) {
        match passages.last_mut().filter(|it| at - it.end <= gap) {
            Some(last) => last.end = at + 1,
            None => passages.push(at..at + 1),
        }
    }
    passages
}

fn mass(page: &Page, passage: &Range<usize>) -> u32 {
    page.pieces[passage.clone()].iter().fold(0u32, |sum, it| sum.saturating_add(it.prose))
}

/// The columns that [`values`] fills.
const VALUES: [usize; 9] = [2, 3, 4, 5, 6, 7, 9, 10, 11];

/// Pieces with sentences, their mean length, the words of a headline above that the first of them use, whether one opens like an agency's
/// story, dates at its top, the share with furniture, the share of the page's title, the share that ends as sentences do, the share of holes.
fn values(page: &Page, passage: &Range<usize>, mass: u32) -> [i16; 9] {
    let inside = || passage.clone().filter(|&it| page.pieces[it].prose > 0);
    let of = |at: usize, feature: Feature| page.pieces[at].row[feature as usize];
    let count = inside().count() as u32;
    let mut first: Vec<u32> = inside().take(3).flat_map(|it| page.stems(it)).copied().collect();
    first.sort_unstable();
    let above =
        (passage.start.saturating_sub(HEADLINE_ABOVE)..passage.start).filter(|&it| is_short(page, it));
    let head = above.map(|it| shared(&first, page.stems(it))).max().unwrap_or(0);
    let datelines = inside().take(2).filter(|&it| of(it, Feature::Dateline) == 2).count();
    let top = passage.start.saturating_sub(DATE_ABOVE)..(passage.start + 2).min(page.pieces.len());
    let dates = top.filter(|&it| of(it, Feature::TimestampShare) > 200).count();
    let furniture = inside().filter(|&it| of(it, Feature::PhraseAny) > 0).count() as u32;
    let title = inside().fold(0u64, |bits, it| bits | page.pieces[it].title_words).count_ones();
    let ended = inside().filter(|&it| of(it, Feature::Last) == 1).count() as u32;
    let size = passage.len() as u32;
    [
        log(count),
        log(mass / count.max(1)),
        head.min(30) as i16,
        datelines as i16,
        dates as i16,
        share(furniture, count),
        share(title, page.title_words),
        share(ended, count),
        share(size - count, size),
    ]
}
