//! The moments of one line: shapes joined into drafts, drafts weighed in the languages their words speak for.

use super::anchors::stretches;
use super::best::{best, later, Best};
use super::context::Context;
use super::draft::Draft;
use super::facts::{Memory, ALL};
use super::items::{items, Item, Kind};
use super::lexicon::lexicon;
use super::moment::Moment;
use super::range::range;
use super::reading::Reading;
use super::sense::{Label, Place};
use super::telling::{beginnings, ends};
use super::Precision;

/// A moment and where it stands, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit {
    pub start: usize,
    pub end: usize,
    pub moment: Moment,
    /// What the words before it say it is.
    pub label: Option<Label>,
    /// A word of it is another month or day in another language.
    pub depends: bool,
    /// It is counted from now.
    pub counted: bool,
}

/// Finds the moments of a line.
pub(crate) fn moments(text: &str, start: usize, end: usize, context: &Context) -> Vec<Hit> {
    let stretches = promising(text, start, end, context);
    stretches
        .into_iter()
        .flat_map(|(from, to)| stretch(text, from, to, (from, to) == (start, end), context).0)
        .collect()
}

/// The moments of a string, and whether all of it can be one: no unknown word stands in it.
pub(super) fn alone(text: &str, context: &Context) -> (Vec<Hit>, bool) {
    match promising(text, 0, text.len(), context)[..] {
        [only] if only == (0, text.len()) => stretch(text, 0, text.len(), true, context),
        _ => (Vec::new(), false),
    }
}

fn promising(text: &str, start: usize, end: usize, context: &Context) -> Vec<(usize, usize)> {
    stretches(text, start, end, context.now, |from, to| !stretch(text, from, to, false, context).0.is_empty())
}

/// Finds the moments of a stretch; only all of a line can be one moment as a whole. Answers also whether no unknown word forbids that.
fn stretch(text: &str, start: usize, end: usize, all_of_it: bool, context: &Context) -> (Vec<Hit>, bool) {
    let lexicon = lexicon();
    let items = parted(text, start, end, context);
    let nothing = Memory::new(0);
    let all = Reading {
        memory: &nothing,
        stamp: ALL,
        text,
        items: &items,
        lexicon,
        language: None,
        digits: context.digits(None),
        root: context.root,
        english: lexicon.english,
        order: context.order,
        casual: context.now.is_some() && (all_of_it || context.told.is_some()),
    };
    // Of a string that may be one moment, and where the caller is sure of the language, less is asked.
    let whole = all_of_it && !(0..items.len()).any(|at| ends(&all, at));
    let begins = if whole || context.told.is_some() { None } else { Some(beginnings(&all, context)) };
    if begins.as_ref().is_some_and(|begins| !begins.contains(&true)) {
        return (Vec::new(), false);
    }
    let memory = Memory::new(items.len());
    let all = Reading { memory: &memory, ..all };
    let connectors: Vec<usize> = (1..items.len()).filter(|&at| connects(&all, at)).collect();
    let mut hits = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if begins.as_ref().is_some_and(|begins| !begins[at]) || matches!(items[at].kind, Kind::Other) {
            at += 1;
            continue;
        }
        let ahead = connectors.partition_point(|&it| it <= at);
        let connector = connectors.get(ahead).filter(|&&it| it <= at + NEAR);
        if let Some(found) = connector.and_then(|&it| range(&all, at, it, all_of_it, context)) {
            let label = label(&all, at).or(Some(Label::Event));
            let (first, last) = (items[found.first].start, items[found.last].end);
            let right_start = items[found.right_first].start;
            let depends = depends(&all, found.first, found.last + 1);
            hits.push(Hit { start: first, end: last, moment: found.left, label, depends, counted: false });
            hits.push(Hit {
                start: right_start,
                end: last,
                moment: found.right,
                label,
                depends,
                counted: false,
            });
            at = found.last + 1;
            continue;
        }
        let is_signed = at == 0 && all.casual && all.number(1).is_some() && all.mark(0) != Some('.');
        if !is_signed && matches!(items[at].kind, Kind::Mark('+' | '-' | '.' | ',' | ')')) {
            at += 1;
            continue;
        }
        let found = best(&all, at, all_of_it, context);
        let found = found.map(|found| later(&all, found, all_of_it, context));
        // What stands before a later one may be a moment by itself.
        let before = found.as_ref().filter(|it| it.draft.first > at).and_then(|later| {
            let items = items.get(..later.draft.first)?;
            best(&Reading { items, ..all }, at, false, context)
        });
        match before.or(found) {
            // "32 August 2014": a number before a month that is none of its days.
            Some(Best { draft, moment, .. })
                if moment.precision == Precision::Month && no_day(&all, draft.first) =>
            {
                at = draft.end.max(at + 1);
            }
            Some(Best { draft, reading, moment, .. }) => {
                let (first, last) = margins(&reading, &draft);
                let label = label(&all, first);
                let depends = depends(&all, draft.first, draft.end);
                let counted = !draft.relative.is_empty();
                hits.push(Hit {
                    start: items[first].start,
                    end: items[last].end,
                    moment,
                    label,
                    depends,
                    counted,
                });
                at = draft.end.max(last + 1).max(at + 1);
            }
            None => at += 1,
        }
    }
    let unknown = items.iter().filter(|item| item.kind == Kind::Other).count();
    (hits, whole && unknown <= LETTERS)
}

/// So many unknown words may stand in a moment, each a letter or an ending: "2015-cü il", "14 h 30".
const LETTERS: usize = 8;

/// Whether a word among some items is another month or day in another language.
fn depends(all: &Reading, first: usize, end: usize) -> bool {
    (first..end.min(all.items.len())).any(|at| all.is_doubtful(at))
}

/// The items of a stretch; no item reaches over a place where the page parts what the text does not.
fn parted(text: &str, start: usize, end: usize, context: &Context) -> Vec<Item> {
    let from = context.cuts.partition_point(|&cut| cut <= start);
    let cuts = context.cuts.get(from..).unwrap_or_default();
    let (mut found, mut at) = (Vec::new(), start);
    for &cut in cuts.iter().take_while(|&&cut| cut < end) {
        found.extend(items(lexicon(), text, at, cut));
        at = cut;
    }
    let rest = items(lexicon(), text, at, end);
    if found.is_empty() {
        return rest;
    }
    found.extend(rest);
    found
}

/// Whether a short number stands right before an item, with nothing but a filling word between.
fn no_day(reading: &Reading, at: usize) -> bool {
    let fills = at > 0 && reading.any_literal(at - 1);
    let before = at.checked_sub(1 + usize::from(fills));
    before.and_then(|at| reading.number(at)).is_some_and(|number| number.1 <= 2)
}

/// How many items of one end of a stretch of time may stand before the word that leads to the other.
const NEAR: usize = 10;

/// Whether an item can join two moments: a word or a dash between things that can be told of time.
fn connects(reading: &Reading, at: usize) -> bool {
    let tells = |at: usize| {
        reading.item(at).is_some_and(|it| {
            matches!(it.kind, Kind::Number { .. } | Kind::Word { .. }) || it.kind == Kind::Mark('.')
        })
    };
    reading.until(at) && tells(at - 1) && tells(at + 1)
}

/// Marks and words at the draft's sides that belong to it.
pub(super) fn margins(reading: &Reading, draft: &Draft) -> (usize, usize) {
    let (mut first, mut last) = (draft.first, draft.end - 1);
    if first > 0 && reading.own_literal(first - 1, Place::Lead) {
        first -= 1;
    }
    for _ in 0..2 {
        if !reading.any_word(last + 1) {
            break;
        }
        let trails = [Place::Trail, Place::Hour, Place::Minute, Place::Second, Place::Year];
        if trails.iter().any(|&place| reading.own_literal(last + 1, place)) {
            last += 1;
        }
    }
    let (mut round, mut square) = (0, 0);
    for at in first..=last {
        match reading.mark(at) {
            Some('(') => round += 1,
            Some(')') => round -= 1,
            Some('[') => square += 1,
            Some(']') => square -= 1,
            _ => {}
        }
    }
    for (open, close) in [(round, ')'), (square, ']')] {
        last += usize::from(open > 0 && reading.mark(last + 1) == Some(close));
    }
    (first, last.min(reading.items.len() - 1))
}

/// The label before an item: "Updated:", "更新日".
fn label(reading: &Reading, first: usize) -> Option<Label> {
    let before = (first.saturating_sub(5)..first).rev();
    let mut words = before.take_while(|&at| {
        reading.label(at).is_some() || reading.mark(at).is_some() || reading.any_literal(at)
    });
    words.find_map(|at| reading.label(at))
}
