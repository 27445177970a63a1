//! The command line, one idea per file. It owns what the core must not: files, threads, a progress bar.

mod answer;
mod arguments;
mod input;
mod lines;
mod progress;
mod request;
mod single;
mod stream;
mod tasks;
mod window;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

/// Does what the arguments ask. Fails only when reading or writing does.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let (task, common) = arguments.into_task();
    if let Err(error) = common.check() {
        eprintln!("temiz: {error}");
        return ExitCode::from(2);
    }
    let outcome = if common.jsonl { stream::run(task, &common) } else { single::run(task, &common) };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads us has heard enough, as `head` has.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("temiz: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Why reading or writing failed, and where.
#[derive(Debug)]
struct Failure {
    place: String,
    error: std::io::Error,
}

impl Failure {
    fn at(place: impl Into<String>) -> impl FnOnce(std::io::Error) -> Failure {
        let place = place.into();
        |error| Failure { place, error }
    }

    fn is_broken_pipe(&self) -> bool {
        self.error.kind() == std::io::ErrorKind::BrokenPipe
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "{}: {}", self.place, self.error)
    }
}
