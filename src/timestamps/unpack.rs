//! `lexicon.bin` made ready for use; `tests/generated/lexicon.rs` packs it.

use super::lexicon::{LanguageSet, Pattern};
use super::sense::Sense;
use crate::text::packed::Packed;

/// What is packed, as lists.
pub(crate) struct Unpacked {
    /// Codes, sorted.
    pub languages: Vec<String>,
    pub senses: Vec<Sense>,
    pub sets: Vec<LanguageSet>,
    /// By locale, sorted.
    pub digits: Vec<(String, Vec<Pattern>)>,
    /// The keys one after the other, sorted, and where each starts; one start more, the end.
    pub keys: Vec<u8>,
    pub key_starts: Vec<u32>,
    /// What each entry means, as places in `senses` and `sets`, and where each entry's meanings start.
    pub meanings: Vec<(u16, u16)>,
    pub meaning_starts: Vec<u32>,
}

pub(crate) fn unpack(bytes: &[u8]) -> Unpacked {
    let mut packed = Packed::new(bytes);
    let languages = lines(&mut packed);
    let (mut senses, mut kinds) = (Vec::new(), Vec::new());
    loop {
        let kind = lines(&mut packed);
        let Some((name, values)) = kind.split_first() else { break };
        kinds.push((senses.len(), values.len()));
        senses.extend(values.iter().map(|value| Sense::parse(name, value)));
    }
    let digits = lines(&mut packed).iter().filter_map(|line| digits(line)).collect();
    let sets = sets(&mut packed);
    let alphabets = alphabets(&mut packed);
    let runs: Vec<Run> =
        kinds.into_iter().map(|(first, own)| Run { first, own, entries: packed.number() as usize }).collect();
    let entries = entries(&mut packed, &runs, sets.len(), &alphabets);
    let mut sorted: Vec<u32> = (0..entries.key_starts.len() as u32 - 1).collect();
    // The runs are sorted, so this is a merge.
    sorted.sort_by(|&a, &b| entries.key(a as usize).cmp(entries.key(b as usize)));
    let mut all = Unpacked {
        languages,
        senses,
        sets,
        digits,
        keys: Vec::with_capacity(entries.keys.len()),
        key_starts: Vec::with_capacity(entries.key_starts.len()),
        meanings: Vec::with_capacity(entries.meanings.len()),
        meaning_starts: Vec::with_capacity(entries.meaning_starts.len()),
    };
    for at in sorted {
        all.key_starts.push(all.keys.len() as u32);
        all.keys.extend_from_slice(entries.key(at as usize));
        all.meaning_starts.push(all.meanings.len() as u32);
        all.meanings.extend_from_slice(entries.meanings(at as usize));
    }
    all.key_starts.push(all.keys.len() as u32);
    all.meaning_starts.push(all.meanings.len() as u32);
    all
}

fn lines(packed: &mut Packed) -> Vec<String> {
    let length = packed.number() as usize;
    String::from_utf8_lossy(packed.take(length)).lines().map(str::to_string).collect()
}

fn digits(line: &str) -> Option<(String, Vec<Pattern>)> {
    let (locale, patterns) = line.split_once(' ')?;
    Some((locale.to_string(), patterns.split(',').map(Pattern::parse).collect()))
}

/// The sets of languages: each has some of the first languages of the one before, and more.
fn sets(packed: &mut Packed) -> Vec<LanguageSet> {
    let count = packed.number() as usize;
    let mut column = || -> Vec<usize> { (0..count).map(|_| packed.number() as usize).collect() };
    let (shared, added) = (column(), column());
    let mut languages = Vec::new();
    let set = |(shared, added)| {
        languages.truncate(shared);
        languages.extend((0..added).map(|_| packed.number() as usize));
        let mut set = LanguageSet::default();
        for language in &languages {
            if let Some(block) = set.get_mut(language / 64) {
                *block |= 1 << (language % 64);
            }
        }
        set
    };
    shared.into_iter().zip(added).map(set).collect()
}

/// Letters by the byte that stands for them, from 128 on.
fn alphabets(packed: &mut Packed) -> Vec<Vec<char>> {
    let mut alphabets = Vec::new();
    for _ in 0..packed.number() {
        let (mut alphabet, mut letter) = (Vec::new(), 0u32);
        for _ in 0..packed.number() {
            letter = letter.saturating_add(packed.number());
            alphabet.push(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        alphabets.push(alphabet);
    }
    alphabets
}

/// Entries whose first senses are of one kind, sorted by their keys.
struct Run {
    /// The kind's first sense and how many it has.
    first: usize,
    own: usize,
    entries: usize,
}

/// Entries in the order of their runs.
struct Entries {
    keys: Vec<u8>,
    key_starts: Vec<u32>,
    meanings: Vec<(u16, u16)>,
    meaning_starts: Vec<u32>,
}

impl Entries {
    fn key(&self, at: usize) -> &[u8] {
        &self.keys[self.key_starts[at] as usize..self.key_starts[at + 1] as usize]
    }

    fn meanings(&self, at: usize) -> &[(u16, u16)] {
        &self.meanings[self.meaning_starts[at] as usize..self.meaning_starts[at + 1] as usize]
    }
}

fn entries(packed: &mut Packed, runs: &[Run], sets: usize, alphabets: &[Vec<char>]) -> Entries {
    let count = runs.iter().map(|run| run.entries).sum();
    let (meanings, letters) = (packed.number() as usize, packed.number() as usize);
    let (shared, counts) = (packed.take(count), packed.take(count));
    let [sense_low, sense_high, set_low, set_high] = [(); 4].map(|()| packed.take(meanings));
    let mut spelling = Spelling { packed: Packed::new(packed.take(letters)), alphabets, alphabet: &[] };
    let mut entries = Entries {
        keys: Vec::with_capacity(letters * 3),
        key_starts: Vec::with_capacity(count + 1),
        meanings: Vec::with_capacity(meanings),
        meaning_starts: Vec::with_capacity(count + 1),
    };
    spelling.alphabet = alphabets.first().map_or(&[], Vec::as_slice);
    let mut recent: Vec<u16> = (0..sets as u16).collect();
    let wide = |low: &[u8], high: &[u8], at: usize| {
        Some(usize::from(u16::from_le_bytes([*low.get(at)?, *high.get(at)?])))
    };
    let kinds = runs.iter().flat_map(|run| std::iter::repeat_n(run, run.entries));
    let (mut previous, mut at) = (0, 0);
    for ((kind, &shared), &count) in kinds.zip(shared).zip(counts) {
        let start = entries.keys.len();
        entries.key_starts.push(start as u32);
        let same = prefix(&entries.keys[previous..], usize::from(shared));
        entries.keys.extend_from_within(previous..previous + same);
        spelling.rest(&mut entries.keys);
        previous = start;
        entries.meaning_starts.push(at as u32);
        for at in at..at + usize::from(count) {
            let (Some(sense), Some(rank)) = (wide(sense_low, sense_high, at), wide(set_low, set_high, at))
            else {
                break;
            };
            // Senses of other kinds come after the kind's own.
            let sense = if sense < kind.own { kind.first + sense } else { sense - kind.own };
            if let Some(recent) = recent.get_mut(..=rank) {
                recent.rotate_right(1);
                entries.meanings.push((sense as u16, recent[0]));
            }
        }
        at += usize::from(count);
    }
    entries.key_starts.push(entries.keys.len() as u32);
    entries.meaning_starts.push(entries.meanings.len() as u32);
    entries
}

/// Bytes of the first `letters` of a key.
fn prefix(key: &[u8], letters: usize) -> usize {
    let starts = key.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80).map(|(at, _)| at);
    starts.chain(Some(key.len())).nth(letters).unwrap_or(key.len())
}

/// Keys spelled in one byte a letter: below 128 as in ASCII, from there on by the alphabet in use.
struct Spelling<'a> {
    packed: Packed<'a>,
    alphabets: &'a [Vec<char>],
    alphabet: &'a [char],
}

impl Spelling<'_> {
    /// Adds the letters up to the end of the key.
    fn rest(&mut self, key: &mut Vec<u8>) {
        loop {
            let letter = match self.packed.byte() {
                0 => return,
                2 => {
                    let code = u16::from_be_bytes([self.packed.byte(), self.packed.byte()]);
                    char::from_u32(u32::from(code))
                }
                3 => {
                    let alphabet = self.alphabets.get(usize::from(self.packed.byte()));
                    self.alphabet = alphabet.map_or(&[], Vec::as_slice);
                    continue;
                }
                ascii @ ..=0x7f => Some(char::from(ascii)),
                byte => self.alphabet.get(usize::from(byte & 0x7f)).copied(),
            };
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            key.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}
