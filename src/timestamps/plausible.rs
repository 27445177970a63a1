//! Whether what the shapes read can only be a moment.

use super::context::Context;
use super::draft::Draft;
use super::reading::Reading;
use super::sense::{Calendar, Place, Unit};

/// Whether the pieces together can only be a moment.
pub(super) fn plausible(reading: &Reading, draft: &Draft, whole: bool, context: &Context) -> bool {
    if draft.exact || (draft.digits_only && draft.day.is_some()) {
        return true;
    }
    let spoken = whole || context.speaks(reading.language);
    if draft.month.is_some() {
        // "No. 12/2019" numbers a law or an issue.
        let is_issue = |at: usize| {
            let is_year = reading.number(at + 1).is_some_and(|it| it.1 == 4);
            reading.mark(at) == Some('/') && is_year && reading.number(at - 1).is_some()
        };
        if !whole && !draft.digits_only && (draft.first + 1..draft.end).any(is_issue) {
            return false;
        }
        let full = draft.day.is_some() && draft.year.is_some_and(|year| year.digits == 4);
        let month_year = draft.year.is_some_and(|year| {
            year.digits == 4 && is_counted(draft, year.value, reading) || year.digits == 2 && spoken
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

/// Whether a number beside a month alone can be its year: one of ours, of the month's own calendar, or of the Buddhist one.
fn is_counted(draft: &Draft, year: u32, reading: &Reading) -> bool {
    let ours = draft.month.is_some_and(|it| it.0 == Calendar::Gregorian);
    let is_thai = || reading.language.is_some_and(|it| reading.lexicon.code(it) == "th");
    match year {
        1500..2200 => true,
        1300..1500 | 5600..5900 => !ours,
        2400..2700 => is_thai(),
        _ => false,
    }
}

/// Whether a month's name is long enough to be no other word, or a weekday or time stands beside it.
fn sure(reading: &Reading, draft: &Draft, context: &Context) -> bool {
    // Without its year, what some other language than the text's calls a month is as often another word of the text.
    let is_read = reading.language.is_none_or(|it| reading.lexicon.spoken(it) > 0);
    if draft.year.is_none() && !is_read && !context.unspoken() {
        return false;
    }
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
