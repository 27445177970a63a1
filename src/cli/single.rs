use super::answer::too_large;
use super::arguments::{Common, Format, InputKind, Task};
use super::{input, tasks, Failure};
use serde::Serialize;
use std::io::{BufWriter, Read, Result, Write};
use temiz::{Article, Input, Options};

/// Works on whole files, one after the other, and prints for people.
pub fn run(task: Task, common: &Common) -> std::result::Result<(), Failure> {
    let options = common.options();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for source in input::sources(&common.files) {
        let text = read(&source, common.max_bytes, common.charset.as_deref())?;
        let input = match common.input {
            InputKind::Text => Input::Text(&text),
            InputKind::Html => Input::Html(&text),
            InputKind::Auto => Input::recognise(&text),
        };
        answer(task, common, &options, &text, &input, &mut out)
            .and_then(|()| out.flush())
            .map_err(Failure::at("standard output"))?;
    }
    Ok(())
}

fn answer(
    task: Task,
    common: &Common,
    options: &Options,
    text: &str,
    input: &Input,
    out: &mut impl Write,
) -> Result<()> {
    let units = common.offsets.into();
    match task {
        Task::Clean if common.explain => lines(&temiz::explain(input, options), out),
        Task::Clean => print(&tasks::clean(input, options, units), common.format, out),
        #[cfg(feature = "model")]
        Task::Languages if common.explain => json(&temiz::explain_languages(text), out),
        Task::Languages => json(&tasks::languages(input, options, units), out),
        Task::Timestamps => json(&tasks::timestamps(input, options, units), out),
        Task::Repair if common.format == Format::Json => json(&tasks::repair(input, units), out),
        Task::Repair => lines(&tasks::repair(input, units).text, out),
    }
}

fn read(
    source: &input::Source,
    max_bytes: usize,
    charset: Option<&str>,
) -> std::result::Result<String, Failure> {
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

fn print(article: &Article, format: Format, out: &mut impl Write) -> Result<()> {
    match format {
        Format::Text => lines(&plain(article), out),
        Format::Markdown => lines(&article.to_markdown(), out),
        Format::Html => lines(&article.to_html(), out),
        Format::Json => json(article, out),
        Format::Readability => json(&article.to_readability(), out),
        Format::JsonLd => lines(&article.to_json_ld(), out),
    }
}

/// Title, standfirst and body, as a reader would copy them.
fn plain(article: &Article) -> String {
    let parts = [article.title.as_deref(), article.subtitle.as_deref(), Some(article.text.as_str())];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// A text, its last line ended.
fn lines(text: &str, out: &mut impl Write) -> Result<()> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    out.write_all(text.as_bytes())?;
    out.write_all(end.as_bytes())
}

/// Written as it is made: the answer as text may be many times the input.
fn json(answer: &impl Serialize, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, answer)?;
    out.write_all(b"\n")
}
