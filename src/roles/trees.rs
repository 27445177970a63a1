//! Weights: sums over small trees of questions, learned by `tools/learn`; whole numbers throughout, so that every platform answers alike.
//!
//! `data/weights/*.txt` says each tree readably; the `.bin` files beside this one are the same, packed by the test below.

use super::feature::{Feature, Row};
use std::sync::OnceLock;

/// A learned judge: one score per output, in [`UNIT`]s of log odds.
#[derive(Debug, Default, PartialEq)]
pub struct Trees {
    outputs: usize,
    bias: Vec<i32>,
    trees: Vec<Tree>,
    /// The splits of all trees, one tree after the other.
    splits: Vec<Split>,
    /// The leaves of all trees, `outputs` values each.
    leaves: Vec<i16>,
    /// For each tree and output the mean of the leaves below each inner node and each leaf, as in a heap whose root is 1.
    means: Vec<i16>,
}

/// Every level asks one question wherever one stands in it, so the answers are the bits of a leaf's number.
#[derive(Debug, Default, PartialEq)]
struct Tree {
    /// How many splits it has.
    depth: usize,
    /// Where its splits, leaves and means begin.
    splits: usize,
    leaves: usize,
    means: usize,
}

/// Whether a feature exceeds a value.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Split {
    feature: u8,
    above: i16,
}

/// Whole numbers per unit of log odds.
pub const UNIT: i32 = 125;

/// The judge of what is body, in text without tags.
pub fn body_of_text() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| unpack(include_bytes!("body-text.bin")))
}

/// The judge of what is body, in pages with tags.
pub fn body_of_pages() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| unpack(include_bytes!("body-html.bin")))
}

/// The judge of roles.
pub fn roles() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| unpack(include_bytes!("roles.bin")))
}

impl Trees {
    /// The first output alone.
    pub fn score(&self, row: &Row) -> i32 {
        let bias = self.bias.first().copied().unwrap_or(0);
        let value = |tree: &Tree| {
            let leaf = self.leaf(tree, row) * self.outputs;
            i32::from(self.leaves.get(tree.leaves + leaf).copied().unwrap_or(0))
        };
        bias + self.trees.iter().map(value).sum::<i32>()
    }

    /// All outputs.
    pub fn scores(&self, row: &Row) -> Vec<i32> {
        let mut scores = self.bias.clone();
        // Sums of a few trees fit in 16 bits, of which the machine adds several at once.
        let mut short = [0i16; 32];
        for few in self.trees.chunks(i16::MAX as usize / 128) {
            short.fill(0);
            for tree in few {
                let leaf = tree.leaves + self.leaf(tree, row) * self.outputs;
                let values = self.leaves.get(leaf..leaf + self.outputs).unwrap_or_default();
                for (sum, &value) in short.iter_mut().zip(values) {
                    *sum += value;
                }
            }
            for (score, &sum) in scores.iter_mut().zip(&short) {
                *score += i32::from(sum);
            }
        }
        scores
    }

    /// What each feature added to an output's score: at every level of every tree, how far the answer moved the mean of the leaves left.
    pub fn explain(&self, row: &Row, output: usize) -> Vec<i32> {
        // A feature's number is a byte: a list of 256 needs no check of it.
        let mut parts = [0i32; 256];
        for tree in &self.trees {
            let size = 2 << tree.depth;
            let Some(means) = self.means.get(tree.means + output * size..tree.means + (output + 1) * size)
            else {
                continue;
            };
            let (mut node, mut before) = (1, i32::from(means[1]));
            for split in &self.splits[tree.splits..tree.splits + tree.depth] {
                node = (node * 2 + split.answer(row)) & (size - 1);
                let after = i32::from(means[node]);
                parts[usize::from(split.feature)] += after - before;
                before = after;
            }
        }
        parts[..Feature::ALL.len()].iter().map(|it| it / MEANS).collect()
    }

    /// The number of the leaf that a row comes to.
    fn leaf(&self, tree: &Tree, row: &Row) -> usize {
        let splits = self.splits.get(tree.splits..tree.splits + tree.depth).unwrap_or_default();
        splits.iter().enumerate().fold(0, |leaf, (level, split)| leaf | split.answer(row) << level)
    }

    /// Adds a tree.
    fn grow(&mut self, splits: &[Split], leaves: &[i8]) {
        let (depth, outputs) = (splits.len(), self.outputs);
        let size = 2usize << depth;
        self.trees.push(Tree {
            depth,
            splits: self.splits.len(),
            leaves: self.leaves.len(),
            means: self.means.len(),
        });
        self.splits.extend_from_slice(splits);
        self.leaves.extend(leaves.iter().map(|&it| i16::from(it)));
        for output in 0..outputs {
            let mut means = vec![0i16; size];
            for node in (1..size).rev() {
                means[node] = if node >> depth == 1 {
                    // In the heap the first answer is the highest bit, in the leaf's number the lowest.
                    let leaf = (node - (1 << depth)).reverse_bits() >> (usize::BITS as usize - depth);
                    i16::from(leaves[leaf * outputs + output]) * MEANS as i16
                } else {
                    ((i32::from(means[2 * node]) + i32::from(means[2 * node + 1])) / 2) as i16
                };
            }
            self.means.extend(means);
        }
    }
}

/// Means are kept so many times finer than leaves.
const MEANS: i32 = 32;

impl Split {
    fn answer(&self, row: &Row) -> usize {
        usize::from(row.get(self.feature as usize).is_some_and(|&it| it > self.above))
    }
}

/// The logistic function of a score, from a table: the same on every platform.
pub fn probability(score: i32) -> f32 {
    // At 0, ½, 1, 1½ … units of log odds.
    const TABLE: [f32; 13] =
        [0.5, 0.622, 0.731, 0.818, 0.881, 0.924, 0.953, 0.971, 0.982, 0.989, 0.993, 0.996, 0.998];
    const STEP: i32 = UNIT / 2;
    let size = score.abs().min(STEP * (TABLE.len() as i32 - 1) - 1);
    let (at, rest) = ((size / STEP) as usize, (size % STEP) as f32 / STEP as f32);
    let value = TABLE[at] + (TABLE[at + 1] - TABLE[at]) * rest;
    if score < 0 {
        1.0 - value
    } else {
        value
    }
}

/// Reads packed trees; bytes that are none give a judge that always answers nothing.
fn unpack(bytes: &[u8]) -> Trees {
    let mut reader = Reader(bytes);
    let mut read = || -> Option<Trees> {
        let outputs = reader.byte().filter(|&it| it <= 32)? as usize;
        let count = reader.short()?;
        let bias = (0..outputs).map(|_| reader.short().map(i32::from)).collect::<Option<_>>()?;
        let mut all = Trees { outputs, bias, ..Trees::default() };
        for _ in 0..count {
            let depth = reader.byte().filter(|it| (1..=8).contains(it))?;
            let splits = (0..depth).map(|_| Some(Split { feature: reader.byte()?, above: reader.short()? }));
            let splits = splits.collect::<Option<Vec<_>>>()?;
            let leaves = (0..outputs << depth).map(|_| reader.byte().map(|it| it as i8));
            all.grow(&splits, &leaves.collect::<Option<Vec<_>>>()?);
        }
        Some(all)
    };
    read().unwrap_or_default()
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn short(&mut self) -> Option<i16> {
        Some(i16::from_le_bytes([self.byte()?, self.byte()?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roles::feature::COUNT;
    use std::path::Path;

    /// Packs the readable form: `bias`, then one line a tree, `Feature>value … : leaves`.
    fn pack(readable: &str) -> Vec<u8> {
        let numbers =
            |text: &str| -> Vec<i16> { text.split_whitespace().map(|it| it.parse().unwrap()).collect() };
        let (mut bias, mut trees, mut packed) = (Vec::new(), 0i16, Vec::new());
        for line in readable.lines() {
            if let Some(rest) = line.strip_prefix("bias ") {
                bias = numbers(rest);
            } else if let Some(rest) = line.strip_prefix("tree ") {
                trees += 1;
                let (splits, leaves) = rest.split_once(" : ").unwrap();
                let splits: Vec<&str> = splits.split_whitespace().collect();
                packed.push(splits.len() as u8);
                for split in splits {
                    let (name, above) = split.split_once('>').unwrap();
                    packed.push(Feature::NAMES.iter().position(|it| *it == name).unwrap() as u8);
                    packed.extend(above.parse::<i16>().unwrap().to_le_bytes());
                }
                packed.extend(numbers(leaves).iter().map(|&it| i8::try_from(it).unwrap() as u8));
            }
        }
        let mut head = vec![bias.len() as u8];
        head.extend(trees.to_le_bytes());
        head.extend(bias.iter().flat_map(|it| it.to_le_bytes()));
        head.extend(packed);
        head
    }

    #[test]
    fn packed_weights_are_the_readable_ones() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["body-text", "body-html", "roles"] {
            let readable = std::fs::read_to_string(root.join(format!("data/weights/{name}.txt"))).unwrap();
            let packed = pack(&readable);
            let path = root.join(format!("src/roles/{name}.bin"));
            if std::env::var_os("TEMIZ_WRITE").is_some() {
                std::fs::write(&path, &packed).unwrap();
            }
            assert!(
                std::fs::read(&path).unwrap() == packed,
                "{name}.bin is not data/weights/{name}.txt: run with TEMIZ_WRITE=1"
            );
            assert!(!unpack(&packed).trees.is_empty());
        }
    }

    #[test]
    fn the_parts_of_an_explanation_add_up_to_the_score() {
        let (trees, mut row) = (body_of_text(), [0; COUNT]);
        row[Feature::Chars as usize] = 70;
        row[Feature::Prose as usize] = 68;
        let leaves: Vec<i32> = trees.leaves.iter().map(|&it| i32::from(it)).collect();
        let mean: i32 = leaves.chunks(32).map(|it| it.iter().sum::<i32>() / 32).sum();
        let parts: i32 = trees.explain(&row, 0).iter().sum();
        assert!((trees.score(&row) - trees.bias[0] - mean - parts).abs() < trees.trees.len() as i32 + 200);
    }

    #[test]
    fn bytes_that_are_no_trees_say_nothing() {
        assert_eq!(unpack(&[7, 1]), Trees::default());
        assert_eq!(Trees::default().score(&[0; COUNT]), 0);
    }

    #[test]
    fn probability_grows_from_nothing_to_certainty() {
        let values: Vec<f32> = (-1000..1000).step_by(50).map(probability).collect();
        assert!(values.windows(2).all(|it| it[0] <= it[1]));
        assert!(values[0] < 0.01 && values[values.len() - 1] > 0.99);
        assert_eq!(probability(0), 0.5);
    }
}
