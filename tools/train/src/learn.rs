//! Logistic regression over letter runs, one example at a time.

use crate::corpus::Group;
use crate::derived;
use crate::lexicon::Lexicon;
use crate::random::Random;
use crate::settings::Settings;
use crate::table::CLASSES;

/// Draws examples: some words in a row of one language.
pub struct Draw<'a> {
    group: &'a Group,
    /// Of one or two words, and of more.
    languages: [Vec<f64>; 2],
    kinds: Vec<Vec<f64>>,
    pub random: Random,
    example: Vec<Drawn>,
    /// How many of a hundred runs are left out.
    dropped: u64,
}

/// A word of an example: how languages read it, and the chance by which some of its runs are left out, so that all learn to speak.
#[derive(Clone, Copy)]
pub struct Drawn {
    pub word: u32,
    pub side: Side,
    chance: u64,
    dropped: u64,
}

impl Drawn {
    /// Its runs but those left out.
    pub fn runs<'a>(&self, lexicon: &'a Lexicon) -> impl Iterator<Item = u32> + 'a {
        let Drawn { chance, dropped, .. } = *self;
        let kept = move |&(at, _): &(usize, &u32)| Random(chance ^ at as u64).next() % 100 >= dropped;
        lexicon.runs_of(self.word).iter().enumerate().filter(kept).map(|(_, &run)| run)
    }
}

/// Which languages read a word so.
#[derive(Clone, Copy, PartialEq)]
pub enum Side {
    All,
    Plain,
    Turkic,
}

/// One value for each language, for each side.
pub struct Sides {
    all: Vec<f32>,
    plain: Vec<f32>,
    turkic: Vec<f32>,
    is_turkic: Vec<bool>,
}

impl Sides {
    pub fn new(group: &Group) -> Sides {
        let zero = vec![0.0; group.codes.len()];
        let is_turkic = group.codes.iter().map(|code| crate::corpus::is_turkic(code)).collect();
        Sides { all: zero.clone(), plain: zero.clone(), turkic: zero, is_turkic }
    }

    pub fn clear(&mut self) {
        self.all.fill(0.0);
        self.plain.fill(0.0);
        self.turkic.fill(0.0);
    }

    pub fn of(&mut self, side: Side) -> &mut [f32] {
        match side {
            Side::All => &mut self.all,
            Side::Plain => &mut self.plain,
            Side::Turkic => &mut self.turkic,
        }
    }

    /// The sums each language goes by.
    pub fn add_to(&self, scores: &mut [f32]) {
        for (own, score) in scores.iter_mut().enumerate() {
            *score += self.all[own] + if self.is_turkic[own] { self.turkic[own] } else { self.plain[own] };
        }
    }

    /// Takes slopes apart: each side sees those of its own languages alone.
    pub fn set(&mut self, slopes: &[f32]) {
        self.all.copy_from_slice(slopes);
        for (own, &slope) in slopes.iter().enumerate() {
            (self.plain[own], self.turkic[own]) =
                if self.is_turkic[own] { (0.0, slope) } else { (slope, 0.0) };
        }
    }
}

/// How often a language is drawn in a script that is its second.
const SECOND_SCRIPT: f64 = 0.75;

/// How often of that with one or two words, which are seldom those by which they differ.
const BRIEF_DERIVED: f64 = 0.3;

/// Fewer words than this say too little of a language to draw it as often as others.
const FEW: usize = 3_000;

/// Languages that lingua knows are asked for most; the running sums of how often each is drawn.
impl<'a> Draw<'a> {
    pub fn new(group: &'a Group, settings: &Settings, seed: u64) -> Draw<'a> {
        let weight = |code: &str, kinds: &[(f64, Vec<Vec<u32>>)], brief: bool| {
            let words: usize = kinds.iter().flat_map(|kind| &kind.1).map(Vec::len).sum();
            let invented = kinds.last().is_some_and(|kind| !kind.1.is_empty());
            let rarer = if invented || !brief { 1.0 } else { settings.brief };
            if let Some(drawn) = derived::drawn(code) {
                return if brief { BRIEF_DERIVED * drawn } else { drawn };
            }
            rarer
                * match words {
                    _ if group.script == "Latn" && matches!(code, "te" | "arq" | "nd") => settings.rare,
                    // The words of Serbian's other script again: they must not outweigh Croatian's and Bosnian's.
                    _ if group.script == "Latn" && code == "sr" => SECOND_SCRIPT,
                    _ if invented => 1.0,
                    0..FEW => settings.others * (words as f64 / FEW as f64).sqrt(),
                    _ => settings.others,
                }
        };
        Draw {
            group,
            languages: [true, false].map(|brief| {
                running(group.codes.iter().zip(&group.lines).map(|(code, kinds)| weight(code, kinds, brief)))
            }),
            kinds: group
                .lines
                .iter()
                .map(|kinds| running(kinds.iter().map(|kind| if kind.1.is_empty() { 0.0 } else { kind.0 })))
                .collect(),
            random: Random(settings.seed << 40 ^ seed),
            example: Vec::new(),
            dropped: settings.dropped,
        }
    }

    /// A language and words of it.
    pub fn next(&mut self) -> (usize, &[Drawn]) {
        let longest = match self.random.below(100) {
            0..38 => 1,
            38..65 => 2,
            65..82 => 4,
            82..93 => 8,
            _ => 24,
        };
        let own = self.random.pick(&self.languages[usize::from(longest > 2)]);
        let kind = self.random.pick(&self.kinds[own]);
        let lines = &self.group.lines[own][kind].1;
        let line = &lines[self.random.below(lines.len())];
        let start = self.random.below((line.len() + 1).saturating_sub(longest).max(1));
        let words = &line[start..line.len().min(start + longest)];
        let capitals = match self.random.below(100) {
            0..15 => Some(0),
            15..30 => Some(1),
            _ => None,
        };
        self.example.clear();
        let (random, dropped) = (&mut self.random, self.dropped);
        let mut drawn = |word, side| Drawn { word, side, chance: random.next(), dropped };
        for &word in words {
            let reading = capitals.map(|which: usize| self.group.capitals[word as usize][which]);
            match reading {
                Some(reading) if reading.plain != reading.turkic => {
                    self.example.push(drawn(reading.plain, Side::Plain));
                    self.example.push(drawn(reading.turkic, Side::Turkic));
                }
                _ => self.example.push(drawn(word, Side::All)),
            }
        }
        (own, &self.example)
    }
}

fn running(weights: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    weights
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect()
}

/// A weight for each run and language.
pub struct Dense {
    pub classes: usize,
    pub weights: Vec<f32>,
    pub bias: Vec<f32>,
}

/// Examples that are wrong by less (the sum of squares over languages) teach nothing.
const LEAST: f32 = 2e-5;

/// Learns a weight for each run and language.
pub fn dense(group: &Group, lexicon: &Lexicon, settings: &Settings) -> Dense {
    let classes = group.codes.len();
    let mut weights = lexicon.guesses.clone();
    let mut squares = vec![1e-4f32; lexicon.hashes.len()];
    let mut bias = vec![0f32; classes];
    let mut draw = Draw::new(group, settings, 1);
    let mut scores = vec![0f32; classes];
    let mut sides = Sides::new(group);
    let total = settings.dense * 1000 * classes / CLASSES;
    let mut loss = 0.0f64;
    let every = total / 10 + 1;
    for number in 0..total {
        let (own, words) = draw.next();
        scores.copy_from_slice(&bias);
        sides.clear();
        for drawn in words {
            let sums = sides.of(drawn.side);
            for run in drawn.runs(lexicon) {
                let row = &weights[run as usize * classes..][..classes];
                for (score, weight) in sums.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        sides.add_to(&mut scores);
        loss += -f64::from(softmax(&mut scores, own).max(1e-9).ln());
        scores[own] -= 1.0;
        let square: f32 = scores.iter().map(|it| it * it).sum();
        if square < LEAST {
            continue;
        }
        let rate = settings.rate * (1.0 - 0.9 * number as f32 / total as f32);
        sides.set(&scores);
        for drawn in words {
            let slopes = sides.of(drawn.side);
            for run in drawn.runs(lexicon) {
                let run = run as usize;
                squares[run] += square;
                let step = rate / squares[run].sqrt() * 0.5;
                let row = &mut weights[run * classes..][..classes];
                for (weight, slope) in row.iter_mut().zip(slopes.iter()) {
                    *weight -= step * slope;
                }
            }
        }
        for (bias, slope) in bias.iter_mut().zip(&scores) {
            *bias -= 0.0005 * slope;
        }
        if number % every == every - 1 {
            eprintln!("  {number}: loss {:.4}", loss / every as f64);
            loss = 0.0;
        }
    }
    let dense = Dense { classes, weights, bias };
    report(group, |words| {
        let mut scores = dense.bias.clone();
        for &word in words {
            for &run in lexicon.runs_of(word) {
                for (score, weight) in
                    scores.iter_mut().zip(&dense.weights[run as usize * classes..][..classes])
                {
                    *score += weight;
                }
            }
        }
        scores
    });
    dense
}

/// Turns scores into shares; the share of `own`.
pub fn softmax(scores: &mut [f32], own: usize) -> f32 {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    scores[own]
}

/// Prints the share of held-back examples that are named rightly: one word, two words, whole lines.
pub fn report(group: &Group, score: impl Fn(&[u32]) -> Vec<f32>) {
    let mut shares = Vec::new();
    for longest in [1, 2, 4, 100] {
        let (mut right, mut all) = (0.0, 0.0);
        for (own, lines) in group.held.iter().enumerate() {
            let weight = 1.0 / lines.len().max(1) as f64;
            for line in lines {
                let words = &line[..line.len().min(longest)];
                let scores = score(words);
                let best =
                    (0..scores.len()).max_by(|&one, &two| scores[one].total_cmp(&scores[two])).unwrap_or(0);
                right += weight * f64::from(u8::from(best == own));
                all += weight;
            }
        }
        shares.push(format!("{:.2}", 100.0 * right / all.max(1e-9)));
    }
    if std::env::var("CONFUSIONS").is_ok() {
        let mut confusions = std::collections::HashMap::new();
        for (own, lines) in group.held.iter().enumerate() {
            for line in lines {
                let scores = score(line);
                let best =
                    (0..scores.len()).max_by(|&one, &two| scores[one].total_cmp(&scores[two])).unwrap_or(0);
                if best != own {
                    *confusions.entry((own, best)).or_insert(0) += 1;
                }
            }
        }
        let mut list: Vec<_> = confusions.into_iter().collect();
        list.sort_by_key(|it| -it.1);
        let list: Vec<_> = list
            .iter()
            .take(30)
            .map(|((a, b), n)| {
                format!("{}>{} {n}/{}", group.codes[*a], group.codes[*b], group.held[*a].len())
            })
            .collect();
        eprintln!("  {}", list.join(", "));
    }
    eprintln!("  held back, right of 1, 2, 4 words and whole lines: {}", shares.join(" "));
}

impl Lexicon {
    pub fn runs_of(&self, word: u32) -> &[u32] {
        &self.runs[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }
}
