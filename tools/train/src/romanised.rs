//! Telugu in Latin letters, as it is typed without a Telugu keyboard and as scholars write it.

/// A line in Latin letters; which of the two ways is chosen word by word, by the word itself.
pub fn telugu(text: &str) -> String {
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    let scholarly = word.chars().map(u32::from).sum::<u32>() % 3 == 0;
    let mut out = String::new();
    // A consonant has an `a` behind it unless a vowel sign or the sign for none follows.
    let mut open = false;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some((_, plain, exact)) = CONSONANTS.iter().find(|it| it.0 == letter) {
            if open {
                out.push('a');
            }
            out.push_str(if scholarly { exact } else { plain });
            open = true;
            continue;
        }
        if let Some((_, _, plain, exact)) = VOWELS.iter().find(|it| it.0 == letter || it.1 == letter) {
            out.push_str(if scholarly { exact } else { plain });
            open = false;
            continue;
        }
        if letter == NO_VOWEL {
            open = false;
            continue;
        }
        if open {
            out.push('a');
            open = false;
        }
        match letter {
            'ం' => out.push(match letters.peek() {
                Some('ప' | 'బ' | 'భ' | 'ఫ' | 'మ') | None => 'm',
                _ if scholarly => 'ṁ',
                _ => 'n',
            }),
            'ః' => out.push('h'),
            '\u{200c}' | '\u{200d}' => {}
            _ => out.push(letter),
        }
    }
    if open {
        out.push('a');
    }
    out
}

const NO_VOWEL: char = '్';

/// Letter, as typed, as scholars write it.
#[rustfmt::skip]
const CONSONANTS: &[(char, &str, &str)] = &[
    ('క', "k", "k"), ('ఖ', "kh", "kh"), ('గ', "g", "g"), ('ఘ', "gh", "gh"), ('ఙ', "ng", "ṅ"), ('చ', "ch", "c"), ('ఛ', "chh", "ch"),
    ('జ', "j", "j"), ('ఝ', "jh", "jh"), ('ఞ', "n", "ñ"), ('ట', "t", "ṭ"), ('ఠ', "th", "ṭh"), ('డ', "d", "ḍ"), ('ఢ', "dh", "ḍh"),
    ('ణ', "n", "ṇ"), ('త', "th", "t"), ('థ', "th", "th"), ('ద', "d", "d"), ('ధ', "dh", "dh"), ('న', "n", "n"), ('ప', "p", "p"),
    ('ఫ', "f", "ph"), ('బ', "b", "b"), ('భ', "bh", "bh"), ('మ', "m", "m"), ('య', "y", "y"), ('ర', "r", "r"), ('ఱ', "r", "ṟ"),
    ('ల', "l", "l"), ('ళ', "l", "ḷ"), ('వ', "v", "v"), ('శ', "sh", "ś"), ('ష', "sh", "ṣ"), ('స', "s", "s"), ('హ', "h", "h"),
];

/// Letter, its sign, as typed, as scholars write it.
#[rustfmt::skip]
const VOWELS: &[(char, char, &str, &str)] = &[
    ('అ', '\0', "a", "a"), ('ఆ', 'ా', "aa", "ā"), ('ఇ', 'ి', "i", "i"), ('ఈ', 'ీ', "ee", "ī"), ('ఉ', 'ు', "u", "u"), ('ఊ', 'ూ', "oo", "ū"),
    ('ఋ', 'ృ', "ru", "r̥"), ('ఎ', 'ె', "e", "è"), ('ఏ', 'ే', "e", "e"), ('ఐ', 'ై', "ai", "ai"), ('ఒ', 'ొ', "o", "ò"), ('ఓ', 'ో', "o", "o"),
    ('ఔ', 'ౌ', "au", "au"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_follow_their_consonants() {
        assert_eq!(telugu("నాకు"), "naaku");
        assert_eq!(telugu("ఇల్లు"), "illu");
    }
}
