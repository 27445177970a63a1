//! Words as numbers, so that two pieces can be compared without keeping their words.

/// Words of this many letters and more carry content; shorter ones are mostly grammar.
pub const CONTENT: u32 = 4;

/// A word on its way to becoming a number (FNV-1a over its folded characters).
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    state: u32,
    /// The state after its first letters.
    stem: u32,
    length: u32,
}

/// The content words of a text as numbers, in their order: whole, and their stems.
#[derive(Debug, Default)]
pub struct Vocabulary {
    pub words: Vec<u32>,
    pub stems: Vec<u32>,
}

/// So many letters of a word are its stem: what is left of it when languages with endings bend it. Of 4 to 6 the middle.
const STEM: u32 = 5;

impl Word {
    #[inline]
    pub fn push(&mut self, character: char) {
        self.state = number(self.state, character);
        self.length += 1;
        if self.length <= STEM {
            self.stem = self.state;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn len(&self) -> u32 {
        self.length
    }

    pub fn number(&self) -> u32 {
        self.state
    }

    pub fn stem(&self) -> u32 {
        self.stem
    }
}

/// The number of some characters with one more behind them; 0 is that of none.
#[inline]
pub fn number(before: u32, character: char) -> u32 {
    ((before ^ 0x811c_9dc5) ^ character as u32).wrapping_mul(0x0100_0193)
}

/// How many numbers two sorted lists share.
pub fn shared(one: &[u32], other: &[u32]) -> u32 {
    let mut left = one;
    let mut count = 0;
    for number in other {
        let past = left.iter().take_while(|it| *it < number).count();
        left = &left[past..];
        count += u32::from(left.first() == Some(number));
    }
    count
}

/// Two letters of a script without spaces, as a word.
pub fn pair(first: char, second: char) -> u32 {
    let mut word = Word::default();
    word.push(first);
    word.push(second);
    word.number()
}

/// A character as it is compared: in small letters, and the Turkic i's as one.
pub fn fold(it: char) -> char {
    match it {
        'A'..='Z' => it.to_ascii_lowercase(),
        'İ' | 'ı' => 'i',
        _ if it.is_ascii() => it,
        _ => it.to_lowercase().next().unwrap_or(it),
    }
}

/// Marks that belong to the word they stand in.
pub fn joins(it: char) -> bool {
    // Combining marks, among them the vowel signs of Indic scripts and Thai.
    matches!(it as u32, 0x300..=0x36f | 0x591..=0x5c7 | 0x64b..=0x65f | 0x900..=0x903 | 0x93a..=0x94f | 0x981..=0x983
        | 0x9bc..=0x9cd | 0xa3c..=0xa4d | 0xabc..=0xacd | 0xb3c..=0xb4d | 0xbbe..=0xbcd | 0xc3e..=0xc4d
        | 0xcbc..=0xccd | 0xd3b..=0xd4d | 0xdca..=0xddf | 0xe31..=0xe3a | 0xe47..=0xe4e | 0x102b..=0x103e
        | 0x17b4..=0x17d3 | 0x200c..=0x200d)
}

/// Letters of scripts that write no spaces between words.
pub fn is_spaceless(it: char) -> bool {
    matches!(it as u32, 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3041..=0x30ff | 0x3400..=0x9fff
        | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}
