use super::Failure;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where bytes come from.
pub enum Source<'a> {
    StandardInput,
    File(&'a Path),
}

/// The files given, or standard input where there is none.
pub fn sources(files: &[PathBuf]) -> Vec<Source<'_>> {
    if files.is_empty() {
        return vec![Source::StandardInput];
    }
    let dash = Path::new("-");
    files.iter().map(|file| if file == dash { Source::StandardInput } else { Source::File(file) }).collect()
}

impl Source<'_> {
    pub fn name(&self) -> String {
        match self {
            Source::StandardInput => "standard input".to_string(),
            Source::File(path) => path.display().to_string(),
        }
    }

    pub fn open(&self) -> Result<Box<dyn Read + Send>, Failure> {
        Ok(match self {
            Source::StandardInput => Box::new(std::io::stdin()),
            Source::File(path) => Box::new(std::fs::File::open(path).map_err(Failure::at(self.name()))?),
        })
    }
}
