//! The languages that come into question for a stretch of words.

use super::among::Among;
use super::confidence;
use super::evidence::{Evidence, Told, Tongue};
use super::model::tables;
use crate::text::sort;

/// So many words' values, each from [`super::evidence::LOWEST`] to 0, fit in a sum of 16 bits.
const AT_ONCE: usize = 512;

/// Sums of what words say, for each language of each script that occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    /// Table, words, and the sum for each of its languages; most words first.
    tables: Vec<(u8, usize, Vec<i32>)>,
}

impl Sums {
    pub fn of(evidence: &Evidence, words: &[Told]) -> Sums {
        let mut sums = Sums::default();
        for run in words.chunk_by(|one, next| one.table == next.table) {
            let Some(table) = tables().get(usize::from(run[0].table)) else { continue };
            let at = sums.tables.iter().position(|own| own.0 == run[0].table).unwrap_or_else(|| {
                let bias = table.bias().iter().map(|&bias| i32::from(bias)).collect();
                sums.tables.push((run[0].table, 0, bias));
                sums.tables.len() - 1
            });
            let (_, words, own) = &mut sums.tables[at];
            for part in run.chunks(AT_ONCE) {
                let mut short = [0; 256];
                for word in part {
                    *words += usize::from(evidence.add(word, &mut short));
                }
                for (sum, short) in own.iter_mut().zip(short) {
                    *sum += i32::from(short);
                }
            }
        }
        if sums.tables.len() > 1 {
            sort::by_key(&mut sums.tables, |(table, words, _)| (std::cmp::Reverse(*words), *table));
        }
        sums
    }

    /// The sums of the only table that words are of; none when there are several.
    pub fn only(&self) -> Option<(u8, &[i32])> {
        match &self.tables[..] {
            [(table, _, sums)] => Some((*table, sums)),
            _ => None,
        }
    }

    /// The best languages of each script, best first, with what they are behind the best one.
    pub fn best(&self, among: &Among, most: usize) -> Vec<(Tongue, i32)> {
        let mut best: Vec<(Tongue, i32)> = Vec::with_capacity(most * self.tables.len());
        for (table, _, sums) in &self.tables {
            let first = best.len();
            let mut last = i32::MIN;
            for (language, (&sum, &allowed)) in sums.iter().zip(among.of(*table)).enumerate() {
                if sum <= last || !allowed {
                    continue;
                }
                if best.len() == first + most {
                    best.pop();
                }
                let at = first + best[first..].partition_point(|&(_, other)| other >= sum);
                best.insert(at, (Tongue { table: *table, language: language as u8 }, sum));
                if best.len() == first + most {
                    last = best[first + most - 1].1;
                }
            }
            let top = best.get(first).map_or(0, |it| it.1);
            best[first..].iter_mut().for_each(|it| it.1 = top - it.1);
        }
        best
    }

    /// The share of belief in a language against the others of its script.
    pub fn confidence(&self, among: &Among, tongue: Tongue) -> f32 {
        let Some((table, words, sums)) = self.tables.iter().find(|(table, ..)| *table == tongue.table) else {
            return 0.0;
        };
        let own = sums.get(usize::from(tongue.language)).copied().unwrap_or(0);
        let allowed = || sums.iter().zip(among.of(*table)).filter(|it| *it.1).map(|it| *it.0);
        let top = allowed().max().unwrap_or(0);
        confidence::share(*words, top - own, allowed().map(|sum| top - sum))
    }
}
