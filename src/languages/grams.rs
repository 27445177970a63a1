//! The runs of one to five letters inside a word, and the word itself, as numbers.

use super::letters::EDGE;
use std::ops::Range;

/// Longest run of letters.
pub const LONGEST: usize = 5;

/// Longest run of Chinese and Japanese signs, which have no edges and no whole words.
pub const LONGEST_UNSPACED: usize = 2;

/// Calls `take` with the number of each run of a word written by [`super::letters::letters`], and where it stands; last with the word itself.
#[inline]
pub fn grams(letters: &[char], mut take: impl FnMut(u64, Range<usize>)) {
    let spaced = letters.first() == Some(&EDGE);
    let longest = if spaced { LONGEST } else { LONGEST_UNSPACED };
    for start in 0..letters.len() {
        let mut hash = SEED;
        for (length, &letter) in letters[start..].iter().take(longest).enumerate() {
            hash = step(hash, letter);
            if length > 0 || letter != EDGE {
                take(finish(hash), start..start + length + 1);
            }
        }
    }
    if spaced && letters.len() > LONGEST {
        take(finish(letters.iter().fold(WHOLE, |hash, &letter| step(hash, letter))), 0..letters.len());
    }
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const WHOLE: u64 = 0xd1b5_4a32_d192_ed03;

#[inline]
fn step(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(23)
}

#[inline]
fn finish(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_runs_and_the_word() {
        let mut seen = Vec::new();
        grams(&"_abcd_".chars().collect::<Vec<_>>(), |gram, _| seen.push(gram));
        // 4 single letters, then 5 pairs, 4, 3 and 2 longer runs, and the word.
        assert_eq!(seen.len(), 4 + 5 + 4 + 3 + 2 + 1);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 19);
    }
}
