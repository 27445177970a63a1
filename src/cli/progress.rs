use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::PathBuf;

/// A bar on standard error while a terminal watches and the answers go elsewhere; else nothing.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn over(files: &[PathBuf]) -> Progress {
        if !std::io::stderr().is_terminal() || std::io::stdout().is_terminal() {
            return Progress(ProgressBar::hidden());
        }
        let sizes: Option<u64> = files.iter().map(|file| Some(std::fs::metadata(file).ok()?.len())).sum();
        let (bar, template) = match sizes.filter(|_| !files.is_empty()) {
            Some(total) => {
                (ProgressBar::new(total), "{bar:32} {percent}% {msg} lines, {bytes_per_sec}, {eta} left")
            }
            None => (ProgressBar::no_length(), "{spinner} {msg} lines, {bytes}, {bytes_per_sec}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message("0");
        Progress(bar)
    }

    /// So many more lines were answered, of so many bytes.
    pub fn advance(&self, lines: usize, bytes: usize) {
        if self.0.is_hidden() {
            return;
        }
        let so_far: usize = self.0.message().parse().unwrap_or(0);
        self.0.set_message((so_far + lines).to_string());
        self.0.inc(bytes as u64);
    }

    pub fn finish(&self) {
        self.0.finish();
    }
}
