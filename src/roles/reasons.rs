//! Why a verdict is what it is: the evidence that spoke for it.

use super::columns::{Columns, TOGETHER};
use super::decide::Judged;
use super::feature::{Feature, Row};
use super::measure::Measured;
use super::trees::{self, Paths, Trees};
use crate::text::sort;
use std::sync::OnceLock;

/// A verdict gives at most so many reasons.
const MOST_REASONS: usize = 4;

/// For each piece the names of the evidence that spoke most for its verdict, strongest first.
pub fn all(judged: &[Judged], pieces: &[Measured], body: &Trees) -> Vec<Vec<&'static str>> {
    let mut reasons = Vec::with_capacity(judged.len());
    let mut weighed = Weighed::new(body);
    for (judged, some) in judged.chunks(TOGETHER).zip(pieces.chunks(TOGETHER)) {
        weighed.take(some.iter().map(|it| &it.row[..]));
        reasons.extend(judged.iter().enumerate().map(|(lane, it)| strongest(weighed.sums(lane, it))));
    }
    reasons
}

fn strongest(sums: impl Iterator<Item = (&'static str, i32)>) -> Vec<&'static str> {
    let mut most = [("", 0); MOST_REASONS];
    for part in sums {
        // Most are weaker than all that are kept.
        if part.1 > most[MOST_REASONS - 1].1 {
            let at = most.partition_point(|other| other.1 >= part.1);
            most[at..].rotate_right(1);
            most[at] = part;
        }
    }
    let strongest = most[0].1;
    most.iter().filter(|it| it.1 > 0 && it.1 * 4 >= strongest).map(|it| it.0).collect()
}

/// What each evidence added for the verdict, or took from it; the strongest for it first.
pub fn parts(judged: &Judged, row: &Row, body: &Trees) -> Vec<(&'static str, i32)> {
    let mut weighed = Weighed::new(body);
    weighed.take([&row[..]].into_iter());
    let mut sums: Vec<(&'static str, i32)> = weighed.sums(0, judged).collect();
    sort::by_key(&mut sums, |it| std::cmp::Reverse(it.1));
    sums
}

/// Some rows and where they come to in the trees.
struct Weighed<'a> {
    body: &'a Trees,
    columns: Columns,
    of_body: Paths,
    of_roles: Paths,
}

impl Weighed<'_> {
    fn new(body: &Trees) -> Weighed<'_> {
        Weighed { body, columns: Columns::EMPTY, of_body: Paths::default(), of_roles: Paths::default() }
    }

    fn take<'a>(&mut self, rows: impl Iterator<Item = &'a [i16]>) {
        self.columns.fill(rows);
        self.body.follow(&self.columns, &mut self.of_body);
        trees::roles().follow(&self.columns, &mut self.of_roles);
    }

    /// What each evidence added for the verdict on one of the rows, in the order of the features.
    fn sums(&self, lane: usize, judged: &Judged) -> impl Iterator<Item = (&'static str, i32)> {
        let mut parts = self.body.explain(&self.of_body, lane, 0);
        let role = trees::roles().explain(&self.of_roles, lane, judged.role as usize);
        let both = parts.iter_mut().zip(role);
        if judged.is_body {
            both.for_each(|(body, role)| *body += role);
        } else {
            both.for_each(|(body, role)| *body = role - *body);
        }
        let mut at = 0;
        evidence_lengths().iter().map(move |&(evidence, length)| {
            let own = at..at + length;
            at += length;
            (evidence, parts[own].iter().sum())
        })
    }
}

/// Each evidence, and how many features it is made of.
fn evidence_lengths() -> &'static [(&'static str, usize)] {
    static LENGTHS: OnceLock<Vec<(&'static str, usize)>> = OnceLock::new();
    LENGTHS.get_or_init(|| {
        let runs = Feature::EVIDENCE.chunk_by(|one, next| one == next);
        runs.map(|run| (run[0], run.len())).collect()
    })
}
