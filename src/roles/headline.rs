//! Headlines found by what stands below them: a short line whose words come again in the sentences that follow. Text without tags has no
//! other title, and the words of one bend: they are compared by their stems.

use super::feature::{log, set, share, Feature};
use super::measure::Page;
use super::words::{shared, Vocabulary};

/// A headline has so many content words, and no more letters than this.
const WORDS: std::ops::RangeInclusive<usize> = 2..=20;
const LETTERS: u32 = 200;

/// A headline's own sentences are the first three among so many pieces below it.
const SENTENCES: usize = 3;
const BELOW: usize = 13;

/// A paragraph looks for its headline among so many pieces above it.
const ABOVE: usize = 12;

/// A page's headline must be worth this: the square of the words that come again, in hundredths of the words it has.
const WORTH: u32 = 100;

/// Whether a piece may be a headline.
pub fn is_short(page: &Page, at: usize) -> bool {
    let piece = &page.pieces[at];
    piece.prose == 0 && WORDS.contains(&page.stems(at).len()) && piece.surface.letters < LETTERS
}

/// Fills the features of headlines.
pub fn fill(page: &mut Page, titles: &[String]) {
    let short: Vec<bool> = (0..page.pieces.len()).map(|it| is_short(page, it)).collect();
    above(page, &short);
    let best = support(page, &short);
    from_best(page, best);
    stated(page, titles);
}

/// How many of a headline's words a paragraph uses, for the line above it that has most.
fn above(page: &mut Page, short: &[bool]) {
    for at in 0..page.pieces.len() {
        let (mut most, mut part) = (0, 0);
        if page.pieces[at].prose > 0 {
            for line in (at.saturating_sub(ABOVE)..at).filter(|&it| short[it]) {
                let common = shared(page.stems(at), page.stems(line));
                if common > most {
                    (most, part) = (common, share(common, page.stems(line).len() as u32));
                }
            }
        }
        set(&mut page.pieces[at].row, Feature::HeadWords, most.min(30));
        set(&mut page.pieces[at].row, Feature::HeadShare, part);
    }
}

/// For each short line the share of its words in the sentences below it; the line that is worth most, with its worth.
fn support(page: &mut Page, short: &[bool]) -> Option<(u32, usize)> {
    let mut best: Option<(u32, usize)> = None;
    for (at, &is_short) in short.iter().enumerate() {
        let mut own = -1;
        if is_short {
            let words = page.stems(at);
            let below = (at + 1..page.pieces.len()).take(BELOW).filter(|&it| page.pieces[it].prose > 0);
            let found = below.take(SENTENCES).fold(0, |bits, it| bits | bits_of(words, page.stems(it)));
            let (found, of) = (found.count_ones(), words.len() as u32);
            own = share(found, of);
            let worth = found * found * 100 / of.max(3);
            if worth >= WORTH && best.is_none_or(|it| worth > it.0) {
                best = Some((worth, at));
            }
        }
        set(&mut page.pieces[at].row, Feature::OwnSupport, own);
    }
    best
}

/// Which of the first words of a sorted list another has too.
fn bits_of(words: &[u32], other: &[u32]) -> u64 {
    let mut left = other;
    let mut bits = 0;
    for (bit, word) in words.iter().take(64).enumerate() {
        let past = left.partition_point(|it| it < word);
        left = &left[past..];
        bits |= u64::from(left.first() == Some(word)) << bit;
    }
    bits
}

/// How each piece lies to the page's best headline.
fn from_best(page: &mut Page, best: Option<(u32, usize)>) {
    let mut sums = vec![0u32];
    for piece in &page.pieces {
        sums.push(sums.last().copied().unwrap_or(0).saturating_add(piece.prose));
    }
    for at in 0..page.pieces.len() {
        let (mut since, mut prose, mut worth, mut covered) = (99, -99, 0, 0);
        if let Some((value, line)) = best {
            since = (at as i64 - line as i64).clamp(-60, 60);
            prose = if at >= line { log(sums[at] - sums[line]) } else { -log(sums[line] - sums[at]) - 1 };
            worth = log(value);
            covered = share(shared(page.stems(at), page.stems(line)), page.stems(line).len() as u32);
        }
        let row = &mut page.pieces[at].row;
        set(row, Feature::SinceHead, since);
        set(row, Feature::ProseSinceHead, prose);
        set(row, Feature::HeadSupport, worth);
        set(row, Feature::HeadCovered, covered);
    }
}

/// The words of the titles in the page's head: in each piece, and in the sentences around it.
fn stated(page: &mut Page, titles: &[String]) {
    const NEAR: usize = 4;
    let mut stated = Vocabulary::default();
    for title in titles.iter().take(6) {
        super::surface::Surface::of(title, &mut stated);
    }
    stated.stems.sort_unstable();
    stated.stems.dedup();
    stated.stems.truncate(64);
    let of = stated.stems.len() as u32;
    let own: Vec<u64> = (0..page.pieces.len()).map(|it| bits_of(&stated.stems, page.stems(it))).collect();
    for at in 0..page.pieces.len() {
        let window = at.saturating_sub(NEAR)..(at + NEAR + 1).min(own.len());
        let others = window.filter(|&it| it != at && page.pieces[it].prose > 0);
        let near = others.fold(0, |bits, it| bits | own[it]);
        page.pieces[at].title_words = own[at];
        set(&mut page.pieces[at].row, Feature::TitleStems, share(own[at].count_ones(), of));
        set(&mut page.pieces[at].row, Feature::TitleStemsNear, share(near.count_ones(), of));
    }
    page.title_words = of;
}
