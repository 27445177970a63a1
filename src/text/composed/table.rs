use crate::text::packed::Packed;
use crate::text::sort;
use std::sync::OnceLock;

/// What is known of characters, unpacked from few bytes when first asked for.
pub struct Table {
    /// By all bits of a character but the last eight, the number of its page.
    index: Vec<u8>,
    /// The combining class, and the marks below, of 256 characters.
    pages: Vec<[u16; 256]>,
    /// What characters are made of, by character.
    made: Vec<(char, Parts)>,
    /// What two characters make: `(first, second, whole)`, sorted.
    pairs: Vec<(char, char, char)>,
    /// What letters of print are for, by character.
    plain: Vec<(char, Parts)>,
    /// Parts that are no pair.
    lists: Vec<char>,
}

const MARK: u16 = 0x100;
/// May not stand so in normal form C.
const UNSETTLED: u16 = 0x200;
const MADE: u16 = 0x400;

#[derive(Clone, Copy)]
enum Parts {
    /// Two that make it again; the first may be made of others.
    Pair(char, char),
    /// A stretch of the table's lists.
    List { start: u16, length: u8 },
}

/// Parts of a character at most, but for the first.
const TAIL: usize = 4;

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::unpack(include_bytes!("../composed.bin")))
}

impl Table {
    pub fn class(&self, character: char) -> u8 {
        self.of(character) as u8
    }

    pub fn is_mark(&self, character: char) -> bool {
        self.of(character) & MARK != 0
    }

    pub fn is_settled(&self, character: char) -> bool {
        self.of(character) & UNSETTLED == 0 && !hangul::joins_backward(character)
    }

    pub fn decompose(&self, character: char, add: &mut dyn FnMut(char)) {
        if let Some(parts) = hangul::parts(character) {
            return parts.into_iter().flatten().for_each(add);
        }
        if self.of(character) & MADE == 0 {
            return add(character);
        }
        let mut tail = ['\0'; TAIL];
        let (mut first, mut length) = (character, 0);
        loop {
            match find(&self.made, first) {
                Some(Parts::Pair(before, last)) if length < TAIL => {
                    (first, tail[length]) = (before, last);
                    length += 1;
                }
                Some(list) => break self.list(list).iter().for_each(|&part| add(part)),
                None => break add(first),
            }
        }
        tail[..length].iter().rev().for_each(|&part| add(part));
    }

    pub fn compose(&self, first: char, second: char) -> Option<char> {
        let found = || self.pairs.binary_search_by_key(&(first, second), |&(a, b, _)| (a, b)).ok();
        hangul::whole(first, second).or_else(|| found().map(|at| self.pairs[at].2))
    }

    /// What a letter of print is for.
    pub fn plain(&self, character: char) -> Option<&[char]> {
        find(&self.plain, character).map(|parts| self.list(parts))
    }

    fn list(&self, parts: Parts) -> &[char] {
        match parts {
            Parts::List { start, length } => {
                self.lists.get(usize::from(start)..usize::from(start) + usize::from(length)).unwrap_or(&[])
            }
            Parts::Pair(..) => &[],
        }
    }

    #[inline]
    fn of(&self, character: char) -> u16 {
        let page = self.index.get(character as usize >> 8).map_or(0, |&page| usize::from(page));
        self.pages[page][character as usize & 0xff]
    }

    fn unpack(bytes: &[u8]) -> Table {
        let mut table = Table {
            index: vec![0; 0x1100],
            pages: vec![[0; 256]],
            made: Vec::new(),
            pairs: Vec::new(),
            plain: Vec::new(),
            lists: Vec::new(),
        };
        let mut packed = Packed::new(bytes);
        table.set_runs(&mut packed, |_| MARK);
        table.set_runs(&mut packed, |packed| packed.byte().into());
        table.made = table.read_parts(&mut packed);
        table.plain = table.read_parts(&mut packed);
        for at in 0..table.made.len() {
            let (whole, parts) = table.made[at];
            match parts {
                Parts::Pair(first, second) => {
                    table.set(whole, MADE);
                    table.set(second, UNSETTLED);
                    table.pairs.push((first, second, whole));
                }
                Parts::List { .. } => table.set(whole, MADE | UNSETTLED),
            }
        }
        // What begins with a part that may join what is before it may not stand so either.
        for at in 0..table.pairs.len() {
            let (first, _, whole) = table.pairs[at];
            let mut begins = None;
            table.decompose(first, &mut |part| begins = begins.or(Some(part)));
            if begins.is_some_and(|begins| table.of(begins) & UNSETTLED != 0) {
                table.set(whole, UNSETTLED);
            }
        }
        sort::by_key(&mut table.pairs, |&(first, second, _)| (first, second));
        table
    }

    /// Runs of neighbours: the gap before each, how many there are, and what is to be said of them.
    fn set_runs(&mut self, packed: &mut Packed, value: impl Fn(&mut Packed) -> u16) {
        let mut at = 0;
        for _ in 0..packed.number() {
            at += packed.number();
            let length = packed.number();
            let value = value(packed);
            for character in (at..at + length).filter_map(char::from_u32) {
                self.set(character, value);
            }
            at += length;
        }
    }

    fn set(&mut self, character: char, value: u16) {
        let high = character as usize >> 8;
        if self.index[high] == 0 {
            self.index[high] = self.pages.len() as u8;
            self.pages.push([0; 256]);
        }
        self.pages[usize::from(self.index[high])][character as usize & 0xff] |= value;
    }

    /// Characters and their parts: first all gaps between the characters, then how many parts (0: a pair that makes it again), then the
    /// parts, each as far from the one before it in the same place.
    fn read_parts(&mut self, packed: &mut Packed) -> Vec<(char, Parts)> {
        let count = packed.number();
        let mut at = 0;
        let characters: Vec<u32> = (0..count).map(|_| (at += packed.number(), at).1).collect();
        let lengths: Vec<u8> = (0..count).map(|_| packed.byte()).collect();
        let mut last = [0u32; 32];
        let mut next = |place: usize| {
            let step = packed.number();
            let step = (step >> 1) ^ (step & 1).wrapping_neg();
            last[place & 31] = last[place & 31].wrapping_add(step);
            char::from_u32(last[place & 31]).unwrap_or_default()
        };
        let mut made = Vec::with_capacity(count as usize);
        for (character, length) in characters.into_iter().zip(lengths) {
            let parts = match length {
                0 => Parts::Pair(next(0), next(1)),
                _ => {
                    let start = self.lists.len() as u16;
                    // Pairs and lists of two are neighbours; longer ones have places of their own.
                    self.lists.extend((0..usize::from(length)).map(&mut next));
                    Parts::List { start, length }
                }
            };
            made.push((char::from_u32(character).unwrap_or_default(), parts));
        }
        made
    }
}

fn find(list: &[(char, Parts)], character: char) -> Option<Parts> {
    list.binary_search_by_key(&character, |it| it.0).ok().map(|at| list[at].1)
}

/// The syllables of Korean, which are made by counting.
mod hangul {
    const SYLLABLES: u32 = 0xac00;
    const LEADING: u32 = 0x1100;
    const VOWELS: u32 = 0x1161;
    /// One before the first.
    const TRAILING: u32 = 0x11a7;
    const VOWEL_COUNT: u32 = 21;
    const TRAILING_COUNT: u32 = 28;
    const LEADING_COUNT: u32 = 19;
    const COUNT: u32 = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

    pub fn parts(syllable: char) -> Option<[Option<char>; 3]> {
        let number = (syllable as u32).wrapping_sub(SYLLABLES);
        let trailing = number % TRAILING_COUNT;
        let parts = [
            char::from_u32(LEADING + number / (VOWEL_COUNT * TRAILING_COUNT)),
            char::from_u32(VOWELS + number / TRAILING_COUNT % VOWEL_COUNT),
            char::from_u32(TRAILING + trailing).filter(|_| trailing > 0),
        ];
        (number < COUNT).then_some(parts)
    }

    pub fn whole(first: char, second: char) -> Option<char> {
        let leading = (first as u32).wrapping_sub(LEADING);
        let vowel = (second as u32).wrapping_sub(VOWELS);
        if leading < LEADING_COUNT && vowel < VOWEL_COUNT {
            return char::from_u32(SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT);
        }
        let syllable = (first as u32).wrapping_sub(SYLLABLES);
        let trailing = (second as u32).wrapping_sub(TRAILING);
        let is_open = syllable < COUNT && syllable % TRAILING_COUNT == 0;
        (is_open && (1..TRAILING_COUNT).contains(&trailing))
            .then(|| char::from_u32(first as u32 + trailing))
            .flatten()
    }

    /// Whether it may join what stands before it.
    pub fn joins_backward(character: char) -> bool {
        let (vowel, trailing) =
            ((character as u32).wrapping_sub(VOWELS), (character as u32).wrapping_sub(TRAILING));
        vowel < VOWEL_COUNT || (1..TRAILING_COUNT).contains(&trailing)
    }
}
