//! How a word looks to the model: small letters, whatever its case, without signs that say nothing of the language.

/// The rule by which capitals become small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Casing {
    /// I is the capital of i.
    Plain,
    /// I is the capital of ı, and İ of i: Turkish, Azerbaijani and their kin.
    Turkic,
}

/// Stands for the edge of a word.
pub const EDGE: char = '_';

/// Longest word in letters that is looked at; the rest of a longer one is not read.
pub const LONGEST: usize = 32;

/// Writes a word as the model knows it, between edges. Scripts without spaces between words have no edges.
pub fn letters(word: &str, casing: Casing, edges: bool, out: &mut Vec<char>) {
    out.clear();
    if edges {
        out.push(EDGE);
    }
    for character in word.chars() {
        if out.len() > LONGEST {
            break;
        }
        match character {
            'a'..='z' => out.push(character),
            'I' if casing == Casing::Turkic => out.push('ı'),
            // Outside the Turkic languages there is no such letter: it stays a sign that none of them knows.
            'İ' => out.push(if casing == Casing::Turkic { 'i' } else { 'İ' }),
            'A'..='Z' => out.push(character.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' => out.push('\''),
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{640}' => {}
            // Arabic and Hebrew vowel points: written in few texts of any of their languages.
            '\u{64b}'..='\u{652}' | '\u{670}' | '\u{591}'..='\u{5c7}' => {}
            _ => out.push(small(character)),
        }
    }
    if edges {
        out.push(EDGE);
    }
}

/// Whether a word reads differently by the Turkic rule.
pub fn has_turkic_capitals(word: &str) -> bool {
    word.contains(['I', 'İ'])
}

/// The small letter; in Greek without its accent, which capitals do not carry.
fn small(character: char) -> char {
    let mut small = character.to_lowercase();
    match small.next().unwrap_or(character) {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str, casing: Casing) -> String {
        let mut out = Vec::new();
        letters(word, casing, true, &mut out);
        out.into_iter().collect()
    }

    #[test]
    fn capital_i_follows_the_language() {
        assert_eq!(folded("KAPI", Casing::Turkic), "_kapı_");
        assert_eq!(folded("İDMAN", Casing::Turkic), "_idman_");
        assert_eq!(folded("CITY", Casing::Plain), "_city_");
    }

    #[test]
    fn greek_capitals_meet_their_small_letters() {
        assert_eq!(folded("Ειδήσεις", Casing::Plain), folded("ΕΙΔΗΣΕΙΣ", Casing::Plain));
    }

    #[test]
    fn capital_sharp_s_is_small_sharp_s() {
        assert_eq!(folded("STRAẞE", Casing::Plain), "_straße_");
    }
}
