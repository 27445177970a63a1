//! Which languages come into question.

use super::model::tables;

/// Which languages come into question: all, or those a caller names.
#[derive(Debug, Clone)]
pub(crate) struct Among {
    /// For each table, for each of its languages.
    allowed: Vec<Vec<bool>>,
    all: bool,
}

impl Among {
    /// From BCP 47 tags; none means all.
    pub fn tags(tags: &[String]) -> Among {
        let codes: Vec<_> = tags.iter().filter_map(|tag| super::Code::from_tag(tag)).collect();
        let allows = |code| tags.is_empty() || codes.contains(code);
        let allowed = tables().iter().map(|table| table.codes.iter().map(allows).collect()).collect();
        Among { allowed, all: tags.is_empty() }
    }

    /// Whether the caller names none.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// The languages of a table.
    pub fn of(&self, table: u8) -> &[bool] {
        self.allowed.get(usize::from(table)).map_or(&[], Vec::as_slice)
    }
}
