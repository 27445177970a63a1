//! Blocks that one language fits so well that no sequence of languages can fit better: most of any text.
//!
//! What [`super::path`] looks for among a few languages is here reckoned against all of a table at once, and only its score: how near any
//! sequence with a change, or in another language, comes to the one language. So nothing is missed, and nothing has to be remembered.

use super::candidates::Sums;
use super::dear::{Column, Costs};
use super::edges::Edge;
use super::evidence::{Evidence, Told, Tongue, NAMED};
use super::path::change;
use super::rival;

/// The language that fits all words better than any sequence of languages does; none where one may.
pub(crate) fn language(
    evidence: &Evidence,
    words: &[Told],
    (sums, best): (&Sums, &[(Tongue, i32)]),
    edges: &[Edge],
    costs: &mut Costs,
) -> Option<Tongue> {
    let (table, sums) = sums.only()?;
    let plain = words.iter().filter(|word| !word.label).count() as i32;
    let label = words.first()?.label;
    let other = costs.shares.iter().take(OF_DOCUMENT).filter(|it| it.0.table != table);
    let other = other.map(|it| costs.dear(it.0, label).begun).min();
    let column = costs.column(table, label);
    let (own, is_first) = match clear(evidence, best, plain, column) {
        Some(own) => (own, true),
        None => likeliest(evidence, plain, table, sums, column)?,
    };
    let tongue = Tongue { table, language: own as u8 };
    let is_best = best.first().is_some_and(|it| it.0 == tongue);
    let better = || sums.iter().filter(|&&sum| sum > sums[own]).count();
    let before = || sums[..own].iter().filter(|&&sum| sum == sums[own]).count();
    if !is_best
        && better() + before() >= OF_BLOCK
        && !costs.shares.iter().take(OF_DOCUMENT).any(|it| it.0 == tongue)
    {
        return None;
    }
    let column = costs.column(table, label);
    if is_first {
        let (own, rival) = column.own_and_least(own);
        if rival::is_behind(evidence, words, edges, (tongue, own), rival, other) {
            return Some(tongue);
        }
    }
    let nought = [0; 256];
    // How far the best of all other sequences that end in each language are ahead of the one language; `back` are those that end in it again.
    let mut ahead: Vec<i16> = column.begun.iter().map(|&begun| column.begun[own] - begun).collect();
    let mut back = NEVER;
    let mut other = other.map(|begun| (begun as i16, column.begun[own] - begun as i16));
    ahead[own] = NEVER;
    for (number, word) in words.iter().enumerate() {
        let values = evidence.values(word);
        let is_heard = !values.is_empty();
        if is_heard && word.table != table {
            return None;
        }
        let each = if word.label { &nought[..column.each.len()] } else { &column.each[..] };
        let said = values.get(own).map_or(0, |&value| word.heard(i32::from(value)) as i16) - each[own];
        let (mut jump, mut strange) = (NEVER, NEVER);
        if number > 0 {
            let top = back.max(other.map_or(NEVER, |it| it.1));
            let top = ahead.iter().fold(top, |top, &ahead| top.max(ahead));
            if top > FAR {
                return None;
            }
            let cost = change(*edges.get(number)?) as i16;
            jump = top.max(0) - cost;
            strange = top - cost - column.begun[own];
        }
        back = back.max(strange);
        if let Some((begun, other)) = &mut other {
            let value = if is_heard { word.heard(word.foreign()) as i16 } else { 0 };
            *other = (*other).max(jump - *begun) + value - said;
        }
        let all = ahead.iter_mut().zip(&column.begun).zip(each);
        if !is_heard {
            for ((ahead, begun), each) in all {
                *ahead = (*ahead).max(jump - begun) - each - said;
            }
        } else if word.name {
            for (((ahead, begun), each), &value) in all.zip(values) {
                *ahead = (*ahead).max(jump - begun) + i16::from(value) / NAMED - each - said;
            }
        } else {
            for (((ahead, begun), each), &value) in all.zip(values) {
                *ahead = (*ahead).max(jump - begun) + i16::from(value) - each - said;
            }
        }
        ahead[own] = NEVER;
    }
    let is_behind = back < 0 && other.is_none_or(|it| it.1 < 0) && ahead.iter().all(|&ahead| ahead < 0);
    is_behind.then_some(tongue)
}

/// So many languages of the document come into question for each block, and so many that fit the block best.
pub(crate) const OF_DOCUMENT: usize = 3;
pub(crate) const OF_BLOCK: usize = 3;

/// Behind all others; adding what one word says leaves it there.
const NEVER: i16 = -16_000;

/// So far ahead nothing falls behind again soon.
const FAR: i16 = 4_000;

/// The language whose words say most, where that is so much more than those of the next that no costs change the order: no other language costs
/// less than what the model holds for it.
fn clear(evidence: &Evidence, best: &[(Tongue, i32)], plain: i32, column: &Column) -> Option<usize> {
    let tongue = best.first().filter(|_| evidence.among.is_all())?.0;
    let own = usize::from(tongue.language);
    let cost =
        tongue.prior() + i32::from(*column.begun.get(own)?) + i32::from(*column.each.get(own)?) * plain;
    (best.get(1)?.1 > cost).then_some(own)
}

/// The language that fits all words best, and whether each other one of its script fits them less.
fn likeliest(
    evidence: &Evidence,
    plain: i32,
    table: u8,
    sums: &[i32],
    column: &Column,
) -> Option<(usize, bool)> {
    let priors = super::model::tables().get(usize::from(table))?.bias();
    let mut fits = [i32::MIN; 256];
    let costs = column.begun.iter().zip(&column.each);
    for (((fit, sum), prior), (&begun, &each)) in fits.iter_mut().zip(sums).zip(priors).zip(costs) {
        *fit = sum - i32::from(*prior) - i32::from(begun) - i32::from(each) * plain;
    }
    let fits = &mut fits[..sums.len()];
    let own = if evidence.among.is_all() {
        let best = highest(fits);
        fits.iter().rposition(|&fit| fit == best)?
    } else {
        let allowed = evidence.among.of(table);
        (0..fits.len()).filter(|&own| allowed.get(own) == Some(&true)).max_by_key(|&own| fits[own])?
    };
    let best = std::mem::replace(&mut fits[own], i32::MIN);
    Some((own, highest(fits) < best))
}

/// The highest of some numbers, by a fold of which the machine takes several steps at once.
fn highest(numbers: &[i32]) -> i32 {
    numbers.iter().fold(i32::MIN, |highest, &number| highest.max(number))
}

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::super::{labels, path};
    use super::*;
    use crate::text::Span;

    /// The language said to fit best, and those of the likeliest path among all.
    fn told(text: &str, share: &str) -> (Option<String>, Vec<String>) {
        let mut evidence = evidence(text, Among::tags(&[]));
        let mut words = std::mem::take(&mut evidence.words);
        super::super::names::mark(text, &mut words);
        labels::mark(text, Span::new(0, text.len()), &mut words);
        let table = words[0].table;
        let all: Vec<Tongue> = (0..super::super::model::tables()[usize::from(table)].codes.len())
            .map(|language| Tongue { table, language: language as u8 })
            .collect();
        let shares: Vec<_> =
            all.iter().filter(|tongue| tongue.code().as_str() == share).map(|&it| (it, 900)).collect();
        let mut costs = Costs::of(&shares);
        let edges = labels::edges(&words);
        let sums = Sums::of(&evidence, &words);
        let best = sums.best(&evidence.among, 2);
        let own = language(&evidence, &words, (&sums, &best), &edges, &mut costs);
        let dear: Vec<_> = all.iter().map(|&tongue| costs.dear(tongue, words[0].label)).collect();
        let path = path::best(&evidence, &words, &edges, &all, &dear);
        let mut path: Vec<_> =
            path.into_iter().map(|own| all[usize::from(own)].code().as_str().to_string()).collect();
        path.dedup();
        (own.map(|own| own.code().as_str().to_string()), path)
    }

    #[test]
    fn says_what_the_path_among_all_languages_says_or_nothing() {
        let texts = [
            ("The ferry sails again on Monday, the council said.", true),
            ("Settings", false),
            ("la nouvelle école ouvre lundi matin", true),
            ("WEATHER and the road will be open again. Die Brücke wird im nächsten Jahr neu gebaut", false),
            ("The mayor told reporters that «wir werden die Brücke im nächsten Jahr bauen» and left the room.", false),
            ("Policija je zatvorila put zbog nevremena", false),
        ];
        for (text, sure) in texts {
            for share in ["en", "de", "fr", "hr"] {
                let (own, path) = told(text, share);
                assert!(!sure || own.is_some(), "{text} in a document in {share}");
                if let Some(own) = own {
                    assert_eq!(path, [own], "{text} in a document in {share}");
                }
            }
        }
    }

    #[test]
    fn where_the_language_changes_it_says_nothing() {
        let text = "The mayor said on Monday that the road is closed. Die Brücke über den Fluss wird im nächsten Jahr neu gebaut.";
        assert_eq!(told(text, "en").0, None);
    }
}
