//! Languages told apart by the model: for each block, the languages in question and the likeliest path through them.

use super::among::Among;
use super::candidates::Sums;
use super::dear::{Costs, Dear};
use super::edges::Edge;
use super::evidence::{evidence, Evidence, Told, Tongue};
use super::kin::{self, Group};
use super::model::tables;
use super::{han, labels, mixed, names, numbers, path, steady, Code, Language, Languages, Script};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::{sort, Span};
use std::ops::Range;

/// Languages looked at for one block.
const MOST: usize = 12;

/// Words of the window that moves over a block to find languages that only a few words of it are in.
const WINDOW: usize = 4;

/// Tells the languages of a text apart.
pub(crate) fn by_model(text: &Text, blocks: &[Block], among: &[String]) -> Languages {
    let declared = text.page.metadata.language.as_deref().and_then(Code::from_tag);
    let text = text.text.as_str();
    let mut evidence = evidence(text, Among::tags(among));
    mark_names(text, &mut evidence, blocks);
    let parts = parts(&evidence, blocks);
    let mut found = pass(&evidence, &parts, &shares(&evidence, &parts, declared));
    let letters = held(&parts, &found);
    if letters.len() > 1 {
        // A language found in one place is likelier in another.
        found = pass(&evidence, &parts, &ordered(letters));
    }
    let mut spans = Vec::with_capacity(parts.len());
    for (part, found) in parts.iter().zip(&found) {
        answer(text, &evidence, part, found, &mut spans);
    }
    let mut main = kin::settled(&evidence, &spans, main(text, &evidence.words, &spans), declared);
    let letters = letters_of(&evidence.words);
    for (part, found) in parts.iter().zip(&found) {
        if !is_message(part.words, letters) || !is_odd(&evidence, part, found) {
            continue;
        }
        let runs = mixed::runs(&evidence, part.words, &part.sums, &part.edges);
        let from = spans.partition_point(|it| it.0.start < part.span.start);
        let to = spans.partition_point(|it| it.0.start < part.span.end);
        if runs.len() > 1 {
            main = mixed::doubted(main);
        }
        spans.splice(
            from..to,
            runs.into_iter().map(|(run, tongue)| {
                let (span, language) = piece(text, &evidence, part.words, run, part.span, tongue);
                (span, mixed::doubted(language))
            }),
        );
    }
    for (span, language) in &mut spans {
        if language.script == main.script && language.confidence < UNSURE && numbers::prevail(span.of(text)) {
            let second = Some(language.code).filter(|&code| code != main.code);
            *language = Language { confidence: language.confidence, second, ..main };
        }
    }
    Languages { main, spans: numbers::set_apart(text, spans) }
}

/// Below this the few words among many digits (the month of a date, a unit) follow the document: `September` is a word of twenty languages.
/// The generated seed-like documents neither gain nor lose by it.
const UNSURE: f32 = 0.5;

fn mark_names(text: &str, evidence: &mut Evidence, blocks: &[Block]) {
    let mut rest = evidence.words.as_mut_slice();
    for block in blocks {
        let (_, from) = rest.split_at_mut(before(rest, block.span.start));
        let (words, after) = from.split_at_mut(before(from, block.span.end));
        names::mark(text, words);
        labels::mark(text, block.span, words);
        rest = after;
    }
}

/// How many of some words begin before a place: counted one by one, for they are those of one block.
fn before(words: &[Told], place: u32) -> usize {
    words.iter().position(|word| word.span.start >= place).unwrap_or(words.len())
}

/// A block, its words, and what they say together.
struct Part<'a> {
    span: Span,
    words: &'a [Told],
    sums: Sums,
    /// The two best languages of each script, and how far behind the first they are; see [`Sums::best`].
    best: Vec<(Tongue, i32)>,
    edges: Vec<Edge>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Nothing but codes and addresses, or nothing at all.
    Bare,
    /// Words of no language.
    Gibberish,
    Words,
}

fn parts<'a>(evidence: &'a Evidence, blocks: &[Block]) -> Vec<Part<'a>> {
    let mut rest = evidence.words.as_slice();
    let mut parts = Vec::with_capacity(blocks.len());
    for block in blocks {
        rest = &rest[before(rest, block.span.start)..];
        let (words, after) = rest.split_at(before(rest, block.span.end));
        rest = after;
        let sums = Sums::of(evidence, words);
        let best = sums.best(&evidence.among, 2);
        let kind = match () {
            () if words.iter().all(Told::is_code) => Kind::Bare,
            () if is_gibberish(evidence, words, &best) => Kind::Gibberish,
            () => Kind::Words,
        };
        let edges = if kind == Kind::Words { labels::edges(words) } else { Vec::new() };
        parts.push(Part { span: block.span, words, sums, best, edges, kind });
    }
    parts
}

/// What was found in a block.
enum Found {
    /// No language, or none that is known.
    None,
    One(Tongue),
    /// For each run of words the number behind its last, and its language.
    Runs(Vec<(usize, Tongue)>),
}

impl Found {
    /// The language of a word by its number.
    fn of(&self, number: usize) -> Option<Tongue> {
        match self {
            Found::None => None,
            &Found::One(tongue) => Some(tongue),
            Found::Runs(runs) => runs.iter().find(|run| number < run.0).map(|run| run.1),
        }
    }
}

/// The languages of each block, by how much of the document each language is thought to hold.
fn pass(evidence: &Evidence, parts: &[Part], shares: &[(Tongue, usize)]) -> Vec<Found> {
    let mut costs = Costs::of(shares);
    parts.iter().map(|part| split(evidence, part, &mut costs)).collect()
}

/// How many letters were given to each language.
fn held(parts: &[Part], found: &[Found]) -> Vec<(Tongue, usize)> {
    let mut held = Vec::new();
    for (part, found) in parts.iter().zip(found) {
        match found {
            Found::None => {}
            &Found::One(tongue) => add(&mut held, tongue, letters_of(part.words) as usize),
            Found::Runs(runs) => {
                let mut from = 0;
                for &(to, tongue) in runs {
                    add(&mut held, tongue, letters_of(&part.words[from..to]) as usize);
                    from = to;
                }
            }
        }
    }
    held
}

/// How much of the document each language holds, by a first guess for each block as a whole; what close languages hold counts for the one
/// that all those blocks together are in.
fn shares(evidence: &Evidence, parts: &[Part], declared: Option<Code>) -> Vec<(Tongue, usize)> {
    let mut shares: Vec<(Group, usize)> = Vec::new();
    for &Part { words, ref best, .. } in parts {
        for scripts in best.chunk_by(|one, next| one.0.table == next.0.table) {
            let tongue = scripts[0].0;
            let own = words.iter().filter(|word| word.table == tongue.table);
            let letters = own.map(|word| word.letters as usize).sum::<usize>();
            match shares.iter_mut().find(|(group, _)| group.tongue == tongue) {
                Some((group, sum)) => {
                    group.words.push(words);
                    *sum += letters;
                }
                None => shares.push((Group { tongue, words: vec![words] }, letters)),
            }
        }
    }
    sort::by_key(&mut shares, |(group, sum)| (std::cmp::Reverse(*sum), group.tongue));
    let (groups, letters): (Vec<Group>, Vec<usize>) = shares.into_iter().unzip();
    let together = kin::together(evidence, &groups, declared);
    let mut shares = Vec::new();
    for (group, letters) in groups.iter().zip(letters) {
        match &together {
            Some((best, close)) if close.contains(&group.tongue) => add(&mut shares, *best, letters),
            _ => add(&mut shares, group.tongue, letters),
        }
    }
    ordered(shares)
}

/// Most letters first.
fn ordered(mut shares: Vec<(Tongue, usize)>) -> Vec<(Tongue, usize)> {
    sort::by_key(&mut shares, |&(tongue, sum)| (std::cmp::Reverse(sum), tongue));
    shares
}

/// Adds to what a language has.
fn add(shares: &mut Vec<(Tongue, usize)>, tongue: Tongue, letters: usize) {
    match shares.iter_mut().find(|(known, _)| *known == tongue) {
        Some((_, sum)) => *sum += letters,
        None => shares.push((tongue, letters)),
    }
}

/// Tells the languages of a block apart.
fn split(evidence: &Evidence, part: &Part, costs: &mut Costs) -> Found {
    if part.kind != Kind::Words {
        return Found::None;
    }
    let Part { words, sums, best, edges, .. } = part;
    if let Some(tongue) = steady::language(evidence, words, (sums, best), edges, costs) {
        return Found::One(tongue);
    }
    let tongues = tongues(evidence, words, sums, edges, costs.shares);
    if tongues.is_empty() {
        return Found::None;
    }
    let dear: Vec<Dear> = tongues.iter().map(|&tongue| costs.dear(tongue, words[0].label)).collect();
    let path = path::best(evidence, words, edges, &tongues, &dear);
    let mut runs = Vec::new();
    let mut at = 0;
    for run in path.chunk_by(|one, next| one == next) {
        at += run.len();
        runs.push((at, tongues[usize::from(run[0])]));
    }
    match runs[..] {
        [(_, tongue)] => Found::One(tongue),
        _ => Found::Runs(runs),
    }
}

/// Whether the words of a block fit their languages badly.
fn is_odd(evidence: &Evidence, part: &Part, found: &Found) -> bool {
    let (mut count, mut said, mut last, mut parted) = (0, 0, None, false);
    for (number, word) in part.words.iter().enumerate() {
        let Some(tongue) = found.of(number) else { return false };
        parted |= last.is_some_and(|last| last != tongue) && part.edges[number] >= Edge::Sentence;
        last = Some(tongue);
        if !(word.name || evidence.values(word).is_empty()) {
            count += 1;
            said += evidence.value(word, tongue);
        }
    }
    !parted && mixed::is_likely(count, said)
}

/// The answer for a block.
fn answer(text: &str, evidence: &Evidence, part: &Part, found: &Found, spans: &mut Vec<(Span, Language)>) {
    match found {
        Found::None if part.kind == Kind::Bare => spans.push((part.span, Language::NONE)),
        Found::None => {
            let script = part.words.first().map_or(Script::COMMON, |word| word.script);
            spans.push((part.span, Language { script, ..Language::UNDETERMINED }));
        }
        &Found::One(tongue) => {
            spans.push((part.span, language(text, evidence, (&part.sums, &part.best), part.words, tongue)));
        }
        Found::Runs(runs) => {
            let mut from = 0;
            for &(to, tongue) in runs {
                spans.push(piece(text, evidence, part.words, from..to, part.span, tongue));
                from = to;
            }
        }
    }
}

/// The answer for some words of a block; the first and the last reach to its ends.
fn piece(
    text: &str,
    evidence: &Evidence,
    words: &[Told],
    range: Range<usize>,
    block: Span,
    tongue: Tongue,
) -> (Span, Language) {
    let own = &words[range.clone()];
    let start = if range.start == 0 { block.start } else { words[range.start].span.start };
    let end = if range.end == words.len() { block.end } else { words[range.end - 1].span.end };
    let sums = Sums::of(evidence, own);
    let best = sums.best(&evidence.among, 2);
    (Span { start, end }, language(text, evidence, (&sums, &best), own, tongue))
}

/// Whether a block is a message: nearly all of a short document, and no odd paragraph of an article.
fn is_message(words: &[Told], all: u32) -> bool {
    all <= LONGEST_MESSAGE && letters_of(words) * 10 >= all * 9
}

fn letters_of(words: &[Told]) -> u32 {
    words.iter().map(|word| word.letters).sum()
}

/// Letters of the longest message. Few articles are as short.
const LONGEST_MESSAGE: u32 = 500;

/// Whether words are in no language: few of their letter runs are known, and each word seems to be in another language than the next.
fn is_gibberish(evidence: &Evidence, words: &[Told], ranking: &[(Tongue, i32)]) -> bool {
    let Some(&(best, _)) = ranking.first() else { return false };
    let lead = ranking.get(1).map_or(0, |it| it.1);
    if tables()[usize::from(best.table)].codes.len() < MANY {
        return false;
    }
    let own = || words.iter().filter(|word| word.table == best.table);
    let letters: u32 = own().map(|word| word.letters).sum();
    let known = own().map(|word| word.letters * u32::from(word.known)).sum::<u32>() / letters.max(1);
    let count = own().count() as i32;
    let behind = -own().map(|word| evidence.value(word, best)).sum::<i32>();
    match count {
        _ if letters < TELLING => false,
        1 => known < STRANGE_WORD && lead < UNLIKE,
        _ => known < STRANGE && behind * 10 >= AT_ODDS * count && lead < APART,
    }
}

/// A table of fewer languages knows too few letter runs to call the others strange.
const MANY: usize = 5;

/// Fewer letters say too little to be called gibberish.
const TELLING: u32 = 10;

/// Share of known letter runs, in 255ths, below which a word is in no language, and below which several words are when they are at odds
/// by so many tenths of a step for each. Of random letters a quarter of single words falls below, and more of several.
const STRANGE_WORD: u32 = 145;
const STRANGE: u32 = 168;
const AT_ODDS: i32 = 28;

/// A word that fits all other languages worse by so many steps is in its own, however few of its runs are known: the model keeps no run that
/// is never in doubt, as most with the Azerbaijani ə. Of 36 words of the development sets that were called strange 34 are told by it, of
/// 500 random ones 6. Several words must be so many steps apart together; 23 of 836 random texts are.
const UNLIKE: i32 = 28;
const APART: i32 = 40;

/// The languages in question: the document's, the block's, and those of its pieces and of a few words in a row.
fn tongues(
    evidence: &Evidence,
    words: &[Told],
    sums: &Sums,
    edges: &[Edge],
    shares: &[(Tongue, usize)],
) -> Vec<Tongue> {
    let mut found: Vec<(Tongue, usize)> = Vec::new();
    for &(tongue, _) in shares.iter().take(steady::OF_DOCUMENT) {
        add(&mut found, tongue, words.len());
    }
    for (rank, (tongue, _)) in sums.best(&evidence.among, steady::OF_BLOCK).into_iter().enumerate() {
        add(&mut found, tongue, 2 * words.len() / (rank + 1));
    }
    let mut start = 0;
    for end in 1..=words.len() {
        let whole = start == 0 && end == words.len();
        if !whole && (end == words.len() || edges[end] >= Edge::Quote) {
            for (rank, (tongue, _)) in
                Sums::of(evidence, &words[start..end]).best(&evidence.among, 2).into_iter().enumerate()
            {
                add(&mut found, tongue, 4 * (end - start) / (rank + 1));
            }
            start = end;
        }
    }
    if words.len() > WINDOW {
        for window in words.windows(WINDOW).step_by(WINDOW - 1) {
            for (tongue, _) in Sums::of(evidence, window).best(&evidence.among, 1) {
                add(&mut found, tongue, WINDOW / 2);
            }
        }
    }
    sort::by_key(&mut found, |&(tongue, weight)| (std::cmp::Reverse(weight), tongue));
    found.into_iter().take(MOST).map(|(tongue, _)| tongue).collect()
}

/// The answer for some words that the path gave to a language.
fn language(
    text: &str,
    evidence: &Evidence,
    (sums, best): (&Sums, &[(Tongue, i32)]),
    words: &[Told],
    tongue: Tongue,
) -> Language {
    let table = &tables()[usize::from(tongue.table)];
    let code = table.codes[usize::from(tongue.language)];
    let next = best.iter().find(|it| it.0 != tongue && it.0.table == tongue.table);
    let second = next.filter(|it| it.1 < CLOSE).map(|it| table.codes[usize::from(it.0.language)]);
    let confidence = sums.confidence(&evidence.among, tongue);
    Language { code, script: script(text, table.script, code, words), confidence, second }
}

/// A second language is named when it is less than this behind, in steps.
const CLOSE: i32 = 10;

/// The script as readers know it: Japanese and Korean have names of their own for theirs, and Chinese has two forms.
fn script(text: &str, script: Script, code: Code, words: &[Told]) -> Script {
    match (script, code.as_str()) {
        (Script::HAN, "ja") => Script::JAPANESE,
        (Script::HANGUL, _) => Script::KOREAN,
        (Script::HAN, _) => {
            let (Some(first), Some(last)) = (words.first(), words.last()) else { return script };
            han::form(Span { start: first.span.start, end: last.span.end }.of(text))
        }
        _ => script,
    }
}

/// The language that most is said in: letters of whole sentences count for more than those of labels.
fn main(text: &str, words: &[Told], spans: &[(Span, Language)]) -> Language {
    let mut sums: Vec<(Language, u32)> = Vec::new();
    let mut words = words.iter().peekable();
    for &(span, language) in spans {
        let inside = span.of(text);
        let stop = span.start + inside.rfind(is_stop).unwrap_or(0) as u32;
        let (mut told, mut all) = (0, 0);
        while let Some(word) = words.next_if(|word| word.span.start < span.end) {
            let letters = word.letters * letters_a_character(word.script);
            all += letters;
            if word.span.start < stop {
                told += letters;
            }
        }
        let sum = if told >= SENTENCE { all + told * SENTENCES_COUNT } else { all };
        match sums.iter_mut().find(|(known, _)| known.code == language.code) {
            Some((known, most)) => {
                if language.confidence > known.confidence {
                    *known = language;
                }
                *most += sum;
            }
            None => sums.push((language, sum)),
        }
    }
    let most = sums.into_iter().rev().max_by_key(|&(_, letters)| letters);
    most.map_or(Language::UNDETERMINED, |(language, _)| language)
}

/// How many letters of an alphabet one character of a script stands for, about.
fn letters_a_character(script: Script) -> u32 {
    match script {
        Script::HAN => 3,
        Script::HANGUL => 2,
        _ => 1,
    }
}

fn is_stop(it: char) -> bool {
    matches!(it, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '።' | '։' | '။' | '།')
}

/// Fewer letters before a stop are a label or an abbreviation.
const SENTENCE: u32 = 60;

/// How many times more a sentence counts than labels do. Menus and lists of headlines outweigh a short article by up to three times on
/// the development documents.
const SENTENCES_COUNT: u32 = 3;

#[cfg(test)]
mod tests {
    use crate::{languages, Options};

    fn found(text: &str) -> Vec<(String, String)> {
        let answer = languages(text, &Options::default());
        let piece = |span: &crate::LanguageSpan| text[span.start..span.end].to_string();
        answer.spans.iter().map(|span| (span.language.code.as_str().to_string(), piece(span))).collect()
    }

    #[test]
    fn a_menu_label_behind_a_pager_has_its_own_language() {
        let text = "The ministers met on Monday to discuss the budget for next year.\n\n1 2 3 4 5 İDMAN XƏBƏR\n\n1 2 3";
        let codes: Vec<String> = found(text).into_iter().map(|it| it.0).collect();
        assert_eq!(codes, ["en", "zxx", "az", "zxx"]);
    }

    #[test]
    fn sentences_outweigh_labels() {
        let text = "Weather and traffic\n\nMarkets and shares\n\nLocal football results\n\nReaders write to the editor\n\n\
            Die Brücke über den Fluss wird im nächsten Jahr neu gebaut, sagte die Bürgermeisterin am Montag.\n\n\
            Theatre and music\n\nHouses and gardens\n\nThis week in pictures\n\nJobs and training";
        assert_eq!(languages(text, &Options::default()).language.code.as_str(), "de");
    }

    #[test]
    fn a_month_that_many_languages_share_follows_the_document() {
        let text = "The ferry sails again\n\n# 11 September 2023 12:42 (UTC +04:00)\n\nThe ferry left the north pier on Monday morning.";
        let codes: Vec<String> = found(text).into_iter().map(|it| it.0).collect();
        assert_eq!(codes, ["en", "zxx", "en", "en"]);
    }

    #[test]
    fn a_quotation_keeps_its_language() {
        let text = "The mayor told reporters that «wir werden die Brücke im nächsten Jahr bauen» and left the room at once.";
        let codes: Vec<String> = found(text).into_iter().map(|it| it.0).collect();
        assert_eq!(codes, ["en", "de", "en"]);
    }

    #[test]
    fn random_letters_are_in_no_language() {
        assert_eq!(found("zxkvq wjrpt mnbqx hgtrw")[0].0, "und");
    }

    #[test]
    fn only_languages_asked_for_are_given() {
        let options = Options { among: vec!["sr".into(), "mk".into()], ..Options::default() };
        assert_eq!(languages("Свет и мир у граду", &options).language.code.as_str(), "sr");
    }
}
