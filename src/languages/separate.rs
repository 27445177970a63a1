//! Languages told apart by the model: for each block, the languages in question and the likeliest path through them.

use super::among::Among;
use super::candidates::Sums;
use super::edges::Edge;
use super::evidence::{evidence, Evidence, Told, Tongue};
use super::kin::{self, Group};
use super::model::tables;
use super::path::{self, Dear};
use super::{han, labels, mixed, names, numbers, Code, Language, Languages, Script};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::{sort, Span};
use std::ops::Range;

/// Languages looked at for one block.
const MOST: usize = 12;

/// Words of the window that moves over a block to find languages that only a few words of it are in.
const WINDOW: usize = 4;

/// Highest cost of a language that the rest of the document is not in, in steps. Tuned on the development sets of mixed text.
const UNSEEN: i32 = 18;

/// Tells the languages of a text apart.
pub(crate) fn by_model(text: &Text, blocks: &[Block], among: &[String]) -> Languages {
    let declared = text.page.metadata.language.as_deref().and_then(Code::from_tag);
    let text = text.text.as_str();
    let mut evidence = evidence(text, Among::tags(among));
    mark_names(text, &mut evidence, blocks);
    let sums = sums(&evidence, blocks);
    let pass = |shares: &[(Tongue, usize)]| {
        let mut found = Found::default();
        for (at, (block, (words, sums))) in blocks.iter().zip(&sums).enumerate() {
            if words.iter().all(Told::is_code) {
                found.spans.push((block.span, Language::NONE));
            } else if split(text, &evidence, words, sums, block.span, shares, &mut found) {
                found.odd.push(at);
            }
        }
        found
    };
    let mut found = pass(&shares(&evidence, &sums, declared));
    if found.letters.len() > 1 {
        // A language found in one place is likelier in another.
        found = pass(&ordered(found.letters));
    }
    let mut spans = found.spans;
    let mut main = kin::settled(&evidence, &spans, main(text, &evidence.words, &spans), declared);
    let letters = letters(&evidence.words);
    for at in found.odd {
        let (odd, (words, sums)) = (blocks[at].span, &sums[at]);
        if !is_message(words, letters) {
            continue;
        }
        let runs = mixed::runs(&evidence, words, sums, &labels::edges(text, words));
        let from = spans.partition_point(|it| it.0.start < odd.start);
        let to = spans.partition_point(|it| it.0.start < odd.end);
        if runs.len() > 1 {
            main = mixed::doubted(main);
        }
        spans.splice(
            from..to,
            runs.into_iter().map(|(run, tongue)| {
                let (span, language) = piece(text, &evidence, words, run, odd, tongue);
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
        let first = rest.partition_point(|word| word.span.start < block.span.start);
        let (_, from) = rest.split_at_mut(first);
        let (words, after) = from.split_at_mut(from.partition_point(|word| word.span.start < block.span.end));
        names::mark(text, words);
        labels::mark(text, block.span, words);
        rest = after;
    }
}

/// The answer, and how many letters are in each language.
#[derive(Default)]
struct Found {
    spans: Vec<(Span, Language)>,
    letters: Vec<(Tongue, usize)>,
    /// Numbers of the blocks whose words fit their languages badly.
    odd: Vec<usize>,
}

/// The words of each block, and what they say together.
fn sums<'a>(evidence: &'a Evidence, blocks: &[Block]) -> Vec<(&'a [Told], Sums)> {
    let mut rest = evidence.words.as_slice();
    let mut sums = Vec::new();
    for block in blocks {
        rest = &rest[rest.partition_point(|word| word.span.start < block.span.start)..];
        let (words, after) = rest.split_at(rest.partition_point(|word| word.span.start < block.span.end));
        rest = after;
        sums.push((words, Sums::of(evidence, words)));
    }
    sums
}

/// How much of the document each language holds, by a first guess for each block as a whole; what close languages hold counts for the one
/// that all those blocks together are in.
fn shares(evidence: &Evidence, sums: &[(&[Told], Sums)], declared: Option<Code>) -> Vec<(Tongue, usize)> {
    let mut shares: Vec<(Group, usize)> = Vec::new();
    for &(words, ref sums) in sums {
        for (tongue, _) in sums.best(&evidence.among, 1) {
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

/// What a language costs in this document: little for the one that holds most of it.
fn dear(shares: &[(Tongue, usize)], tongue: Tongue, label: bool) -> Dear {
    let Some(&(first, most)) = shares.first() else { return Dear { begun: -tongue.prior(), each: 0 } };
    let all: usize = shares.iter().map(|it| it.1).sum();
    let highest = UNSEEN.min(most as i32 / LETTERS_A_STEP);
    let own = shares.iter().find(|it| it.0 == tongue).map_or(0, |it| it.1);
    // Two steps for each halving: about half a nat for what holds half as much.
    let mut begun = 0;
    let mut part = most;
    while part > own && begun < highest {
        part /= 2;
        begun += 2;
    }
    let begun =
        (begun.min(highest) - if label && tongue.code().as_str() == LIKELIEST { LESS } else { 0 }).max(0);
    let stands_out = tongue != first && tongue.table == first.table && most * 10 >= all * PREVAILS;
    Dear {
        begun: if label { begun * LABELLED / 10 } else { begun }.max(-tongue.prior()),
        each: if stands_out { EACH.min((most / LETTERS_FOR_EACH) as i32) } else { 0 },
    }
}

/// The language that labels of other languages than their document's are in most, and how many steps less it costs there.
const LIKELIEST: &str = "en";
const LESS: i32 = 6;

/// A short document says little about what the rest of it may be in: so many letters for each step of [`UNSEEN`].
const LETTERS_A_STEP: i32 = 20;

/// What begins with a label may sooner be in a language of its own: so many tenths of what it costs elsewhere.
const LABELLED: i32 = 6;

/// Where one language holds so many tenths of a document, single sentences in another of its script are unlikely: each of their words must
/// say so many steps more. Without it sentences of a language that the model knows less well fall to its neighbour (Faroese to Icelandic).
const PREVAILS: usize = 6;
const EACH: i32 = 2;

/// A short document asks less of them: so many letters of its main language for each step of [`EACH`].
const LETTERS_FOR_EACH: usize = 500;

/// Tells the languages of a block apart; whether its words fit them badly.
fn split(
    text: &str,
    evidence: &Evidence,
    words: &[Told],
    sums: &Sums,
    block: Span,
    shares: &[(Tongue, usize)],
    found: &mut Found,
) -> bool {
    if is_gibberish(evidence, words, sums) {
        found.spans.push((block, Language { script: words[0].script, ..Language::UNDETERMINED }));
        return false;
    }
    let edges = labels::edges(text, words);
    let tongues = tongues(evidence, words, sums, &edges, shares);
    if tongues.is_empty() {
        found.spans.push((block, Language { script: words[0].script, ..Language::UNDETERMINED }));
        return false;
    }
    let dear: Vec<Dear> = tongues.iter().map(|&tongue| dear(shares, tongue, words[0].label)).collect();
    let path = path::best(evidence, words, &edges, &tongues, &dear);
    let told =
        || words.iter().zip(&path).filter(|(word, _)| !(word.name || evidence.values(word).is_empty()));
    let said: i32 = told().map(|(word, &own)| evidence.value(word, tongues[usize::from(own)])).sum();
    let parted = (1..path.len()).any(|at| path[at] != path[at - 1] && edges[at] >= Edge::Sentence);
    let is_odd = !parted && mixed::is_likely(told().count(), said);
    let mut at = 0;
    for run in path.chunk_by(|one, next| one == next) {
        let own = tongues[usize::from(run[0])];
        let range = at..at + run.len();
        add(&mut found.letters, own, words[range.clone()].iter().map(|word| word.letters as usize).sum());
        found.spans.push(match run.len() == words.len() {
            true => (block, language(text, evidence, sums, words, own)),
            false => piece(text, evidence, words, range, block, own),
        });
        at += run.len();
    }
    is_odd
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
    (Span { start, end }, language(text, evidence, &Sums::of(evidence, own), own, tongue))
}

/// Whether a block is a message: nearly all of a short document, and no odd paragraph of an article.
fn is_message(words: &[Told], all: u32) -> bool {
    all <= LONGEST_MESSAGE && letters(words) * 10 >= all * 9
}

fn letters(words: &[Told]) -> u32 {
    words.iter().map(|word| word.letters).sum()
}

/// Letters of the longest message. Few articles are as short.
const LONGEST_MESSAGE: u32 = 500;

/// Whether words are in no language: few of their letter runs are known, and each word seems to be in another language than the next.
fn is_gibberish(evidence: &Evidence, words: &[Told], sums: &Sums) -> bool {
    let Some(&(best, _)) = sums.best(&evidence.among, 1).first() else { return false };
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
        1 => known < STRANGE_WORD,
        _ => known < STRANGE && behind * 10 >= AT_ODDS * count,
    }
}

/// A table of fewer languages knows too few letter runs to call the others strange.
const MANY: usize = 5;

/// Fewer letters say too little to be called gibberish.
const TELLING: u32 = 10;

/// Share of known letter runs, in 255ths, below which a word is in no language, and below which several words are when they are at odds
/// by so many tenths of a step for each. Measured on random letters against interface strings held back: seven of eight of the first, none of
/// a thousand of the second.
const STRANGE_WORD: u32 = 145;
const STRANGE: u32 = 168;
const AT_ODDS: i32 = 28;

/// The languages in question: the document's, the block's, and those of its pieces and of a few words in a row.
fn tongues(
    evidence: &Evidence,
    words: &[Told],
    sums: &Sums,
    edges: &[Edge],
    shares: &[(Tongue, usize)],
) -> Vec<Tongue> {
    let mut found: Vec<(Tongue, usize)> = Vec::new();
    for &(tongue, _) in shares.iter().take(3) {
        add(&mut found, tongue, words.len());
    }
    for (rank, (tongue, _)) in sums.best(&evidence.among, 3).into_iter().enumerate() {
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
fn language(text: &str, evidence: &Evidence, sums: &Sums, words: &[Told], tongue: Tongue) -> Language {
    let table = &tables()[usize::from(tongue.table)];
    let code = table.codes[usize::from(tongue.language)];
    let next =
        sums.best(&evidence.among, 2).into_iter().find(|it| it.0 != tongue && it.0.table == tongue.table);
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
