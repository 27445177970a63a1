//! Which pieces of a page a reference text is made of, and how well two texts agree: shared runs of four tokens.

use std::collections::HashMap;

const RUN: usize = 4;

/// Words, or single letters where the script has no spaces.
pub fn tokens(text: &str, by_character: bool) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for it in text.chars() {
        if it.is_alphanumeric() || it == '_' || (0x300..0x370).contains(&(it as u32)) {
            let alone = by_character && (it as u32) >= 0xe00;
            if alone && !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            word.push(it);
            if alone {
                tokens.push(std::mem::take(&mut word));
            }
        } else if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

fn runs(tokens: &[String]) -> HashMap<&[String], usize> {
    let mut runs = HashMap::new();
    for run in tokens.windows(RUN.min(tokens.len()).max(1)) {
        *runs.entry(run).or_insert(0) += 1;
    }
    runs
}

/// A piece is body when at least half of its tokens lie in runs shared with the reference; short pieces when they stand whole between
/// two that are, and in the reference as a line.
pub fn body(pieces: &[&str], reference: &str, by_character: bool) -> Vec<bool> {
    let whole = tokens(reference, by_character);
    let mut left = runs(&whole);
    let mut lines: HashMap<Vec<String>, usize> = HashMap::new();
    for line in reference.lines() {
        *lines.entry(tokens(line, by_character)).or_insert(0) += 1;
    }
    let split: Vec<Vec<String>> = pieces.iter().map(|it| tokens(it, by_character)).collect();
    // Repeats are used up: long pieces first, for a teaser must not take what the paragraph needs.
    let mut order: Vec<usize> = (0..split.len()).collect();
    order.sort_by_key(|&it| std::cmp::Reverse(split[it].len()));
    let mut is_body = vec![false; pieces.len()];
    for at in order {
        let own = &split[at];
        if own.len() < RUN {
            continue;
        }
        let mut covered = vec![false; own.len()];
        for (from, run) in own.windows(RUN).enumerate() {
            if left.get(run).is_some_and(|&it| it > 0) {
                covered[from..from + RUN].iter_mut().for_each(|it| *it = true);
            }
        }
        if covered.iter().filter(|&&it| it).count() * 2 >= own.len() {
            is_body[at] = true;
            for run in own.windows(RUN) {
                if let Some(count) = left.get_mut(run) {
                    *count = count.saturating_sub(1);
                }
            }
        }
    }
    let (first, last) = (is_body.iter().position(|&it| it), is_body.iter().rposition(|&it| it));
    if let (Some(first), Some(last)) = (first, last) {
        for at in first..=last {
            if split[at].len() < RUN && !split[at].is_empty() {
                if let Some(count) = lines.get_mut(&split[at]).filter(|it| **it > 0) {
                    *count -= 1;
                    is_body[at] = true;
                }
            }
        }
    }
    is_body
}

/// Precision and recall of shared runs, and whether the tokens are the same.
pub fn agreement(truth: &str, got: &str, by_character: bool) -> (Option<f64>, Option<f64>, bool) {
    let (truth, got) = (tokens(truth, by_character), tokens(got, by_character));
    let (wanted, found) = (runs(&truth), runs(&got));
    let shared: usize =
        found.iter().map(|(run, &count)| count.min(wanted.get(run).copied().unwrap_or(0))).sum();
    let total =
        |tokens: &[String]| if tokens.is_empty() { 0 } else { tokens.len().saturating_sub(RUN - 1).max(1) };
    let ratio = |whole: usize| (whole > 0).then(|| shared as f64 / whole as f64);
    (ratio(total(&got)), ratio(total(&truth)), truth == got)
}
