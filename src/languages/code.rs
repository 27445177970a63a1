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
