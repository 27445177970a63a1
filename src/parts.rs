//! Single stages for those who want one thing only.

use crate::blocks::split;
use crate::languages::{separate, Languages as Separated};
use crate::read::read;
use crate::repair::{repair as mend, Repair, Text};
use crate::text::Span;
use crate::timestamps::{find, hang_on_language, whole, Context, Whole};
use crate::{roles, Change, Error, Input, Language, LanguageSpan, Options, Positions, Timestamp, Units};
use serde::Serialize;

/// The languages of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Languages {
    /// What most of the text is in.
    pub language: Language,
    /// Every stretch with its language, in order.
    pub spans: Vec<LanguageSpan>,
}

/// A text with its damage mended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repaired {
    /// The mended text.
    pub text: String,
    /// What was changed, in order, in bytes of the text as given.
    pub changes: Vec<Change>,
}

impl Languages {
    /// Recounts all positions in other units of the text they count in.
    pub fn in_units(mut self, text: &str, units: Units) -> Languages {
        let positions = Positions::new(text, units);
        for span in &mut self.spans {
            (span.start, span.end) = (positions.of(span.start), positions.of(span.end));
        }
        self
    }
}

impl Repaired {
    /// Recounts all positions in other units of the text as given.
    pub fn in_units(mut self, text: &str, units: Units) -> Repaired {
        let positions = Positions::new(text, units);
        for change in &mut self.changes {
            (change.start, change.end) = (positions.of(change.start), positions.of(change.end));
        }
        self
    }
}

/// Tells the languages of a plain text apart.
///
/// ```
/// let answer = temiz::languages("1 2 3 4 5", &temiz::Options::default());
/// assert_eq!(answer.language.code.as_str(), "zxx");
/// ```
pub fn languages(text: &str, options: &Options) -> Languages {
    let text = mend(read(&Input::Text(text)));
    let blocks = split(&text);
    let found = separate(&text, &blocks, options);
    let span = |&(span, language): &(_, Language)| {
        let source = text.map.to_source(span);
        LanguageSpan { start: source.start as usize, end: source.end as usize, language }
    };
    Languages { language: found.main, spans: found.spans.iter().map(span).collect() }
}

/// Finds the timestamps of a plain text.
///
/// ```
/// let found = temiz::timestamps("no date here", &temiz::Options::default());
/// assert!(found.is_empty());
/// ```
pub fn timestamps(text: &str, options: &Options) -> Vec<Timestamp> {
    let input = text;
    let text = mend(read(&Input::Text(text)));
    let blocks = split(&text);
    let languages = if hang_on_language(&text, &blocks, options) {
        separate(&text, &blocks, options)
    } else {
        Separated { main: Language::UNDETERMINED, spans: Vec::new() }
    };
    let mut found = find(&text, &blocks, &languages, options);
    found.iter_mut().for_each(|it| put_back(it, &text, input));
    found
}

/// Reads a string that is one timestamp and nothing else. Of a stretch of time it answers the beginning.
///
/// ```
/// let read = temiz::parse_timestamp("11 September 2023 12:42 (UTC +04:00)", &temiz::Options::default()).unwrap();
/// assert_eq!(read.iso, "2023-09-11T12:42:00+04:00");
/// assert_eq!(temiz::parse_timestamp("twelve o'clock or so", &temiz::Options::default()).unwrap_err().code, "no-timestamp");
/// ```
pub fn parse_timestamp(text: &str, options: &Options) -> Result<Timestamp, Error> {
    let context = Context::checked(options)?;
    parse_within(text, options, &context).ok_or_else(|| {
        Error::new(
            "no-timestamp",
            "the text is not one timestamp and nothing else; timestamps() finds those inside a text",
        )
    })
}

/// [`parse_timestamp`] where what the options say is known already.
pub(crate) fn parse_within(text: &str, options: &Options, context: &Context) -> Option<Timestamp> {
    let likely = match whole(text, context) {
        Whole::Told(found) => return found.into_iter().next(),
        Whole::Not => return None,
        Whole::Likely(found) => found.into_iter().next(),
        Whole::Unsure => None,
    };
    let mended = mend(read(&Input::Text(text)));
    let languages = separate(&mended, &split(&mended), options);
    let (Whole::Told(found) | Whole::Likely(found)) = whole(&mended.text, &context.speaking(&languages))
    else {
        return likely;
    };
    let mut first = found.into_iter().next()?;
    put_back(&mut first, &mended, text);
    Some(first)
}

/// Turns a place in the mended text into one of the input.
fn put_back(timestamp: &mut Timestamp, text: &Text, input: &str) {
    let span = Span { start: timestamp.start as u32, end: timestamp.end as u32 };
    let source = text.map.to_source(span);
    (timestamp.start, timestamp.end) = (source.start as usize, source.end as usize);
    timestamp.text = input.get(source.range()).unwrap_or(&timestamp.text).to_string();
}

/// Mends a plain text: broken encodings, entities left in it, control characters.
///
/// ```
/// assert_eq!(temiz::repair("nothing broken").text, "nothing broken");
/// ```
pub fn repair(text: &str) -> Repaired {
    let mended = mend(read(&Input::Text(text)));
    let change = |repair: &Repair| Change {
        start: repair.source.start as usize,
        end: repair.source.end as usize,
        kind: repair.damage.as_str(),
        before: text.get(repair.source.range()).unwrap_or_default().to_string(),
        after: mended.text.get(repair.text.range()).unwrap_or_default().to_string(),
    };
    Repaired { changes: mended.repairs.iter().map(change).collect(), text: mended.text }
}

/// Every piece of an input with its role and all the evidence that was weighed, to be read by people. Its wording may change.
///
/// ```
/// let told = temiz::explain(&temiz::Input::Text("A bridge reopens"), &temiz::Options::default());
/// assert!(told.contains("A bridge reopens"));
/// ```
pub fn explain(input: &Input, options: &Options) -> String {
    let text = mend(read(input));
    let blocks = split(&text);
    let languages = separate(&text, &blocks, options);
    let timestamps = find(&text, &blocks, &languages, options);
    roles::explain(&text, &blocks, &languages, &timestamps, options)
}
