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
    /// Which cells are taken, a bit for each, and how many are before those 64.
    taken: Vec<(u64, u32)>,
    /// Where the weights of each taken cell begin, and how many they are; see [`FULL`].
    starts: Vec<u32>,
    /// How many languages are skipped before a weight, and the weight.
    weights: Vec<(u8, i8)>,
    /// The weights of cells that speak for many languages, one for each language.
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
        room.scores.resize(self.codes.len(), 0);
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
        told
    }

    fn sum(&self, room: &mut Room) -> (usize, usize) {
        // First all letter runs, then all cells, rows and weights: so the memory is asked for many things at once, and nothing is guessed.
        let Room { letters, scores, cells, slots, starts } = room;
        cells.clear();
        grams(letters, |gram, _| cells.push(self.cell(gram) as u32));
        let rows = self.rows();
        slots.clear();
        slots.extend(cells.iter().map(|&cell| rows.slot(cell)));
        starts.clear();
        starts.resize(cells.len(), 0);
        let mut known = 0;
        for (&cell, &slot) in cells.iter().zip(slots.iter()) {
            let (row, taken) = place(cell, slot);
            starts[known] = row;
            known += usize::from(taken);
        }
        for row in &mut starts[..known] {
            *row = rows.starts[*row as usize];
        }
        // The adding of a row takes so many steps that the next would be asked for late.
        std::hint::black_box(
            starts[..known].iter().fold(0, |all, &start| all ^ rows.touch(start, scores.len())),
        );
        for &start in &starts[..known] {
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
                    for (score, &weight) in scores.iter_mut().zip(weights) {
                        *score += i16::from(weight);
                    }
                }
            }
        }
        (known, cells.len())
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
        let weight = match rows.weights_at(rows.starts[row as usize], self.codes.len()) {
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
    fn slot(&self, cell: u32) -> (u64, u32) {
        self.taken.get(cell as usize / 64).copied().unwrap_or_default()
    }

    /// Reads one of a row's weights, so that the others are near when they are added.
    #[inline]
    fn touch(&self, start: u32, languages: usize) -> i8 {
        let (full, few) = (&self.full, &self.weights);
        if start & FULL != 0 {
            full.get((start & !FULL) as usize * languages + languages / 2).copied().unwrap_or_default()
        } else {
            few.get((start >> LENGTH) as usize).map_or(0, |it| it.1)
        }
    }

    #[inline]
    fn weights_at(&self, start: u32, languages: usize) -> Weights<'_> {
        match start {
            full if full & FULL != 0 => {
                let start = (full & !FULL) as usize * languages;
                Weights::Full(&self.full[start..start + languages])
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
fn place(cell: u32, (taken, rank): (u64, u32)) -> (u32, bool) {
    let bit = cell % 64;
    (rank + (taken & ((1 << bit) - 1)).count_ones(), taken >> bit & 1 == 1)
}

/// Room for what is known of one word at a time.
#[derive(Default)]
pub(crate) struct Room {
    /// What it says for each language.
    pub scores: Vec<i16>,
    letters: Vec<char>,
    cells: Vec<u32>,
    slots: Vec<(u64, u32)>,
    starts: Vec<u32>,
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
        let mut taken = vec![0u64; cells as usize / 64 + 1];
        let mut cell = 0usize;
        for &gap in self.gaps {
            cell += usize::from(gap);
            if gap < u8::MAX {
                *taken.get_mut(cell / 64)? |= 1 << (cell % 64);
                cell += 1;
            }
        }
        let mut sum = 0;
        let taken = taken.into_iter().map(|word| {
            let before = sum;
            sum += word.count_ones();
            (word, before)
        });
        let taken = taken.collect();
        let weights = self.weights()?;
        let mut full: Vec<i8> = self.full.iter().map(|&step| step as i8).collect();
        let mut starts = Vec::with_capacity(self.counts.len());
        let (mut next, mut filled, mut number) = (0, 0, full.len() / languages.max(1));
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
                full.resize(row + languages, 0);
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
