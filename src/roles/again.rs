//! Each piece judged a second time, by what the first judge says of those around it: next to it, in the same frame, in the same elements,
//! and of the candidates for the whole article that the first scores make.

use super::candidates;
use super::feature::{log, share, Feature};
use super::trees::{probability, UNIT};
use crate::text::sort;
use std::ops::Range;

/// Declares the columns that the second judge looks at.
macro_rules! columns {
    ($($name:ident)*) => {
        /// What the first scores say of a piece and of those around it, one number each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[rustfmt::skip]
        pub enum Again { $($name),* }

        const OWN: usize = [$(Again::$name),*].len();

        /// As written in the weights' readable form.
        #[cfg(any(test, feature = "learn"))]
        pub fn names() -> Vec<&'static str> {
            let own = [$(stringify!($name)),*].into_iter();
            own.chain(ASKED.iter().map(|it| Feature::NAMES[*it as usize])).collect()
        }
    };
}

columns! {
    Own Before1 Before2 Before3 After1 After2 After3 Around2 Around5 Around12
    Alike AlikeFirst AlikeBest AlikeMass
    Up1 Up2 Up3 UpBox UpBoxMass
    InTree TreeSteps TreeMass
    InLoose ToLoose LooseMass InEven ToEven EvenMass InTight ToTight TightMass
    MassAbove MassBefore MassAfter Mass Size
    RunScore RunMass RunLength RunRank ToBodyBefore ToBodyAfter ToOtherBefore ToOtherAfter
    PageBest
}

/// What the second judge asks of the first one's features besides: what trees that might ask all of them asked most, and what a piece looks
/// like. With these it does as well as with all.
#[rustfmt::skip]
const ASKED: [Feature; 30] = [
    Feature::Depth,
    Feature::ParentKindProse,
    Feature::LikeRun,
    Feature::Container1Pieces,
    Feature::LikeProse,
    Feature::ClassComments,
    Feature::LikeMean,
    Feature::Container2Pieces,
    Feature::LikeRunMass,
    Feature::LikeParents,
    Feature::InBlock,
    Feature::LikeCount,
    Feature::Container2Prose,
    Feature::TitleMass,
    Feature::BoxCount,
    Feature::LikeShare,
    Feature::Tag,
    Feature::BoxPieces,
    Feature::BoxShare,
    Feature::KindCount,
    Feature::ProseNear10,
    Feature::KindWords,
    Feature::StepsBefore,
    Feature::Repeated,
    Feature::Prose,
    Feature::Chars,
    Feature::LinkShare,
    Feature::PhraseAny,
    Feature::SinceTitle,
    Feature::HeadingLevel,
];

/// One piece's columns: those of [`Again`], then those of [`ASKED`].
pub type Row = [i16; OWN + ASKED.len()];

/// How the pieces of a page lie in it.
pub struct Lying<'a> {
    /// Equal for pieces that lie alike.
    pub frames: &'a [u32],
    pub sizes: &'a [u32],
    /// The element each piece stands in.
    pub owners: &'a [u32],
    /// For each element the one it stands in; the first stands in itself.
    pub parents: &'a [u32],
}

/// A score beyond this speaks no louder for other pieces, and a piece of more bytes no longer.
const LOUDEST: i32 = 3 * UNIT;
const LONGEST: i64 = 600;

/// No piece counts for nothing.
const SHORTEST: i64 = 8;

/// Where there is no other piece to ask.
const NONE: i16 = -1000;

/// Distances are counted no further.
const FAR: usize = 30;

/// The scores of some pieces, each weighed by its size.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    pub heard: i64,
    pub weight: i64,
    pub pieces: u32,
}

impl Sum {
    fn of(score: i32, size: u32) -> Sum {
        let weight = i64::from(size).clamp(SHORTEST, LONGEST);
        Sum { heard: i64::from(score.clamp(-LOUDEST, LOUDEST)) * weight, weight, pieces: 1 }
    }

    pub fn add(&mut self, other: Sum) {
        self.heard += other.heard;
        self.weight += other.weight;
        self.pieces += other.pieces;
    }

    pub fn without(self, other: Sum) -> Sum {
        let pieces = self.pieces - other.pieces;
        Sum { heard: self.heard - other.heard, weight: self.weight - other.weight, pieces }
    }

    pub fn mean(self) -> i16 {
        match self.pieces {
            0 => NONE,
            _ => (self.heard / self.weight.max(1)) as i16,
        }
    }
}

/// What the first judge says of a page, piece by piece.
pub struct Heard<'a> {
    pub scores: &'a [i32],
    pub sums: Vec<Sum>,
    /// Bytes of the body that each piece promises, and all together.
    pub promised: Vec<u32>,
    pub all: u32,
}

impl Heard<'_> {
    pub fn promise(&self, range: Range<usize>) -> i16 {
        share(self.promised[range].iter().fold(0u32, |sum, &it| sum.saturating_add(it)), self.all)
    }
}

/// The rows of a page's pieces, from what the first judge scored and what it asked.
pub fn rows<'a>(scores: &[i32], lying: &Lying, first: impl Iterator<Item = &'a [i16]>) -> Vec<Row> {
    let promise = |(&score, &size): (&i32, &u32)| (probability(score) * size.min(100_000) as f32) as u32;
    let promised: Vec<u32> = scores.iter().zip(lying.sizes).map(promise).collect();
    let all = promised.iter().fold(0u32, |sum, &it| sum.saturating_add(it));
    let sums = scores.iter().zip(lying.sizes).map(|(&score, &size)| Sum::of(score, size)).collect();
    let heard = Heard { scores, sums, promised, all };
    let mut rows: Vec<Row> = first
        .map(|row| std::array::from_fn(|at| at.checked_sub(OWN).map_or(0, |at| row[ASKED[at] as usize])))
        .collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    for (at, row) in rows.iter_mut().enumerate() {
        put(row, Again::Own, scores[at]);
        put(row, Again::Mass, log(all));
        put(row, Again::PageBest, best);
        put(row, Again::Size, log(lying.sizes[at]));
        for (column, offset) in BESIDE {
            let other = at.checked_add_signed(offset).and_then(|it| scores.get(it)).copied();
            put(row, column, other.unwrap_or(i32::from(NONE)));
        }
    }
    around(&mut rows, &heard.sums);
    alike(&mut rows, &heard, lying.frames);
    masses(&mut rows, &heard);
    runs(&mut rows, &heard);
    distances(&mut rows, scores);
    candidates::stretches(&mut rows, &heard);
    candidates::elements(&mut rows, &heard, lying);
    rows
}

const BESIDE: [(Again, isize); 6] = [
    (Again::Before1, -1),
    (Again::Before2, -2),
    (Again::Before3, -3),
    (Again::After1, 1),
    (Again::After2, 2),
    (Again::After3, 3),
];

pub fn put(row: &mut Row, column: Again, value: impl Into<i32>) {
    row[column as usize] = value.into().clamp(-1000, 1000) as i16;
}

/// The mean score of the pieces around each, itself left out.
fn around(rows: &mut [Row], sums: &[Sum]) {
    let mut totals = vec![Sum::default()];
    let mut total = Sum::default();
    for sum in sums {
        total.add(*sum);
        totals.push(total);
    }
    for (at, row) in rows.iter_mut().enumerate() {
        for (column, reach) in [(Again::Around2, 2), (Again::Around5, 5), (Again::Around12, 12)] {
            let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(sums.len()));
            row[column as usize] = totals[to].without(totals[from]).without(sums[at]).mean();
        }
    }
}

/// What lies alike: the mean of the others, the first, the best, and what they promise together.
fn alike(rows: &mut [Row], heard: &Heard, numbers: &[u32]) {
    let count = numbers.iter().max().map_or(0, |it| *it as usize + 1);
    let mut frames = vec![(Sum::default(), 0u32, None::<i32>, i32::MIN); count];
    for (at, &number) in numbers.iter().enumerate() {
        let frame = &mut frames[number as usize];
        frame.0.add(heard.sums[at]);
        frame.1 = frame.1.saturating_add(heard.promised[at]);
        frame.2 = frame.2.or(Some(heard.scores[at]));
        frame.3 = frame.3.max(heard.scores[at]);
    }
    for (at, (row, &number)) in rows.iter_mut().zip(numbers).enumerate() {
        let (sum, mass, first, best) = frames[number as usize];
        put(row, Again::Alike, sum.without(heard.sums[at]).mean());
        put(row, Again::AlikeFirst, first.unwrap_or(0));
        put(row, Again::AlikeBest, best);
        put(row, Again::AlikeMass, share(mass, heard.all));
    }
}

/// How much of the body is promised by what scores higher, by what stands before, and by what stands after.
fn masses(rows: &mut [Row], heard: &Heard) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    sort::by_key(&mut order, |&it| std::cmp::Reverse(heard.scores[it]));
    let mut sum = 0u32;
    for at in order {
        put(&mut rows[at], Again::MassAbove, share(sum, heard.all));
        sum = sum.saturating_add(heard.promised[at]);
    }
    let mut before = 0u32;
    for (row, mass) in rows.iter_mut().zip(&heard.promised) {
        put(row, Again::MassBefore, share(before, heard.all));
        before = before.saturating_add(*mass);
        put(row, Again::MassAfter, share(heard.all - before, heard.all));
    }
}

/// Pieces one after another that are all likelier body than not, or all not.
fn runs(rows: &mut [Row], heard: &Heard) {
    let mut runs: Vec<(Range<usize>, i16)> = Vec::new();
    for run in heard.scores.chunk_by(|a, b| (*a > 0) == (*b > 0)) {
        let from = runs.last().map_or(0, |it| it.0.end);
        let range = from..from + run.len();
        runs.push((range.clone(), heard.promise(range)));
    }
    let mut ranking: Vec<i16> = runs.iter().map(|it| it.1).collect();
    sort::by_key(&mut ranking, |it| std::cmp::Reverse(*it));
    for (run, mass) in runs {
        let rank = ranking.partition_point(|it| *it > mass).min(40) as i16;
        let sum: i64 = heard.scores[run.clone()].iter().map(|&it| i64::from(it)).sum();
        let mean = (sum / run.len() as i64) as i32;
        let length = log(run.len() as u32);
        for row in &mut rows[run] {
            put(row, Again::RunScore, mean);
            put(row, Again::RunMass, mass);
            put(row, Again::RunLength, length);
            put(row, Again::RunRank, rank);
        }
    }
}

/// How far it is to what is surely body and to what surely is not.
fn distances(rows: &mut [Row], scores: &[i32]) {
    let step = |(body, other): (usize, usize), score: i32| {
        let next = |is: bool, so_far: usize| if is { 0 } else { (so_far + 1).min(FAR) };
        (next(score > UNIT, body), next(score < -2 * UNIT, other))
    };
    let mut since = (FAR, FAR);
    for (row, &score) in rows.iter_mut().zip(scores) {
        put(row, Again::ToBodyBefore, since.0 as i16);
        put(row, Again::ToOtherBefore, since.1 as i16);
        since = step(since, score);
    }
    since = (FAR, FAR);
    for (row, &score) in rows.iter_mut().zip(scores).rev() {
        put(row, Again::ToBodyAfter, since.0 as i16);
        put(row, Again::ToOtherAfter, since.1 as i16);
        since = step(since, score);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_piece_is_told_by_what_stands_around_it() {
        let lying = Lying {
            frames: &[0, 0, 0, 1],
            sizes: &[90, 40, 90, 50],
            owners: &[1, 1, 1, 2],
            parents: &[0, 0, 0],
        };
        let first = [[0; super::super::feature::COUNT]; 4];
        let rows = rows(&[300, -10, 310, -400], &lying, first.iter().map(|it| &it[..]));
        let of = |at: usize, column: Again| rows[at][column as usize];
        assert_eq!((of(1, Again::Before1), of(1, Again::After1), of(0, Again::Before1)), (300, 310, NONE));
        assert_eq!(of(1, Again::Alike), (300 + 310) / 2);
        assert_eq!((of(1, Again::InEven), of(3, Again::InEven), of(3, Again::ToEven)), (1, 0, 1));
        assert_eq!((of(1, Again::InTree), of(3, Again::InTree), of(3, Again::TreeSteps)), (1, 0, 1));
        assert_eq!((of(3, Again::Up1), of(2, Again::ToBodyBefore), of(2, Again::ToOtherAfter)), (247, 1, 0));
    }

    #[test]
    fn nothing_is_judged_on_an_empty_page() {
        let lying = Lying { frames: &[], sizes: &[], owners: &[], parents: &[] };
        assert!(rows(&[], &lying, std::iter::empty()).is_empty());
    }
}
