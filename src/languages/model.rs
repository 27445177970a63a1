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
    /// Which cells are taken, a bit for each, and how many are before those 64.
    taken: Vec<(u64, u32)>,
    /// Where the weights of each taken cell begin.
    starts: Vec<u32>,
    weights: Vec<(u8, i8)>,
    /// The weights of cells that speak for many languages, one for each language.
    full: Vec<i16>,
    /// Languages that write I for ı.
    turkic: Vec<usize>,
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
            taken: Vec::new(),
            starts: Vec::new(),
            weights: Vec::new(),
            full: Vec::new(),
            turkic: Vec::new(),
        }
    }

    /// What speaks for a language before a word is read.
    pub fn bias(&self) -> &[i8] {
        &self.bias
    }

    /// Writes what a word says for each language to `scores`; how many of its letter runs were known, and how many it has.
    pub fn score(&self, word: &str, scores: &mut Vec<i16>, buffer: &mut Vec<char>) -> (usize, usize) {
        scores.clear();
        scores.resize(self.codes.len(), 0);
        letters(word, Casing::Plain, self.script != Script::HAN, buffer);
        let mut told = self.sum(buffer, scores);
        if !self.turkic.is_empty() && has_turkic_capitals(word) {
            let mut own = vec![0; scores.len()];
            letters(word, Casing::Turkic, true, buffer);
            // İ is a letter of no other language: what is known of the word is what the better reading knows.
            told = told.max(self.sum(buffer, &mut own));
            for &language in &self.turkic {
                scores[language] = own[language];
            }
        }
        told
    }

    fn sum(&self, letters: &[char], scores: &mut [i16]) -> (usize, usize) {
        // First all letter runs, then all rows, then all weights: so the memory is asked for many things at once, and nothing is guessed.
        let mut runs = [0; MOST_GRAMS];
        let mut all = 0;
        grams(letters, |gram, _| {
            if let Some(run) = runs.get_mut(all) {
                *run = gram;
                all += 1;
            }
        });
        let mut rows = [0; MOST_GRAMS];
        let mut known = 0;
        for &run in &runs[..all] {
            let (row, taken) = self.place(run);
            rows[known] = row;
            known += usize::from(taken);
        }
        for row in &mut rows[..known] {
            *row = self.starts[*row as usize];
        }
        for &start in &rows[..known] {
            match self.weights_at(start) {
                Weights::Few(weights) => {
                    for &(language, weight) in weights {
                        scores[usize::from(language)] += i16::from(weight);
                    }
                }
                Weights::Full(weights) => {
                    for (score, weight) in scores.iter_mut().zip(weights) {
                        *score += weight;
                    }
                }
            }
        }
        (known, all)
    }

    /// Whether a language writes I for ı.
    pub fn is_turkic(&self, language: usize) -> bool {
        self.turkic.contains(&language)
    }

    /// What a letter run says for a language, in steps.
    pub fn weight(&self, gram: u64, language: usize) -> i16 {
        match self.row(gram).map(|row| self.weights_at(self.starts[row])) {
            Some(Weights::Few(weights)) => {
                let own = weights.iter().find(|it| usize::from(it.0) == language);
                own.map_or(0, |it| i16::from(it.1))
            }
            Some(Weights::Full(weights)) => weights.get(language).copied().unwrap_or(0),
            None => 0,
        }
    }

    /// The number of a letter run's row; none when the model says nothing of it.
    fn row(&self, gram: u64) -> Option<usize> {
        let (row, taken) = self.place(gram);
        taken.then_some(row as usize)
    }

    /// How many rows there are before a letter run's cell, and whether the cell has one.
    #[inline]
    fn place(&self, gram: u64) -> (u32, bool) {
        let cell = (((gram & 0xffff_ffff) * u64::from(self.cells)) >> 32) as usize;
        let (word, bit) = (cell / 64, cell % 64);
        let Some(&(taken, rank)) = self.taken.get(word) else { return (0, false) };
        (rank + (taken & ((1 << bit) - 1)).count_ones(), taken >> bit & 1 == 1)
    }

    fn weights_at(&self, start: u32) -> Weights<'_> {
        match start {
            full if full & FULL != 0 => {
                let start = (full & !FULL) as usize * self.codes.len();
                Weights::Full(&self.full[start..start + self.codes.len()])
            }
            start => {
                let end = self.weights[start as usize].0 as usize;
                Weights::Few(&self.weights[start as usize + 1..start as usize + 1 + end])
            }
        }
    }
}

/// The weights of one letter run.
enum Weights<'a> {
    /// Language and weight; nought for the others.
    Few(&'a [(u8, i8)]),
    /// A weight for each language.
    Full(&'a [i16]),
}

/// Letter runs in the longest word that is read.
const MOST_GRAMS: usize = 5 * (super::letters::LONGEST + 2);

/// Marks the start of a row that lies in `full`.
const FULL: u32 = 1 << 31;

/// Rows with more weights than one in this many languages are laid out in full: adding a whole row is then quicker.
const FULL_FROM: usize = 6;

/// Stands in the file for the number of weights where a row has one for each language.
const IN_FULL: u8 = u8::MAX;

/// Reads `model.bin` (written by `tools/train`, which describes it); nothing when it is damaged.
fn parse(bytes: &[u8]) -> Option<Vec<Table>> {
    let mut bytes = Bytes(bytes);
    if bytes.take(4)? != b"TZL2" {
        return None;
    }
    (0..bytes.take(1)?[0]).map(|_| table(&mut bytes)).collect()
}

fn table(bytes: &mut Bytes) -> Option<Table> {
    let script = Script::from_code(std::str::from_utf8(bytes.take(4)?).ok()?);
    let cells = bytes.number()?;
    let rows = bytes.number()? as usize;
    let languages = bytes.take(1)?[0];
    let (mut codes, mut bias) = (Vec::new(), Vec::new());
    for _ in 0..languages {
        let code = std::str::from_utf8(bytes.take(3)?).ok()?;
        codes.push(Code::from_tag(code.trim_end_matches('\0'))?);
        bias.push(bytes.take(1)?[0] as i8);
    }
    let mut streams = [&[][..]; 5];
    for stream in &mut streams {
        let length = bytes.number()? as usize;
        *stream = bytes.take(length)?;
    }
    let [gaps, counts, languages_apart, steps, in_full] = streams;
    let words = cells as usize / 64 + 1;
    let mut taken = vec![0u64; words];
    let mut cell = 0usize;
    for &gap in gaps {
        cell += usize::from(gap);
        if gap < u8::MAX {
            *taken.get_mut(cell / 64)? |= 1 << (cell % 64);
            cell += 1;
        }
    }
    let mut sum = 0;
    let taken = taken
        .into_iter()
        .map(|word| {
            let before = sum;
            sum += word.count_ones();
            (word, before)
        })
        .collect();
    let mut starts = Vec::with_capacity(rows);
    let mut weights = Vec::with_capacity(steps.len() + rows);
    let mut full = Vec::new();
    let mut pairs = languages_apart.iter().zip(steps);
    let mut in_full = in_full.chunks_exact(usize::from(languages).max(1));
    for &count in counts {
        if count == IN_FULL {
            starts.push(FULL | (full.len() / usize::from(languages)) as u32);
            full.extend(in_full.next()?.iter().map(|&step| i16::from(step as i8)));
            continue;
        }
        let start = weights.len();
        // The first pair of a row holds its length.
        weights.push((count, 0));
        let mut next = 0;
        for (&apart, &step) in pairs.by_ref().take(usize::from(count)) {
            let language = next + apart;
            if language >= languages {
                return None;
            }
            weights.push((language, step as i8));
            next = language + 1;
        }
        if usize::from(count) * FULL_FROM > usize::from(languages) && languages > 8 {
            starts.push(FULL | (full.len() / usize::from(languages)) as u32);
            let row = full.len();
            full.resize(row + usize::from(languages), 0);
            for (language, weight) in weights.drain(start + 1..) {
                full[row + usize::from(language)] = i16::from(weight);
            }
            weights.truncate(start);
        } else {
            starts.push(start as u32);
        }
    }
    let is_turkic = |code: &Code| matches!(code.as_str(), "az" | "tr");
    let turkic = (0..codes.len()).filter(|&at| is_turkic(&codes[at]) && script == Script::LATIN).collect();
    (sum as usize == rows && starts.len() == rows).then_some(Table {
        script,
        codes,
        bias,
        cells,
        taken,
        starts,
        weights,
        full,
        turkic,
    })
}

/// Bytes not read yet.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
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
    }

    #[test]
    fn a_cut_or_foreign_file_is_no_model() {
        let bytes = include_bytes!("model.bin");
        assert!(parse(&bytes[..bytes.len() / 2]).is_none());
        assert!(parse(b"").is_none());
    }
}
