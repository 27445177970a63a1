//! The language model: for each script, which letter runs speak for which languages, and how loudly.

use super::grams::grams;
use super::letters::{has_turkic_capitals, letters, Casing};
use super::{Code, Script};
use std::sync::OnceLock;

/// What the model holds for one script.
#[derive(Debug)]
pub(crate) struct Table {
    pub script: Script,
    pub codes: Vec<Code>,
    bias: Vec<i8>,
    cells: u32,
    packed: Packed,
    /// Unpacked when the first word of the script is looked up.
    rows: OnceLock<Rows>,
    /// Languages that write I for ı.
    turkic: Vec<usize>,
}

/// The rows of a table as they lie in the file.
#[derive(Debug, Default)]
struct Packed {
    gaps: &'static [u8],
    counts: &'static [u8],
    /// How many of `apart` follow each language, or begin a row.
    behind: Vec<u32>,
    apart: &'static [u8],
    steps: &'static [u8],
    full: &'static [u8],
}

/// Which letter runs have weights, and those weights.
#[derive(Debug, Default)]
struct Rows {
    /// Which of eight cells are taken, a bit for each, below how many are before them.
    taken: Vec<u32>,
    /// Where the weights of each taken cell begin, and how many they are; see [`FULL`].
    starts: Vec<u32>,
    /// How many languages are skipped before a weight, and the weight.
    weights: Vec<(u8, i8)>,
    /// The weights of cells that speak for many languages, one for each language and noughts behind them, as [`width`] says.
    full: Vec<i8>,
}

/// The tables of all scripts; scripts of one language have one without weights.
pub(crate) fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = parse(include_bytes!("model.bin")).unwrap_or_default();
        tables.extend(ALONE.iter().map(|&(script, code)| Table::alone(script, code)));
        tables
    })
}

/// The number of a script's table.
pub(crate) fn table_of(script: Script) -> Option<usize> {
    tables().iter().position(|table| table.script == script)
}

/// Scripts that one language writes, or one far more than all others.
const ALONE: &[(&str, &str)] = &[
    ("Adlm", "ff"),
    ("Armn", "hy"),
    ("Bali", "ban"),
    ("Beng", "bn"),
    ("Cans", "iu"),
    ("Cher", "chr"),
    ("Geor", "ka"),
    ("Grek", "el"),
    ("Gujr", "gu"),
    ("Guru", "pa"),
    ("Hang", "ko"),
    ("Hebr", "he"),
    ("Java", "jv"),
    ("Khmr", "km"),
    ("Knda", "kn"),
    ("Laoo", "lo"),
    ("Mlym", "ml"),
    ("Mong", "mn"),
    ("Mtei", "mni"),
    ("Mymr", "my"),
    ("Nkoo", "nqo"),
    ("Olck", "sat"),
    ("Orya", "or"),
    ("Sinh", "si"),
    ("Syrc", "syr"),
    ("Taml", "ta"),
    ("Telu", "te"),
    ("Tfng", "shi"),
    ("Thaa", "dv"),
    ("Thai", "th"),
    ("Yiii", "ii"),
];

impl Table {
    fn alone(script: &str, code: &str) -> Table {
        Table {
            script: Script::from_code(script),
            codes: Code::from_tag(code).into_iter().collect(),
            bias: vec![0],
            cells: 0,
            packed: Packed::default(),
            rows: OnceLock::new(),
            turkic: Vec::new(),
        }
    }

    /// What speaks for a language before a word is read.
    pub fn bias(&self) -> &[i8] {
        &self.bias
    }

    /// Writes what a word says for each language to `room.scores`; how many of its letter runs were known, and how many it has.
    pub fn score(&self, word: &str, room: &mut Room) -> (usize, usize) {
        room.scores.clear();
        room.scores.resize(width(self.codes.len()), 0);
        letters(word, Casing::Plain, self.script != Script::HAN, &mut room.letters);
        let mut told = self.sum(room);
        if !self.turkic.is_empty() && has_turkic_capitals(word) {
            let plain = std::mem::take(&mut room.scores);
            room.scores.resize(plain.len(), 0);
            letters(word, Casing::Turkic, true, &mut room.letters);
            // İ is a letter of no other language: what is known of the word is what the better reading knows.
            told = told.max(self.sum(room));
            let own = std::mem::replace(&mut room.scores, plain);
            for &language in &self.turkic {
                room.scores[language] = own[language];
            }
        }
        room.scores.truncate(self.codes.len());
        told
    }

    fn sum(&self, room: &mut Room) -> (usize, usize) {
        // First the rows of all letter runs, then all weights: so the memory is asked for many things at once, and nothing is guessed.
        let Room { letters, scores, runs } = room;
        let rows = self.rows();
        let (mut count, mut known) = (0, 0);
        grams(letters, |gram, _| {
            let cell = self.cell(gram) as u32;
            let (row, taken) = place(cell, rows.slot(cell));
            // What is not taken is overwritten by the next.
            if let Some(run) = runs.get_mut(known) {
                *run = row;
            }
            count += 1;
            known += usize::from(taken);
        });
        let starts = &mut runs[..known.min(MOST_RUNS)];
        // The adding of a row takes so many steps that the next would be asked for late: so each is touched before.
        let mut touched = 0;
        for row in starts.iter_mut() {
            *row = rows.starts[*row as usize];
            touched ^= rows.touch(*row, scores.len());
        }
        std::hint::black_box(touched);
        for &start in starts.iter() {
            match rows.weights_at(start, scores.len()) {
                Weights::Few(weights) => {
                    let mut language = 0;
                    for &(apart, weight) in weights {
                        language += usize::from(apart);
                        if let Some(score) = scores.get_mut(language) {
                            *score += i16::from(weight);
                        }
                        language += 1;
                    }
                }
                Weights::Full(weights) => {
                    add(scores, weights);
                }
            }
        }
        (known, count)
    }

    /// Whether a language writes I for ı.
    pub fn is_turkic(&self, language: usize) -> bool {
        self.turkic.contains(&language)
    }

    /// What a letter run says for a language, in steps.
    pub fn weight(&self, gram: u64, language: usize) -> i16 {
        let rows = self.rows();
        let cell = self.cell(gram) as u32;
        let (row, true) = place(cell, rows.slot(cell)) else { return 0 };
        let weight = match rows.weights_at(rows.starts[row as usize], width(self.codes.len())) {
            Weights::Few(weights) => {
                let mut next = 0;
                let own = weights.iter().find(|it| {
                    next += usize::from(it.0) + 1;
                    next > language
                });
                own.filter(|_| next == language + 1).map(|it| it.1)
            }
            Weights::Full(weights) => weights.get(language).copied(),
        };
        weight.map_or(0, i16::from)
    }

    fn rows(&self) -> &Rows {
        self.rows.get_or_init(|| self.packed.rows(self.cells, self.codes.len()).unwrap_or_default())
    }

    /// The number of a letter run's cell.
    #[inline]
    fn cell(&self, gram: u64) -> usize {
        (((gram & 0xffff_ffff) * u64::from(self.cells)) >> 32) as usize
    }
}

impl Rows {
    /// The cells around a cell.
    #[inline]
    fn slot(&self, cell: u32) -> u32 {
        self.taken.get(cell as usize / 8).copied().unwrap_or_default()
    }

    /// Reads one of a row's weights, so that the others are near when they are added.
    #[inline]
    fn touch(&self, start: u32, width: usize) -> i8 {
        let (full, few) = (&self.full, &self.weights);
        if start & FULL != 0 {
            full.get((start & !FULL) as usize * width + width / 2).copied().unwrap_or_default()
        } else {
            few.get((start >> LENGTH) as usize).map_or(0, |it| it.1)
        }
    }

    #[inline]
    fn weights_at(&self, start: u32, width: usize) -> Weights<'_> {
        match start {
            full if full & FULL != 0 => {
                let start = (full & !FULL) as usize * width;
                Weights::Full(&self.full[start..start + width])
            }
            few => {
                let start = (few >> LENGTH) as usize;
                Weights::Few(&self.weights[start..start + (few & ((1 << LENGTH) - 1)) as usize])
            }
        }
    }
}

/// How many rows there are before a cell, and whether the cell has one.
#[inline]
fn place(cell: u32, slot: u32) -> (u32, bool) {
    let bit = cell % 8;
    let before = slot & ((1 << bit) - 1);
    ((slot >> 8) + u32::from(BITS[before as usize % 256]), slot >> bit & 1 == 1)
}

/// How many bits of a byte are set: not all machines that this is built for have an instruction for it.
const BITS: [u8; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = (byte as u8).count_ones() as u8;
        byte += 1;
    }
    bits
};

/// So many weights are added at once.
const AT_ONCE: usize = 16;

/// Adds a row laid out in full: a known number at a time, for which the compiler finds the machine's widest steps.
#[inline]
fn add(scores: &mut [i16], weights: &[i8]) {
    for (scores, weights) in scores.chunks_exact_mut(AT_ONCE).zip(weights.chunks_exact(AT_ONCE)) {
        let (Ok(own), Ok(weights)) =
            (<[i16; AT_ONCE]>::try_from(&*scores), <[i8; AT_ONCE]>::try_from(weights))
        else {
            continue;
        };
        let sums: [i16; AT_ONCE] = std::array::from_fn(|at| own[at] + i16::from(weights[at]));
        scores.copy_from_slice(&sums);
    }
}

/// How many weights a row laid out in full has for so many languages.
fn width(languages: usize) -> usize {
    languages.next_multiple_of(AT_ONCE)
}

/// The most letter runs of a word; see `letters`.
const MOST_RUNS: usize = 192;

/// Room for what is known of one word at a time.
pub(crate) struct Room {
    /// What it says for each language.
    pub scores: Vec<i16>,
    letters: Vec<char>,
    /// The rows of its letter runs, then where their weights begin.
    runs: [u32; MOST_RUNS],
}

impl Default for Room {
    fn default() -> Room {
        Room { scores: Vec::new(), letters: Vec::new(), runs: [0; MOST_RUNS] }
    }
}

/// The weights of one letter run.
enum Weights<'a> {
    /// How many languages are skipped, and the weight of the next; nought for the others.
    Few(&'a [(u8, i8)]),
    /// A weight for each language.
    Full(&'a [i8]),
}

/// Marks a row that lies in `full` and gives its number there. Other starts have the row's length in their lowest bits.
const FULL: u32 = 1 << 31;

/// Bits of the length of a row that is not laid out in full.
const LENGTH: u32 = 6;

/// Rows with more weights than one in this many languages are laid out in full: adding a whole row is then quicker.
const FULL_FROM: usize = 6;

/// Stands in the file for the number of weights where a row has one for each language.
const IN_FULL: u8 = u8::MAX;

/// Reads `model.bin` (written by `tools/train`, which describes it); nothing when it is damaged.
fn parse(bytes: &'static [u8]) -> Option<Vec<Table>> {
    let mut bytes = Bytes(bytes);
    if bytes.take(4)? != b"TZL3" {
        return None;
    }
    (0..bytes.take(1)?[0]).map(|_| table(&mut bytes)).collect()
}

fn table(bytes: &mut Bytes) -> Option<Table> {
    let script = Script::from_code(std::str::from_utf8(bytes.take(4)?).ok()?);
    let cells = bytes.number()?;
    let rows = bytes.number()? as usize;
    let (mut codes, mut bias) = (Vec::new(), Vec::new());
    for _ in 0..bytes.take(1)?[0] {
        let code = std::str::from_utf8(bytes.take(3)?).ok()?;
        codes.push(Code::from_tag(code.trim_end_matches('\0'))?);
        bias.push(bytes.take(1)?[0] as i8);
    }
    let behind = (0..=codes.len()).map(|_| bytes.number()).collect::<Option<Vec<u32>>>()?;
    let mut streams = [&[][..]; 5];
    for stream in &mut streams {
        let length = bytes.number()? as usize;
        *stream = bytes.take(length)?;
    }
    let [gaps, counts, apart, steps, full] = streams;
    let is_turkic = |code: &Code| matches!(code.as_str(), "az" | "tr");
    let turkic = (0..codes.len()).filter(|&at| is_turkic(&codes[at]) && script == Script::LATIN).collect();
    (counts.len() == rows && apart.len() == steps.len()).then_some(Table {
        script,
        codes,
        bias,
        cells,
        packed: Packed { gaps, counts, behind, apart, steps, full },
        rows: OnceLock::new(),
        turkic,
    })
}

impl Packed {
    /// The weights of the rows in their order. In the file those behind the same language lie together, and those of rows of one length.
    fn weights(&self) -> Option<Vec<(u8, i8)>> {
        let mut sum = 0;
        let mut aparts: Vec<usize> = Vec::with_capacity(self.behind.len());
        for &length in &self.behind {
            aparts.push(sum);
            sum += length as usize;
        }
        let mut lengths = [0; IN_FULL as usize + 1];
        self.counts.iter().for_each(|&count| lengths[usize::from(count)] += usize::from(count));
        let mut sum = 0;
        let mut steps = lengths.map(|length| {
            sum += length;
            sum - length
        });
        let mut weights = Vec::with_capacity(self.steps.len());
        for &count in self.counts.iter().filter(|&&count| count != IN_FULL) {
            let mut language = 0;
            let from = &mut steps[usize::from(count)];
            for &step in self.steps.get(*from..*from + usize::from(count))? {
                let at = aparts.get_mut(language)?;
                let apart = *self.apart.get(*at)?;
                *at += 1;
                language += usize::from(apart) + 1;
                weights.push((apart, step as i8));
            }
            *from += usize::from(count);
        }
        Some(weights)
    }

    /// Lays the rows out to be looked up; nothing when they are damaged.
    fn rows(&self, cells: u32, languages: usize) -> Option<Rows> {
        let mut taken = vec![0u32; cells as usize / 8 + 1];
        let mut cell = 0usize;
        for &gap in self.gaps {
            cell += usize::from(gap);
            if gap < u8::MAX {
                *taken.get_mut(cell / 8)? |= 1 << (cell % 8);
                cell += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut taken {
            let own = slot.count_ones();
            *slot |= sum << 8;
            sum += own;
        }
        let weights = self.weights()?;
        let width = width(languages);
        let mut full: Vec<i8> = Vec::with_capacity(self.full.len() / languages.max(1) * width);
        for row in self.full.chunks(languages.max(1)) {
            full.extend(row.iter().map(|&step| step as i8));
            full.resize(full.len().next_multiple_of(AT_ONCE), 0);
        }
        let mut starts = Vec::with_capacity(self.counts.len());
        let (mut next, mut filled, mut number) = (0, 0, full.len() / width.max(1));
        for &count in self.counts {
            if count == IN_FULL {
                starts.push(FULL | filled);
                filled += 1;
                continue;
            }
            let count = usize::from(count);
            let own = weights.get(next..next + count)?;
            if languages > 8 && count * FULL_FROM > languages {
                starts.push(FULL | number as u32);
                number += 1;
                let row = full.len();
                full.resize(row + width, 0);
                let mut language = row;
                for &(apart, step) in own {
                    language += usize::from(apart);
                    *full.get_mut(language)? = step;
                    language += 1;
                }
            } else {
                starts.push((next << LENGTH | count) as u32);
            }
            next += count;
        }
        let whole = sum as usize == starts.len()
            && next == weights.len()
            && filled as usize * languages == self.full.len();
        whole.then_some(Rows { taken, starts, weights, full })
    }
}

/// Bytes not read yet.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_file() {
        let tables = parse(include_bytes!("model.bin")).unwrap();
        let languages: usize = tables.iter().map(|table| table.codes.len()).sum();
        assert!(languages > 90, "{languages}");
        assert!(tables.iter().all(|table| table.packed.rows(table.cells, table.codes.len()).is_some()));
    }

    #[test]
    fn a_cut_or_foreign_file_is_no_model() {
        let bytes = include_bytes!("model.bin");
        assert!(parse(&bytes[..bytes.len() / 2]).is_none());
        assert!(parse(b"").is_none());
    }
}
