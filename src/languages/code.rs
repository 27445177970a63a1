use serde::Serialize;

/// A language by its BCP 47 base code: two or three small letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; 3]);

impl Code {
    /// Undetermined.
    pub const UND: Code = Code(*b"und");
    /// No language: digits, pagers, addresses.
    pub const ZXX: Code = Code(*b"zxx");

    /// From the base of a BCP 47 tag; `None` when it is not two or three letters.
    pub fn from_tag(tag: &str) -> Option<Code> {
        let base = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let letters = base.as_bytes();
        if !letters.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        match *letters {
            [a, b] => Some(Code([a, b, 0])),
            [a, b, c] => Some(Code([a, b, c])),
            _ => None,
        }
    }

    /// From an ISO 639-3 code, as its two-letter code where it has one.
    #[cfg(not(feature = "model"))]
    pub(crate) fn from_three(code: &str) -> Code {
        let known = TWO.iter().find(|(three, _)| *three == code);
        known.and_then(|(_, two)| Code::from_tag(two)).or_else(|| Code::from_tag(code)).unwrap_or(Code::UND)
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..length]).unwrap_or("und")
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// whatlang's codes and their two-letter equals.
#[cfg(not(feature = "model"))]
#[rustfmt::skip]
const TWO: &[(&str, &str)] = &[
    ("aka", "ak"), ("afr", "af"), ("amh", "am"), ("ara", "ar"), ("aze", "az"), ("bel", "be"), ("ben", "bn"), ("bul", "bg"),
    ("cat", "ca"), ("ces", "cs"), ("cmn", "zh"), ("cym", "cy"), ("dan", "da"), ("deu", "de"), ("ell", "el"),
    ("eng", "en"), ("epo", "eo"), ("est", "et"), ("fin", "fi"), ("fra", "fr"), ("guj", "gu"), ("heb", "he"),
    ("hin", "hi"), ("hrv", "hr"), ("hun", "hu"), ("hye", "hy"), ("ind", "id"), ("ita", "it"), ("jav", "jv"),
    ("jpn", "ja"), ("kan", "kn"), ("kat", "ka"), ("khm", "km"), ("kor", "ko"), ("lat", "la"), ("lav", "lv"),
    ("lit", "lt"), ("mal", "ml"), ("mar", "mr"), ("mkd", "mk"), ("mya", "my"), ("nep", "ne"), ("nld", "nl"),
    ("nob", "nb"), ("ori", "or"), ("pan", "pa"), ("pes", "fa"), ("pol", "pl"), ("por", "pt"), ("ron", "ro"),
    ("rus", "ru"), ("sin", "si"), ("slk", "sk"), ("slv", "sl"), ("sna", "sn"), ("spa", "es"), ("srp", "sr"),
    ("swe", "sv"), ("tam", "ta"), ("tel", "te"), ("tgl", "tl"), ("tha", "th"), ("tuk", "tk"), ("tur", "tr"),
    ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("vie", "vi"), ("yid", "yi"), ("zul", "zu"),
];
