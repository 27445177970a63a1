//! `lexicon.bin` made ready for use; `tests/generated/lexicon.rs` packs it.

use super::lexicon::{LanguageSet, Pattern};
use super::sense::Sense;
use crate::text::packed::Packed;
use crate::text::sort;

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
    // The runs are sorted, so this is a merge; the first bytes tell most keys apart.
    let count = entries.key_starts.len() - 1;
    let mut sorted: Vec<(u64, u32)> = Vec::with_capacity(count);
    for at in 0..count {
        sorted.push((first(entries.key(at)), at as u32));
    }
    sort::by_key(&mut sorted, |&(first, at)| (first, entries.key(at as usize)));
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
    for (_, at) in sorted {
        all.key_starts.push(all.keys.len() as u32);
        all.keys.extend_from_slice(entries.key(at as usize));
        all.meaning_starts.push(all.meanings.len() as u32);
        entries.meanings(at as usize).iter().for_each(|&it| all.meanings.push(it));
    }
    all.key_starts.push(all.keys.len() as u32);
    all.meaning_starts.push(all.meanings.len() as u32);
    all
}

/// The first eight bytes as a number that sorts as they do.
fn first(key: &[u8]) -> u64 {
    let (mut bytes, length) = ([0; 8], key.len().min(8));
    bytes[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(bytes)
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

/// A letter in UTF-8, and its length.
type Encoded = ([u8; 4], usize);

fn encoded(code: u32) -> Encoded {
    let mut bytes = [0; 4];
    let letter = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    let length = letter.encode_utf8(&mut bytes).len();
    (bytes, length)
}

/// Letters by the byte that stands for them, from 128 on.
fn alphabets(packed: &mut Packed) -> Vec<Vec<Encoded>> {
    let mut alphabets = Vec::new();
    for _ in 0..packed.number() {
        let (mut alphabet, mut letter) = (Vec::new(), 0u32);
        for _ in 0..packed.number() {
            letter = letter.saturating_add(packed.number());
            alphabet.push(encoded(letter));
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

fn entries(packed: &mut Packed, runs: &[Run], sets: usize, alphabets: &[Vec<Encoded>]) -> Entries {
    let count = runs.iter().map(|run| run.entries).sum();
    let [meanings, ranks, letters] = [(); 3].map(|()| packed.number() as usize);
    let (shared, counts) = (packed.take(count), packed.take(count));
    let [sense_low, sense_high] = [(); 2].map(|()| packed.take(meanings));
    let mut ranks = Packed::new(packed.take(ranks));
    let mut spelling = Spelling::new(packed.take(letters), alphabets);
    let mut entries = Entries {
        keys: Vec::with_capacity(letters * 3),
        key_starts: Vec::with_capacity(count + 1),
        meanings: Vec::with_capacity(meanings),
        meaning_starts: Vec::with_capacity(count + 1),
    };
    let mut recents: Vec<Vec<u16>> = vec![Vec::new(); SCRIPTS];
    let sense =
        |at: usize| Some(usize::from(u16::from_le_bytes([*sense_low.get(at)?, *sense_high.get(at)?])));
    let (mut at, mut next) = (0, 0);
    for run in runs {
        for _ in 0..run.entries {
            let (Some(&shared), Some(&count)) = (shared.get(at), counts.get(at)) else { break };
            at += 1;
            entries.key_starts.push(entries.keys.len() as u32);
            let key = spelling.next(usize::from(shared));
            entries.keys.extend_from_slice(key);
            let recent = &mut recents[script(key)];
            if recent.is_empty() {
                recent.extend(0..sets as u16);
            }
            entries.meaning_starts.push(next as u32);
            for at in next..next + usize::from(count) {
                let Some(sense) = sense(at) else { break };
                let rank = match usize::from(ranks.byte()) {
                    far @ FAR.. => (far - FAR) << 8 | usize::from(ranks.byte()),
                    near => near,
                };
                // Senses of other kinds come after the kind's own.
                let sense = if sense < run.own { run.first + sense } else { sense - run.own };
                if let Some(recent) = recent.get_mut(..=rank) {
                    let set = recent[rank];
                    recent.copy_within(..rank, 1);
                    recent[0] = set;
                    entries.meanings.push((sense as u16, set));
                }
            }
            next += usize::from(count);
        }
    }
    entries.key_starts.push(entries.keys.len() as u32);
    entries.meaning_starts.push(entries.meanings.len() as u32);
    entries
}

/// Ranks from here on take two bytes.
const FAR: usize = 240;

/// Blocks of 128 characters up to those beyond all alphabets.
const SCRIPTS: usize = 0x200;

/// The block of a key's first letter: the sets met last are remembered for each.
fn script(key: &[u8]) -> usize {
    let letter = match *key {
        [a, b, ..] if a & 0xe0 == 0xc0 => u32::from(a & 0x1f) << 6 | u32::from(b & 0x3f),
        [a, b, c, ..] if a & 0xf0 == 0xe0 => {
            u32::from(a & 0xf) << 12 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f)
        }
        [a, ..] if a < 0x80 => 0,
        _ => u32::MAX,
    };
    (letter as usize >> 7).min(SCRIPTS - 1)
}

/// The longest key in bytes, and room for a letter more.
const LONGEST: usize = 124;

/// Keys spelled in one byte a letter: below 128 as in ASCII, from there on by the alphabet in use.
struct Spelling<'a> {
    letters: &'a [u8],
    alphabets: &'a [Vec<Encoded>],
    alphabet: &'a [Encoded],
    /// The key spelled last, and where each of its letters ends.
    key: [u8; LONGEST],
    ends: [u8; LONGEST],
}

impl<'a> Spelling<'a> {
    fn new(letters: &'a [u8], alphabets: &'a [Vec<Encoded>]) -> Spelling<'a> {
        let alphabet = alphabets.first().map_or(&[][..], Vec::as_slice);
        Spelling { letters, alphabets, alphabet, key: [0; LONGEST], ends: [0; LONGEST] }
    }

    fn byte(&mut self) -> u8 {
        let Some((&byte, rest)) = self.letters.split_first() else { return 0 };
        self.letters = rest;
        byte
    }

    /// The next key: the first letters of the one before, and its own.
    fn next(&mut self, shared: usize) -> &[u8] {
        let mut letters = shared.min(LONGEST);
        let mut end = letters.checked_sub(1).map_or(0, |last| usize::from(self.ends[last]));
        loop {
            let (bytes, length) = match self.byte() {
                0 => break,
                2 => encoded(u32::from(self.byte()) << 8 | u32::from(self.byte())),
                3 => {
                    let alphabet = usize::from(self.byte());
                    self.alphabet = self.alphabets.get(alphabet).map_or(&[], Vec::as_slice);
                    continue;
                }
                ascii @ ..=0x7f => ([ascii, 0, 0, 0], 1),
                byte => self.alphabet.get(usize::from(byte & 0x7f)).copied().unwrap_or_default(),
            };
            let room = self.key.get_mut(end..).and_then(<[u8]>::first_chunk_mut);
            if let (Some(room), Some(last)) = (room, self.ends.get_mut(letters)) {
                *room = bytes;
                end += length;
                *last = end as u8;
                letters += 1;
            }
        }
        &self.key[..end]
    }
}
