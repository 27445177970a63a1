//! The command line: files or standard input in, clean articles out; or JSON lines in, JSON lines out.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
