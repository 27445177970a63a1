use serde::Serialize;
use unicode_script::UnicodeScript;

/// A script by its ISO 15924 code: `Latn`, `Cyrl`, `Hant`…
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script([u8; 4]);

impl Script {
    /// No script: digits, punctuation.
    pub const COMMON: Script = Script(*b"Zyyy");
    pub const LATIN: Script = Script(*b"Latn");

    /// The script of a character; `Zyyy` (common) for digits and punctuation, `Zinh` (inherited) for combining marks.
    pub fn of(character: char) -> Script {
        if character.is_ascii() {
            return if character.is_ascii_alphabetic() { Script::LATIN } else { Script::COMMON };
        }
        Script::from_code(character.script().short_name())
    }

    pub fn from_code(code: &str) -> Script {
        code.as_bytes().try_into().map(Script).unwrap_or(Script::COMMON)
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("Zyyy")
    }
}

impl std::fmt::Debug for Script {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for Script {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
