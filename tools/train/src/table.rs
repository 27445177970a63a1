//! From a weight for every run and language to the few that are worth their bytes.

use crate::corpus::Group;
use crate::derived;
use crate::learn::{report, softmax, Dense, Draw, Sides};
use crate::lexicon::{spell, Lexicon};
use crate::settings::Settings;
use std::collections::HashMap;

/// What the model holds for one script.
pub struct Table {
    pub script: String,
    pub codes: Vec<String>,
    /// How many cells the runs' numbers are spread over.
    pub cells: u32,
    /// Cell and weights (language, steps), by cell.
    pub rows: Vec<(u32, Vec<(u8, i8)>)>,
    pub bias: Vec<i8>,
}

/// Weights that are learnt but few: `entries[starts[row]..starts[row + 1]]`.
struct Sparse {
    starts: Vec<u32>,
    classes: Vec<u8>,
    weights: Vec<f32>,
    bias: Vec<f32>,
    /// How much examples pulled at each weight: the sum of squared slopes.
    squares: Vec<f32>,
}

/// Drops weights in three rounds, learning again after each: what is left takes over what those said that went, and two rounds leave it too
/// much to take (of single words held back in Latin letters 68.0 % are told then, with three 68.4). The last round reads words as the finished
/// table does, and learns with rounded weights.
pub fn shrink(group: &Group, lexicon: Lexicon, dense: Dense, settings: &Settings) -> Table {
    let budget = (settings.bytes as f64 * 1000.0 * share(&group.script)) as usize;
    let (kept, sparse) = first_cut(group, &lexicon, dense, budget * 5 / 2, settings);
    let lexicon = lexicon.only(&kept);
    let sparse = learn(group, &lexicon, sparse, settings, (2, Weights::Exact));
    let (kept, sparse) = cut(&lexicon, &sparse, budget * 8 / 5, settings);
    let lexicon = lexicon.only(&kept);
    let sparse = learn(group, &lexicon, sparse, settings, (4, Weights::Exact));
    let (kept, sparse) = cut(&lexicon, &sparse, budget, settings);

    let cells = (kept.len() * settings.spread) as u32;
    let mut taken: HashMap<u32, u32> = HashMap::new();
    let mut order: Vec<u32> = (0..kept.len() as u32).collect();
    order.sort_by(|&one, &two| {
        lexicon.weights[kept[two as usize] as usize].total_cmp(&lexicon.weights[kept[one as usize] as usize])
    });
    for row in order {
        // Of two runs in one cell the more frequent one has it.
        taken.entry(cell(lexicon.hashes[kept[row as usize] as usize], cells)).or_insert(row);
    }
    let (starts, runs) = spell(group, |run| taken.get(&cell(run, cells)).copied());
    let weights = kept.iter().map(|&run| lexicon.weights[run as usize]).collect();
    let final_lexicon = Lexicon { hashes: Vec::new(), weights, guesses: Vec::new(), starts, runs };
    let sparse = learn(group, &final_lexicon, sparse, settings, (3, Weights::Rounded));

    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = taken
        .into_iter()
        .map(|(cell, row)| {
            let entries = sparse.starts[row as usize] as usize..sparse.starts[row as usize + 1] as usize;
            let steps = |at: usize| steps(sparse.weights[at], settings) as i8;
            (cell, entries.map(|at| (sparse.classes[at], steps(at))).filter(|it| it.1 != 0).collect())
        })
        .collect();
    rows.retain(|row: &(u32, Vec<(u8, i8)>)| !row.1.is_empty());
    rows.sort_unstable();
    let bias = sparse.bias.iter().zip(&group.codes).map(|(bias, code)| {
        let steps = (bias - derived::against(&group.script, code)) / settings.step;
        steps.round().clamp(-100.0, 100.0) as i8
    });
    let bias = bias.collect();
    let entries: usize = rows.iter().map(|row| row.1.len()).sum();
    eprintln!("  {} rows, {entries} weights", rows.len());
    Table { script: group.script.clone(), codes: group.codes.clone(), cells, rows, bias }
}

/// What scores are summed from while a table learns.
#[derive(Clone, Copy, PartialEq)]
enum Weights {
    Exact,
    /// From half way on as the file will hold them: each then learns what the others' rounding leaves open. Rounding afterwards takes a
    /// quarter of a point of two words and more, most of it between close kin.
    Rounded,
}

/// A weight in the file's steps.
fn steps(weight: f32, settings: &Settings) -> f32 {
    (weight / settings.step).round().clamp(-31.0, 31.0)
}

/// A script's share of the weights: by its languages and how hard they are to tell apart.
fn share(script: &str) -> f64 {
    match script {
        "Latn" => 0.752,
        "Cyrl" => 0.125,
        "Arab" => 0.058,
        "Hani" => 0.02,
        "Deva" => 0.035,
        "Ethi" => 0.007,
        _ => 0.003,
    }
}

/// Languages in all tables together, about; a table's share of the examples goes by its languages.
pub const CLASSES: usize = 116;

/// The cell of a run.
pub fn cell(run: u64, cells: u32) -> u32 {
    (((run & 0xffff_ffff) * u64::from(cells)) >> 32) as u32
}

fn first_cut(
    group: &Group,
    lexicon: &Lexicon,
    dense: Dense,
    budget: usize,
    settings: &Settings,
) -> (Vec<u32>, Sparse) {
    let classes = dense.classes;
    let mut worth = doubt(group, lexicon, &dense);
    let mut sparse = Sparse::new(dense.bias);
    let mut rows: Vec<(u32, f32)> = Vec::new();
    let mut sorted = Vec::new();
    for run in 0..lexicon.hashes.len() {
        let row = &dense.weights[run * classes..][..classes];
        sorted.clear();
        sorted.extend_from_slice(row);
        sorted.sort_unstable_by(f32::total_cmp);
        // Only differences between languages count: what most languages have is taken for nought.
        let middle = sorted[classes / 2];
        rows.push((run as u32, middle));
        for (worth, weight) in worth[run * classes..][..classes].iter_mut().zip(row) {
            *worth = value(weight - middle, lexicon.weights[run], *worth, settings);
        }
    }
    let least = threshold(worth.chunks_exact(classes), classes, budget);
    let mut kept = Vec::new();
    for (run, middle) in rows {
        let own = &worth[run as usize * classes..][..classes];
        let least = least * strictness(own, classes, least);
        let row = &dense.weights[run as usize * classes..][..classes];
        let before = sparse.classes.len();
        for (class, weight) in row.iter().enumerate() {
            if own[class] > least {
                sparse.classes.push(class as u8);
                sparse.weights.push(weight - middle);
            }
        }
        if sparse.classes.len() > before {
            kept.push(run);
            sparse.starts.push(sparse.classes.len() as u32);
        }
    }
    (kept, sparse)
}

fn cut(lexicon: &Lexicon, old: &Sparse, budget: usize, settings: &Settings) -> (Vec<u32>, Sparse) {
    let rows = old.starts.len() - 1;
    let entries = |row: usize| old.starts[row] as usize..old.starts[row + 1] as usize;
    // A weight that is less than half a step would be rounded to nought.
    let rounded = |weight: f32| if weight.abs() * 2.0 < settings.step { 0.0 } else { weight };
    let worth: Vec<f32> = (0..rows)
        .flat_map(|row| entries(row).map(move |at| (row, at)))
        .map(|(row, at)| value(rounded(old.weights[at]), lexicon.weights[row], old.squares[at], settings))
        .collect();
    let classes = old.bias.len();
    let least = threshold((0..rows).map(|row| &worth[entries(row)]), classes, budget);
    let mut sparse = Sparse::new(old.bias.clone());
    let mut kept = Vec::new();
    for row in 0..rows {
        let before = sparse.classes.len();
        let least = least * strictness(&worth[entries(row)], classes, least);
        for at in entries(row).filter(|&at| worth[at] > least) {
            sparse.classes.push(old.classes[at]);
            sparse.weights.push(old.weights[at]);
        }
        if sparse.classes.len() > before {
            kept.push(row as u32);
            sparse.starts.push(sparse.classes.len() as u32);
        }
    }
    (kept, sparse)
}

/// What a weight is worth: how much it says, how often it gets to say it, and in how much doubt. By doubt alone, what makes a language certain
/// would be worth nothing.
fn value(weight: f32, often: f32, doubt: f32, settings: &Settings) -> f32 {
    weight.abs() * often.powf(settings.often) * doubt.powf(settings.doubt)
}

/// For each run and language: over all words that have the run, how far it is open whether they are of that language. A weight that is never in
/// doubt tells nothing; one between close kin tells much.
fn doubt(group: &Group, lexicon: &Lexicon, dense: &Dense) -> Vec<f32> {
    let classes = dense.classes;
    let mut doubt = vec![0f32; dense.weights.len()];
    let mut scores = vec![0f32; classes];
    for (word, often) in crate::lexicon::drawn(group) {
        scores.copy_from_slice(&dense.bias);
        let runs = lexicon.runs_of(word);
        for &run in runs {
            for (score, weight) in scores.iter_mut().zip(&dense.weights[run as usize * classes..][..classes])
            {
                *score += weight;
            }
        }
        softmax(&mut scores, 0);
        for share in &mut scores {
            *share *= often * (1.0 - *share);
        }
        for &run in runs {
            for (doubt, share) in doubt[run as usize * classes..][..classes].iter_mut().zip(&scores) {
                *doubt += share;
            }
        }
    }
    doubt
}

/// The value above which weights fit into `budget` bytes, found by halving.
fn threshold<'a>(rows: impl Iterator<Item = &'a [f32]> + Clone, classes: usize, budget: usize) -> f32 {
    let (mut low, mut high) = (0.0f32, 1e3f32);
    for _ in 0..24 {
        // Values lie orders of magnitude apart.
        let middle = ((low + 1e-6) * (high + 1e-6)).sqrt();
        let bits: f64 =
            rows.clone().map(|row| bits(kept(row, middle * strictness(row, classes, middle)), classes)).sum();
        *(if bits / 8.0 > budget as f64 { &mut low } else { &mut high }) = middle;
    }
    high
}

/// How many weights of a row exceed a value.
fn kept(row: &[f32], least: f32) -> usize {
    row.iter().filter(|&&worth| worth > least).count()
}

/// How much more a weight must be worth in this row: what a row costs is shared by its weights, and in a full row they need no names.
fn strictness(row: &[f32], classes: usize, least: f32) -> f32 {
    match kept(row, least) {
        0..=1 => 1.3,
        2 => 1.1,
        many if many < full_from(classes) => 0.95,
        _ => 0.7,
    }
}

/// What a row of so many weights takes in the packed file, in bits, about.
fn bits(weights: usize, classes: usize) -> f64 {
    let (weights, classes) = (weights as f64, classes as f64);
    if weights == 0.0 {
        0.0
    } else if weights < full_from(classes as usize) as f64 {
        7.0 + weights * (classes.log2() * 0.72 + 2.2)
    } else {
        7.0 + classes * 1.4 + weights * 1.1
    }
}

/// Rows of so many weights are packed in full, noughts included.
pub fn full_from(classes: usize) -> usize {
    (classes / 4).max(4)
}

impl Lexicon {
    /// With these runs alone.
    fn only(&self, kept: &[u32]) -> Lexicon {
        let (starts, runs) = respell(self, kept);
        let weights = kept.iter().map(|&run| self.weights[run as usize]).collect();
        let hashes = kept.iter().map(|&run| self.hashes[run as usize]).collect();
        Lexicon { hashes, weights, guesses: Vec::new(), starts, runs }
    }
}

fn respell(lexicon: &Lexicon, kept: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut rows = vec![u32::MAX; lexicon.hashes.len()];
    for (row, &run) in kept.iter().enumerate() {
        rows[run as usize] = row as u32;
    }
    let mut starts = vec![0];
    let mut runs = Vec::new();
    for word in 0..lexicon.starts.len() - 1 {
        runs.extend(
            lexicon.runs_of(word as u32).iter().map(|&run| rows[run as usize]).filter(|&row| row != u32::MAX),
        );
        starts.push(runs.len() as u32);
    }
    (starts, runs)
}

fn learn(
    group: &Group,
    lexicon: &Lexicon,
    mut sparse: Sparse,
    settings: &Settings,
    (seed, heard): (u64, Weights),
) -> Sparse {
    let classes = group.codes.len();
    let mut squares = vec![1e-3f32; sparse.weights.len()];
    let mut draw = Draw::new(group, settings, seed);
    let mut scores = vec![0f32; classes];
    let mut sides = Sides::new(group);
    let total = settings.sparse * 1000 * classes / CLASSES;
    // The exact weights, while `sparse` holds rounded ones.
    let mut exact: Vec<f32> = Vec::new();
    let round = |weight: f32| steps(weight, settings) * settings.step;
    for number in 0..total {
        if heard == Weights::Rounded && number == total / 2 {
            exact = sparse.weights.clone();
            sparse.weights.iter_mut().for_each(|weight| *weight = round(*weight));
            // These stay so: a quarter of a nat for or against one of close kin is much, and the weights make up for it.
            sparse.bias.iter_mut().for_each(|bias| *bias = (*bias / settings.step).round() * settings.step);
        }
        let (own, words) = draw.next();
        scores.copy_from_slice(&sparse.bias);
        sides.clear();
        for drawn in words {
            sparse.add(drawn.runs(lexicon), sides.of(drawn.side));
        }
        sides.add_to(&mut scores);
        softmax(&mut scores, own);
        scores[own] -= 1.0;
        let rate = settings.rate * (1.0 - 0.95 * number as f32 / total as f32) * 0.5;
        sides.set(&scores);
        for drawn in words {
            let slopes = sides.of(drawn.side);
            for row in drawn.runs(lexicon) {
                for at in sparse.starts[row as usize] as usize..sparse.starts[row as usize + 1] as usize {
                    let slope = slopes[sparse.classes[at] as usize];
                    if slope.abs() > 1e-4 {
                        squares[at] += slope * slope;
                        let step = rate * slope / squares[at].sqrt() * 0.5;
                        match exact.get_mut(at) {
                            Some(weight) => {
                                *weight -= step;
                                sparse.weights[at] = round(*weight);
                            }
                            None => sparse.weights[at] -= step,
                        }
                    }
                }
            }
        }
        if exact.is_empty() {
            for (bias, slope) in sparse.bias.iter_mut().zip(&scores) {
                *bias -= 0.0005 * slope;
            }
        }
    }
    sparse.squares = squares;
    eprintln!("  {} rows, {} weights", sparse.starts.len() - 1, sparse.weights.len());
    report(group, |words| {
        let mut scores = vec![0f32; classes];
        sparse.score(lexicon, words, &mut scores);
        scores
    });
    sparse
}

impl Sparse {
    fn new(bias: Vec<f32>) -> Sparse {
        Sparse { starts: vec![0], classes: Vec::new(), weights: Vec::new(), bias, squares: Vec::new() }
    }

    fn score(&self, lexicon: &Lexicon, words: &[u32], scores: &mut [f32]) {
        scores.copy_from_slice(&self.bias);
        for &word in words {
            self.add(lexicon.runs_of(word).iter().copied(), scores);
        }
    }

    fn add(&self, rows: impl Iterator<Item = u32>, sums: &mut [f32]) {
        for row in rows {
            for at in self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize {
                sums[self.classes[at] as usize] += self.weights[at];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_that_a_word_leaves_open_are_in_doubt() {
        let codes = ["hr", "bs", "ka"].map(String::from).to_vec();
        let lines = vec![vec![(1.0, vec![vec![0]])], vec![(1.0, vec![vec![0]])], Vec::new()];
        let group = Group {
            script: "Latn".into(),
            codes,
            words: vec![vec!['_', 'a', '_']],
            lines,
            held: Vec::new(),
            capitals: Vec::new(),
        };
        let lexicon = Lexicon {
            hashes: vec![7],
            weights: Vec::new(),
            guesses: Vec::new(),
            starts: vec![0, 1],
            runs: vec![0],
        };
        let dense = Dense { classes: 3, weights: vec![9.0, 9.0, -9.0], bias: vec![0.0; 3] };
        let doubt = doubt(&group, &lexicon, &dense);
        assert!(doubt[0] > 100.0 * doubt[2] && (doubt[0] - doubt[1]).abs() < 1e-3, "{doubt:?}");
    }
}
