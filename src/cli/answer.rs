use super::arguments::{Common, Task};
use super::lines::Line;
use super::request::{self, Request};
use super::tasks;
use serde::Serialize;
use serde_json::{json, Value};
use std::panic::{catch_unwind, AssertUnwindSafe};
use temiz::{Article, Error, Options, Units};

/// What is the same for every line.
pub struct Settings {
    task: Task,
    units: Units,
    max_bytes: usize,
    defaults: Options,
}

impl Settings {
    pub fn new(task: Task, common: &Common) -> Settings {
        Settings {
            task,
            units: common.offsets.into(),
            max_bytes: common.max_bytes,
            defaults: common.options(),
        }
    }
}

#[derive(Serialize)]
struct Cleaned {
    article: Article,
}

/// Answers one line, whatever is in it, with one line.
pub fn answer(line: &Line, settings: &Settings, out: &mut Vec<u8>) {
    let begin = out.len();
    let (id, error) = match line {
        Line::TooLong(beginning) => (request::rescue_id(beginning), too_large(settings.max_bytes)),
        Line::Whole(line) => match request::parse(line, &settings.defaults) {
            Err((id, error)) => (id, error),
            Ok(request) => {
                let done = catch_unwind(AssertUnwindSafe(|| put(&request, settings, out)));
                if let Ok(Ok(())) = done {
                    return;
                }
                out.truncate(begin);
                (
                    request.id,
                    Error::new("internal", "temiz failed on this line; please report it with the line"),
                )
            }
        },
    };
    let error = json!({"id": id, "error": {"code": error.code, "message": error.message}});
    out.extend_from_slice(error.to_string().as_bytes());
    out.push(b'\n');
}

/// Leaves the message of a panic to the answer of the line that met it.
pub fn catch_quietly() {
    std::panic::set_hook(Box::new(|_| ()));
}

fn put(request: &Request, settings: &Settings, out: &mut Vec<u8>) -> serde_json::Result<()> {
    let Request { id, body, options } = request;
    let input = body.as_input();
    match settings.task {
        Task::Clean => put_line(id, &Cleaned { article: tasks::clean(&input, options, settings.units) }, out),
        Task::Languages => put_line(id, &tasks::languages(&input, options, settings.units), out),
        Task::Timestamps => put_line(id, &tasks::timestamps(&input, options, settings.units), out),
        Task::Repair => put_line(id, &tasks::repair(&input, settings.units), out),
    }
}

/// `{"id":…,` and the fields of the answer.
fn put_line(id: &Value, answer: &impl Serialize, out: &mut Vec<u8>) -> serde_json::Result<()> {
    #[derive(Serialize)]
    struct Line<'a, T> {
        id: &'a Value,
        #[serde(flatten)]
        answer: &'a T,
    }
    serde_json::to_writer(&mut *out, &Line { id, answer })?;
    out.push(b'\n');
    Ok(())
}

/// What a line or file over the limit is answered with.
pub fn too_large(max_bytes: usize) -> Error {
    Error::new("too-large", format!("longer than {max_bytes} bytes; raise --max-bytes to work on it"))
}
