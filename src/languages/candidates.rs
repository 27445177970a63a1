//! The languages that come into question for a stretch of words.

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
            *sum += i32::from(value);
        }
    }

    /// The best languages of each script, best first, with what they are behind the best one.
    pub fn best(&self, most: usize) -> Vec<(Tongue, i32)> {
        let mut tables: Vec<_> = self.tables.iter().collect();
        tables.sort_by_key(|(table, words, _)| (std::cmp::Reverse(*words), *table));
        let mut best = Vec::new();
        for (table, _, sums) in tables {
            let mut order: Vec<usize> = (0..sums.len()).collect();
            order.sort_by_key(|&language| (-sums[language], language));
            let top = order.first().map_or(0, |&first| sums[first]);
            let tongue = |language: usize| Tongue { table: *table, language: language as u8 };
            best.extend(
                order.into_iter().take(most).map(|language| (tongue(language), top - sums[language])),
            );
        }
        best
    }
}
