use std::fmt;

/// Why a door could not let an input in. The core behind the doors never fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Stable, for programs: `bad-json`, `missing-input`, `bad-now`, `unknown-time-zone`…
    pub code: &'static str,
    /// For people: what is wrong and what to do.
    pub message: String,
}

impl Error {
    /// An error with a stable code and a message that says what to do.
    pub fn new(code: &'static str, message: impl Into<String>) -> Error {
        Error { code, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} ({})", self.message, self.code)
    }
}

impl std::error::Error for Error {}
