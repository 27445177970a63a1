//! The furniture lexicon: what news sites print around an article, in some ninety languages and scripts.
//!
//! `data/roles/<language>.toml` says it readably; `phrases.bin` is the same as a sorted table of hashes, packed by the test in `pack.rs`.

#[cfg(test)]
mod measure;
#[cfg(test)]
mod pack;
mod table;

use super::Role;
use crate::text::fold::{self, Case, Gap, Word};
use crate::text::Span;
use table::{Entry, Kind, Table};

/// A phrase of the lexicon, found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Phrase {
    /// Where it stands. For a phrase with a name or a text to it ("Photo: Ann Lee") the phrase alone.
    pub span: Span,
    /// What the wildcard stands for: "Ann Lee" in "Photo: Ann Lee". Empty without one.
    pub rest: Span,
    pub role: Role,
    pub fit: Fit,
    /// How many of the text's words are the phrase (characters, in scripts without spaces).
    pub words: u16,
    /// How many words the text has.
    pub of: u16,
}

/// How a phrase sits in its text, from the strongest to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fit {
    /// It is the whole text, numbers and marks aside.
    Line,
    /// It is one of several items that make up the text (`Home | Sport`, `1 2 3 SPORT NEWS`), or stands between marks or sentence ends.
    Item,
    /// The text, or one of its sentences or items, begins with it and goes on: "Photo: Ann Lee".
    Prefix,
    /// The text ends with it: "Ann Lee, our correspondent".
    Suffix,
    /// It stands inside the text, and is telling even there: "all rights reserved".
    Inside,
    /// A run of items at one end of a text that goes on with words unknown.
    Edge,
}

/// The longest run of words looked up, in scripts with spaces and (by character) without.
const LONGEST: usize = 16;
const LONGEST_UNSPACED: usize = 48;

/// A text of more words than this is not tiled with items: no menu of the dev sets' dumps that stands on one line is longer.
const LONGEST_TILED: usize = 160;

/// A name after "By" or "Photo:" has at most this many words; in scripts without spaces so many characters.
const LONGEST_NAME: usize = 9;
const LONGEST_NAME_UNSPACED: usize = 24;

/// Finds the phrases of the lexicon in a line or block, in order. A wording with two roles gives two phrases on the same span.
///
/// Linear in the text: each word starts at most [`LONGEST`] look-ups, and most words start none.
pub(crate) fn find(text: &str) -> Vec<Phrase> {
    let table = table::get();
    let mut words = fold::words(text);
    for word in &mut words {
        if table.is_network(word.hash) || (word.stem != word.hash && table.is_network(word.stem)) {
            word.hash = table::NETWORK;
        }
    }
    let mut finder = Finder { table, words: &words, found: Vec::new() };
    let mut start = 0;
    for end in 1..=words.len() {
        if end == words.len() || words[end].gap == Gap::Item {
            finder.cell(start, end);
            start = end;
        }
    }
    finder.found
}

/// A run of words that is in the table.
#[derive(Clone, Copy)]
struct Hit {
    start: usize,
    end: usize,
    entry: Entry,
}

/// Whether a colon after a phrase of this role makes it the head of what follows: "Related articles: …" does, "Sport: …" is a headline.
fn announces(role: Role) -> bool {
    !matches!(
        role,
        Role::Navigation
            | Role::Pagination
            | Role::Consent
            | Role::Legal
            | Role::Status
            | Role::Advertisement
    )
}

/// Where in its cell a hit begins.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    /// The cell or a sentence begins here.
    opens: bool,
    /// Where the sentence that begins here ends.
    rest_end: usize,
    /// It continues a run of items at an edge of the cell or sentence.
    in_run: bool,
}

struct Finder<'a> {
    table: &'static Table,
    words: &'a [Word],
    found: Vec<Phrase>,
}

impl Finder<'_> {
    /// The words from `start` to `end`, between two item borders.
    fn cell(&mut self, start: usize, end: usize) {
        let mut hits = Vec::new();
        for at in start..end {
            self.hits_at(at, end, &mut hits);
        }
        if hits.is_empty() {
            return;
        }
        if end - start <= LONGEST_TILED && self.tile(start, end, &hits) {
            return;
        }
        self.pieces(start, end, &hits);
    }

    /// All phrases that begin at a word.
    fn hits_at(&self, at: usize, end: usize, hits: &mut Vec<Hit>) {
        let words = self.words;
        let longest = if words[at].unspaced { LONGEST_UNSPACED } else { LONGEST };
        let longest = longest.min(self.table.reach(words, at));
        let mut run = fold::START;
        for (to, word) in words.iter().enumerate().take(end.min(at + longest)).skip(at) {
            run = fold::join(run, word.hash);
            for &entry in self.table.look_up(run) {
                hits.push(Hit { start: at, end: to + 1, entry });
            }
        }
    }

    /// Covers all words with phrases and numbers, in as few pieces as possible. False if that cannot be done.
    fn tile(&mut self, start: usize, end: usize, hits: &[Hit]) -> bool {
        const OPEN: u32 = u32::MAX;
        let length = end - start;
        // The fewest pieces up to each word, and where the last of them began.
        let mut fewest = vec![(OPEN, 0usize); length + 1];
        fewest[0] = (0, 0);
        let mut next_hit = 0;
        for at in 0..length {
            let (pieces, _) = fewest[at];
            while next_hit < hits.len() && hits[next_hit].start - start < at {
                next_hit += 1;
            }
            if pieces == OPEN {
                continue;
            }
            if self.words[start + at].hash == fold::NUMBER && pieces < fewest[at + 1].0 {
                fewest[at + 1] = (pieces, at);
            }
            for hit in hits[next_hit..].iter().take_while(|hit| hit.start - start == at) {
                if hit.entry.kind.stands_alone() && pieces + 1 < fewest[hit.end - start].0 {
                    fewest[hit.end - start] = (pieces + 1, at);
                }
            }
        }
        if fewest[length].0 == OPEN || fewest[length].0 == 0 {
            return false;
        }
        let mut borders = vec![length];
        let mut at = length;
        while at > 0 {
            at = fewest[at].1;
            borders.push(at);
        }
        borders.reverse();
        let whole = fewest[length].0 == 1 && start == 0 && end == self.words.len();
        let fit = if whole { Fit::Line } else { Fit::Item };
        for pair in borders.windows(2) {
            self.emit_whole(start + pair[0], start + pair[1], fit, hits);
        }
        true
    }

    fn emit_whole(&mut self, start: usize, end: usize, fit: Fit, hits: &[Hit]) {
        let first = hits.partition_point(|hit| hit.start < start);
        for hit in hits[first..].iter().take_while(|hit| hit.start == start) {
            if hit.end == end && hit.entry.kind.stands_alone() {
                self.emit(*hit, fit, (end, end));
            }
        }
    }

    /// Phrases in a cell that is more than phrases: at its sentence starts and ends, at its edges, and the telling ones anywhere.
    fn pieces(&mut self, start: usize, end: usize, hits: &[Hit]) {
        let words = self.words;
        let tail = self.tail(start, end, hits);
        let mut done = start;
        // Where a run of items that opens the cell or a sentence has come to.
        let mut lead = start;
        let mut next = 0;
        while next < hits.len() {
            let at = hits[next].start;
            let here = hits[next..].iter().take_while(|hit| hit.start == at).count();
            let group = &hits[next..next + here];
            next += here;
            if at < done {
                continue;
            }
            let opens = at == start || words[at].gap >= Gap::Sentence;
            let sentence_end = || (at + 1..end).find(|&to| words[to].gap >= Gap::Sentence).unwrap_or(end);
            let place = Place {
                start,
                end,
                opens,
                rest_end: if opens { sentence_end() } else { end },
                in_run: opens || at == lead || at >= tail,
            };
            // The longest, and of those the one that sits best.
            let fitting = group.iter().filter_map(|hit| Some((hit, self.fit(hit, place)?)));
            let best = fitting.min_by_key(|&(hit, fit)| (std::cmp::Reverse(hit.end), fit));
            let Some((&hit, fit)) = best else { continue };
            let rest = match fit {
                Fit::Prefix => (hit.end, place.rest_end),
                Fit::Suffix => (start, hit.start),
                _ => (hit.end, hit.end),
            };
            for same in group {
                if same.end == hit.end && self.fit(same, place) == Some(fit) {
                    self.emit(*same, fit, rest);
                }
            }
            done = hit.end;
            if place.in_run && matches!(fit, Fit::Edge | Fit::Item) {
                lead = done;
            }
        }
    }

    /// From which word on the cell is nothing but items.
    fn tail(&self, start: usize, end: usize, hits: &[Hit]) -> usize {
        let from = start.max(end.saturating_sub(LONGEST_TILED));
        let mut reaches = vec![false; end - from + 1];
        reaches[end - from] = true;
        let mut hits = hits.iter().rev().peekable();
        for at in (from..end).rev() {
            let mut reached = self.words[at].hash == fold::NUMBER && reaches[at + 1 - from];
            while let Some(hit) = hits.next_if(|hit| hit.start == at) {
                reached |= hit.entry.kind.stands_alone() && reaches[hit.end - from];
            }
            reaches[at - from] = reached;
        }
        reaches.iter().position(|&reached| reached).unwrap_or(end - from) + from
    }

    /// How one hit sits in a cell that phrases do not cover.
    fn fit(&self, hit: &Hit, place: Place) -> Option<Fit> {
        let gap_after = if hit.end == place.end { Gap::Item } else { self.words[hit.end].gap };
        let closes = gap_after >= Gap::Sentence;
        let kind = hit.entry.kind;
        if place.opens && closes && kind.stands_alone() {
            return Some(Fit::Item);
        }
        match kind {
            Kind::Inside => Some(Fit::Inside),
            Kind::Prefix if place.opens => Some(Fit::Prefix),
            Kind::Announce if place.opens && matches!(gap_after, Gap::Colon | Gap::Dash) => Some(Fit::Prefix),
            Kind::Whole if place.opens && gap_after == Gap::Colon && announces(hit.entry.role) => {
                Some(Fit::Prefix)
            }
            Kind::Name if place.opens && self.is_name(hit.end, place.rest_end) => Some(Fit::Prefix),
            Kind::Suffix if closes && hit.end == place.end => Some(Fit::Suffix),
            Kind::NameSuffix if hit.end == place.end && self.is_name(place.start, hit.start) => {
                Some(Fit::Suffix)
            }
            _ if place.in_run && kind.stands_alone() && self.is_set_apart(hit) => Some(Fit::Edge),
            _ => None,
        }
    }

    /// Whether a phrase at the edge of running text differs from it: several words, in capitals or with one at its start.
    fn is_set_apart(&self, hit: &Hit) -> bool {
        let words = &self.words[hit.start..hit.end];
        let upper = words.iter().all(|word| word.case == Case::Upper);
        upper || (words.len() > 1 && words.iter().any(|word| word.unspaced || word.case != Case::Lower))
    }

    /// Whether some words can be a name: few, and beginning with capitals where the script has them.
    fn is_name(&self, start: usize, end: usize) -> bool {
        let Some(words) = self.words.get(start..end).filter(|words| !words.is_empty()) else { return false };
        if words.len() > LONGEST_NAME_UNSPACED {
            return false;
        }
        let unspaced = words.iter().filter(|word| word.unspaced).count();
        let lower = words.iter().filter(|word| word.case == Case::Lower).count();
        (words.len() <= LONGEST_NAME || unspaced * 2 > words.len())
            && lower * 2 < words.len()
            && words[0].case != Case::Lower
            && words[0].hash != fold::NUMBER
    }

    fn emit(&mut self, hit: Hit, fit: Fit, rest: (usize, usize)) {
        let span = self.span(hit.start, hit.end);
        let rest =
            if rest.0 < rest.1 { self.span(rest.0, rest.1) } else { Span { start: span.end, end: span.end } };
        self.found.push(Phrase {
            span,
            rest,
            role: hit.entry.role,
            fit,
            words: (hit.end - hit.start).min(usize::from(u16::MAX)) as u16,
            of: self.words.len().min(usize::from(u16::MAX)) as u16,
        });
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.words[start].start, end: self.words[end - 1].end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Role, Fit)> {
        find(text).iter().map(|it| (it.span.of(text), it.role, it.fit)).collect()
    }

    #[test]
    fn a_line_of_items_is_taken_item_by_item() {
        assert_eq!(
            found("1 2 3 İDMAN XƏBƏRLƏRİ ARXİV"),
            [("İDMAN XƏBƏRLƏRİ", Role::Navigation, Fit::Item), ("ARXİV", Role::Navigation, Fit::Item)]
        );
        assert_eq!(
            found("Ana səhifə | Qərib bir başlıq | İdman"),
            [("Ana səhifə", Role::Navigation, Fit::Item), ("İdman", Role::Navigation, Fit::Item)]
        );
    }

    #[test]
    fn a_prefix_says_what_its_wildcard_stands_for() {
        let text = "Foto: Leyla Quliyeva";
        let credit = find(text).into_iter().find(|it| it.role == Role::Credit).unwrap();
        assert_eq!((credit.rest.of(text), credit.fit), ("Leyla Quliyeva", Fit::Prefix));
        let plain = found("Foto sərgisi açıldı");
        assert!(plain.iter().all(|&(_, role, _)| role != Role::Credit), "{plain:?}");
    }

    #[test]
    fn networks_are_one_wildcard_with_their_case_endings() {
        for text in ["Telegram'da paylaş", "WhatsApp paylaş", "Facebook'ta paylaş"] {
            assert_eq!(
                found(text).first().map(|it| (it.1, it.2)),
                Some((Role::Sharing, Fit::Line)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_menu_behind_running_text_is_seen() {
        let text = "Körpü səhər yenidən açıldı. SON XƏBƏRLƏR BÜTÜN XƏBƏRLƏR";
        let ends: Vec<&str> = found(text).iter().map(|it| it.0).collect();
        assert_eq!(ends, ["SON XƏBƏRLƏR", "BÜTÜN XƏBƏRLƏR"]);
    }

    #[test]
    fn prose_with_the_same_words_is_left_alone() {
        assert_eq!(found("Nazir dedi ki, idman və siyasət ayrı işlərdir."), []);
    }
}
