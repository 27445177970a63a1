//! The date words of all languages: made from `data/cldr` and `data/languages`, packed in `lexicon.bin`.

use super::keys::Keys;
pub(crate) use super::letter::unspaced;
use super::sense::{Kinds, Sense};
use super::unpack::{unpack, Unpacked};
use std::sync::OnceLock;

/// Number of a language in the lexicon.
pub(crate) type LanguageId = u16;

/// Words of one 64-bit block hold 64 languages; six blocks are room for all.
pub(crate) type LanguageSet = [u64; 6];

/// Room in a set of languages.
pub(crate) const LANGUAGES: usize = 384;

/// All date words with their senses.
pub(crate) struct Lexicon {
    languages: Vec<String>,
    sets: Vec<LanguageSet>,
    senses: Vec<Sense>,
    keys: Keys,
    /// What each entry means, as places in `senses` and `sets`.
    entry_senses: Vec<(u16, u16)>,
    entry_starts: Vec<u32>,
    /// The kinds of senses each entry has.
    entry_kinds: Vec<Kinds>,
    digits: Vec<(String, Vec<Pattern>)>,
    /// For each language: its place in `digits`, and how widely it is read.
    known: Vec<(Option<u32>, u8)>,
    pub english: Option<LanguageId>,
    pub root: Option<LanguageId>,
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

/// The lexicon, unpacked at its first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(unpack(include_bytes!("lexicon.bin"))))
}

impl Lexicon {
    fn new(unpacked: Unpacked) -> Lexicon {
        let Unpacked { languages, senses, sets, digits, keys, key_starts, meanings, meaning_starts } =
            unpacked;
        let kinds: Vec<Kinds> = senses.iter().map(|sense| sense.kind()).collect();
        let mut entry_kinds = Vec::with_capacity(meaning_starts.len());
        for range in meaning_starts.windows(2) {
            let mut own = 0;
            for meaning in meanings.get(range[0] as usize..range[1] as usize).unwrap_or_default() {
                own |= kinds.get(usize::from(meaning.0)).copied().unwrap_or(0);
            }
            entry_kinds.push(own);
        }
        let mut lexicon = Lexicon {
            languages,
            sets,
            senses,
            keys: Keys::new(keys, &key_starts),
            entry_senses: meanings,
            entry_starts: meaning_starts,
            entry_kinds,
            known: Vec::new(),
            digits,
            english: None,
            root: None,
        };
        lexicon.english = lexicon.language("en");
        lexicon.root = lexicon.language("und");
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
        lexicon
    }

    /// All keys.
    #[inline]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The kinds of senses an entry has.
    #[inline]
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
