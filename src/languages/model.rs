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
    /// Which cells are taken: a bit for each.
    taken: Vec<u64>,
    /// How many cells are taken before each word of `taken`.
    ranks: Vec<u32>,
    /// Where the weights of each taken cell begin.
    starts: Vec<u32>,
    weights: Vec<(u8, i8)>,
    /// Languages that write I for ı.
    turkic: Vec<usize>,
}

/// One nat of a score.
pub(crate) const NAT: i32 = 4;

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
            ranks: Vec::new(),
            starts: Vec::new(),
            weights: Vec::new(),
            turkic: Vec::new(),
        }
    }

    /// What speaks for a language before a word is read.
    pub fn bias(&self) -> &[i8] {
        &self.bias
    }

    /// Adds what a word says for each language to `scores`; how many of its letter runs were known, and how many it has.
    pub fn score(&self, word: &str, scores: &mut [i32], buffer: &mut Vec<char>) -> (usize, usize) {
        letters(word, Casing::Plain, self.script != Script::HAN, buffer);
        let mut known = 0;
        let mut all = 0;
        grams(buffer, |gram| {
            all += 1;
            let weights = self.weights(gram);
            known += usize::from(!weights.is_empty());
            for &(language, weight) in weights {
                scores[usize::from(language)] += i32::from(weight);
            }
        });
        if !self.turkic.is_empty() && has_turkic_capitals(word) {
            let mut own = vec![0; scores.len()];
            letters(word, Casing::Turkic, true, buffer);
            grams(buffer, |gram| {
                for &(language, weight) in self.weights(gram) {
                    own[usize::from(language)] += i32::from(weight);
                }
            });
            for &language in &self.turkic {
                scores[language] = own[language];
            }
        }
        (known, all)
    }

    /// The weights of a letter run: language and how much it speaks for it.
    pub fn weights(&self, gram: u64) -> &[(u8, i8)] {
        let cell = (((gram & 0xffff_ffff) * u64::from(self.cells)) >> 32) as usize;
        let (word, bit) = (cell / 64, cell % 64);
        let Some(&taken) = self.taken.get(word) else { return &[] };
        if taken >> bit & 1 == 0 {
            return &[];
        }
        let row = self.ranks[word] as usize + (taken & ((1 << bit) - 1)).count_ones() as usize;
        &self.weights[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// Reads `model.bin` (written by `tools/train`, which describes it); nothing when it is damaged.
fn parse(bytes: &[u8]) -> Option<Vec<Table>> {
    let mut bytes = Bytes(bytes);
    if bytes.take(4)? != b"TZL1" {
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
    let mut streams = [&[][..]; 4];
    for stream in &mut streams {
        let length = bytes.number()? as usize;
        *stream = bytes.take(length)?;
    }
    let [gaps, counts, languages_apart, steps] = streams;
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
    let ranks = taken
        .iter()
        .map(|word| {
            let before = sum;
            sum += word.count_ones();
            before
        })
        .collect();
    let mut starts = Vec::with_capacity(rows + 1);
    let mut weights = Vec::with_capacity(steps.len());
    let mut pairs = languages_apart.iter().zip(steps);
    starts.push(0);
    for &count in counts {
        let mut next = 0;
        for (&apart, &step) in pairs.by_ref().take(usize::from(count)) {
            let language = next + apart;
            if language >= languages {
                return None;
            }
            weights.push((language, step as i8));
            next = language + 1;
        }
        starts.push(weights.len() as u32);
    }
    let is_turkic = |code: &Code| matches!(code.as_str(), "az" | "tr");
    let turkic = (0..codes.len()).filter(|&at| is_turkic(&codes[at]) && script == Script::LATIN).collect();
    (sum as usize == rows && starts.len() == rows + 1).then_some(Table {
        script,
        codes,
        bias,
        cells,
        taken,
        ranks,
        starts,
        weights,
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
