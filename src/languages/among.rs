//! Which languages come into question.

use super::model::tables;

/// Which languages come into question: all, or those a caller names.
#[derive(Debug, Clone)]
pub(crate) struct Among {
    /// For each table, for each of its languages; empty when all are.
    allowed: Vec<Vec<bool>>,
}

impl Among {
    /// From BCP 47 tags; none means all.
    pub fn tags(tags: &[String]) -> Among {
        if tags.is_empty() {
            return Among { allowed: Vec::new() };
        }
        let codes: Vec<_> = tags.iter().filter_map(|tag| super::Code::from_tag(tag)).collect();
        let allows = |code| codes.contains(code);
        let allowed = tables().iter().map(|table| table.codes.iter().map(allows).collect()).collect();
        Among { allowed }
    }

    /// Whether the caller names none.
    pub fn is_all(&self) -> bool {
        self.allowed.is_empty()
    }

    /// The languages of a table.
    pub fn of(&self, table: u8) -> &[bool] {
        if self.is_all() {
            return &ALL;
        }
        self.allowed.get(usize::from(table)).map_or(&[], Vec::as_slice)
    }
}

/// As many as a table has at most.
static ALL: [bool; 256] = [true; 256];
