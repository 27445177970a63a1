//! How sure an answer is, in whole numbers, so that it is the same on every machine.

/// What is left of a share that lies one step further behind: e to the power of -1/4 (a step) times 0.6, in 65536ths. The 0.6 makes shares
/// honest: the words of a text do not speak independently of each other. Fitted on training text held back.
const STEP: u64 = 56_407;

const WHOLE: u64 = 1 << 16;

/// The share of belief in a language that lies `own` steps behind the best, among languages that lie `behind` steps behind it.
pub(crate) fn share(own: i32, behind: impl Iterator<Item = i32>) -> f32 {
    let all: u64 = behind.map(left).sum();
    let share = left(own) as f32 / all.max(1) as f32;
    (share * 100.0).round() / 100.0
}

fn left(behind: i32) -> u64 {
    // Past 64 steps nothing is left that a hundredth would show.
    (0..behind.min(64)).fold(WHOLE, |left, _| left * STEP / WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone_is_sure_and_even_is_half() {
        assert_eq!(share(0, [0].into_iter()), 1.0);
        assert_eq!(share(0, [0, 0].into_iter()), 0.5);
    }
}
