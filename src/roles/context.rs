//! What stands around a piece: neighbours, windows, furniture above it, repetition.

use super::feature::{log, set, share, Feature, Row};
use super::measure::Measured;
use super::pieces::Piece;
use super::surface::Last as Ending;
use super::Role;
use crate::text::sort;

/// Distances are counted no further than this.
const FAR: usize = 30;

/// Fills the features that look beyond the piece itself.
pub fn fill(page: &mut [Measured], pieces: &[Piece]) {
    let sums = Sums::of(page);
    neighbours(page, pieces);
    windows(page, &sums);
    runs(page);
    furniture(page);
    repetition(page);
    positions(page, &sums);
}

/// Running totals: of the pieces before each.
struct Sums {
    prose: Vec<u32>,
    chars: Vec<u32>,
    foreign: Vec<u32>,
}

impl Sums {
    fn of(page: &[Measured]) -> Sums {
        let total = |value: &dyn Fn(&Measured) -> u32| {
            let mut sums = Vec::with_capacity(page.len() + 1);
            let mut sum = 0u32;
            sums.push(0);
            for piece in page {
                sum = sum.saturating_add(value(piece));
                sums.push(sum);
            }
            sums
        };
        Sums {
            prose: total(&|it| it.prose),
            chars: total(&|it| it.surface.chars),
            foreign: total(&|it| u32::from(it.foreign)),
        }
    }
}

/// The sum over the pieces at most `reach` away, the piece itself left out.
fn near(sums: &[u32], at: usize, reach: usize) -> u32 {
    let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(sums.len() - 1));
    (sums[to] - sums[from]) - (sums[at + 1] - sums[at])
}

fn neighbours(page: &mut [Measured], pieces: &[Piece]) {
    use Feature::*;
    const BEYOND: i16 = -1;
    let copied: [(Feature, Feature, isize); 20] = [
        (Chars1Before, Chars, -1),
        (Chars2Before, Chars, -2),
        (Chars3Before, Chars, -3),
        (Chars1After, Chars, 1),
        (Chars2After, Chars, 2),
        (Chars3After, Chars, 3),
        (Last1Before, Last, -1),
        (Last1After, Last, 1),
        (First1After, First, 1),
        (Capital1Before, CapitalisedShare, -1),
        (Capital1After, CapitalisedShare, 1),
        (ProseBefore1, Prose, -1),
        (ProseAfter1, Prose, 1),
        (ForeignBefore, Foreign, -1),
        (ForeignAfter, Foreign, 1),
        (TimestampBefore, TimestampShare, -1),
        (TimestampAfter, TimestampShare, 1),
        (PhraseBefore, PhraseAny, -1),
        (PhraseAfter, PhraseAny, 1),
        (PartedAfter, Parted, 1),
    ];
    // Piece by piece, for rows are long: what is copied to is not copied from.
    for at in 0..page.len() {
        let neighbour = |offset| at.checked_add_signed(offset).filter(|&it| it < page.len());
        let around: [Option<usize>; 7] = std::array::from_fn(|it| neighbour(it as isize - 3));
        for (to, from, offset) in copied {
            let value = around[(offset + 3) as usize].map(|it| page[it].row[from as usize]);
            page[at].row[to as usize] = value.unwrap_or(BEYOND);
        }
        for (to, neighbour) in [(PhraseBefore2, around[1]), (PhraseAfter2, around[5])] {
            page[at].row[to as usize] = neighbour.map_or(BEYOND, |it| page[it].furniture.0);
        }
    }
    let likeness: Vec<i16> = (0..page.len()).map(|at| likeness(page, pieces, at)).collect();
    for (piece, likeness) in page.iter_mut().zip(likeness) {
        set(&mut piece.row, Similar, likeness);
    }
}

/// How many of the two pieces on each side begin with the same word, or look alike: lists do.
fn likeness(page: &[Measured], pieces: &[Piece], at: usize) -> i16 {
    let own = &page[at];
    let mut alike = 0;
    for offset in [-2isize, -1, 1, 2] {
        let Some(other) = at.checked_add_signed(offset) else { continue };
        let Some(that) = page.get(other) else { continue };
        let looks = own.surface.first == that.surface.first
            && own.surface.last == that.surface.last
            && pieces[at].shape == pieces[other].shape
            && own.row[Feature::Words as usize].abs_diff(that.row[Feature::Words as usize]) <= 6;
        alike += 2 * i16::from(own.surface.first_word == that.surface.first_word) + i16::from(looks);
    }
    alike
}

fn windows(page: &mut [Measured], sums: &Sums) {
    use Feature::*;
    let total = sums.prose.last().copied().unwrap_or(0);
    let mut since = FAR;
    let mut run = 0;
    for (at, piece) in page.iter_mut().enumerate() {
        let row = &mut piece.row;
        set(row, ProseNear2, log(near(&sums.prose, at, 2)));
        set(row, ProseNear5, log(near(&sums.prose, at, 5)));
        set(row, ProseNear10, log(near(&sums.prose, at, 10)));
        set(row, ProseShareBefore, share(sums.prose[at], total));
        set(row, ProseShareAfter, share(total - sums.prose[at + 1], total));
        set(row, ForeignNear, near(&sums.foreign, at, 4) as i16);
        set(row, ToProseBefore, since as i16);
        set(row, ProseRunBefore, log(run));
        (since, run) = step(since, run, piece.prose);
    }
    (since, run) = (FAR, 0);
    for piece in page.iter_mut().rev() {
        set(&mut piece.row, ToProseAfter, since as i16);
        set(&mut piece.row, ProseRunAfter, log(run));
        (since, run) = step(since, run, piece.prose);
    }
    let mut since = FAR;
    for piece in page {
        set(&mut piece.row, SinceTimestamp, since as i16);
        since = if piece.timestamps > 0 { 1 } else { (since + 1).min(FAR) };
    }
}

/// Distance to the nearest prose and how much of it stands together there.
fn step(since: usize, run: u32, prose: u32) -> (usize, u32) {
    match prose {
        0 => ((since + 1).min(FAR), run),
        _ if since <= 1 => (1, run.saturating_add(prose)),
        _ => (1, prose),
    }
}

/// Runs of pieces that are no prose: menus and lists are long ones.
fn runs(page: &mut [Measured]) {
    let mut at = 0;
    while at < page.len() {
        let mut end = at;
        while end < page.len() && page[end].prose == 0 {
            end += 1;
        }
        let length = end - at;
        for (place, piece) in page[at..end].iter_mut().enumerate() {
            set(&mut piece.row, Feature::RunLength, log(length as u32));
            set(&mut piece.row, Feature::RunPlace, share(place as u32 + 1, length as u32));
        }
        at = end.max(at + 1);
    }
}

/// The last opening of a box of furniture ("Read also", "Comments", "Tags:") and how far below it a piece stands.
fn furniture(page: &mut [Measured]) {
    use Feature::*;
    let strengths: Vec<u32> = page.iter().map(|it| it.furniture.0 as u32).collect();
    let mut sums = vec![0u32];
    for strength in strengths {
        sums.push(sums.last().copied().unwrap_or(0) + strength);
    }
    let mut opener: Option<(usize, Role)> = None;
    let mut run: (Role, i16) = (Role::Paragraph, 0);
    for (at, piece) in page.iter_mut().enumerate() {
        let near = near(&sums, at, 3);
        let row = &mut piece.row;
        set(row, PhraseNear, near as i16);
        let (distance, role) =
            opener.map_or((FAR, 0), |(from, role)| ((at - from).min(FAR), 1 + role as i16));
        set(row, OpenerDistance, distance as i16);
        set(row, OpenerRole, role);
        set(row, RunRole, 1 + run.0 as i16);
        set(row, RunPhrases, run.1);
        let (strength, role) = piece.furniture;
        if strength >= 70 && piece.surface.words <= 8 && opens(role) {
            opener = Some((at, role));
        } else if piece.prose > 400 {
            opener = None;
        }
        run = match strength {
            50.. if role == run.0 => (role, (run.1 + 1).min(20)),
            50.. => (role, 1),
            _ => (run.0, (run.1 - 1).max(0)),
        };
        if piece.surface.last == Ending::Colon && strength < 50 && piece.surface.words <= 6 {
            opener = opener.filter(|it| at - it.0 < 12);
        }
    }
}

/// Roles whose phrases stand over a box of other things.
fn opens(role: Role) -> bool {
    matches!(
        role,
        Role::Related
            | Role::Comments
            | Role::Tags
            | Role::Promotion
            | Role::Sharing
            | Role::Consent
            | Role::Advertisement
    )
}

/// Equal content elsewhere on the page.
fn repetition(page: &mut [Measured]) {
    let mut order: Vec<(u32, usize)> =
        page.iter().enumerate().map(|(at, it)| (it.surface.content, at)).collect();
    sort::by_key(&mut order, |it| it.0);
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        for (place, &(_, at)) in group.iter().enumerate() {
            set(&mut page[at].row, Feature::Repeated, group.len().min(20) as i16 - 1);
            set(&mut page[at].row, Feature::RepeatedBefore, place.min(20) as i16);
        }
    }
}

fn positions(page: &mut [Measured], sums: &Sums) {
    use Feature::*;
    let count = page.len() as u32;
    let chars = sums.chars.last().copied().unwrap_or(0);
    let prose = sums.prose.last().copied().unwrap_or(0);
    // Where the lexicon knows most of a page's furniture, a line it does not know is likelier none.
    let short = page.iter().filter(|it| it.prose == 0).count() as u32;
    let known = page.iter().filter(|it| it.prose == 0 && it.furniture.0 >= 60).count() as u32;
    for (at, piece) in page.iter_mut().enumerate() {
        let row: &mut Row = &mut piece.row;
        set(row, FromStart, log(at as u32));
        set(row, FromEnd, log(count - 1 - at as u32));
        set(row, Share, share(sums.chars[at], chars));
        set(row, FromStartShare, share(at as u32, count));
        set(row, PagePieces, log(count));
        set(row, PageProse, log(prose));
        set(row, PageProseShare, share(prose, chars));
        set(row, PagePhrases, share(known, short));
        set(row, PageMeanChars, (chars / count.max(1)).min(2000) as i16);
    }
}
