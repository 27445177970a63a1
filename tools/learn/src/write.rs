//! The readable form of a model: one tree a line.

use crate::boost::Model;
use std::fmt::Write;
use std::path::Path;

/// Writes a model; `header` says what it was learned from and what it reached.
pub fn model(
    path: &Path,
    model: &Model,
    header: &[String],
    names: &[&str],
    outputs: &[&str],
) -> Result<(), String> {
    let mut out = String::new();
    for line in header {
        let _ = writeln!(out, "# {line}");
    }
    let _ = writeln!(out, "outputs {}", outputs.join(" "));
    let _ = writeln!(out, "bias {}", list(model.bias.iter().copied()));
    for tree in &model.trees {
        let splits: Vec<String> =
            tree.splits.iter().map(|&(column, edge)| format!("{}>{edge}", names[column])).collect();
        let _ = writeln!(
            out,
            "tree {} : {}",
            splits.join(" "),
            list(tree.leaves.iter().map(|&it| i32::from(it)))
        );
    }
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(|it| it.to_string())?;
    std::fs::write(path, out).map_err(|it| format!("cannot write {}: {it}", path.display()))
}

fn list(values: impl Iterator<Item = i32>) -> String {
    values.map(|it| it.to_string()).collect::<Vec<_>>().join(" ")
}
