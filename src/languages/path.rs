//! The likeliest sequence of languages over the words of a block.

use super::dear::Dear;
use super::edges::Edge;
use super::evidence::{Evidence, Told, Tongue};

/// What a change of language costs at each kind of edge, in steps. Tuned on the development sets of mixed text.
pub(crate) fn change(edge: Edge) -> i32 {
    match edge {
        Edge::Plain => 34,
        Edge::Light => 28,
        Edge::Head => 26,
        Edge::Item => 24,
        Edge::Sentence | Edge::Quote => 16,
        Edge::Line | Edge::Block => 12,
        Edge::Menu => 10,
        Edge::Label => 6,
    }
}

/// For each word the index in `tongues` of its language: the sequence whose words say most, its costs paid for.
pub(crate) fn best(
    evidence: &Evidence,
    words: &[Told],
    edges: &[Edge],
    tongues: &[Tongue],
    dear: &[Dear],
) -> Vec<u8> {
    let begun = |own: usize| dear[own].begun;
    let value = |word: &Told, own: usize| {
        evidence.value(word, tongues[own]) - if word.label { 0 } else { dear[own].each }
    };
    likeliest(words, edges, tongues.len(), begun, change, value)
}

/// The likeliest sequence by what it costs to begin with one of `count` languages or change to it, what a change costs at an edge, and what a
/// word says for each.
pub(crate) fn likeliest(
    words: &[Told],
    edges: &[Edge],
    count: usize,
    begun: impl Fn(usize) -> i32,
    change: impl Fn(Edge) -> i32,
    value: impl Fn(&Told, usize) -> i32,
) -> Vec<u8> {
    // Where each language came from at each word: itself, or the best of all before.
    let mut came: Vec<u8> = Vec::with_capacity(words.len() * count);
    let mut scores: Vec<i32> = (0..count).map(|own| -begun(own)).collect();
    for (number, word) in words.iter().enumerate() {
        let cost = edges.get(number).map_or(0, |&edge| change(edge));
        let top = highest(&scores);
        let jump = scores[top] - cost;
        for (own, score) in scores.iter_mut().enumerate() {
            let arriving = if number == 0 { i32::MIN } else { jump - begun(own) };
            came.push(if *score >= arriving { own as u8 } else { top as u8 });
            *score = (*score).max(arriving) + value(word, own);
        }
    }
    let mut path = vec![0; words.len()];
    let mut own = highest(&scores) as u8;
    for number in (0..words.len()).rev() {
        path[number] = own;
        own = came[number * count + usize::from(own)];
    }
    path
}

/// The first of the highest.
fn highest(scores: &[i32]) -> usize {
    (0..scores.len()).rev().max_by_key(|&at| scores[at]).unwrap_or(0)
}
