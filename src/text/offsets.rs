use super::{SourceSpan, Span};

/// The way back from each byte of the frozen text to the input: one entry for each place where the two differ.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    edits: Vec<Edit>,
}

/// One replaced stretch: `source` became `text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    source: SourceSpan,
    text: Span,
}

impl OffsetMap {
    /// Records that `source` became `text`. Edits come in order.
    pub fn push(&mut self, source: SourceSpan, text: Span) {
        debug_assert!(self
            .edits
            .last()
            .is_none_or(|last| last.source.end <= source.start && last.text.end <= text.start));
        self.edits.push(Edit { source, text });
    }

    /// The stretch of the input that a stretch of the text came from. An edge inside an edit moves outward to the edit's edge.
    pub fn to_source(&self, span: Span) -> SourceSpan {
        let start = self.source_position(span.start, |edit| edit.source.start);
        let end = self.source_position(span.end, |edit| edit.source.end);
        SourceSpan { start, end: end.max(start) }
    }

    /// Where a position of the input went. Inside an edit: the edit's start.
    pub fn to_text(&self, at: u32) -> u32 {
        let next = self.edits.partition_point(|edit| edit.source.start <= at);
        match next.checked_sub(1).map(|last| self.edits[last]) {
            None => at,
            Some(edit) if at < edit.source.end => edit.text.start,
            Some(edit) => edit.text.end + (at - edit.source.end),
        }
    }

    fn source_position(&self, at: u32, inside: impl Fn(&Edit) -> u32) -> u32 {
        let next = self.edits.partition_point(|edit| edit.text.start < at);
        match next.checked_sub(1).map(|last| self.edits[last]) {
            None => at,
            Some(edit) if at < edit.text.end => inside(&edit),
            Some(edit) => edit.source.end + (at - edit.text.end),
        }
    }
}
