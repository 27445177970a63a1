//! Moments counted from now: `yesterday`, `3 hours ago`, `gelecek ay`.

use crate::timestamps::draft::Draft;
use crate::timestamps::reading::Reading;

pub(crate) fn relative(reading: &Reading, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.month.is_some() || draft.year.is_some() || draft.day.is_some() {
        return None;
    }
    let relative = reading.relative(at)?;
    if draft.relative.len() >= 7 {
        return None;
    }
    draft.relative.push(relative);
    Some(at + 1)
}
