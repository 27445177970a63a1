//! Pieces judged with those they belong to: what lies alike in the tree of a page mostly is alike, and so is what stands side by side.

use super::trees::UNIT;

/// Hundredths of a score that come from the pieces that lie alike, and from the two neighbours. Shares of 15, 20, 30 and 50 were tried on
/// scores by cross-validation, three seeds: more lifts scrapinghub and its exact pages further, and lowers the snippets and the DAnIEL pages.
const ALIKE: i64 = 15;
const BESIDE: i64 = 15;

/// A score beyond this speaks no louder for another piece.
const LOUDEST: i32 = 2 * UNIT;

/// Moves each score towards those of the pieces of its frame, weighed by their sizes, and of the pieces before and after it.
pub fn judge(scores: &[i32], frames: &[u32], sizes: &[u32]) -> Vec<i32> {
    let heard = |at: usize| i64::from(scores[at].clamp(-LOUDEST, LOUDEST));
    let count = frames.iter().max().map_or(0, |it| *it as usize + 1);
    let mut sums = vec![(0i64, 0i64); count];
    for (at, (&frame, &size)) in frames.iter().zip(sizes).enumerate().take(scores.len()) {
        let sum = &mut sums[frame as usize];
        sum.0 += i64::from(size) * heard(at);
        sum.1 += i64::from(size);
    }
    let mut judged = Vec::with_capacity(scores.len());
    for (at, (&frame, &size)) in frames.iter().zip(sizes).enumerate().take(scores.len()) {
        let (sum, all) = sums[frame as usize];
        let (own, size) = (heard(at), i64::from(size));
        let alike = (sum - size * own).checked_div(all - size).unwrap_or(own);
        let before = heard(at.saturating_sub(1));
        let after = heard((at + 1).min(scores.len() - 1));
        let rest = (100 - ALIKE - BESIDE) * i64::from(scores[at]);
        judged.push(((rest + ALIKE * alike + BESIDE * (before + after) / 2) / 100) as i32);
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_goes_with_those_that_lie_alike_and_stand_beside_it() {
        let alone = judge(&[300, -20, 300], &[0, 1, 0], &[100, 10, 100]);
        assert!(alone[1] > -20 && alone[0] < 300, "{alone:?}");
        let among = judge(&[-300, 20, -300], &[0, 0, 0], &[100, 10, 100]);
        assert!(among[1] < 0, "{among:?}");
        assert_eq!(judge(&[50], &[0], &[0]), [50]);
        assert!(judge(&[], &[], &[]).is_empty());
    }
}
