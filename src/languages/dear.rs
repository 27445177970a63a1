//! What a language costs in a document: little for the one that holds most of it.

use super::evidence::Tongue;
use super::model::tables;

/// What a language costs beside what its words say.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Dear {
    /// On the first word, and at every change to it.
    pub begun: i32,
    /// On each word that is no part of a label.
    pub each: i32,
}

/// What each language costs in one document, by the letters that each holds of it.
pub(crate) struct Costs<'a> {
    /// Most letters first.
    pub shares: &'a [(Tongue, usize)],
    all: usize,
    /// Those of whole tables that were asked for, in text and in blocks that begin with a label.
    columns: Vec<Column>,
}

/// What each language of a table costs, in the order of the table.
pub(crate) struct Column {
    table: u8,
    label: bool,
    pub begun: Vec<i16>,
    pub each: Vec<i16>,
    least: [Least; 2],
}

/// The lowest of some costs, whose it is, and the lowest of the others.
#[derive(Debug, Clone, Copy)]
struct Least {
    language: usize,
    cost: i16,
    other: i16,
}

impl Least {
    fn of(costs: &[i16]) -> Least {
        let least = Least { language: 0, cost: i16::MAX, other: i16::MAX };
        costs.iter().enumerate().fold(least, |least, (language, &cost)| match cost < least.cost {
            true => Least { language, cost, other: least.cost },
            false => Least { other: least.other.min(cost), ..least },
        })
    }

    fn beside(self, language: usize) -> i32 {
        i32::from(if language == self.language { self.other } else { self.cost })
    }
}

impl Column {
    /// What one language costs, and the least that any other costs.
    pub fn own_and_least(&self, own: usize) -> (Dear, Dear) {
        let [begun, each] = self.least.map(|least| least.beside(own));
        let of = |costs: &[i16]| costs.get(own).map_or(0, |&cost| i32::from(cost));
        (Dear { begun: of(&self.begun), each: of(&self.each) }, Dear { begun, each })
    }
}

/// Highest cost of a language that the rest of the document is not in, in steps. Tuned on the development sets of mixed text.
const UNSEEN: i32 = 18;

/// A short document says little about what the rest of it may be in: so many letters for each step of [`UNSEEN`].
const LETTERS_A_STEP: i32 = 20;

/// The language that labels of other languages than their document's are in most, and how many steps less it costs there.
const LIKELIEST: &str = "en";
const LESS: i32 = 6;

/// What begins with a label may sooner be in a language of its own: so many tenths of what it costs elsewhere.
const LABELLED: i32 = 6;

/// Where one language holds so many tenths of a document, single sentences in another of its script are unlikely: each of their words must
/// say so many steps more. Without it sentences of a language that the model knows less well fall to its neighbour (Faroese to Icelandic).
const PREVAILS: usize = 6;
const EACH: i32 = 2;

/// A short document asks less of them: so many letters of its main language for each step of [`EACH`].
const LETTERS_FOR_EACH: usize = 500;

impl<'a> Costs<'a> {
    pub fn of(shares: &'a [(Tongue, usize)]) -> Costs<'a> {
        Costs { shares, all: shares.iter().map(|it| it.1).sum(), columns: Vec::new() }
    }

    /// What a language costs in a block; `label` where it begins with one.
    pub fn dear(&self, tongue: Tongue, label: bool) -> Dear {
        let own = self.shares.iter().find(|it| it.0 == tongue).map_or(0, |it| it.1);
        let first = self.shares.first().map(|it| it.0);
        let begun = self.begun(own, label, label && tongue.code().as_str() == LIKELIEST);
        Dear {
            begun: begun.max(-tongue.prior()),
            each: if first == Some(tongue) { 0 } else { self.each(tongue.table) },
        }
    }

    /// What it costs to begin with a language that holds so many letters.
    fn begun(&self, own: usize, label: bool, is_likeliest: bool) -> i32 {
        let most = self.shares.first().map_or(0, |it| it.1);
        let highest = UNSEEN.min(most as i32 / LETTERS_A_STEP);
        // Two steps for each halving: about half a nat for what holds half as much.
        let mut begun = 0;
        let mut part = most;
        while part > own && begun < highest {
            part /= 2;
            begun += 2;
        }
        let begun = (begun.min(highest) - if is_likeliest { LESS } else { 0 }).max(0);
        if label {
            begun * LABELLED / 10
        } else {
            begun
        }
    }

    /// What a language of a table costs on each word beside the document's first one.
    fn each(&self, table: u8) -> i32 {
        match self.shares.first() {
            Some(&(first, most)) if table == first.table && most * 10 >= self.all * PREVAILS => {
                EACH.min((most / LETTERS_FOR_EACH) as i32)
            }
            _ => 0,
        }
    }

    /// What all languages of a table cost.
    pub fn column(&mut self, table: u8, label: bool) -> &Column {
        let known = self.columns.iter().position(|own| own.table == table && own.label == label);
        let at = known.unwrap_or_else(|| {
            self.columns.push(self.reckoned(table, label));
            self.columns.len() - 1
        });
        &self.columns[at]
    }

    fn reckoned(&self, table: u8, label: bool) -> Column {
        let own = tables().get(usize::from(table));
        let (codes, priors) = own.map_or((&[][..], &[][..]), |own| (&own.codes, own.bias()));
        // Nearly all languages are not in the document: only what the model holds against them differs.
        let unseen = self.begun(0, label, false);
        let begun = priors.iter().map(|&prior| unseen.max(-i32::from(prior)) as i16).collect();
        let each = vec![self.each(table) as i16; codes.len()];
        let least = Least { language: 0, cost: i16::MAX, other: i16::MAX };
        let mut column = Column { table, label, begun, each, least: [least; 2] };
        let likeliest = codes.iter().position(|code| code.as_str() == LIKELIEST);
        let likeliest = likeliest.map(|language| Tongue { table, language: language as u8 });
        let seen = self.shares.iter().map(|it| it.0).filter(|tongue| tongue.table == table);
        for tongue in likeliest.into_iter().chain(seen) {
            let (dear, at) = (self.dear(tongue, label), usize::from(tongue.language));
            (column.begun[at], column.each[at]) = (dear.begun as i16, dear.each as i16);
        }
        column.least = [Least::of(&column.begun), Least::of(&column.each)];
        column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_what_each_language_costs() {
        let latin = super::super::model::table_of(crate::text::Script::LATIN).unwrap() as u8;
        let languages = tables()[usize::from(latin)].codes.len() as u8;
        let tongue = |language| Tongue { table: latin, language };
        for shares in [vec![(tongue(3), 4000), (tongue(languages - 1), 90)], vec![(tongue(7), 30)], vec![]] {
            let mut costs = Costs::of(&shares);
            for label in [false, true] {
                let told: Vec<(i32, i32)> = (0..languages)
                    .map(|language| costs.dear(tongue(language), label))
                    .map(|dear| (dear.begun, dear.each))
                    .collect();
                let column = costs.column(latin, label);
                let whole = column.begun.iter().zip(&column.each);
                assert_eq!(told, whole.map(|it| (i32::from(*it.0), i32::from(*it.1))).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn the_least_beside_one_is_that_of_the_others() {
        for costs in [&[3, 1, 2][..], &[1, 1], &[5], &[2, 7, 2, 1]] {
            for own in 0..costs.len() {
                let others = costs.iter().enumerate().filter(|it| it.0 != own).map(|it| i32::from(*it.1));
                let least = others.min().unwrap_or(i32::from(i16::MAX));
                assert_eq!(Least::of(costs).beside(own), least, "{costs:?} without {own}");
            }
        }
    }

    #[test]
    fn what_holds_most_costs_least() {
        let latin = super::super::model::table_of(crate::text::Script::LATIN).unwrap() as u8;
        let [first, second, third] = [1, 2, 3].map(|language| Tongue { table: latin, language });
        let shares = [(first, 8000), (second, 2000)];
        let costs = Costs::of(&shares);
        let begun = |tongue| costs.dear(tongue, false).begun;
        assert!(begun(first) < begun(second) && begun(second) < begun(third));
    }
}
