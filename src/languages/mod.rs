//! Which stretch is in which language.

#[cfg(feature = "model")]
mod among;
#[cfg(feature = "model")]
mod candidates;
#[cfg(feature = "model")]
mod case;
mod code;
#[cfg(feature = "model")]
mod confidence;
#[cfg(feature = "model")]
mod dear;
mod edges;
#[cfg(feature = "model")]
mod evidence;
#[cfg(feature = "model")]
mod explain;
#[cfg(feature = "model")]
mod grams;
#[cfg(feature = "model")]
mod han;
#[cfg(feature = "model")]
mod kin;
#[cfg(feature = "model")]
mod labels;
#[cfg(feature = "model")]
mod letters;
#[cfg(not(feature = "model"))]
mod light;
#[cfg(feature = "model")]
mod mixed;
#[cfg(feature = "model")]
mod model;
#[cfg(feature = "model")]
mod names;
#[cfg(feature = "model")]
mod numbers;
#[cfg(feature = "model")]
mod path;
#[cfg(not(feature = "model"))]
mod profiles;
#[cfg(feature = "model")]
mod remembered;
#[cfg(feature = "model")]
mod rival;
#[cfg(feature = "model")]
mod separate;
#[cfg(feature = "model")]
mod steady;

pub use code::Code;
#[cfg(feature = "model")]
pub use explain::{explain_languages, RunEvidence, WordEvidence};

use crate::blocks::Block;
use crate::options::Options;
use crate::repair::Text;
pub use crate::text::Script;
use crate::text::Span;
use serde::Serialize;

/// A language and script, and how sure we are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Language {
    /// BCP 47 base code: ISO 639-1 where it exists, else 639-3; `und` undetermined, `zxx` no language.
    pub code: Code,
    /// ISO 15924.
    pub script: Script,
    /// Share of answers with this confidence that are right, 0 to 1.
    pub confidence: f32,
    /// The next likely language, where it is close: Norwegian beside Danish, Croatian beside Serbian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Code>,
}

/// A stretch in one language and script, and how sure we are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LanguageSpan {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Its language.
    #[serde(flatten)]
    pub language: Language,
}

/// What the stage found: the article's language and the language of each stretch.
#[derive(Debug, Clone)]
pub(crate) struct Languages {
    /// The article's: what most of its sentences are in.
    pub main: Language,
    /// In order, covering all that is visible.
    pub spans: Vec<(Span, Language)>,
}

impl Language {
    /// Undetermined.
    pub const UNDETERMINED: Language =
        Language { code: Code::UND, script: Script::COMMON, confidence: 0.0, second: None };

    /// No language: digits, pagers, addresses.
    pub const NONE: Language =
        Language { code: Code::ZXX, script: Script::COMMON, confidence: 1.0, second: None };
}

impl Languages {
    /// The language of a stretch: what most of it is in; the article's where nothing is known of it.
    pub(crate) fn of(&self, span: Span) -> Language {
        let first = self.spans.partition_point(|(own, _)| own.end <= span.start);
        let mut sums: Vec<(Language, u32)> = Vec::new();
        for &(own, language) in self.spans[first..].iter().take_while(|(own, _)| own.start < span.end) {
            let shared = own.end.min(span.end) - own.start.max(span.start);
            match sums.iter_mut().find(|(known, _)| known.code == language.code) {
                Some((_, sum)) => *sum += shared,
                None => sums.push((language, shared)),
            }
        }
        sums.into_iter().rev().max_by_key(|&(_, sum)| sum).map_or(self.main, |(language, _)| language)
    }
}

/// Tells the languages of a text apart.
pub(crate) fn separate(text: &Text, blocks: &[Block], options: &Options) -> Languages {
    #[cfg(feature = "model")]
    return separate::by_model(text, blocks, &options.among);
    #[cfg(not(feature = "model"))]
    light::by_profiles(text, blocks, &options.among)
}
