//! The house rules that rustc cannot check: which way the stages look, how long a file may grow, what may not be in the tree.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages, first to last; each stands on the ground of `text` and uses only those before it.
const STAGES: [&str; 8] = ["text", "read", "repair", "blocks", "languages", "timestamps", "roles", "article"];

/// Lines of code, tests not counted, at which a file has two ideas in it.
const LONGEST_FILE: usize = 600;

/// Bytes from which on a file needs a line in `data/SOURCES.toml`.
const LARGE: u64 = 1_000_000;

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 5] = ["utils", "util", "common", "helpers", "constants"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn stages_look_one_way() {
    let mut complaints = Vec::new();
    for (own, stage) in STAGES.iter().enumerate() {
        for file in rust_files(&root().join("src").join(stage)) {
            let code = code(&file);
            let later = STAGES[own + 1..].iter().filter(|later| uses(&code, later));
            complaints.extend(later.map(|later| format!("{}: looks ahead, to `{later}`", file.display())));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_core_knows_nothing_of_its_doors() {
    for stage in STAGES {
        for file in rust_files(&root().join("src").join(stage)) {
            let code = code(&file);
            for door in ["wasm", "cli"] {
                assert!(!uses(&code, door), "{}: names `{door}`", file.display());
            }
            // The core reads no clock, no file, no network, and prints nothing.
            for outside in
                ["std::fs", "std::net", "std::env", "SystemTime", "Instant::now", "println!", "dbg!"]
            {
                assert!(!code.contains(outside), "{}: uses {outside}", file.display());
            }
        }
    }
}

#[test]
fn files_stay_readable() {
    for file in rust_files(&root().join("src")).iter().chain(&rust_files(&root().join("tools"))) {
        let lines = code(file).lines().count();
        assert!(lines <= LONGEST_FILE, "{}: {lines} lines", file.display());
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        assert!(!EMPTY_NAMES.contains(&name), "{}: a name that says nothing", file.display());
    }
}

#[test]
fn large_files_say_where_they_come_from() {
    let sources = fs::read_to_string(root().join("data/SOURCES.toml")).unwrap();
    for folder in ["src", "data", "tests", "js", "www", "extension", "tools"] {
        for file in files(&root().join(folder)) {
            if file.metadata().is_ok_and(|it| it.len() >= LARGE) {
                let name = file.strip_prefix(root()).unwrap().to_str().unwrap();
                assert!(sources.contains(name), "{name}: large, and not in data/SOURCES.toml");
            }
        }
    }
}

#[test]
fn the_checks_see_what_they_look_for() {
    assert!(uses("use crate::roles::Role;", "roles"));
    assert!(uses("use crate::{text::Span, roles::{Role, Verdict}};", "roles"));
    assert!(!uses("use crate::{text::{roles, Span}};", "roles"));
    assert!(!uses("use crate::roles_of_text;", "roles"));
}

/// A file without its tests; nothing where the whole file is one.
fn code(file: &Path) -> String {
    let (folder, name) = (file.parent().unwrap(), file.file_stem().unwrap().to_string_lossy());
    let declaration = format!("#[cfg(test)]\nmod {name};");
    let parents = [folder.join("mod.rs"), folder.join("lib.rs"), folder.with_extension("rs")];
    if parents.iter().any(|parent| fs::read_to_string(parent).is_ok_and(|it| it.contains(&declaration))) {
        return String::new();
    }
    let text = fs::read_to_string(file).unwrap();
    text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default().to_string()
}

/// Whether code names the module `crate::name`, in groups too.
fn uses(code: &str, name: &str) -> bool {
    let direct = code.match_indices("crate::").any(|(at, _)| is_word(&code[at + 7..], name));
    let grouped = code.match_indices("use crate::{").any(|(at, opening)| {
        let group = &code[at + opening.len()..];
        let group = &group[..group.find(';').unwrap_or(group.len())];
        let mut depth = 0;
        group.split_inclusive(['{', '}', ',']).any(|item| {
            let here = depth == 0 && is_word(item.trim_start(), name);
            depth += item.matches('{').count() as i32 - item.matches('}').count() as i32;
            here
        })
    });
    direct || grouped
}

fn is_word(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix(name);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")).collect()
}

/// All files below a folder but what was built or installed there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let made = ["target", "node_modules", "dist", "output"];
        if path.is_dir() && !made.iter().any(|made| path.ends_with(made)) {
            found.extend(files(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    found
}
