use serde::Serialize;
use unicode_script::UnicodeScript;

/// A script by its ISO 15924 code: `Latn`, `Cyrl`, `Hant`…
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Script([u8; 4]);

#[allow(missing_docs)]
impl Script {
    /// No script: digits, punctuation.
    pub const COMMON: Script = Script(*b"Zyyy");
    /// The script of the letter it stands on: combining marks.
    pub const INHERITED: Script = Script(*b"Zinh");
    pub const LATIN: Script = Script(*b"Latn");
    pub const CYRILLIC: Script = Script(*b"Cyrl");
    pub const GREEK: Script = Script(*b"Grek");
    pub const ARABIC: Script = Script(*b"Arab");
    pub const HEBREW: Script = Script(*b"Hebr");
    pub const DEVANAGARI: Script = Script(*b"Deva");
    pub const HAN: Script = Script(*b"Hani");
    /// Chinese in its simplified form.
    pub const HANS: Script = Script(*b"Hans");
    /// Chinese in its traditional form.
    pub const HANT: Script = Script(*b"Hant");
    /// Japanese: Han with both kinds of kana.
    pub const JAPANESE: Script = Script(*b"Jpan");
    /// Korean: Hangul with Han.
    pub const KOREAN: Script = Script(*b"Kore");
    pub const HANGUL: Script = Script(*b"Hang");
    pub const HIRAGANA: Script = Script(*b"Hira");
    pub const KATAKANA: Script = Script(*b"Kana");
    pub const BOPOMOFO: Script = Script(*b"Bopo");

    /// The script of a character; `Zyyy` (common) for digits and punctuation, `Zinh` (inherited) for combining marks.
    pub fn of(character: char) -> Script {
        // The ranges that fill most pages are answered without the tables.
        match character {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʸ' => Script::LATIN,
            '\0'..='\u{7f}' => Script::COMMON,
            'Ѐ'..='҄' => Script::CYRILLIC,
            '一'..='鿿' => Script::HAN,
            '가'..='힣' => Script::HANGUL,
            _ => Script::from_code(character.script().short_name()),
        }
    }

    /// From its code; common when the code has not four letters.
    pub fn from_code(code: &str) -> Script {
        code.as_bytes().try_into().map(Script).unwrap_or(Script::COMMON)
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("Zyyy")
    }

    /// Whether its lines run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        matches!(
            &self.0,
            b"Arab" | b"Hebr" | b"Thaa" | b"Syrc" | b"Nkoo" | b"Adlm" | b"Rohg" | b"Mand" | b"Samr"
        )
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
