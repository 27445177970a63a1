//! Which languages come into question.

use super::evidence::Tongue;
use super::model::tables;

/// Which languages come into question: all, or those a caller names.
#[derive(Debug, Clone)]
pub(crate) struct Among {
    /// For each table, for each of its languages.
    allowed: Vec<Vec<bool>>,
}

impl Among {
    /// From BCP 47 tags; none means all.
    pub fn tags(tags: &[String]) -> Among {
        let codes: Vec<_> = tags.iter().filter_map(|tag| super::Code::from_tag(tag)).collect();
        let allows = |code| tags.is_empty() || codes.contains(code);
        Among { allowed: tables().iter().map(|table| table.codes.iter().map(allows).collect()).collect() }
    }

    pub fn allows(&self, tongue: Tongue) -> bool {
        self.of(tongue.table).get(usize::from(tongue.language)).copied().unwrap_or(false)
    }

    /// The languages of a table.
    pub fn of(&self, table: u8) -> &[bool] {
        self.allowed.get(usize::from(table)).map_or(&[], Vec::as_slice)
    }
}
