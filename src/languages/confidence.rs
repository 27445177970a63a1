//! How sure an answer is, in whole numbers, so that it is the same on every machine.

/// What is left of a share that lies so many steps behind, in 65536ths, for one word, two or three, and more: each step takes e to the power
/// of -1/4 (a step) times 1.1, 0.85, 0.6. The words of a text do not speak independently of each other, so that many of them are less sure than their
/// sum. Fitted on the reliability of words, pairs and interface strings of the development sets.
static LEFT: [[u64; MOST + 1]; 3] = [left(49_781), left(52_990), left(56_407)];

const WHOLE: u64 = 1 << 16;

/// Past so many steps nothing is left that a hundredth would show.
const MOST: usize = 64;

/// The share of belief in a language that lies `own` steps behind the best after so many words, among languages that lie `behind` steps behind it.
pub(crate) fn share(words: usize, own: i32, behind: impl Iterator<Item = i32>) -> f32 {
    let left = &LEFT[[0, 0, 1, 1, 2][words.min(4)]];
    let left = |behind: i32| left[(behind.max(0) as usize).min(MOST)];
    let all: u64 = behind.map(left).sum();
    let share = left(own) as f32 / all.max(1) as f32;
    (share * 100.0).round() / 100.0
}

const fn left(step: u64) -> [u64; MOST + 1] {
    let mut left = [WHOLE; MOST + 1];
    let mut behind = 1;
    while behind <= MOST {
        left[behind] = left[behind - 1] * step / WHOLE;
        behind += 1;
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone_is_sure_and_even_is_half() {
        assert_eq!(share(1, 0, [0].into_iter()), 1.0);
        assert_eq!(share(9, 0, [0, 0].into_iter()), 0.5);
    }
}
