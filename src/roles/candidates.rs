//! Candidates for the whole article, made of the first judge's scores: the stretches and the part of the tree where they add up to most.

use super::again::{put, Again, Heard, Lying, Row, Sum};
use super::feature::share;
use super::trees::UNIT;

/// The best stretch of pieces, when each is taken for better than it scores, for what it scores, and for worse.
pub fn stretches(rows: &mut [Row], heard: &Heard) {
    use Again::*;
    let kinds = [
        (UNIT, InLoose, ToLoose, LooseMass),
        (0, InEven, ToEven, EvenMass),
        (-UNIT, InTight, ToTight, TightMass),
    ];
    for (shift, inside, to, mass) in kinds {
        let (mut best, mut sum, mut start) = ((0i64, 0..0), 0i64, 0);
        for (at, own) in heard.sums.iter().enumerate() {
            if sum <= 0 {
                (sum, start) = (0, at);
            }
            sum += own.heard + i64::from(shift) * own.weight;
            if sum > best.0 {
                best = (sum, start..at + 1);
            }
        }
        let stretch = best.1;
        let held = heard.promise(stretch.clone());
        let last = stretch.end.saturating_sub(1).max(stretch.start);
        for (at, row) in rows.iter_mut().enumerate() {
            let far = at as i64 - at.clamp(stretch.start, last) as i64;
            put(row, inside, i32::from(stretch.contains(&at)));
            put(row, to, far.clamp(-60, 60) as i16);
            put(row, mass, held);
        }
    }
}

/// An element of fewer pieces is no box.
const BOX: u32 = 5;

/// The element whose pieces' scores add up to most, and how each piece lies to it; the scores of what stands in the same elements.
pub fn elements(rows: &mut [Row], heard: &Heard, lying: &Lying) {
    use Again::*;
    let parents = lying.parents;
    let above = |element: usize| parents[element] as usize;
    let mut trees = vec![(Sum::default(), 0u32); parents.len()];
    for (at, &owner) in lying.owners.iter().enumerate() {
        let own = &mut trees[owner as usize];
        own.0.add(heard.sums[at]);
        own.1 = own.1.saturating_add(heard.promised[at]);
    }
    // Children come after their parents.
    for element in (1..parents.len()).rev() {
        let own = trees[element];
        let parent = &mut trees[above(element)];
        parent.0.add(own.0);
        parent.1 = parent.1.saturating_add(own.1);
    }
    let best = (0..parents.len()).max_by_key(|&it| (trees[it].0.heard, it)).unwrap_or(0);
    let mut holds = vec![false; parents.len()];
    let mut element = best;
    while let Some(held) = holds.get_mut(element).filter(|it| !**it) {
        *held = true;
        element = above(element);
    }
    // For each element whether the best one is around it, how many steps up it is to what holds both, and the box it stands in.
    let mut lies: Vec<(bool, i32, usize)> = Vec::with_capacity(parents.len());
    for element in 0..parents.len() {
        let parent = lies.get(above(element)).copied().unwrap_or((false, 0, 0));
        let steps = if holds[element] { 0 } else { parent.1 + 1 };
        let own_box = if trees[element].0.pieces >= BOX { element } else { parent.2 };
        lies.push((element == best || parent.0, steps, own_box));
    }
    for (at, (row, &owner)) in rows.iter_mut().zip(lying.owners).enumerate() {
        let (inside, steps, own_box) = lies[owner as usize];
        put(row, InTree, i32::from(inside));
        put(row, TreeSteps, steps.min(60));
        put(row, TreeMass, share(trees[best].1, heard.all));
        let mut element = owner as usize;
        for column in [Up1, Up2, Up3] {
            element = above(element);
            put(row, column, trees[element].0.without(heard.sums[at]).mean());
        }
        put(row, UpBox, trees[own_box].0.without(heard.sums[at]).mean());
        put(row, UpBoxMass, share(trees[own_box].1, heard.all));
    }
}
