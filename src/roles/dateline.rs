//! How agencies open a story: the place, maybe the day and the agency, then a dash. `NORTH HARBOUR (AP) – The ferries …`

use super::surface::Surface;

/// The opening stands among so many characters.
const REACH: usize = 90;

/// 2 for a paragraph that opens with capitals or brackets before a dash, or with brackets of East Asia; 1 for one with another early dash.
pub fn opening(text: &str, surface: &Surface) -> i16 {
    if surface.prose() == 0 {
        return 0;
    }
    let (mut capitals, mut small, mut brackets) = (0, 0, false);
    let mut before = ' ';
    let mut characters = text.chars().take(REACH).peekable();
    let first = characters.peek().copied().unwrap_or(' ');
    let mut at = 0;
    while let Some(it) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let is_dash = matches!(it, '-' | '–' | '—');
        let stands = before.is_whitespace() && next.is_whitespace() || before == ')';
        let closes = matches!((first, it), ('【', '】') | ('（', '）'));
        if at >= 3 && (is_dash && stands || closes) {
            let marked = closes || capitals >= 4 && capitals * 2 >= small || brackets;
            return 1 + i16::from(marked);
        }
        capitals += u32::from(it.is_uppercase());
        small += u32::from(it.is_lowercase());
        brackets |= it == '(';
        before = it;
        at += 1;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roles::words::Vocabulary;

    fn of(text: &str) -> i16 {
        opening(text, &Surface::of(text, &mut Vocabulary::default()))
    }

    #[test]
    fn a_place_before_a_dash_opens_a_story() {
        assert_eq!(of("NORTH HARBOUR (NA) – The ferries between the islands sail again today."), 2);
        assert_eq!(of("САРЫТАС, 4 июня — Агентство. Паромы между островами снова ходят с утра."), 2);
        assert_eq!(
            of("【本報訊】渡輪今天早上恢復了兩島之間的航行，港口辦公室星期三表示，乘客可以照常購票。"),
            2
        );
    }

    #[test]
    fn a_dash_in_a_sentence_does_not() {
        assert_eq!(of("The ferries – all three of them – sail again between the islands today."), 1);
        assert_eq!(of("The ferries between the islands sail again since this morning, says the office."), 0);
        assert_eq!(of("NORTH HARBOUR – Ferries"), 0);
    }
}
