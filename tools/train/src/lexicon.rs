//! The letter runs worth learning about, and the runs of each word.

use crate::corpus::Group;
use crate::settings::Settings;
use crate::shared::grams::grams;
use std::collections::{BTreeMap, HashMap};

pub struct Lexicon {
    /// The number of each run.
    pub hashes: Vec<u64>,
    /// How often each run was drawn in training, roughly.
    pub weights: Vec<f32>,
    /// First guess of each run's weight for each language, by how often it stands there.
    pub guesses: Vec<f32>,
    /// Runs of each word: `runs[starts[word]..starts[word + 1]]`.
    pub starts: Vec<u32>,
    pub runs: Vec<u32>,
}

/// Keys that are well mixed numbers already: they need no hashing.
type Numbers = std::hash::BuildHasherDefault<Number>;

#[derive(Default)]
struct Number(u64);

impl std::hash::Hasher for Number {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Chooses the runs that tell most about the language, and writes each word in them.
pub fn build(group: &Group, settings: &Settings) -> Lexicon {
    let classes = group.codes.len();
    // One record for each (run, language): run, language, share of the language's text.
    let mut counted: Vec<(u64, u16, f32)> = Vec::new();
    for own in 0..classes {
        let mut runs: HashMap<u64, f32, Numbers> = HashMap::default();
        let counts = word_weights(group, own);
        for (word, weight) in counts {
            grams(&group.words[word as usize], |run, _| *runs.entry(run).or_default() += weight);
        }
        counted.extend(runs.into_iter().map(|(run, weight)| (run, own as u16, weight)));
    }
    counted.sort_unstable_by_key(|it| (it.0, it.1));
    let mut told: Vec<(f32, u64, f32, usize, usize)> = Vec::new();
    let mut from = 0;
    for same in counted.chunk_by(|first, second| first.0 == second.0) {
        let sum: f32 = same.iter().map(|it| it.2).sum();
        let even = sum / classes as f32;
        // How far the languages' shares of this run are from even, times how often it stands.
        let gain: f32 = same.iter().map(|it| it.2 * (it.2 / even).ln()).sum();
        told.push((gain, same[0].0, sum, from, from + same.len()));
        from += same.len();
    }
    let all = told.len();
    told.sort_unstable_by(|first, second| second.0.total_cmp(&first.0).then(first.1.cmp(&second.1)));
    told.truncate(settings.candidates);
    eprintln!(
        "  {} words, {all} runs, {} kept to learn, last gain {:?}",
        group.words.len(),
        told.len(),
        told.last().map(|it| it.0)
    );
    let hashes: Vec<u64> = told.iter().map(|it| it.1).collect();
    let weights = told.iter().map(|it| it.2).collect();
    let unseen: Vec<f32> = (0..classes).map(|own| unseen(group, own)).collect();
    let guesses = told.iter().flat_map(|it| guess(&counted[it.3..it.4], it.2, &unseen, settings)).collect();
    let index: HashMap<u64, u32, Numbers> =
        hashes.iter().enumerate().map(|(at, &run)| (run, at as u32)).collect();
    let (starts, runs) = spell(group, |run| index.get(&run).copied());
    Lexicon { hashes, weights, guesses, starts, runs }
}

/// How a run's share in each language stands to its share in all: the naive Bayes weight, made smaller because runs overlap.
fn guess(same: &[(u64, u16, f32)], sum: f32, unseen: &[f32], settings: &Settings) -> Vec<f32> {
    let even = sum / unseen.len() as f32;
    // Where it was not seen, what little text there is says little: it may be as frequent there as elsewhere.
    let weight = |share: f32, unseen: f32| settings.guess * ((share + unseen) / (even + unseen)).ln();
    let mut weights: Vec<f32> = unseen.iter().map(|&unseen| weight(0.0, unseen)).collect();
    for &(_, own, share) in same {
        let own = usize::from(own);
        weights[own] = weight(share, unseen[own]);
    }
    weights
}

/// What a run is taken to stand per thousand words of a language where it was not seen: a part of what it would if it had been seen once.
fn unseen(group: &Group, own: usize) -> f32 {
    let words: usize = group.lines[own].iter().flat_map(|kind| &kind.1).map(Vec::len).sum();
    (UNSEEN * 1000.0 / words.max(1) as f32).max(LEAST_UNSEEN)
}

/// Both tuned on lines held back.
const UNSEEN: f32 = 0.4;
const LEAST_UNSEEN: f32 = 0.01;

/// Each word as the runs that `known` gives a number.
pub fn spell(group: &Group, known: impl Fn(u64) -> Option<u32>) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0];
    let mut runs = Vec::new();
    for word in &group.words {
        grams(word, |run, _| runs.extend(known(run)));
        starts.push(runs.len() as u32);
    }
    (starts, runs)
}

/// How often each word is drawn, in all languages together.
pub fn drawn(group: &Group) -> BTreeMap<u32, f32> {
    let mut drawn = BTreeMap::new();
    for own in 0..group.codes.len() {
        for (word, weight) in word_weights(group, own) {
            *drawn.entry(word).or_default() += weight;
        }
    }
    drawn
}

/// How often each word of a language is drawn, per thousand words drawn.
fn word_weights(group: &Group, own: usize) -> BTreeMap<u32, f32> {
    let mut weights = BTreeMap::new();
    let kinds: f64 = group.lines[own].iter().filter(|kind| !kind.1.is_empty()).map(|kind| kind.0).sum();
    for (weight, lines) in &group.lines[own] {
        let many: usize = lines.iter().map(Vec::len).sum();
        for line in lines {
            for &word in line {
                *weights.entry(word).or_default() += (1000.0 * weight / kinds / many as f64) as f32;
            }
        }
    }
    weights
}
