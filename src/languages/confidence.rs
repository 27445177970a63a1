//! How sure an answer is, in whole numbers, so that it is the same on every machine.

/// What is left of a share that lies one step further behind, in 65536ths: e to the power of -1/4 (a step) times 1.1 for one word, 0.85 for
/// two or three, 0.6 for more. The words of a text do not speak independently of each other, so that many of them are less sure than their
/// sum. Fitted on the reliability of words, pairs and interface strings of the development sets.
fn step(words: usize) -> u64 {
    match words {
        0..=1 => 49_781,
        2..=3 => 52_990,
        _ => 56_407,
    }
}

const WHOLE: u64 = 1 << 16;

/// The share of belief in a language that lies `own` steps behind the best after so many words, among languages that lie `behind` steps behind it.
pub(crate) fn share(words: usize, own: i32, behind: impl Iterator<Item = i32>) -> f32 {
    let step = step(words);
    let all: u64 = behind.map(|behind| left(behind, step)).sum();
    let share = left(own, step) as f32 / all.max(1) as f32;
    (share * 100.0).round() / 100.0
}

fn left(behind: i32, step: u64) -> u64 {
    // Past 64 steps nothing is left that a hundredth would show.
    (0..behind.min(64)).fold(WHOLE, |left, _| left * step / WHOLE)
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
