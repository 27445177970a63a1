//! Languages told apart by the model: for each block, the languages in question and the likeliest path through them.

use super::candidates::Sums;
use super::evidence::{evidence, Evidence, Told, Tongue};
use super::model::tables;
use super::path;
use super::pieces::{edge, Edge};
use super::{Code, Language, Languages, Script};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::Span;

/// Languages looked at for one block.
const MOST: usize = 12;

/// Words of the window that moves over a block to find languages that only a few words of it are in.
const WINDOW: usize = 4;

/// Highest cost of a language that the rest of the document is not in, in steps. Tuned on the development sets of mixed text.
const UNSEEN: i32 = 16;

/// Tells the languages of a text apart.
pub(crate) fn by_model(text: &Text, blocks: &[Block]) -> Languages {
    let text = text.text.as_str();
    let evidence = evidence(text);
    let all = evidence.words.as_slice();
    let shares = shares(text, &evidence, blocks);
    let mut spans: Vec<(Span, Language)> = Vec::new();
    let mut first = 0;
    for block in blocks {
        first += all[first..].partition_point(|word| word.span.start < block.span.start);
        let end = first + all[first..].partition_point(|word| word.span.start < block.span.end);
        let words = &all[first..end];
        first = end;
        if words.is_empty() {
            spans.push((block.span, NONE));
            continue;
        }
        split(text, &evidence, words, block.span, &shares, &mut spans);
    }
    let main = main(text, &spans);
    Languages { main, spans }
}

const NONE: Language = Language { code: Code::ZXX, script: Script::COMMON, confidence: 1.0 };

/// How much of the document each language holds, by a first guess for each block as a whole.
fn shares(text: &str, evidence: &Evidence, blocks: &[Block]) -> Vec<(Tongue, usize)> {
    let all = evidence.words.as_slice();
    let mut shares: Vec<(Tongue, usize)> = Vec::new();
    let mut first = 0;
    for block in blocks {
        first += all[first..].partition_point(|word| word.span.start < block.span.start);
        let end = first + all[first..].partition_point(|word| word.span.start < block.span.end);
        for (tongue, _) in Sums::of(evidence, &all[first..end]).best(1) {
            let own = all[first..end].iter().filter(|word| word.table == tongue.table);
            let letters = own.map(|word| word.span.of(text).chars().count()).sum::<usize>();
            match shares.iter_mut().find(|(known, _)| *known == tongue) {
                Some((_, sum)) => *sum += letters,
                None => shares.push((tongue, letters)),
            }
        }
        first = end;
    }
    shares.sort_by_key(|&(tongue, sum)| (std::cmp::Reverse(sum), tongue));
    shares
}

/// What a language costs in this document before a word is read: nothing for the one that holds most of it.
fn prior(shares: &[(Tongue, usize)], tongue: Tongue) -> i32 {
    let most = shares.first().map_or(0, |it| it.1);
    let own = shares.iter().find(|it| it.0 == tongue).map_or(0, |it| it.1);
    // Two steps for each halving: about half a nat for what holds half as much.
    let mut cost = 0;
    let mut part = most;
    while part > own && cost < UNSEEN {
        part /= 2;
        cost += 2;
    }
    cost
}

fn split(
    text: &str,
    evidence: &Evidence,
    words: &[Told],
    block: Span,
    shares: &[(Tongue, usize)],
    spans: &mut Vec<(Span, Language)>,
) {
    let edges: Vec<Edge> = std::iter::once(Edge::Block)
        .chain(
            words.windows(2).map(|pair| edge(&text[pair[0].span.end as usize..pair[1].span.start as usize])),
        )
        .collect();
    let tongues = tongues(evidence, words, &edges, shares);
    if tongues.is_empty() {
        spans.push((block, Language { script: words[0].script, ..Language::UNDETERMINED }));
        return;
    }
    let single = shares.len() <= 1 && shares.iter().all(|it| it.1 == 0);
    let priors: Vec<i32> =
        tongues.iter().map(|&tongue| if single { 0 } else { prior(shares, tongue) }).collect();
    let path = path::best(evidence, words, &edges, &tongues, &priors);
    let mut at = 0;
    while at < words.len() {
        let own = path[at];
        let end = at + path[at..].iter().take_while(|&&it| it == own).count();
        let start = if at == 0 { block.start } else { words[at].span.start };
        let stop = if end == words.len() { block.end } else { words[end - 1].span.end };
        spans.push((Span { start, end: stop }, language(evidence, &words[at..end], &tongues, own)));
        at = end;
    }
}

/// The languages in question: the document's, the block's, and those of its pieces and of a few words in a row.
fn tongues(evidence: &Evidence, words: &[Told], edges: &[Edge], shares: &[(Tongue, usize)]) -> Vec<Tongue> {
    let mut found: Vec<(Tongue, usize)> = Vec::new();
    let mut add = |tongue: Tongue, weight: usize| match found.iter_mut().find(|(known, _)| *known == tongue) {
        Some((_, sum)) => *sum += weight,
        None => found.push((tongue, weight)),
    };
    for &(tongue, _) in shares.iter().take(3) {
        add(tongue, words.len());
    }
    for (rank, (tongue, _)) in Sums::of(evidence, words).best(3).into_iter().enumerate() {
        add(tongue, 2 * words.len() / (rank + 1));
    }
    let mut start = 0;
    for end in 1..=words.len() {
        if end == words.len() || edges[end] >= Edge::Quote {
            for (rank, (tongue, _)) in Sums::of(evidence, &words[start..end]).best(2).into_iter().enumerate()
            {
                add(tongue, 4 * (end - start) / (rank + 1));
            }
            start = end;
        }
    }
    if words.len() > WINDOW {
        for window in words.windows(WINDOW).step_by(WINDOW / 2) {
            for (tongue, _) in Sums::of(evidence, window).best(1) {
                add(tongue, WINDOW / 2);
            }
        }
    }
    found.sort_by_key(|&(tongue, weight)| (std::cmp::Reverse(weight), tongue));
    found.into_iter().take(MOST).map(|(tongue, _)| tongue).collect()
}

fn language(evidence: &Evidence, words: &[Told], tongues: &[Tongue], own: u8) -> Language {
    let tongue = tongues[usize::from(own)];
    let table = &tables()[usize::from(tongue.table)];
    let sums = Sums::of(evidence, words);
    let behind = sums.best(2).iter().filter(|it| it.0 != tongue).map(|it| it.1).min().unwrap_or(100);
    let confidence = 1.0 - 0.5 / (1.0 + behind as f32 / 4.0);
    let confidence = (confidence * 100.0).round() / 100.0;
    Language { code: table.codes[usize::from(tongue.language)], script: table.script, confidence }
}

/// The language that most letters are in.
fn main(text: &str, spans: &[(Span, Language)]) -> Language {
    let mut sums: Vec<(Language, usize)> = Vec::new();
    for &(span, language) in spans {
        let letters = span.of(text).chars().filter(|letter| letter.is_alphabetic()).count();
        match sums.iter_mut().find(|(known, _)| known.code == language.code) {
            Some((known, sum)) => {
                if language.confidence > known.confidence {
                    *known = language;
                }
                *sum += letters;
            }
            None => sums.push((language, letters)),
        }
    }
    let most = sums.into_iter().rev().max_by_key(|&(_, letters)| letters);
    most.map_or(Language::UNDETERMINED, |(language, _)| language)
}
