use super::answer::too_large;
use super::arguments::{Common, Format, InputKind, Task};
use super::{input, tasks, Failure};
use serde::Serialize;
use std::io::{Read, Write};
use temiz::{Article, Input};

/// Works on whole files, one after the other, and prints for people.
pub fn run(task: Task, common: &Common) -> Result<(), Failure> {
    let options = common.options();
    let units = common.offsets.into();
    let mut out = std::io::stdout().lock();
    for source in input::sources(&common.files) {
        let text = read(&source, common.max_bytes, common.charset.as_deref())?;
        let input = match common.input {
            InputKind::Text => Input::Text(&text),
            InputKind::Html => Input::Html(&text),
            InputKind::Auto => Input::recognise(&text),
        };
        let answer = match task {
            Task::Clean if common.explain => temiz::explain(&input, &options),
            Task::Clean => print(&tasks::clean(&input, &options, units), common.format),
            #[cfg(feature = "model")]
            Task::Languages if common.explain => json(&temiz::explain_languages(&text)),
            Task::Languages => json(&tasks::languages(&input, &options, units)),
            Task::Timestamps => json(&tasks::timestamps(&input, &options, units)),
            Task::Repair if common.format == Format::Json => json(&tasks::repair(&input, units)),
            Task::Repair => tasks::repair(&input, units).text,
        };
        let end = if answer.is_empty() || answer.ends_with('\n') { "" } else { "\n" };
        out.write_all(answer.as_bytes())
            .and_then(|()| out.write_all(end.as_bytes()))
            .and_then(|()| out.flush())
            .map_err(Failure::at("standard output"))?;
    }
    Ok(())
}

fn read(source: &input::Source, max_bytes: usize, charset: Option<&str>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let limit = (max_bytes as u64).saturating_add(1);
    source.open()?.take(limit).read_to_end(&mut bytes).map_err(Failure::at(source.name()))?;
    if bytes.len() > max_bytes {
        let error = std::io::Error::other(too_large(max_bytes));
        return Err(Failure { place: source.name(), error });
    }
    temiz::decode(&bytes, charset)
        .map_err(|error| Failure { place: source.name(), error: std::io::Error::other(error) })
}

fn print(article: &Article, format: Format) -> String {
    match format {
        Format::Text => text(article),
        Format::Markdown => article.to_markdown(),
        Format::Html => article.to_html(),
        Format::Json => json(article),
        Format::Readability => json(&article.to_readability()),
        Format::JsonLd => article.to_json_ld(),
    }
}

/// Title, standfirst and body, as a reader would copy them.
fn text(article: &Article) -> String {
    let parts = [article.title.as_deref(), article.subtitle.as_deref(), Some(article.text.as_str())];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

fn json(answer: &impl Serialize) -> String {
    serde_json::to_string_pretty(answer).unwrap_or_default()
}
