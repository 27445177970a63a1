//! What each piece is there for, on which evidence.

mod again;
mod assign;
mod candidates;
mod classes;
mod columns;
mod context;
mod dateline;
mod decide;
mod evidence;
mod explain;
mod feature;
mod frames;
mod furniture;
mod headline;
#[cfg(feature = "learn")]
pub mod learn;
mod letters;
mod measure;
mod passages;
pub(crate) mod phrases;
mod pieces;
mod reasons;
mod role;
mod stretch;
mod structure;
mod surface;
mod trees;
mod words;

pub(crate) use assign::assign;
pub(crate) use explain::explain;
pub use role::Role;

use crate::text::Span;

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
