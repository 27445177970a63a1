//! The best moment that starts at an item, over the languages its words speak for.

use super::context::Context;
use super::draft::Draft;
use super::items::{Item, Kind};
use super::moment::{resolve, Moment};
use super::plausible::plausible;
use super::reading::Reading;
use super::sense::{Kinds, Sense};
use super::shapes::draft;
use super::telling::ends;
use super::voices::Voices;
use super::votes::votes;

/// The best reading of a draft.
pub(super) struct Best<'a> {
    score: i32,
    pub draft: Draft,
    pub reading: Reading<'a>,
    pub moment: Moment,
}

/// The best draft that starts at an item, over the languages its words speak for.
pub(super) fn best<'a>(all: &Reading<'a>, at: usize, all_of_it: bool, context: &Context) -> Option<Best<'a>> {
    let wide = match all_of_it && at == 0 && is_string(all) {
        // Of what may be one moment as a whole all words vote.
        true => Draft { end: all.items.len(), told: all.items.len(), ..Draft::default() },
        false => wide(all, at)?,
    };
    let candidates = votes(all, &wide, context);
    let whole = |draft: &Draft| all_of_it && is_whole(all, draft);
    let mut best: Option<Best> = None;
    let bare = candidates.is_empty();
    let readings = candidates
        .into_iter()
        .map(|(language, votes)| (Some(language), votes))
        .chain(bare.then_some((None, 0)));
    let mut room = room(all, &wide);
    let mut voices = Voices::new(all, at, context);
    for (language, votes) in readings {
        let spoken = votes.min(8) + context.prior(language);
        // Nothing it could read would be better.
        if best.as_ref().is_some_and(|it| room + spoken <= it.score) || voices.is_echo(language, spoken) {
            continue;
        }
        let reading = all.spoken(language, context.digits(language));
        let draft = draft(&reading, at);
        if draft.end == wide.end && draft.told < wide.told && best.is_none() {
            // No other language makes more pieces of all the items, but of words that only fill in this one.
            let fills = |&at: &usize| {
                matches!(all.items[at].kind, Kind::Word { kinds, .. } if kinds & TELLING != 0)
                    && reading.any_literal(at)
            };
            let pieces = draft.told + (at..draft.end).filter(fills).count();
            room -= wide.told.saturating_sub(pieces) as i32;
        }
        let weekday = if draft.weekday.is_some() { WEEKDAY } else { 0 };
        let score = (draft.end - draft.first) as i32 * ITEM + draft.told as i32 + spoken;
        if best.as_ref().is_some_and(|it| score + weekday <= it.score) {
            continue;
        }
        if draft.told == 0 || !plausible(&reading, &draft, whole(&draft), context) {
            continue;
        }
        let Some(moment) = resolve(&draft, language, context) else { continue };
        // A weekday of another language that is not the day's is no weekday.
        if moment.weekday_fits == Some(false) && !context.unspoken() && !context.speaks(language) {
            continue;
        }
        let weekday = match moment.weekday_fits {
            Some(true) => WEEKDAY,
            Some(false) => -WEEKDAY,
            None => 0,
        };
        let score = score + weekday;
        if best.as_ref().is_none_or(|it| score > it.score) {
            best = Some(Best { score, draft, reading, moment });
        }
    }
    best
}

/// Whether a line is short enough for one moment, and no unknown word forbids that it is one.
fn is_string(all: &Reading) -> bool {
    all.items.len() <= STRING && !(0..all.items.len()).any(|at| ends(all, at))
}

/// Items of the longest moments.
const STRING: usize = 32;

/// What could be read from an item on in all languages at once, if anything.
fn wide(all: &Reading, at: usize) -> Option<Draft> {
    let wide = draft(all, at);
    // A word that is a weekday in some other language leaves the moment's own out: it votes all the same.
    let votes_too = |&it: &usize| match all.items[it].kind {
        Kind::Word { kinds, .. } => kinds & (Sense::MONTH | Sense::WEEKDAY | Sense::PERIOD) != 0,
        Kind::Mark(mark) => matches!(mark, ',' | '.'),
        _ => false,
    };
    let behind = (wide.end..all.items.len()).take(NEXT).take_while(votes_too).count();
    (wide.told > 0).then(|| Draft { end: wide.end + behind, ..wide })
}

/// How much each item of a draft speaks for a reading.
const ITEM: i32 = 4;

/// The most that items can speak for a draft that starts at an item, and has about as many pieces as the draft of all languages.
fn room(reading: &Reading, wide: &Draft) -> i32 {
    let reach = (wide.first..reading.items.len()).take(LONGEST).take_while(|&it| !ends(reading, it));
    let (mut items, mut weekday) = (0, 0);
    for item in reach.map(|at| reading.items[at].kind) {
        items += ITEM;
        if matches!(item, Kind::Word { kinds, .. } if kinds & Sense::WEEKDAY != 0) {
            weekday = WEEKDAY;
        }
    }
    items + wide.told as i32 + weekday
}

/// More items than moments have; without a bound a text of nothing but numbers would be looked through for each of them.
const LONGEST: usize = 96;

/// How much a weekday that is the day's speaks for a reading, and one that is not against it.
const WEEKDAY: i32 = 6;

/// A better moment that begins inside a draft and goes on beyond it, if there is one: a word before a date is another language's
/// month or day, "le 23 mai 2009 à 23:24"; or a mark parts two moments of which the draft took the second's day,
/// "May 2020 · 20 September 2021".
pub(super) fn later<'a>(all: &Reading<'a>, found: Best<'a>, all_of_it: bool, context: &Context) -> Best<'a> {
    let (first, end) = (found.draft.first, found.draft.end);
    let goes_on = (end..end + NEXT).any(|at| match all.item(at).map(|it| it.kind) {
        Some(Kind::Number { .. }) => true,
        Some(Kind::Word { kinds, .. }) => kinds & TELLING != 0,
        _ => false,
    });
    if !goes_on {
        return found;
    }
    let parts = |at: usize| all.mark(at).is_some_and(|it| matches!(it, '|' | '·' | '•'));
    // A number, and the month of a whole date, are not left out.
    let is_full = found.draft.day.is_some() && found.draft.year.is_some_and(|it| it.digits == 4);
    let is_kept = |at: usize| all.number(at).is_some() || is_full && found.reading.month(at).is_some();
    let kept = (first..end).find(|&at| is_kept(at)).unwrap_or(end);
    let starts = (first + 1..end).filter(|&at| {
        let is_word = matches!(all.items[at].kind, Kind::Number { .. } | Kind::Word { .. });
        is_word && (at <= kept || parts(at - 1))
    });
    let parted = |first: usize, end: usize| (first..end).filter(|&at| parts(at)).count();
    let is_better = |it: &Best| {
        it.draft.end > end
            && it.score > found.score
            && parted(it.draft.first, it.draft.end) <= parted(it.draft.first, end)
    };
    let others = starts.filter_map(|at| best(all, at, all_of_it, context)).filter(is_better);
    others.max_by_key(|it| (it.score, std::cmp::Reverse(it.draft.first))).unwrap_or(found)
}

/// So many items behind a draft are looked at for what it might have left out.
const NEXT: usize = 3;

/// Senses that a draft takes in where it can.
const TELLING: Kinds = Sense::MONTH | Sense::WEEKDAY | Sense::PERIOD | Sense::ERA | Sense::ZONE | Sense::GMT;

/// Whether the draft is all there is, but for marks.
fn is_whole(reading: &Reading, draft: &Draft) -> bool {
    let silent = |item: &Item| matches!(item.kind, Kind::Mark(_));
    reading.items[..draft.first].iter().all(silent) && reading.items[draft.end..].iter().all(silent)
}
