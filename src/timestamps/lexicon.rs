//! The date words of all languages: made from `data/cldr` and `data/languages`, packed in `lexicon.bin`.

use super::fold::fold;
use super::letter::letter;
pub(crate) use super::letter::{joins, unspaced};
use super::sense::{Kinds, Sense};
use super::unpack::{unpack, Unpacked};
use std::sync::OnceLock;

/// Number of a language in the lexicon.
pub(crate) type LanguageId = u16;

/// Stands in a key for a number of the text.
pub(crate) const NUMBER: u8 = 1;

/// Words of one 64-bit block hold 64 languages; six blocks are room for all.
pub(crate) type LanguageSet = [u64; 6];

/// Room in a set of languages.
pub(crate) const LANGUAGES: usize = 384;

/// All date words with their senses.
pub(crate) struct Lexicon {
    languages: Vec<String>,
    sets: Vec<LanguageSet>,
    senses: Vec<Sense>,
    keys: Vec<u8>,
    key_starts: Vec<u32>,
    /// What each entry means, as places in `senses` and `sets`.
    entry_senses: Vec<(u16, u16)>,
    entry_starts: Vec<u32>,
    /// The kinds of senses each entry has.
    entry_kinds: Vec<Kinds>,
    /// Where the keys of each pair of first bytes begin.
    pairs: Vec<u32>,
    /// A bit for the hash of each beginning of three and four bytes: most words of a text are told from date words by it.
    beginnings: Vec<u64>,
    digits: Vec<(String, Vec<Pattern>)>,
    /// For each language: its place in `digits`, and how widely it is read.
    known: Vec<(Option<u32>, u8)>,
}

/// Languages whose words decide when a word belongs to many: those of most readers first.
#[rustfmt::skip]
const SPOKEN: [&str; 24] = [
    "en", "es", "fr", "de", "ru", "pt", "ar", "it", "tr", "pl", "nl", "id",
    "fa", "uk", "sv", "cs", "ro", "hu", "el", "vi", "hi", "bn", "az", "fi",
];

/// How a locale writes dates in digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Letters `y`, `M`, `d` in their order; 0 where there are but two.
    pub fields: [u8; 3],
    /// How often each letter stands: `dd` has always two digits.
    pub widths: [u8; 3],
    pub mark: u8,
}

impl Pattern {
    /// From letters as CLDR has them: `dd.MM.y`.
    pub fn parse(text: &str) -> Pattern {
        let mut pattern = Pattern { fields: [0; 3], widths: [0; 3], mark: b' ' };
        let mut at = None;
        for byte in text.bytes() {
            if !byte.is_ascii_alphabetic() {
                pattern.mark = if byte == b'_' { pattern.mark } else { byte };
                continue;
            }
            if at.is_none_or(|at: usize| pattern.fields[at] != byte) {
                at = Some(at.map_or(0, |at| (at + 1).min(2)));
            }
            let at = at.unwrap_or(0);
            pattern.fields[at] = byte;
            pattern.widths[at] += 1;
        }
        pattern
    }
}

/// A phrase of the lexicon found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub end: usize,
    pub entry: u32,
    /// The number that stood where the phrase has its `#`.
    pub number: Option<u32>,
}

/// The lexicon, unpacked at its first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(unpack(include_bytes!("lexicon.bin"))))
}

impl Lexicon {
    fn new(unpacked: Unpacked) -> Lexicon {
        let Unpacked { languages, senses, sets, digits, keys, key_starts, meanings, meaning_starts } =
            unpacked;
        let kinds = |range: &[u32]| {
            let own = meanings.get(range[0] as usize..range[1] as usize).unwrap_or_default();
            own.iter().filter_map(|it| senses.get(usize::from(it.0))).fold(0, |kinds, it| kinds | it.kind())
        };
        let entry_kinds = meaning_starts.windows(2).map(kinds).collect();
        let mut lexicon = Lexicon {
            languages,
            sets,
            senses,
            keys,
            key_starts,
            entry_senses: meanings,
            entry_starts: meaning_starts,
            entry_kinds,
            pairs: Vec::new(),
            beginnings: vec![0; 1 << 11],
            known: Vec::new(),
            digits,
        };
        lexicon.known = lexicon
            .languages
            .iter()
            .map(|code| {
                let digits =
                    lexicon.digits.binary_search_by(|it| it.0.as_str().cmp(code)).ok().map(|at| at as u32);
                let rank = SPOKEN.iter().position(|it| it == code);
                (digits, rank.map_or(0, |rank| u8::from(rank < 8) + 1))
            })
            .collect();
        lexicon.pairs = vec![0; 65_537];
        for at in 0..lexicon.len() {
            let (from, to) = (lexicon.key_starts[at] as usize, lexicon.key_starts[at + 1] as usize);
            let key = &lexicon.keys[from..to];
            let pair = usize::from(key.first().copied().unwrap_or(0)) << 8
                | usize::from(key.get(1).copied().unwrap_or(0));
            lexicon.pairs[pair + 1] += 1;
            for length in [3, 4] {
                if let Some(bit) = key.get(..length).map(beginning) {
                    lexicon.beginnings[bit / 64] |= 1 << (bit % 64);
                }
            }
        }
        for pair in 0..65_536 {
            lexicon.pairs[pair + 1] += lexicon.pairs[pair];
        }
        lexicon
    }

    fn len(&self) -> usize {
        self.key_starts.len() - 1
    }

    fn key(&self, at: usize) -> &[u8] {
        &self.keys[self.key_starts[at] as usize..self.key_starts[at + 1] as usize]
    }

    /// The keys of `range` that have `byte` at `depth`; all of them are equal before.
    fn narrow(&self, range: (usize, usize), depth: usize, byte: u8) -> (usize, usize) {
        if depth == 0 {
            let pair = usize::from(byte) << 8;
            return (self.pairs[pair] as usize, self.pairs[pair + 256] as usize);
        }
        if depth == 1 {
            let Some(first) = self.keys.get(self.key_starts[range.0.min(self.len() - 1)] as usize) else {
                return (0, 0);
            };
            let pair = usize::from(*first) << 8 | usize::from(byte);
            return (self.pairs[pair] as usize, self.pairs[pair + 1] as usize);
        }
        if depth == 2 || depth == 3 {
            let mut bytes = [0, 0, 0, byte];
            let known = self.key(range.0).get(..depth).unwrap_or_default();
            bytes[3 - known.len()..3].copy_from_slice(known);
            let bit = beginning(&bytes[3 - known.len()..]);
            if self.beginnings[bit / 64] >> (bit % 64) & 1 == 0 {
                return (range.0, range.0);
            }
        }
        let of = |at: usize| self.key(at).get(depth).map_or(-1, |&it| i32::from(it));
        let start = partition(range.0, range.1, |at| of(at) < i32::from(byte));
        (start, partition(start, range.1, |at| of(at) <= i32::from(byte)))
    }

    /// The longest phrase that starts at `at` and ends with a word.
    pub fn longest(&self, text: &str, at: usize) -> Option<Found> {
        self.walk(text, at).longest
    }

    /// Goes from `at` along all keys as far as they go with the text.
    pub fn walk(&self, text: &str, at: usize) -> Walk {
        self.walk_on(text, Branch { range: (0, self.len()), depth: 0, at, number: None, blank: false })
    }

    fn walk_on(&self, text: &str, first: Branch) -> Walk {
        let mut walk = Walk { longest: None, letters: 0, fillings: [false; 2] };
        let mut branches = Vec::new();
        self.follow(text, first, &mut branches, &mut walk);
        while let Some(branch) = branches.pop() {
            self.follow(text, branch, &mut branches, &mut walk);
        }
        walk
    }

    /// Follows one reading of the text as far as keys go; a number opens a second reading, as the `#` of a pattern.
    fn follow(&self, text: &str, mut branch: Branch, branches: &mut Vec<Branch>, walk: &mut Walk) {
        loop {
            let Some(character) = text[branch.at..].chars().next() else { return };
            if letter(character).digit() && branch.number.is_none() && branch.depth > 0 {
                let range = self.narrow(branch.range, branch.depth, NUMBER);
                if range.0 < range.1 {
                    if let Some((value, end)) = whole_number(text, branch.at) {
                        let next = Branch {
                            range,
                            depth: branch.depth + 1,
                            at: end,
                            number: Some(value),
                            blank: false,
                        };
                        self.note(text, &next, walk);
                        branches.push(next);
                    }
                }
            }
            for &folded in fold(character).as_slice() {
                if folded == ' ' && branch.blank {
                    continue;
                }
                branch.blank = folded == ' ';
                let mut buffer = [0; 4];
                for &byte in folded.encode_utf8(&mut buffer).as_bytes() {
                    branch.range = self.narrow(branch.range, branch.depth, byte);
                    branch.depth += 1;
                    if branch.range.0 >= branch.range.1 {
                        return;
                    }
                }
            }
            branch.at += character.len_utf8();
            self.note(text, &branch, walk);
            if branch.number.is_none() {
                if let Some(filling) = walk.fillings.get_mut(walk.letters) {
                    let entry = branch.range.0;
                    *filling = self.key(entry).len() == branch.depth
                        && self.kinds(entry as u32) & Sense::LITERAL != 0;
                }
                walk.letters += 1;
            }
        }
    }

    /// A month behind a filling word of one or two letters that is written together with it: Hebrew "ביולי".
    pub fn prefixed(&self, text: &str, at: usize, walk: &Walk) -> Option<Found> {
        let mut letters = text[at..].char_indices().skip(1);
        for filling in walk.fillings {
            let (cut, letter) = letters.next()?;
            if !joins(letter) {
                return None;
            }
            if filling {
                let month = |found: &Found| self.kinds(found.entry) & Sense::MONTH != 0;
                if let Some(found) = self.longest(text, at + cut).filter(month) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The longest phrase of at least three letters that a longer word at `at` starts with, its ending at most five letters.
    pub fn stem(&self, text: &str, at: usize) -> Option<Found> {
        let mut branch = Branch { range: (0, self.len()), depth: 0, at, number: None, blank: false };
        let (mut best, mut letters) = (None, 0);
        'characters: for character in text[at..].chars() {
            for &folded in fold(character).as_slice() {
                let mut buffer = [0; 4];
                for &byte in folded.encode_utf8(&mut buffer).as_bytes() {
                    branch.range = self.narrow(branch.range, branch.depth, byte);
                    branch.depth += 1;
                    if branch.range.0 >= branch.range.1 {
                        break 'characters;
                    }
                }
            }
            letters += usize::from(joins(character));
            branch.at += character.len_utf8();
            if letters >= 3 && joins(character) && self.key(branch.range.0).len() == branch.depth {
                best = Some(Found { end: branch.at, entry: branch.range.0 as u32, number: None });
            }
        }
        let best: Found = best?;
        let ending = text[best.end..].chars().take_while(|&it| joins(it)).take(6).count();
        (ending <= 5).then_some(best)
    }

    /// A pattern that starts with the number which ends at `at`: `# days ago`.
    pub fn after_number(&self, text: &str, at: usize, value: u32) -> Option<Found> {
        let range = self.narrow((0, self.len()), 0, NUMBER);
        self.walk_on(text, Branch { range, depth: 1, at, number: Some(value), blank: false }).longest
    }

    fn note(&self, text: &str, branch: &Branch, walk: &mut Walk) {
        let entry = branch.range.0;
        if self.key(entry).len() == branch.depth
            && walk.longest.is_none_or(|best| best.end < branch.at)
            && ends_word(text, branch.at)
        {
            walk.longest = Some(Found { end: branch.at, entry: entry as u32, number: branch.number });
        }
    }

    /// The kinds of senses an entry has.
    pub fn kinds(&self, entry: u32) -> Kinds {
        self.entry_kinds.get(entry as usize).copied().unwrap_or(0)
    }

    /// The senses of an entry, with the languages each holds in.
    pub fn senses(&'static self, entry: u32) -> impl Iterator<Item = (Sense, &'static LanguageSet)> {
        let range =
            self.entry_starts[entry as usize] as usize..self.entry_starts[entry as usize + 1] as usize;
        self.entry_senses[range].iter().filter_map(|&(sense, set)| {
            Some((*self.senses.get(usize::from(sense))?, self.sets.get(usize::from(set))?))
        })
    }

    /// The number of a language.
    pub fn language(&self, code: &str) -> Option<LanguageId> {
        self.languages.binary_search_by(|it| it.as_str().cmp(code)).ok().map(|at| at as LanguageId)
    }

    /// A language's code.
    pub fn code(&self, language: LanguageId) -> &str {
        self.languages.get(usize::from(language)).map_or("und", String::as_str)
    }

    /// How a language writes dates in digits alone.
    pub fn language_digits(&self, language: LanguageId) -> Option<&[Pattern]> {
        let at = self.known.get(usize::from(language))?.0?;
        self.digits.get(at as usize).map(|it| it.1.as_slice())
    }

    /// 2 for the languages of most readers, 1 for those of many.
    pub fn spoken(&self, language: LanguageId) -> u8 {
        self.known.get(usize::from(language)).map_or(0, |it| it.1)
    }

    /// How a locale, else its language, writes dates in digits alone.
    pub fn digits(&self, locale: &str) -> Option<&[Pattern]> {
        let mut tag = locale;
        loop {
            if let Ok(at) = self.digits.binary_search_by(|it| it.0.as_str().cmp(tag)) {
                return Some(&self.digits[at].1);
            }
            tag = &tag[..tag.rfind('-')?];
        }
    }
}

/// Whether a language is in a set. The root language holds everywhere.
pub(crate) fn holds(set: &LanguageSet, language: LanguageId) -> bool {
    set.get(usize::from(language) / 64).is_some_and(|block| block >> (language % 64) & 1 == 1)
}

/// What a walk along the keys has met.
pub(crate) struct Walk {
    /// The longest phrase that ends with a word.
    pub longest: Option<Found>,
    /// How many characters some key went along with, but for the numbers of patterns.
    pub letters: usize,
    /// Whether the first character, and the first two, are a filling word.
    fillings: [bool; 2],
}

/// The languages of a set, in order.
pub(crate) fn members(set: &LanguageSet) -> impl Iterator<Item = LanguageId> + '_ {
    (0u16..).step_by(64).zip(set).flat_map(|(first, &block)| {
        let mut bits = block;
        std::iter::from_fn(move || {
            let language = first + bits.trailing_zeros() as u16;
            (bits != 0).then(|| {
                bits &= bits - 1;
                language
            })
        })
    })
}

struct Branch {
    range: (usize, usize),
    depth: usize,
    at: usize,
    number: Option<u32>,
    blank: bool,
}

/// A number of at most nine digits, all of it.
fn whole_number(text: &str, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end, mut digits) = (0u32, at, 0);
    for character in text[at..].chars() {
        let Some(digit) = super::fold::digit(character) else { break };
        digits += 1;
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit));
        end += character.len_utf8();
    }
    (1..=9).contains(&digits).then_some((value, end))
}

/// Whether a word can end at `at`: the next character goes on with neither the word nor the number.
pub(crate) fn ends_word(text: &str, at: usize) -> bool {
    let Some(next) = text[at..].chars().next() else { return true };
    let Some(last) = text[..at].chars().next_back() else { return true };
    if super::fold::digit(last).is_some() && super::fold::digit(next).is_some() {
        return false;
    }
    !joins(next) || unspaced(last) || (super::fold::digit(last).is_some() && next.is_alphabetic())
}

/// Whether a word can start at `at`.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let Some(last) = text[..at].chars().next_back() else { return true };
    let Some(next) = text[at..].chars().next() else { return false };
    !joins(last) || unspaced(next)
}

/// The bit of a key's first bytes among `beginnings`.
fn beginning(bytes: &[u8]) -> usize {
    let number = bytes.iter().fold(1u32, |number, &byte| number << 8 ^ u32::from(byte));
    (number.wrapping_mul(0x9e37_79b1) >> 15) as usize
}

fn partition(mut start: usize, mut end: usize, before: impl Fn(usize) -> bool) -> usize {
    while start < end {
        let middle = start + (end - start) / 2;
        if before(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}
