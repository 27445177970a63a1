/// Which damage was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    Entity,
    Mojibake,
    ByteOrderMark,
    Composition,
    Control,
    Invisible,
    LetterForm,
    LineEnd,
    Space,
    TerminalSequence,
    Windows1252,
}

impl Damage {
    /// As callers see it.
    pub fn as_str(self) -> &'static str {
        match self {
            Damage::Entity => "entity",
            Damage::Mojibake => "mojibake",
            Damage::ByteOrderMark => "byte-order-mark",
            Damage::Composition => "composition",
            Damage::Control => "control",
            Damage::Invisible => "invisible",
            Damage::LetterForm => "letter-form",
            Damage::LineEnd => "line-end",
            Damage::Space => "space",
            Damage::TerminalSequence => "terminal-sequence",
            Damage::Windows1252 => "windows-1252",
        }
    }
}
