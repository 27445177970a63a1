//! What each piece is there for, on which evidence.

pub(crate) mod phrases;
mod role;

pub use role::Role;

use crate::blocks::Block;
use crate::languages::Languages;
use crate::options::Options;
use crate::repair::Text;
use crate::text::Span;
use crate::timestamps::Timestamp;

/// The role a piece received, and the evidence that decided.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    /// Without white space at its ends. Mostly a whole block; a block that holds a pager and a label gives two.
    pub span: Span,
    /// Index of the block it lies in.
    pub block: usize,
    pub role: Role,
    /// Names of the evidence that decided, strongest first.
    pub reasons: Vec<&'static str>,
    /// Share of verdicts with this confidence that are right, 0 to 1.
    pub confidence: f32,
}

/// Gives every piece of the text its role. Verdicts are in order and cover all that is visible.
pub(crate) fn assign(
    _text: &Text,
    blocks: &[Block],
    _languages: &Languages,
    _timestamps: &[Timestamp],
    _options: &Options,
) -> Vec<Verdict> {
    let verdict = |(block, it): (usize, &Block)| Verdict {
        span: it.span,
        block,
        role: Role::Paragraph,
        reasons: vec![],
        confidence: 0.0,
    };
    blocks.iter().enumerate().map(verdict).collect()
}
