use serde::Serialize;
use temiz::{Article, Input, Languages, Options, Positions, Repaired, Timestamp, Units};

/// The answer of `temiz timestamps`.
#[derive(Serialize)]
pub struct Timestamps {
    timestamps: Vec<Timestamp>,
}

/// Cleans; positions in the units asked for.
pub fn clean(input: &Input, options: &Options, units: Units) -> Article {
    if units == Units::Utf8 {
        return temiz::clean(input, options);
    }
    // HTML's positions count in the page's visible text, which is then needed even if not asked for.
    let with_source = Options { source: true, ..options.clone() };
    let mut article = temiz::clean(input, &with_source);
    let source = article.source.take().unwrap_or_default();
    let mut article = article.in_units(&source, units);
    article.source = options.source.then_some(source);
    article
}

/// Tells the languages of a text apart.
pub fn languages(input: &Input, options: &Options, units: Units) -> Languages {
    let text = text_of(input);
    let mut answer = temiz::languages(text, options);
    let positions = Positions::new(text, units);
    for span in &mut answer.spans {
        (span.start, span.end) = (positions.of(span.start), positions.of(span.end));
    }
    answer
}

/// Finds the moments a text states.
pub fn timestamps(input: &Input, options: &Options, units: Units) -> Timestamps {
    let text = text_of(input);
    let mut timestamps = temiz::timestamps(text, options);
    let positions = Positions::new(text, units);
    timestamps.iter_mut().for_each(|timestamp| timestamp.recount(&positions));
    Timestamps { timestamps }
}

/// Mends a damaged text.
pub fn repair(input: &Input, units: Units) -> Repaired {
    let text = text_of(input);
    let mut answer = temiz::repair(text);
    let positions = Positions::new(text, units);
    for change in &mut answer.changes {
        (change.start, change.end) = (positions.of(change.start), positions.of(change.end));
    }
    answer
}

/// What the commands for single stages work on; HTML they take as it is written.
fn text_of<'a>(input: &Input<'a>) -> &'a str {
    match *input {
        Input::Text(text) | Input::Html(text) => text,
        Input::Walk(walk) => &walk.text,
    }
}
