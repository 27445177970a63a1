//! Figures of held-out scores, in the scorers' terms.

use crate::align;
use crate::sets::{self, Page};
use crate::Table;

/// F1 of each set that has a reference text or snippets, keeping what scores above zero.
pub fn body(pages: &[Page], table: &Table, scores: &[Vec<i32>]) -> Vec<String> {
    let mut out = Vec::new();
    for set in ["text-dump", "text-dump-multilingual", "scrapinghub", "multilingual", "snippets"] {
        let chosen: Vec<usize> = (0..pages.len()).filter(|&it| pages[it].set == set).collect();
        if chosen.is_empty() {
            continue;
        }
        let mut line = format!("body, {set}, {} pages by cross-validation:", chosen.len());
        for threshold in [-90, -60, -30, 0] {
            let keeps = |page: usize, at: usize| scores[table.starts[page] + at][0] > threshold;
            let (f1, exact) = if set == "snippets" {
                snippets(pages, &chosen, keeps)
            } else {
                shingles(pages, &chosen, keeps)
            };
            line += &format!(" at {threshold} F1 {f1:.4} exact {exact:.3};");
        }
        let chosen_pieces: Vec<Vec<bool>> =
            pages.iter().enumerate().map(|it| expected(it.1, &scores[table.starts[it.0]..])).collect();
        let keeps = |page: usize, at: usize| chosen_pieces[page][at];
        let (f1, exact) =
            if set == "snippets" { snippets(pages, &chosen, keeps) } else { shingles(pages, &chosen, keeps) };
        line += &format!(" by expected F1: {f1:.4} exact {exact:.3}");
        out.push(line);
    }
    out.extend(
        ["seedlike", "dressed", "flat", "brief", "varied"]
            .into_iter()
            .filter_map(|set| pieces(pages, table, scores, set)),
    );
    out
}

/// How many pieces of a set are judged rightly: for pages that have no reference text.
fn pieces(pages: &[Page], table: &Table, scores: &[Vec<i32>], set: &str) -> Option<String> {
    let (mut all, mut lost, mut kept) = (0, 0, 0);
    for (at, page) in pages.iter().enumerate().filter(|it| it.1.set == set) {
        for (truth, score) in page.is_body.iter().zip(&scores[table.starts[at]..]) {
            all += usize::from(truth.is_some());
            lost += usize::from(*truth == Some(true) && score[0] <= 0);
            kept += usize::from(*truth == Some(false) && score[0] > 0);
        }
    }
    (all > 0)
        .then(|| format!("body, {set}, {all} pieces by cross-validation: {lost} lost, {kept} kept wrongly"))
}

/// The set of pieces with the best expected F1: all above the score at which it is largest.
fn expected(page: &Page, scores: &[Vec<i32>]) -> Vec<bool> {
    let shape = |it: usize| {
        let chance = 1.0 / (1.0 + (-f64::from(scores[it][0]) / 125.0).exp());
        let piece = &page.pieces[it];
        (chance, crate::align::tokens(&page.source[piece.start..piece.end], page.by_character).len() as f64)
    };
    let shapes: Vec<(f64, f64)> = (0..page.pieces.len()).map(shape).collect();
    let mut order: Vec<usize> = (0..shapes.len()).collect();
    order.sort_by(|&a, &b| shapes[b].0.total_cmp(&shapes[a].0));
    let all: f64 = shapes.iter().map(|it| it.0 * it.1).sum();
    let (mut hits, mut size, mut best, mut count) = (0.0, 0.0, 0.0, 0);
    for (place, &at) in order.iter().enumerate() {
        hits += shapes[at].0 * shapes[at].1;
        size += shapes[at].1;
        let value = 2.0 * hits / (size + all).max(1e-9);
        if value > best {
            (best, count) = (value, place + 1);
        }
    }
    let mut keeps = vec![false; shapes.len()];
    order[..count].iter().for_each(|&it| keeps[it] = true);
    keeps
}

fn kept(page: &Page, keeps: impl Fn(usize) -> bool) -> String {
    let kept = page.pieces.iter().enumerate().filter(|it| keeps(it.0));
    kept.map(|(_, it)| &page.source[it.start..it.end]).collect::<Vec<_>>().join("\n")
}

fn shingles(pages: &[Page], chosen: &[usize], keeps: impl Fn(usize, usize) -> bool) -> (f64, f64) {
    let (mut precision, mut recall, mut exact) = (Vec::new(), Vec::new(), 0);
    for &at in chosen {
        let page = &pages[at];
        let text = kept(page, |piece| keeps(at, piece));
        let truth = page.body.as_deref().unwrap_or_default();
        let (p, r, same) = align::agreement(truth, &text, page.by_character);
        precision.extend(p);
        recall.extend(r);
        exact += usize::from(same);
    }
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len().max(1) as f64;
    let (p, r) = (mean(&precision), mean(&recall));
    (2.0 * p * r / (p + r).max(1e-9), exact as f64 / chosen.len() as f64)
}

fn snippets(pages: &[Page], chosen: &[usize], keeps: impl Fn(usize, usize) -> bool) -> (f64, f64) {
    let (mut hits, mut wrong, mut missed) = (0usize, 0usize, 0usize);
    for &at in chosen {
        let text = sets::squeeze(&kept(&pages[at], |piece| keeps(at, piece)));
        let found = |list: &[String]| list.iter().filter(|it| text.contains(it.as_str())).count();
        hits += found(&pages[at].with);
        missed += pages[at].with.len() - found(&pages[at].with);
        wrong += found(&pages[at].without);
    }
    (2.0 * hits as f64 / (2 * hits + wrong + missed).max(1) as f64, 0.0)
}

/// The pieces judged wrongly on the pages that lose most, to be read.
pub fn worst(pages: &[Page], table: &Table, scores: &[Vec<i32>], from: i32) -> String {
    let mut lost: Vec<(usize, usize)> = Vec::new();
    for (at, page) in pages.iter().enumerate().filter(|it| it.1.body.is_some()) {
        let wrong = |it: usize| {
            page.is_body[it].is_some_and(|truth| truth != (scores[table.starts[at] + it][0] > from))
        };
        let bytes = |it: usize| page.pieces[it].end - page.pieces[it].start;
        let sum: usize = (0..page.pieces.len()).filter(|&it| wrong(it)).map(bytes).sum();
        let body: usize =
            (0..page.pieces.len()).filter(|&it| page.is_body[it] == Some(true)).map(bytes).sum();
        lost.push((sum * 1000 / body.max(1), at));
    }
    lost.sort_by_key(|it| std::cmp::Reverse(*it));
    let mut out = String::new();
    for (share, at) in lost.into_iter().take_while(|it| it.0 > 0) {
        let page = &pages[at];
        out += &format!("== {} {} {}: {share} thousandths of the body\n", page.set, page.id, page.site);
        for (it, piece) in page.pieces.iter().enumerate() {
            let score = scores[table.starts[at] + it][0];
            let text: String = page.source[piece.start..piece.end].chars().take(110).collect();
            match (page.is_body[it], score > from) {
                (Some(true), false) => out += &format!("  lost {score} {} {text}\n", piece.end - piece.start),
                (Some(false), true) => out += &format!("  kept {score} {} {text}\n", piece.end - piece.start),
                _ => {}
            }
        }
    }
    out
}

/// How many pieces of the seed-like documents get the right role, and how many documents have no kept piece wrong.
pub fn roles(pages: &[Page], table: &Table, body: &[Vec<i32>], roles: &[Vec<i32>]) -> Vec<String> {
    let mut out = Vec::new();
    for set in ["seedlike", "by-hand", "dressed", "flat", "varied"] {
        let (mut letters, mut right, mut kept_right, mut clean, mut count) = (0, 0, 0, 0, 0);
        let mut wrong: std::collections::BTreeMap<(&str, &str), (usize, String)> =
            std::collections::BTreeMap::new();
        for (at, page) in pages.iter().enumerate().filter(|it| it.1.set == set) {
            count += 1;
            let mut good = true;
            let rows = table.starts[at]..table.starts[at] + page.pieces.len();
            let is_body = expected(page, &body[rows]);
            for (index, piece) in page.pieces.iter().enumerate() {
                let Some(truth) = page.roles[index] else { continue };
                let row = table.starts[at] + index;
                // Of the dressed pages only the roles are judged here: the text's judge of the body knows no tags.
                let in_body = if set == "dressed" { sets::is_body_role(truth) } else { is_body[index] };
                let got = decide(in_body, &roles[row]);
                let text = &page.source[piece.start..piece.end];
                let size = text.chars().filter(|it| it.is_alphanumeric()).count();
                letters += size;
                right += if got == truth { size } else { 0 };
                let kept =
                    |role: &str| sets::ROLES.iter().position(|it| *it == role).is_some_and(|it| it < 12);
                kept_right += if kept(got) == kept(truth) { size } else { 0 };
                good &= sets::is_body_role(got) == sets::is_body_role(truth);
                if got != truth {
                    let cell = wrong.entry((truth, got)).or_default();
                    cell.0 += 1;
                    if cell.1.len() < 300 {
                        cell.1 += &format!(" [{}] {}", page.id, text.chars().take(50).collect::<String>());
                    }
                }
            }
            clean += usize::from(good);
        }
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        out.push(format!(
            "roles, {set}, {count} documents by cross-validation: role@char {:.4} kept@char {:.4} clean {:.3}",
            share(right, letters),
            share(kept_right, letters),
            share(clean, count)
        ));
        let mut worst: Vec<_> = wrong.into_iter().collect();
        worst.sort_by_key(|it| std::cmp::Reverse(it.1 .0));
        for ((truth, got), (count, examples)) in worst.into_iter().take(25) {
            eprintln!("{set} {truth} taken for {got}: {count} {examples}");
        }
    }
    out
}

/// The role that two sets of scores make: body or not by the one, which by the other.
fn decide(is_body: bool, roles: &[i32]) -> &'static str {
    let fitting = (0..sets::ROLES.len()).filter(|&it| sets::is_body_role(sets::ROLES[it]) == is_body);
    fitting.max_by_key(|&it| roles[it]).map_or("paragraph", |it| sets::ROLES[it])
}
