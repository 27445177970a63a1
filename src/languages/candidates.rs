//! The languages that come into question for a stretch of words.

use super::among::Among;
use super::confidence;
use super::evidence::{Evidence, Told, Tongue, NO_TABLE};
use super::model::tables;

/// Sums of what words say, for each language of each script that occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    /// Table, words, and the sum for each of its languages.
    tables: Vec<(u8, usize, Vec<i32>)>,
}

impl Sums {
    pub fn of(evidence: &Evidence, words: &[Told]) -> Sums {
        let mut sums = Sums::default();
        for word in words.iter().filter(|word| word.table != NO_TABLE) {
            sums.add(evidence, word);
        }
        sums
    }

    fn add(&mut self, evidence: &Evidence, word: &Told) {
        let at = self.tables.iter().position(|(table, ..)| *table == word.table).unwrap_or_else(|| {
            let table = &tables()[usize::from(word.table)];
            self.tables.push((word.table, 0, table.bias().iter().map(|&bias| i32::from(bias)).collect()));
            self.tables.len() - 1
        });
        let (_, words, sums) = &mut self.tables[at];
        let values = evidence.values(word);
        *words += usize::from(!values.is_empty());
        for (sum, &value) in sums.iter_mut().zip(values) {
            *sum += word.heard(i32::from(value));
        }
    }

    /// The best languages of each script, best first, with what they are behind the best one.
    pub fn best(&self, among: &Among, most: usize) -> Vec<(Tongue, i32)> {
        let mut tables: Vec<_> = self.tables.iter().collect();
        tables.sort_by_key(|(table, words, _)| (std::cmp::Reverse(*words), *table));
        let mut best: Vec<(Tongue, i32)> = Vec::new();
        for (table, _, sums) in tables {
            let first = best.len();
            for (language, &sum) in sums.iter().enumerate() {
                let tongue = Tongue { table: *table, language: language as u8 };
                let full = best.len() == first + most;
                if full && best.last().is_some_and(|&(_, last)| last >= sum) || !among.allows(tongue) {
                    continue;
                }
                if full {
                    best.pop();
                }
                let at = first + best[first..].partition_point(|&(_, other)| other >= sum);
                best.insert(at, (tongue, sum));
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
