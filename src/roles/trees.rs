//! Weights: sums over small trees of questions, learned by `tools/learn`; whole numbers throughout, so that every platform answers alike.
//!
//! `data/weights/*.txt` says each tree readably; the `.bin` files beside this one are the same, packed by the test below.

use super::columns::{Columns, Lanes, TOGETHER};
use std::sync::OnceLock;

/// A learned judge: one score per output, in [`UNIT`]s of log odds.
#[derive(Debug, Default)]
pub struct Trees {
    outputs: usize,
    bias: Vec<i32>,
    trees: Vec<Tree>,
    /// How many questions the deepest tree asks.
    depth: usize,
    /// For a judge of one output the leaves of all trees.
    first: Vec<[i16; LEAVES]>,
    /// For a judge of several the outputs of all leaves, tree after tree.
    leaves: Vec<[i16; MOST_OUTPUTS]>,
    /// For each output, when it was first asked for: for all trees how far each answer on the way to a leaf moves the mean of the leaves left.
    moves: [OnceLock<Vec<[Moves; LEAVES]>>; MOST_OUTPUTS],
}

/// Every level asks one question wherever one stands in it, so the answers are the bits of a leaf's number, the first answer the highest.
type Tree = [Split; DEPTH];

/// Whether a feature exceeds a value.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Split {
    feature: u8,
    above: i16,
}

/// How many questions a tree asks; lists of known length need no checks. A shallower tree asks on, what nothing exceeds.
const DEPTH: usize = 5;
const LEAVES: usize = 1 << DEPTH;

/// How many the trees of some judges ask at most.
const SHALLOW: usize = 4;

/// For each question on the way to a leaf how far its answer moves the mean of the leaves left, in [`MEANS`]ths.
type Moves = [i16; DEPTH];

/// Nodes are numbered as in a heap whose root is 1.
const NODES: usize = 2 * LEAVES;

/// The most outputs a judge has.
const MOST_OUTPUTS: usize = 32;

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

/// What corrects the judge of pages with tags, knowing what it says of the page's other pieces.
pub fn again_of_pages() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| unpack(include_bytes!("again-html.bin")))
}

/// The judge of roles.
pub fn roles() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| unpack(include_bytes!("roles.bin")))
}

/// Where each of some rows comes to in each tree.
#[derive(Debug, Default)]
pub struct Paths {
    leaves: Vec<Lanes>,
}

impl Trees {
    /// Follows the rows through all trees.
    pub fn follow(&self, rows: &Columns, paths: &mut Paths) {
        // A known number of questions needs no counting.
        match self.depth {
            SHALLOW => self.follow_to::<SHALLOW>(rows, paths),
            _ => self.follow_to::<DEPTH>(rows, paths),
        }
    }

    fn follow_to<const ASKED: usize>(&self, rows: &Columns, paths: &mut Paths) {
        paths.leaves.clear();
        paths.leaves.extend(self.trees.iter().map(|tree| {
            let mut leaves = [0; TOGETHER];
            for split in &tree[..ASKED] {
                let column = &rows.values[usize::from(split.feature)];
                for lane in 0..TOGETHER {
                    leaves[lane] = leaves[lane] << 1 | i16::from(column[lane] > split.above);
                }
            }
            leaves.map(|leaf| leaf << (DEPTH - ASKED))
        }));
    }

    /// The output of a judge of one, for each of the rows.
    pub fn first(&self, paths: &Paths) -> [i32; TOGETHER] {
        let mut scores = [self.bias.first().copied().unwrap_or(0); TOGETHER];
        for (values, leaves) in self.first.iter().zip(&paths.leaves) {
            for lane in 0..TOGETHER {
                scores[lane] += i32::from(values[leaves[lane] as usize % LEAVES]);
            }
        }
        scores
    }

    /// All outputs of a judge of several, for one of the rows.
    pub fn all(&self, paths: &Paths, lane: usize) -> Vec<i32> {
        // Sums of a few trees fit in 16 bits, of which the machine adds several at once.
        const FEW: usize = i16::MAX as usize / 128;
        let mut scores = self.bias.clone();
        for (values, leaves) in self.leaves.chunks(FEW * LEAVES).zip(paths.leaves.chunks(FEW)) {
            let mut sums = [0i16; MOST_OUTPUTS];
            for (values, leaves) in values.chunks_exact(LEAVES).zip(leaves) {
                let values = values[leaves[lane % TOGETHER] as usize % LEAVES];
                sums = std::array::from_fn(|output| sums[output] + values[output]);
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += i32::from(sum);
            }
        }
        scores
    }

    /// What each feature added to an output's score: at every level of every tree, how far the answer moved the mean of the leaves left.
    pub fn explain(&self, paths: &Paths, lane: usize, output: usize) -> [i32; 256] {
        // A feature's number is a byte: a list of 256 needs no check of it.
        let mut parts = [0i32; 256];
        let Some(moves) = self.moves.get(output) else { return parts };
        let moves = moves.get_or_init(|| self.moves_of(output));
        match self.depth {
            SHALLOW => self.add_moves::<SHALLOW>(moves, paths, lane, &mut parts),
            _ => self.add_moves::<DEPTH>(moves, paths, lane, &mut parts),
        }
        // A loop over a list in place, which the machine takes several steps of at once.
        parts.iter_mut().for_each(|it| *it /= MEANS);
        parts
    }

    fn add_moves<const ASKED: usize>(
        &self,
        moves: &[[Moves; LEAVES]],
        paths: &Paths,
        lane: usize,
        parts: &mut [i32; 256],
    ) {
        for ((tree, moves), leaves) in self.trees.iter().zip(moves).zip(&paths.leaves) {
            let moves = &moves[leaves[lane % TOGETHER] as usize % LEAVES];
            for level in 0..ASKED {
                parts[usize::from(tree[level].feature)] += i32::from(moves[level]);
            }
        }
    }

    /// Adds a tree of the file, where the first answer is the lowest bit of a leaf's number.
    fn grow(&mut self, splits: &[Split], leaves: &[u8]) {
        self.depth = self.depth.max(splits.len());
        let never = Split { feature: u8::MAX, above: i16::MAX };
        self.trees.push(std::array::from_fn(|level| splits.get(level).copied().unwrap_or(never)));
        let packed =
            |leaf: usize| (leaf.reverse_bits() >> (usize::BITS as usize - DEPTH)) % (1 << splits.len());
        let values = |leaf: usize| leaves.chunks_exact(self.outputs).nth(packed(leaf)).unwrap_or_default();
        let value = |&byte: &u8| i16::from(byte as i8);
        if self.outputs == 1 {
            self.first.push(std::array::from_fn(|leaf| values(leaf).first().map_or(0, value)));
        } else {
            self.leaves.extend((0..LEAVES).map(|leaf| {
                let mut outputs = [0; MOST_OUTPUTS];
                for (output, byte) in outputs.iter_mut().zip(values(leaf)) {
                    *output = value(byte);
                }
                outputs
            }));
        }
    }

    /// For all trees how far each answer on the way to each leaf moves the mean of an output.
    fn moves_of(&self, output: usize) -> Vec<[Moves; LEAVES]> {
        let moves = |tree: usize| {
            let means = self.means_of(tree, output);
            std::array::from_fn(|leaf| {
                // The node after an answer and the one before it are a shift apart.
                let mean = |answers: usize| means[((LEAVES | leaf) >> (DEPTH - answers)) % NODES];
                std::array::from_fn(|level| mean(level + 1) - mean(level))
            })
        };
        (0..self.trees.len()).map(moves).collect()
    }

    /// The mean of an output's leaves below each node of a tree.
    fn means_of(&self, tree: usize, output: usize) -> [i16; NODES] {
        let mut means = [0i16; NODES];
        for node in (1..NODES).rev() {
            means[node] = if node >= LEAVES {
                let leaf = node - LEAVES;
                let one = self.first.get(tree).map(|it| it[leaf]);
                let several = self.leaves.get(tree * LEAVES + leaf).map(|it| it[output % MOST_OUTPUTS]);
                one.or(several).unwrap_or(0) * MEANS as i16
            } else {
                ((i32::from(means[2 * node]) + i32::from(means[2 * node + 1])) / 2) as i16
            };
        }
        means
    }
}

/// Means are kept so many times finer than leaves.
const MEANS: i32 = 32;

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
        let outputs = reader.byte().map(usize::from).filter(|it| (1..=MOST_OUTPUTS).contains(it))?;
        let count = reader.short()?;
        let bias = (0..outputs).map(|_| reader.short().map(i32::from)).collect::<Option<_>>()?;
        let mut all = Trees { outputs, bias, ..Trees::default() };
        for _ in 0..count {
            let depth = reader.byte().filter(|&it| (1..=DEPTH).contains(&usize::from(it)))?;
            let splits = (0..depth).map(|_| Some(Split { feature: reader.byte()?, above: reader.short()? }));
            let splits = splits.collect::<Option<Vec<_>>>()?;
            all.grow(&splits, reader.take(outputs << depth)?);
        }
        Some(all)
    };
    read().unwrap_or_default()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|it| it[0])
    }

    fn short(&mut self) -> Option<i16> {
        Some(i16::from_le_bytes([self.byte()?, self.byte()?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roles::feature::{Feature, Row, COUNT};
    use std::path::Path;

    /// Packs the readable form: `bias`, then one line a tree, `Feature>value … : leaves`.
    fn pack(readable: &str, names: &[&str]) -> Vec<u8> {
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
                    packed.push(names.iter().position(|it| *it == name).unwrap() as u8);
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
        let (first, again) = (Feature::NAMES.to_vec(), crate::roles::again::names());
        for (name, names) in
            [("body-text", &first), ("body-html", &first), ("again-html", &again), ("roles", &first)]
        {
            let readable = std::fs::read_to_string(root.join(format!("data/weights/{name}.txt"))).unwrap();
            let packed = pack(&readable, names);
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

    fn followed(trees: &Trees, rows: &[Row]) -> Paths {
        let (mut columns, mut paths) = (Columns::EMPTY, Paths::default());
        columns.fill(rows.iter().map(|it| &it[..]));
        trees.follow(&columns, &mut paths);
        paths
    }

    #[test]
    fn the_parts_of_an_explanation_add_up_to_the_score() {
        let (trees, mut row) = (body_of_text(), [0; COUNT]);
        row[Feature::Chars as usize] = 70;
        row[Feature::Prose as usize] = 68;
        let paths = followed(trees, &[row]);
        let score = trees.first(&paths)[0];
        let mean = |leaves: &[i16; LEAVES]| leaves.iter().map(|&it| i32::from(it)).sum::<i32>() / 32;
        let mean: i32 = trees.first.iter().map(mean).sum();
        let parts: i32 = trees.explain(&paths, 0, 0).iter().sum();
        assert!((score - trees.bias[0] - mean - parts).abs() < trees.trees.len() as i32 + 200);
    }

    #[test]
    fn rows_judged_together_are_judged_as_each_alone() {
        let row = |lane: i16| std::array::from_fn(|feature| (feature as i16 * 37 + lane * 91) % 700 - 50);
        let rows: Vec<Row> = (0..TOGETHER as i16).map(row).collect();
        let together = [followed(roles(), &rows), followed(body_of_pages(), &rows)];
        for (lane, row) in rows.iter().enumerate() {
            let alone = [followed(roles(), &[*row]), followed(body_of_pages(), &[*row])];
            assert_eq!(roles().all(&together[0], lane), roles().all(&alone[0], 0));
            assert_eq!(roles().explain(&together[0], lane, 3), roles().explain(&alone[0], 0, 3));
            assert_eq!(body_of_pages().first(&together[1])[lane], body_of_pages().first(&alone[1])[0]);
        }
        assert_ne!(roles().all(&together[0], 0), roles().all(&together[0], 1));
    }

    #[test]
    fn bytes_that_are_no_trees_say_nothing() {
        let none = unpack(&[7, 1]);
        assert!(none.trees.is_empty());
        assert_eq!(none.first(&followed(&none, &[])), [0; TOGETHER]);
    }

    #[test]
    fn probability_grows_from_nothing_to_certainty() {
        let values: Vec<f32> = (-1000..1000).step_by(50).map(probability).collect();
        assert!(values.windows(2).all(|it| it[0] <= it[1]));
        assert!(values[0] < 0.01 && values[values.len() - 1] > 0.99);
        assert_eq!(probability(0), 0.5);
    }
}
