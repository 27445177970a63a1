use crate::roles::Role;
use crate::text::fold::{self, Word};
use crate::text::packed::Packed;
use std::sync::OnceLock;

/// The hash that stands for every social network's name, so that "Share on {network}" is one phrase.
pub const NETWORK: u64 = 0x6a09_e667_f3bc_c909;

/// How many slots the filter has. The slot of a phrase's first word says how long the phrases are that begin so.
pub const FILTER_SLOTS: usize = 1 << 16;

/// Bits of a run's hash that the table keeps. With 28,000 wordings one run of unknown words in 9,600 is taken for one of them; the filter asks
/// for few runs of those that there are.
pub const HASH_BITS: u32 = 28;

/// Bits of a hash that stand in a column of their own: they are noise, and noise beside the small differences would spoil those for a compressor.
pub const LOW_BITS: u32 = 8;

/// The longest phrase of a filter slot, in words, by the slot's two bits.
const REACHES: [usize; 4] = [0, 2, 4, usize::MAX];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub role: Role,
    pub kind: Kind,
}

/// The lexicon: hashes in order, and for each the set of its entries.
pub struct Table {
    /// Two bits a slot: an index into [`REACHES`].
    filter: &'static [u8],
    sets: Vec<Vec<Entry>>,
    hashes: Vec<u32>,
    /// Which set each hash has.
    owned: Vec<u16>,
    /// Where the hashes with the same first twelve bits begin.
    buckets: Vec<u32>,
    /// A bit for the first bits of each hash: most runs that are looked up are told from phrases by it.
    seen: Vec<u64>,
}

/// The lexicon; unpacked at the first call.
pub fn get() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::unpack(include_bytes!("../phrases.bin")))
}

/// The bits of the table that a run of words is looked up by.
pub fn short(run: u64) -> u32 {
    (run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - HASH_BITS)) as u32
}

/// The slot of the filter for a phrase that starts with these words: the first alone, or the first two characters of a script without spaces.
pub fn filter_slot(first: &Word, second: Option<&Word>) -> usize {
    let mut run = fold::join(fold::START, first.hash);
    if let Some(second) = second.filter(|second| first.unspaced && second.unspaced) {
        run = fold::join(run, second.hash);
    }
    short(run) as usize % FILTER_SLOTS
}

/// The two bits of a slot that holds a phrase of so many words.
#[cfg(test)]
pub fn reach_bits(words: usize) -> u8 {
    REACHES.iter().position(|&reach| words <= reach).unwrap_or_default() as u8
}

impl Table {
    fn unpack(bytes: &'static [u8]) -> Table {
        let mut packed = Packed::new(bytes);
        let filter = packed.take(FILTER_SLOTS / 4);
        let sets = (0..packed.number()).map(|_| {
            let entries = (0..packed.number()).map(|_| {
                let role = Role::ALL.get(usize::from(packed.byte())).copied().unwrap_or(Role::Navigation);
                let kind = Kind::ALL.get(usize::from(packed.byte())).copied().unwrap_or(Kind::Whole);
                Entry { role, kind }
            });
            entries.collect()
        });
        let sets: Vec<Vec<Entry>> = sets.collect();
        let count = packed.number() as usize;
        let lows = packed.take(count);
        let mut high = 0u32;
        let mut hashes = Vec::with_capacity(lows.len());
        for &low in lows {
            high = high.wrapping_add(packed.number());
            hashes.push(high << LOW_BITS | u32::from(low));
        }
        let owned = lows.iter().map(|_| packed.number() as u16).collect();
        let mut buckets = vec![0u32; BUCKETS + 1];
        for &hash in &hashes {
            if let Some(bucket) = buckets.get_mut(bucket(hash) + 1) {
                *bucket += 1;
            }
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let mut seen = vec![0u64; SEEN / 64];
        for &hash in &hashes {
            let bit = seen_bit(hash);
            if let Some(word) = seen.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Table { filter, sets, hashes, owned, buckets, seen }
    }

    /// How many words the longest phrase may have that begins at a word. Never less than it has.
    pub fn reach(&self, words: &[Word], at: usize) -> usize {
        let reach = self.reach_of_slot(filter_slot(&words[at], words.get(at + 1)));
        if words[at].unspaced && words.len() > at + 1 {
            return reach.max(self.reach_of_slot(filter_slot(&words[at], None)));
        }
        reach
    }

    pub fn is_network(&self, word: u64) -> bool {
        let run = fold::join(fold::START, word);
        self.reach_of_slot(short(run) as usize % FILTER_SLOTS) > 0
            && self.look_up(run).iter().any(|entry| entry.kind == Kind::Network)
    }

    /// All entries of a run of words.
    pub fn look_up(&self, run: u64) -> &[Entry] {
        let hash = short(run);
        let bit = seen_bit(hash);
        if self.seen.get(bit / 64).is_none_or(|word| word >> (bit % 64) & 1 == 0) {
            return &[];
        }
        let bucket = bucket(hash);
        let range = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        let Some(Ok(place)) = self.hashes.get(range.clone()).map(|hashes| hashes.binary_search(&hash)) else {
            return &[];
        };
        let set = self.owned.get(range.start + place).and_then(|&set| self.sets.get(usize::from(set)));
        set.map(Vec::as_slice).unwrap_or_default()
    }

    fn reach_of_slot(&self, slot: usize) -> usize {
        let byte = self.filter.get(slot / 4).copied().unwrap_or_default();
        REACHES[usize::from(byte >> (slot % 4 * 2) & 3)]
    }
}

/// How many parts the hashes are cut into before they are searched.
const BUCKETS: usize = 1 << 12;

/// The part that a hash is in.
fn bucket(hash: u32) -> usize {
    (hash >> (HASH_BITS - 12)) as usize % BUCKETS
}

/// How many bits tell runs apart that no phrase has: ten for each wording.
const SEEN: usize = 1 << 18;

fn seen_bit(hash: u32) -> usize {
    (hash >> (HASH_BITS - 18)) as usize % SEEN
}
