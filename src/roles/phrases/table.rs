use crate::languages::Code;
use crate::roles::Role;
use crate::text::fold::{self, Word};
use crate::text::packed::Packed;
use std::sync::OnceLock;

/// The hash that stands for every social network's name, so that "Share on {network}" is one phrase.
pub const NETWORK: u64 = 0x6a09_e667_f3bc_c909;

/// Size of the filter that tells which words can start a phrase, in bits.
pub const FILTER_BITS: usize = 1 << 16;

/// How a phrase may sit in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The whole line, or an item of it.
    Whole,
    /// `phrase {text}`
    Prefix,
    /// `phrase: {text}`: a colon or a dash must stand between.
    Announce,
    /// `phrase {name}`
    Name,
    /// `{text} phrase`
    Suffix,
    /// `{name} phrase`
    NameSuffix,
    /// `{text} phrase {text}`
    Inside,
    /// Not a phrase: the name of a social network.
    Network,
}

impl Kind {
    pub const ALL: [Kind; 8] = [
        Kind::Whole,
        Kind::Prefix,
        Kind::Announce,
        Kind::Name,
        Kind::Suffix,
        Kind::NameSuffix,
        Kind::Inside,
        Kind::Network,
    ];

    /// Whether it can be an item with nothing beside it: "Share:" can, "By" cannot.
    pub fn stands_alone(self) -> bool {
        !matches!(self, Kind::Name | Kind::NameSuffix | Kind::Network)
    }
}

/// One wording in one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub role: Role,
    pub kind: Kind,
    /// Which set of languages: see [`Table::languages`].
    pub languages: u16,
}

/// The lexicon, unpacked: hashes in order and an entry for each.
pub struct Table {
    filter: &'static [u8],
    hashes: Vec<u32>,
    entries: Vec<Entry>,
    /// Where the hashes with the same first twelve bits begin.
    buckets: Vec<u32>,
    sets: Vec<Vec<Code>>,
}

/// The lexicon; unpacked at the first call.
pub fn get() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::unpack(include_bytes!("../phrases.bin")))
}

/// The bits of the table that a run of words is looked up by.
pub fn short(run: u64) -> u32 {
    (run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// The bit of the filter for a phrase that starts with these words: the first alone, or the first two characters of a script without spaces.
pub fn filter_bit(first: &Word, second: Option<&Word>) -> usize {
    let mut run = fold::join(fold::START, first.hash);
    if let Some(second) = second.filter(|second| first.unspaced && second.unspaced) {
        run = fold::join(run, second.hash);
    }
    short(run) as usize % FILTER_BITS
}

impl Table {
    fn unpack(bytes: &'static [u8]) -> Table {
        let mut packed = Packed::new(bytes);
        let sets = (0..packed.number()).map(|_| {
            let codes = (0..packed.number()).map(|_| {
                let length = packed.number() as usize;
                std::str::from_utf8(packed.take(length)).ok().and_then(Code::from_tag).unwrap_or(Code::UND)
            });
            codes.collect()
        });
        let sets: Vec<Vec<Code>> = sets.collect();
        let filter = packed.take(FILTER_BITS / 8);
        let count = packed.number() as usize;
        let kinds = packed.take(count);
        let mut roles = Packed::new(packed.take(count));
        let mut table =
            Table { filter, hashes: Vec::new(), entries: Vec::new(), buckets: vec![0; 4097], sets };
        let mut hash = 0u32;
        for &kind in kinds {
            hash = hash.wrapping_add(packed.number());
            let languages = packed.number() as u16;
            let role = Role::ALL.get(usize::from(roles.byte())).copied().unwrap_or(Role::Navigation);
            let kind = Kind::ALL.get(usize::from(kind)).copied().unwrap_or(Kind::Whole);
            table.hashes.push(hash);
            table.entries.push(Entry { role, kind, languages });
        }
        for bucket in 0..=4096u64 {
            table.buckets[bucket as usize] =
                table.hashes.partition_point(|&hash| u64::from(hash) < bucket << 20) as u32;
        }
        table
    }

    /// Whether a phrase may begin at a word. Never false when one does.
    pub fn may_start(&self, words: &[Word], at: usize) -> bool {
        let second = words.get(at + 1);
        self.has_bit(filter_bit(&words[at], second))
            || (words[at].unspaced && self.has_bit(filter_bit(&words[at], None)))
    }

    pub fn is_network(&self, word: u64) -> bool {
        let run = fold::join(fold::START, word);
        self.has_bit(short(run) as usize % FILTER_BITS)
            && self.look_up(run).any(|entry| entry.kind == Kind::Network)
    }

    /// All entries of a run of words.
    pub fn look_up(&self, run: u64) -> impl Iterator<Item = Entry> + '_ {
        let hash = short(run);
        let bucket = (hash >> 20) as usize;
        let range = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        let first = range.start + self.hashes[range].partition_point(|&other| other < hash);
        let same = self.hashes[first..].iter().take_while(move |&&other| other == hash).count();
        self.entries[first..first + same].iter().copied()
    }

    pub fn languages(&self, set: u16) -> &[Code] {
        self.sets.get(usize::from(set)).map(Vec::as_slice).unwrap_or_default()
    }

    fn has_bit(&self, bit: usize) -> bool {
        self.filter.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }
}
