//! How sure an answer is, in whole numbers, so that it is the same on every machine.

/// What is left of a share that lies so many eighths of a nat behind, in 65536ths.
static LEFT: [u64; MOST + 1] = left();

const WHOLE: u64 = 1 << 16;

/// Past so many eighths nothing is left that a hundredth would show.
const MOST: usize = 80;

/// How many tenths of an eighth a step counts for one word, two or three, up to seven, and more. A step is two eighths where words speak
/// independently of each other; the words of a text do not, so that many of them are less sure than their sum. Fitted on the reliability of words,
/// pairs, interface strings and sentences of the development sets.
const COUNTS: [usize; 4] = [22, 17, 11, 6];

/// The share of belief in a language that lies `own` steps behind the best after so many words, among languages that lie `behind` steps behind it.
pub(crate) fn share(words: usize, own: i32, behind: impl Iterator<Item = i32>) -> f32 {
    let counts = COUNTS[[0, 0, 1, 1, 2, 2, 2, 2, 3][words.min(8)]];
    // Most languages lie so far behind that how far need not be reckoned.
    let far = (MOST * 10).div_ceil(counts) as i32;
    let left = |behind: i32| match behind < far {
        true => LEFT[(behind.max(0) as usize * counts / 10).min(MOST)],
        false => LEFT[MOST],
    };
    let all: u64 = behind.map(left).sum();
    let share = left(own) as f32 / all.max(1) as f32;
    (share * 100.0).round() / 100.0
}

const fn left() -> [u64; MOST + 1] {
    let mut left = [WHOLE; MOST + 1];
    let mut behind = 1;
    while behind <= MOST {
        left[behind] = left[behind - 1] * EIGHTH / WHOLE;
        behind += 1;
    }
    left
}

/// e to the power of -1/8, in 65536ths.
const EIGHTH: u64 = 57_835;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone_is_sure_and_even_is_half() {
        assert_eq!(share(1, 0, [0].into_iter()), 1.0);
        assert_eq!(share(9, 0, [0, 0].into_iter()), 0.5);
    }
}
