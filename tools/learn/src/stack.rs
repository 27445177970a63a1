//! The second judge, which sees what the first says of a page's other pieces. It learns from scores of first judges that saw nothing of the
//! page, and is itself judged on pages that neither has seen: so first judges are learned for every pair of folds left out.

use crate::boost::{self, Columns, Examples, Model, Settings};
use crate::sets::Page;
use crate::{fit, Table, FOLDS};

/// For each fold the scores of all rows by first judges that saw neither that fold nor the row's own.
pub fn first(table: &Table, pages: &[Page], settings: Settings) -> Vec<Vec<i32>> {
    let features: Vec<&[i16]> =
        pages.iter().flat_map(|it| it.pieces.iter().map(|it| &it.features[..])).collect();
    let count = table.fold.len();
    let mut scores = vec![vec![0; count]; FOLDS as usize];
    for one in 0..FOLDS {
        for other in one..FOLDS {
            let rest: Vec<u32> =
                (0..count as u32).filter(|&it| ![one, other].contains(&table.fold[it as usize])).collect();
            let model = fit(table, &rest, &table.body_classes, &table.body_weights, 1, settings);
            for row in 0..count {
                for (own, left_out) in [(one, other), (other, one)] {
                    if table.fold[row] == own {
                        scores[left_out as usize][row] = model.scores(features[row])[0];
                    }
                }
            }
            eprint!(".");
        }
    }
    eprintln!();
    scores
}

/// Of those the scores by judges that saw all folds but the row's own.
pub fn own(table: &Table, first: &[Vec<i32>]) -> Vec<Vec<i32>> {
    table.fold.iter().enumerate().map(|(row, &fold)| vec![first[fold as usize][row]]).collect()
}

/// Scores of one output as a plain list.
pub fn flat(scores: &[Vec<i32>]) -> Vec<i32> {
    scores.iter().map(|it| it[0]).collect()
}

/// The scores of all rows by a first and a second judge that both saw nothing of their fold.
pub fn second(table: &Table, pages: &[Page], first: &[Vec<i32>], settings: Settings) -> Vec<Vec<i32>> {
    let mut scores = vec![Vec::new(); table.fold.len()];
    for (fold, own) in first.iter().enumerate() {
        let is_inside = |row: usize| table.fold[row] as usize == fold;
        let others: Vec<u32> = (0..table.fold.len() as u32).filter(|&it| !is_inside(it as usize)).collect();
        let model = learn(table, pages, own, &others, settings);
        let rows = rows(table, pages, own);
        for row in (0..rows.len()).filter(|&it| is_inside(it)) {
            scores[row] = vec![own[row] + model.scores(&rows[row])[0]];
        }
        eprint!(".");
    }
    eprintln!();
    scores
}

/// The second judge of some rows, which corrects the scores of the first.
pub fn learn(table: &Table, pages: &[Page], first: &[i32], some: &[u32], settings: Settings) -> Model {
    let rows = rows(table, pages, first);
    let columns = Columns::new(&rows.iter().map(|it| &it[..]).collect::<Vec<_>>());
    let known = some.iter().copied().filter(|&it| table.body_weights[it as usize] > 0.0);
    let examples = Examples {
        columns: &columns,
        rows: known.collect(),
        classes: &table.body_classes,
        weights: &table.body_weights,
        outputs: 1,
        start: Some(first),
    };
    boost::learn(&examples, settings)
}

fn rows(table: &Table, pages: &[Page], scores: &[i32]) -> Vec<Vec<i16>> {
    let of_page = |(page, &start): (&Page, &usize)| {
        let own = &scores[start..start + page.pieces.len()];
        temiz::learn::again(&page.pieces, &page.owners, &page.parents, own)
    };
    pages.iter().zip(&table.starts).flat_map(of_page).collect()
}
