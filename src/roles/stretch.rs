//! The stretch of the page where its sentences stand together, and how each piece lies to it.

use super::feature::{log, set, share, Feature};
use super::measure::{Measured, Page};

/// What a piece without sentences costs the stretch it stands in, in letters. The first bridges captions and boxes inside an article,
/// the second does not. Of 20 to 200 tried on the text dumps these two told most together.
const LOOSE: i64 = 45;
const TIGHT: i64 = 130;

/// A piece of more letters than this counts no more: one long legal text is no article.
const MOST: i64 = 500;

/// Fills the features that look at the page's best stretch of sentences, and at the words used in it.
pub fn fill(page: &mut Page) {
    let loose = best(&page.pieces, LOOSE);
    let tight = best(&page.pieces, TIGHT);
    let total: u32 = page.pieces.iter().map(|it| it.prose).fold(0, u32::saturating_add);
    let inside: u32 = page.pieces[loose.clone()].iter().map(|it| it.prose).fold(0, u32::saturating_add);
    for (at, piece) in page.pieces.iter_mut().enumerate() {
        let row = &mut piece.row;
        set(row, Feature::InBlock, i16::from(loose.contains(&at)));
        set(row, Feature::InTightBlock, i16::from(tight.contains(&at)));
        set(row, Feature::ToBlock, distance(&loose, at));
        set(row, Feature::ToTightBlock, distance(&tight, at));
        set(row, Feature::BlockShare, share(inside, total));
        set(row, Feature::BlockStart, (at as i64 - loose.start as i64).clamp(-60, 60));
        set(row, Feature::BlockEnd, (loose.end as i64 - at as i64).clamp(-60, 60));
        set(row, Feature::BlockLength, log(loose.len() as u32));
    }
    topic(page, &loose);
}

/// The contiguous pieces with the largest sum of sentences less the cost of what stands between them.
fn best(pieces: &[Measured], cost: i64) -> std::ops::Range<usize> {
    let mut best = (0, 0..0);
    let (mut sum, mut start) = (0i64, 0);
    for (at, piece) in pieces.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += match piece.prose {
            0 => -cost,
            // Furniture and foreign sentences are worth half: a consent text is prose too.
            prose if piece.furniture.0 >= 50 || piece.foreign => i64::from(prose).min(MOST) / 2,
            prose => i64::from(prose).min(MOST),
        };
        if sum > best.0 {
            best = (sum, start..at + 1);
        }
    }
    best.1
}

/// Below zero before the stretch, above it after, zero inside.
fn distance(stretch: &std::ops::Range<usize>, at: usize) -> i16 {
    let (at, start, end) = (at as i64, stretch.start as i64, stretch.end as i64);
    let far = if at < start { at - start } else { (at + 1 - end).max(0) };
    far.clamp(-40, 40) as i16
}

/// How many of a piece's content words the stretch's other sentences use too.
fn topic(page: &mut Page, stretch: &std::ops::Range<usize>) {
    let bits = (usize::BITS - page.vocabulary.words.len().leading_zeros()).clamp(8, 18);
    let slot = |word: u32| (word.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize;
    // For each word the pieces of the stretch that use it, up to two, and the last of them.
    let mut users: Vec<(u8, u32)> = vec![(0, u32::MAX); 1 << bits];
    for at in stretch.clone() {
        let piece = &page.pieces[at];
        if piece.prose == 0 {
            continue;
        }
        for &word in &page.vocabulary.words[piece.words.clone()] {
            let user = &mut users[slot(word)];
            if user.1 != at as u32 {
                *user = ((user.0 + 1).min(2), at as u32);
            }
        }
    }
    for at in 0..page.pieces.len() {
        let piece = &page.pieces[at];
        let counted = u8::from(stretch.contains(&at) && piece.prose > 0);
        let words = &page.vocabulary.words[piece.words.clone()];
        let shared = words.iter().filter(|&&word| users[slot(word)].0 > counted).count();
        let row = &mut page.pieces[at].row;
        set(row, Feature::Topic, share(shared as u32, words.len() as u32));
        set(row, Feature::TopicWords, log(shared as u32));
    }
}

/// How well each piece matches the page's own titles, and how far below the best match it stands.
pub fn headline(page: &mut Page, titles: &[String]) {
    let titles: Vec<(Vec<u32>, u32)> = titles.iter().take(6).map(|it| content(it)).collect();
    let mut best = (0, usize::MAX);
    for (at, piece) in page.pieces.iter_mut().enumerate() {
        let words = &page.vocabulary.words[piece.words.clone()];
        let mut matched = (0, 0);
        // Long pieces are no headlines, and would cost time.
        for (title, whole) in titles.iter().filter(|_| words.len() <= 60) {
            if *whole == piece.surface.content {
                matched = (1000, 1000);
            }
            let common = words.iter().filter(|it| title.contains(it)).count() as u32;
            let union = (title.len() + words.len()) as u32 - common.min(words.len() as u32);
            matched.0 = matched.0.max(share(common, union).min(999));
            matched.1 = matched.1.max(share(common, words.len() as u32));
        }
        set(&mut piece.row, Feature::TitleMatch, matched.0);
        set(&mut piece.row, Feature::TitleShared, matched.1);
        if matched.0 > best.0 && matched.0 >= 400 {
            best = (matched.0, at);
        }
    }
    for (at, piece) in page.pieces.iter_mut().enumerate() {
        let since = if best.1 == usize::MAX { 99 } else { (at as i64 - best.1 as i64).clamp(-30, 60) as i16 };
        set(&mut piece.row, Feature::SinceTitle, since);
    }
}

/// The content words of a title, and all of it, as numbers.
fn content(title: &str) -> (Vec<u32>, u32) {
    let mut vocabulary = super::words::Vocabulary::default();
    let surface = super::surface::Surface::of(title, &mut vocabulary);
    vocabulary.words.truncate(60);
    (vocabulary.words, surface.content)
}
