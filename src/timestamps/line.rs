//! The moments of one line: shapes joined into drafts, drafts weighed in the languages their words speak for.

use super::anchors::stretches;
use super::context::Context;
use super::draft::Draft;
use super::facts::{Memory, ALL};
use super::items::{items, Item, Kind};
use super::lexicon::{holds, lexicon, members, LanguageId, LanguageSet, LANGUAGES};
use super::moment::{resolve, Moment};
use super::range::range;
use super::reading::Reading;
use super::sense::{Flavour, Label, Place, Sense, Unit};
use super::shapes::piece;
use super::telling::{beginnings, ends};
use super::voices::Voices;
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
    let memory = Memory::new(items.len());
    let all = Reading {
        memory: &memory,
        stamp: ALL,
        text,
        items: &items,
        lexicon,
        language: None,
        digits: context.digits(None),
        root: context.root,
        english: lexicon.language("en"),
        order: context.order,
        casual: context.now.is_some() && (all_of_it || context.told.is_some()),
    };
    // Of a string that may be one moment, and where the caller is sure of the language, less is asked.
    let whole = all_of_it && !(0..items.len()).any(|at| ends(&all, at));
    let begins = if whole || context.told.is_some() { None } else { Some(beginnings(&all, context)) };
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
        match best(&all, at, all_of_it, context) {
            // "32 August 2014": a number before a month that is none of its days.
            Some((draft, _, moment)) if moment.precision == Precision::Month && no_day(&all, draft.first) => {
                at = draft.end.max(at + 1);
            }
            Some((draft, reading, moment)) => {
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

/// How much each item of a draft speaks for a reading.
const ITEM: i32 = 4;

/// The most that items can speak for a draft that starts at an item.
fn room(reading: &Reading, at: usize) -> i32 {
    let reach = (at..reading.items.len()).take_while(|&it| !ends(reading, it));
    let (mut items, mut weekday) = (0, 0);
    for item in reach.map(|at| reading.items[at].kind) {
        // An item, and the piece it may be.
        items += ITEM + 1;
        if matches!(item, Kind::Word { kinds, .. } if kinds & Sense::WEEKDAY != 0) {
            weekday = WEEKDAY;
        }
    }
    items + weekday
}

/// How much a weekday that is the day's speaks for a reading, and one that is not against it.
const WEEKDAY: i32 = 6;

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

/// The best draft that starts at an item, over the languages its words speak for.
fn best<'a>(
    all: &Reading<'a>,
    at: usize,
    all_of_it: bool,
    context: &Context,
) -> Option<(Draft, Reading<'a>, Moment)> {
    let wide = draft(all, at);
    if wide.told == 0 {
        return None;
    }
    let candidates = votes(all, &wide, context);
    let whole = |draft: &Draft| all_of_it && is_whole(all, draft);
    let mut best: Option<(i32, Draft, Reading, Moment)> = None;
    let bare = candidates.is_empty();
    let readings = candidates
        .into_iter()
        .map(|(language, votes)| (Some(language), votes))
        .chain(bare.then_some((None, 0)));
    let room = room(all, at);
    let mut voices = Voices::new(all, at, context);
    for (language, votes) in readings {
        let spoken = votes.min(8) + context.prior(language);
        // Nothing it could read would be better.
        if best.as_ref().is_some_and(|it| room + spoken <= it.0) || voices.is_echo(language, spoken) {
            continue;
        }
        let reading = all.spoken(language, context.digits(language));
        let draft = draft(&reading, at);
        let weekday = if draft.weekday.is_some() { WEEKDAY } else { 0 };
        let score = (draft.end - draft.first) as i32 * ITEM + draft.told as i32 + spoken;
        if best.as_ref().is_some_and(|it| score + weekday <= it.0) {
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
        if best.as_ref().is_none_or(|it| score > it.0) {
            best = Some((score, draft, reading, moment));
        }
    }
    best.map(|(_, draft, reading, moment)| (draft, reading, moment))
}

/// Joins what the shapes read from an item on, over marks and filling words, as long as each adds something new.
pub(super) fn draft(reading: &Reading, first: usize) -> Draft {
    let mut draft = Draft { first, end: first, ..Draft::default() };
    let mut at = first;
    let mut gap = 0;
    while at < reading.items.len() {
        if let Some(next) = piece(reading, at, &mut draft) {
            draft.told += 1;
            draft.end = next;
            (at, gap) = (next, 0);
            continue;
        }
        if draft.told == 0 || gap >= 5 || !bridges(reading, at, &draft) {
            break;
        }
        (at, gap) = (at + 1, gap + 1);
    }
    draft
}

/// Whether an item may stand between two pieces of one moment.
fn bridges(reading: &Reading, at: usize, draft: &Draft) -> bool {
    match reading.item(at).map(|item| item.kind) {
        Some(Kind::Mark(mark)) => ".,()[]|·•;:-/'".contains(mark),
        Some(Kind::Word { .. }) => reading.any_literal(at),
        Some(Kind::Other) => {
            reading.attached(at) && reading.written(at).eq_ignore_ascii_case("t") && draft.has_date()
        }
        _ => false,
    }
}

/// Marks and words at the draft's sides that belong to it.
pub(super) fn margins(reading: &Reading, draft: &Draft) -> (usize, usize) {
    let (mut first, mut last) = (draft.first, draft.end - 1);
    if first > 0 && reading.own_literal(first - 1, Place::Lead) {
        first -= 1;
    }
    for _ in 0..2 {
        let trails = [Place::Trail, Place::Hour, Place::Minute, Place::Second, Place::Year];
        if trails.iter().any(|&place| reading.own_literal(last + 1, place)) {
            last += 1;
        }
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        let count = |mark: char| (first..=last).filter(|&at| reading.mark(at) == Some(mark)).count();
        if count(open) > count(close) && reading.mark(last + 1) == Some(close) {
            last += 1;
        }
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

/// Whether the draft is all there is, but for marks.
fn is_whole(reading: &Reading, draft: &Draft) -> bool {
    let silent = |item: &Item| matches!(item.kind, Kind::Mark(_));
    reading.items[..draft.first].iter().all(silent) && reading.items[draft.end..].iter().all(silent)
}

/// Whether the pieces together can only be a moment.
pub(super) fn plausible(reading: &Reading, draft: &Draft, whole: bool, context: &Context) -> bool {
    if draft.exact || (draft.digits_only && draft.day.is_some()) {
        return true;
    }
    let spoken = whole || context.speaks(reading.language);
    if draft.month.is_some() {
        let full = draft.day.is_some() && draft.year.is_some_and(|year| year.digits == 4);
        let month_year = draft.year.is_some_and(|year| {
            year.digits == 4 && (1500..2200).contains(&year.value) || year.digits == 2 && spoken
        });
        let likely = draft.day.is_some() || month_year;
        // A word that only begins like a month's name ("24 маркази") is one in full dates, or when the name is long.
        let stem = (draft.first..draft.end).find(|&at| reading.stem(at) && reading.month(at).is_some());
        if !full && stem.is_some_and(|at| reading.written(at).chars().count() < 5) {
            return false;
        }
        // "in January", where a word leads to it.
        let is_led = draft.first > 0
            && (reading.any_literal(draft.first - 1) || reading.direction(draft.first - 1).is_some())
            && reading.is_own(draft.first)
            && reading.written(draft.first).chars().count() >= 3;
        return full
            || likely && (spoken && !draft.casual || whole || sure(reading, draft, context))
            || (whole || is_led && context.is_eager() && context.speaks(reading.language))
                && draft.day.is_none()
                && draft.year.is_none()
                && draft.clock.is_none();
    }
    if !draft.relative.is_empty() {
        // What happened "two days later" is told from another moment.
        if draft.then && !(whole && context.is_line || context.is_eager()) {
            return false;
        }
        if draft.undirected {
            return whole && context.is_line && context.told.is_none();
        }
        let counted = draft.relative.iter().all(|it| *it != (Unit::Second, 0));
        let letters = |at: usize| {
            let unspaced = reading.written(at).chars().any(super::lexicon::unspaced);
            let letters = reading.written(at).chars().filter(|it| it.is_alphabetic()).count();
            letters * if unspaced { 2 } else { 1 }
        };
        // A number and one word with a case ending ("48 минуттан") is a count in one sentence and a measure in the next.
        let is_measure = |at: usize| {
            let words = reading.written(at).split_whitespace().filter(|it| it.contains(char::is_alphabetic));
            reading.counted(at).is_some()
                && !reading.written(at).chars().any(super::lexicon::unspaced)
                && words.count() < 2
        };
        let is_measure = draft.told == 1 && is_measure(draft.first) && !context.is_eager();
        let long = draft.told > 1 || (draft.first..draft.end).map(letters).sum::<usize>() >= 4;
        return draft.day.is_none()
            && draft.year.is_none()
            // "In hour" is a moment where a caller asks for one, but a line of a page may be a label of its menu.
            && (whole && (!draft.casual || context.is_line)
                || counted && long && !is_measure && !draft.casual && context.speaks(reading.language));
    }
    if draft.day.is_some() || draft.year.is_some() {
        return false;
    }
    let eager = context.is_eager() && context.speaks(reading.language);
    let Some(clock) = draft.clock else {
        // Weekdays by their full names, which no other word is.
        let word = reading.written(draft.first);
        let long = if word.chars().any(super::lexicon::unspaced) { 3 } else { 4 };
        let named = eager && word.chars().count() >= long && reading.is_own(draft.first);
        return draft.weekday.is_some() && (whole || named) || whole && draft.period.is_some();
    };
    let named = draft.period.is_some() || draft.zone.is_some() || draft.weekday.is_some() && spoken;
    let is_led = draft.first > 0
        && [Place::Clock, Place::Lead].iter().any(|&place| reading.literal(draft.first - 1, place));
    clock.minute.is_some() && (whole || named || eager && is_led)
        || clock.sure && (whole || eager && (is_led || named))
}

/// Whether a month's name is long enough to be no other word, or a weekday or time stands beside it.
fn sure(reading: &Reading, draft: &Draft, context: &Context) -> bool {
    if draft.weekday.is_some() && draft.day.is_some()
        || draft.clock.is_some_and(|clock| clock.minute.is_some())
    {
        return true;
    }
    let months = (draft.first..draft.end).filter(|&at| reading.month(at).is_some() && !reading.stem(at));
    let long = months
        .map(|at| reading.written(at))
        .any(|word| word.chars().count() >= 5 || word.chars().any(super::lexicon::unspaced));
    long && (context.unspoken() || draft.year.is_some())
}

/// No language that was not told is likelier by more.
const MOST_PRIOR: i32 = 6;

/// So many languages are tried.
const MOST: usize = 4;

/// The languages in which the words of a draft make sense, the surest first.
pub(super) fn votes(reading: &Reading, draft: &Draft, context: &Context) -> Vec<(LanguageId, i32)> {
    let mut counts = [0i32; LANGUAGES];
    let mut met = LanguageSet::default();
    for at in draft.first..draft.end.min(reading.items.len()) {
        let Some(Kind::Word { entry, .. }) = reading.item(at).map(|item| item.kind) else { continue };
        for (sense, set) in reading.lexicon.senses(entry) {
            let weight = match sense {
                Sense::Month(..) | Sense::Relative(..) => 6,
                Sense::Weekday(_) => 3,
                // "Decades ago" is English although "ago" is August elsewhere.
                Sense::Unit(_) if reading.written(at).len() > 3 => 4,
                Sense::Direction(_) if reading.written(at).len() >= 3 => 3,
                // It stands for the name in winter as well.
                Sense::Zone(_, Flavour::Generic) => 2,
                _ => 1,
            };
            // The names that hold where a language has none of its own are English; long phrases that mean one thing wherever they
            // stand are of the text's language.
            let shared = match sense {
                Sense::Pattern(..) => context.spoken().or(reading.english),
                _ => reading.english.filter(|_| weight == 6),
            };
            if let (Some(language), true) = (shared, reading.root.is_some_and(|it| holds(set, it))) {
                counts[usize::from(language)] += weight;
                met[usize::from(language) / 64] |= 1 << (language % 64);
            }
            for language in members(set) {
                counts[usize::from(language)] += weight;
            }
            met.iter_mut().zip(set).for_each(|(met, set)| *met |= set);
        }
    }
    if let Some(told) = context.told {
        met[usize::from(told) / 64] |= 1 << (told % 64);
    }
    // Those of most votes; of equals the one that comes first.
    let mut votes: Vec<(LanguageId, i32)> = Vec::with_capacity(MOST + 1);
    let mut least = 0;
    for language in members(&met) {
        let count = counts[usize::from(language)];
        if votes.len() == MOST && count + MOST_PRIOR <= least && Some(language) != context.told {
            continue;
        }
        if Some(language) == context.root && Some(language) != context.told {
            continue;
        }
        let score = count + context.prior(Some(language));
        if score <= least && votes.len() == MOST {
            continue;
        }
        let at = votes.partition_point(|other| other.1 + context.prior(Some(other.0)) >= score);
        votes.insert(at, (language, count));
        votes.truncate(MOST);
        least = votes.last().map_or(0, |last| last.1 + context.prior(Some(last.0)));
    }
    votes
}
