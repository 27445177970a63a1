//! Gradient boosting of oblivious trees: each level of a tree asks the same question everywhere, so that a tree is a table with as many
//! index bits as levels. One tree serves all classes. Deterministic: a fixed random sequence, no threads.

/// What to learn from: features column by column, a class per row (0 for "not" and 1 for "yes" when there are two), a weight per row.
pub struct Examples<'a> {
    pub columns: &'a Columns,
    pub rows: Vec<u32>,
    pub classes: &'a [u8],
    pub weights: &'a [f32],
    /// 1: logistic; more: softmax over so many classes.
    pub outputs: usize,
    /// What each row of the table scores before the first tree; none: all the same.
    pub start: Option<&'a [i32]>,
}

/// Features cut into at most [`BINS`] bins, column by column.
pub struct Columns {
    pub bins: Vec<Vec<u8>>,
    /// The value below or at which a bin ends, per column.
    pub edges: Vec<Vec<i16>>,
}

pub const BINS: usize = 64;

/// How trees are grown.
#[derive(Clone, Copy)]
pub struct Settings {
    pub trees: usize,
    pub depth: usize,
    pub rate: f32,
    /// Share of the columns each tree looks at.
    pub columns: f32,
    /// Share of the rows each tree is grown on, by rule of thumb: rows that are still judged wrongly are drawn more often.
    pub rows: f32,
    pub smoothing: f32,
    /// Leaves are multiples of this: coarser ones take fewer bytes packed.
    pub step: f32,
    /// Picks the random sequence that draws rows and columns; 0 draws those of the shipped weights.
    pub seed: u64,
}

/// Scores are whole numbers: so many are one unit of log odds. A leaf fits in a signed byte.
pub const UNIT: f32 = 125.0;

#[derive(Clone, Default)]
pub struct Tree {
    /// Column and the value it must exceed, one per level; the first level is the lowest bit.
    pub splits: Vec<(usize, i16)>,
    /// `outputs` values per leaf.
    pub leaves: Vec<i16>,
}

#[derive(Clone, Default)]
pub struct Model {
    pub outputs: usize,
    pub bias: Vec<i32>,
    pub trees: Vec<Tree>,
}

impl Columns {
    /// Cuts each column at quantiles of its values.
    pub fn new(rows: &[&[i16]]) -> Columns {
        let width = rows.first().map_or(0, |it| it.len());
        let mut columns = Columns { bins: Vec::new(), edges: Vec::new() };
        for column in 0..width {
            let mut values: Vec<i16> = rows.iter().map(|it| it[column]).collect();
            values.sort_unstable();
            let mut distinct = values.clone();
            distinct.dedup();
            let mut edges: Vec<i16> = if distinct.len() <= BINS {
                distinct
            } else {
                (1..=BINS).map(|at| values[(values.len() * at / BINS).saturating_sub(1)]).collect()
            };
            edges.dedup();
            edges.pop();
            columns
                .bins
                .push(rows.iter().map(|it| edges.partition_point(|&edge| edge < it[column]) as u8).collect());
            columns.edges.push(edges);
        }
        columns
    }
}

/// A small fixed random sequence (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, share: f32) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 40) as f32) < share * (1u64 << 24) as f32
    }
}

pub fn learn(examples: &Examples, settings: Settings) -> Model {
    let outputs = examples.outputs;
    let bias = if examples.start.is_some() { vec![0; outputs] } else { bias(examples) };
    let mut scores: Vec<f32> = match examples.start {
        Some(start) => examples.rows.iter().map(|&it| start[it as usize] as f32 / UNIT).collect(),
        None => examples.rows.iter().flat_map(|_| bias.iter().map(|&it| it as f32 / UNIT)).collect(),
    };
    let mut model = Model { outputs, bias, trees: Vec::new() };
    let mut chance =
        Chance((0x9e37_79b9_7f4a_7c15 ^ settings.seed.wrapping_mul(0xbf58_476d_1ce4_e5b9)).max(1));
    let count = examples.rows.len();
    let mut slopes = vec![(0f32, 0f32); count * outputs];
    for _ in 0..settings.trees {
        gradients(examples, &scores, &mut slopes);
        let sample = draw(&mut slopes, outputs, settings.rows, &mut chance);
        let columns: Vec<usize> = (0..examples.columns.bins.len())
            .filter(|&it| !examples.columns.edges[it].is_empty() && chance.below(settings.columns))
            .collect();
        let Some(tree) = grow(examples, &slopes, &sample, &columns, settings) else { continue };
        for (at, &row) in examples.rows.iter().enumerate() {
            let leaf = leaf_of_row(examples.columns, &tree, row);
            for output in 0..outputs {
                scores[at * outputs + output] += f32::from(tree.leaves[leaf * outputs + output]) / UNIT;
            }
        }
        model.trees.push(tree);
    }
    model
}

/// The rows a tree is grown on. A row is drawn the likelier the more there is to learn from it, and those drawn weigh for those that are
/// not, so that the sums stay what they are: as good as drawing all alike, in a quarter of the time.
fn draw(slopes: &mut [(f32, f32)], outputs: usize, share: f32, chance: &mut Chance) -> Vec<u32> {
    let steep = |row: &[(f32, f32)]| row.iter().map(|it| it.0.abs()).sum::<f32>();
    let count = slopes.len() / outputs;
    let mean = slopes.chunks(outputs).map(|it| f64::from(steep(it))).sum::<f64>() / count.max(1) as f64;
    let mut sample = Vec::new();
    for (at, row) in slopes.chunks_mut(outputs).enumerate() {
        let likely = (share * steep(row) / mean as f32).clamp(RAREST, OFTENEST);
        if chance.below(likely) {
            sample.push(at as u32);
            row.iter_mut().for_each(|it| *it = (it.0 / likely, it.1 / likely));
        }
    }
    sample
}

/// What is judged rightly is still drawn so often, and nothing always.
const RAREST: f32 = 0.06;
const OFTENEST: f32 = 0.8;

fn bias(examples: &Examples) -> Vec<i32> {
    let mut totals = vec![1e-3f64; examples.outputs.max(2)];
    for &row in &examples.rows {
        totals[examples.classes[row as usize] as usize] += f64::from(examples.weights[row as usize]);
    }
    if examples.outputs == 1 {
        return vec![((totals[1] / totals[0]).ln() * f64::from(UNIT)).round() as i32];
    }
    let all: f64 = totals.iter().sum();
    totals.iter().map(|it| ((it / all).ln().max(-6.0) * f64::from(UNIT)).round() as i32).collect()
}

fn gradients(examples: &Examples, scores: &[f32], slopes: &mut [(f32, f32)]) {
    let outputs = examples.outputs;
    let mut shares = vec![0f32; outputs];
    for (at, &row) in examples.rows.iter().enumerate() {
        let (class, weight) = (examples.classes[row as usize] as usize, examples.weights[row as usize]);
        let own = &scores[at * outputs..(at + 1) * outputs];
        if outputs == 1 {
            shares[0] = 1.0 / (1.0 + (-own[0]).exp());
        } else {
            let most = own.iter().copied().fold(f32::MIN, f32::max);
            let mut sum = 0.0;
            for (share, score) in shares.iter_mut().zip(own) {
                *share = (score - most).exp();
                sum += *share;
            }
            shares.iter_mut().for_each(|it| *it /= sum);
        }
        for (output, &share) in shares.iter().enumerate() {
            let truth = if outputs == 1 { class as f32 } else { f32::from(u8::from(class == output)) };
            slopes[at * outputs + output] =
                (weight * (truth - share), weight * (share * (1.0 - share)).max(1e-6));
        }
    }
}

fn grow(
    examples: &Examples,
    slopes: &[(f32, f32)],
    sample: &[u32],
    columns: &[usize],
    settings: Settings,
) -> Option<Tree> {
    let outputs = examples.outputs;
    let mut tree = Tree::default();
    let mut leaves: Vec<u16> = vec![0; sample.len()];
    for level in 0..settings.depth {
        let count = 1usize << level;
        let mut best: Option<(f32, usize, u8)> = None;
        let mut sums = vec![(0f32, 0f32); count * BINS * outputs];
        for &column in columns {
            sums.iter_mut().for_each(|it| *it = (0.0, 0.0));
            let bins = &examples.columns.bins[column];
            for (&at, &leaf) in sample.iter().zip(&leaves) {
                let bin = bins[examples.rows[at as usize] as usize] as usize;
                let base = (leaf as usize * BINS + bin) * outputs;
                for output in 0..outputs {
                    let (slope, curve) = slopes[at as usize * outputs + output];
                    sums[base + output].0 += slope;
                    sums[base + output].1 += curve;
                }
            }
            let edges = examples.columns.edges[column].len();
            let mut gains = vec![0f32; edges];
            for leaf in 0..count {
                for output in 0..outputs {
                    let cell = |bin: usize| sums[(leaf * BINS + bin) * outputs + output];
                    let (all, all_curve) =
                        (0..=edges).map(cell).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
                    let (mut left, mut left_curve) = (0.0, 0.0);
                    for (bin, gain) in gains.iter_mut().enumerate() {
                        let (slope, curve) = cell(bin);
                        left += slope;
                        left_curve += curve;
                        let (right, right_curve) = (all - left, all_curve - left_curve);
                        *gain += left * left / (left_curve + settings.smoothing)
                            + right * right / (right_curve + settings.smoothing)
                            - all * all / (all_curve + settings.smoothing);
                    }
                }
            }
            for (bin, &gain) in gains.iter().enumerate() {
                if best.is_none_or(|it| gain > it.0) {
                    best = Some((gain, column, bin as u8));
                }
            }
        }
        let (_, column, bin) = best?;
        tree.splits.push((column, examples.columns.edges[column][bin as usize]));
        let bins = &examples.columns.bins[column];
        for (&at, leaf) in sample.iter().zip(&mut leaves) {
            *leaf |= u16::from(bins[examples.rows[at as usize] as usize] > bin) << level;
        }
    }
    tree.leaves = values(slopes, sample, &leaves, settings, outputs);
    Some(tree)
}

fn values(
    slopes: &[(f32, f32)],
    sample: &[u32],
    leaves: &[u16],
    settings: Settings,
    outputs: usize,
) -> Vec<i16> {
    let mut sums = vec![(0f32, 0f32); (1 << settings.depth) * outputs];
    for (&at, &leaf) in sample.iter().zip(leaves) {
        for output in 0..outputs {
            let (slope, curve) = slopes[at as usize * outputs + output];
            let sum = &mut sums[leaf as usize * outputs + output];
            sum.0 += slope;
            sum.1 += curve;
        }
    }
    let value =
        |it: &(f32, f32)| (it.0 / (it.1 + settings.smoothing)).clamp(-3.0, 3.0) * settings.rate * UNIT;
    let most = (127.0 / settings.step).floor();
    let coarse = |value: f32| (value / settings.step).round().clamp(-most, most) * settings.step;
    sums.iter().map(|it| coarse(value(it)) as i16).collect()
}

fn leaf_of_row(columns: &Columns, tree: &Tree, row: u32) -> usize {
    let mut leaf = 0;
    for (level, &(column, edge)) in tree.splits.iter().enumerate() {
        let bin = columns.bins[column][row as usize] as usize;
        // Beyond the edge: the bin after the one that ends there.
        let limit = columns.edges[column].partition_point(|&it| it < edge);
        leaf |= usize::from(bin > limit) << level;
    }
    leaf
}

impl Model {
    /// The scores of a row, as the core computes them.
    pub fn scores(&self, row: &[i16]) -> Vec<i32> {
        let mut scores = self.bias.clone();
        for tree in &self.trees {
            let mut leaf = 0;
            for (level, &(column, edge)) in tree.splits.iter().enumerate() {
                leaf |= usize::from(row[column] > edge) << level;
            }
            for (score, &value) in scores.iter_mut().zip(&tree.leaves[leaf * self.outputs..]) {
                *score += i32::from(value);
            }
        }
        scores
    }
}
