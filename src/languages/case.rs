//! How a word is written: in capitals, with a capital, small.

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Its script has no capitals, or it begins with a sign.
    None,
    Small,
    Title,
    Capitals,
}

impl Case {
    pub fn of(word: &str) -> Case {
        let mut letters = word.chars();
        let Some(first) = letters.next() else { return Case::None };
        match first {
            _ if first.is_lowercase() => Case::Small,
            _ if !first.is_uppercase() => Case::None,
            _ if letters.next().is_some_and(char::is_uppercase) => Case::Capitals,
            _ => Case::Title,
        }
    }

    /// Whether the first letter is a capital.
    pub fn is_raised(self) -> bool {
        matches!(self, Case::Title | Case::Capitals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_two_letters_tell() {
        let told = ["bridge", "Bridge", "BRIDGE", "Ö", "körpü", "мост", "桥"].map(Case::of);
        let (small, title) = (Case::Small, Case::Title);
        assert_eq!(told, [small, title, Case::Capitals, title, small, small, Case::None]);
        assert!(!small.is_raised() && title.is_raised() && Case::Capitals.is_raised());
    }
}
