//! A rival that says at every word what the likeliest of the other languages says there, and pays as little as any: no sequence of languages
//! beats it, so what it cannot beat needs no closer look.

use super::dear::Dear;
use super::edges::Edge;
use super::evidence::{Evidence, Told, Tongue};
use super::path::change;

/// Whether every sequence of languages with a change in it lies behind one language alone, and the best language of another script, whose
/// beginning costs `other`, with or without a change. Sequences of one language of the same script are not looked at.
pub(crate) fn is_behind(
    evidence: &Evidence,
    words: &[Told],
    edges: &[Edge],
    (tongue, own): (Tongue, Dear),
    rival: Dear,
    other: Option<i32>,
) -> bool {
    // How far ahead of the language each is: the rival that has not changed yet, one that has, the other script's, and the language itself
    // behind a change back to it.
    let mut steady = own.begun - rival.begun;
    let (mut changed, mut back) = (NEVER, NEVER);
    let (mut strange, begun) = other.map_or((NEVER, 0), |begun| (own.begun - begun, begun));
    for (number, word) in words.iter().enumerate() {
        let each = i32::from(!word.label);
        let said = evidence.value(word, tongue) - own.each * each;
        if number > 0 {
            let Some(&edge) = edges.get(number) else { return false };
            let cost = change(edge);
            let top = steady.max(changed).max(back).max(strange);
            back = back.max(top - cost - own.begun);
            changed = changed.max(top.max(0) - cost - rival.begun);
            if other.is_some() {
                strange = strange.max(top.max(0) - cost - begun);
            }
        }
        let gain = evidence.value_of_others(word, tongue) - rival.each * each - said;
        steady += gain;
        changed += gain;
        if other.is_some() {
            strange += if evidence.values(word).is_empty() { 0 } else { word.heard(word.foreign()) } - said;
        }
    }
    changed < 0 && back < 0 && strange < 0
}

/// Behind all others, whatever words say.
const NEVER: i32 = i32::MIN / 2;

#[cfg(test)]
mod tests {
    use super::super::among::Among;
    use super::super::evidence::evidence;
    use super::super::labels;
    use super::*;

    fn behind(text: &str, code: &str) -> bool {
        let evidence = evidence(text, Among::tags(&[]));
        let words = &evidence.words;
        let tongue = Tongue { table: words[0].table, language: 0 };
        let tongue = tongue.sibling(super::super::Code::from_tag(code).unwrap()).unwrap();
        let (own, rival) = (Dear { begun: 0, each: 0 }, Dear { begun: 18, each: 0 });
        is_behind(&evidence, words, &labels::edges(words), (tongue, own), rival, Some(18))
    }

    #[test]
    fn plain_text_leaves_no_rival_and_a_change_does() {
        assert!(behind("The ferry sails again on Monday, the council said.", "en"));
        assert!(!behind("The ferry sails again. Die Brücke wird im nächsten Jahr neu gebaut.", "en"));
    }

    #[test]
    fn another_script_is_a_rival_of_its_own() {
        // What says nothing holds nothing against another script, whose beginning is not dear enough then.
        let dear = |begun| Dear { begun, each: 0 };
        let evidence = evidence("a1 b2", Among::tags(&[]));
        let words = &evidence.words;
        let tongue = Tongue { table: words[0].table, language: 0 };
        let behind =
            |other| is_behind(&evidence, words, &labels::edges(words), (tongue, dear(9)), dear(30), other);
        assert!(behind(None) && behind(Some(10)) && !behind(Some(9)));
    }
}
