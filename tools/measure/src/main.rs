//! Runs the command line over a folder of data, lets the scorers judge, and prints the figures of BENCHMARKS.md.
//!
//! `cargo run --release -p measure -- DATA BENCH [SECTION…]`; the program measured is the `temiz` beside this one.

mod program;
mod sets;
mod stage;
mod stream;

use program::Program;
use sets::{Set, SETS};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, bench, sections @ ..] = arguments.as_slice() else {
        eprintln!(
            "usage: measure DATA BENCH [SECTION...]\nsections: {}, command-line, stage, adversarial",
            names().join(", ")
        );
        return ExitCode::from(2);
    };
    let (data, bench) = (Path::new(data), Path::new(bench));
    for folder in [data, bench] {
        if !folder.is_dir() {
            eprintln!(
                "measure: {} is no folder; the sets and scorers are not part of this repository",
                folder.display()
            );
            return ExitCode::from(2);
        }
    }
    let program = match Program::beside_this_one() {
        Ok(program) => program,
        Err(complaint) => {
            eprintln!("measure: {complaint}");
            return ExitCode::from(2);
        }
    };
    let wanted = |section: &str| sections.is_empty() || sections.iter().any(|it| it == section);
    let mut failed = false;
    println!("| section | set | figures | input MB/s, one thread | peak MiB |\n|---|---|---|---|---|");
    for set in SETS.iter().filter(|set| wanted(set.section)) {
        match measure(set, data, bench, &program) {
            Ok(row) => println!("| {} | {} | {row} |", set.section, set.file),
            Err(complaint) => {
                failed = true;
                println!("| {} | {} | {complaint} | | |", set.section, set.file);
            }
        }
    }
    if wanted("command-line") {
        match stream::broken_lines(&program) {
            Ok(row) => println!("| command-line | 100,000 lines, every hundredth broken | {row} |"),
            Err(complaint) => {
                failed = true;
                println!("| command-line | | {complaint} | | |");
            }
        }
    }
    // The rest only when asked for.
    if sections.iter().any(|it| it == "stage") {
        match stage::timestamps(data).and_then(|rows| Ok(format!("{rows}\n{}", stage::languages(data)?))) {
            Ok(rows) => println!("\n| timestamps | |\n|---|---|\n{rows}"),
            Err(complaint) => {
                failed = true;
                eprintln!("measure: {complaint}");
            }
        }
    }
    if sections.iter().any(|it| it == "adversarial") {
        failed |= !stream::adversarial(&program, bench);
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = SETS.iter().map(|set| set.section).collect();
    names.dedup();
    names
}

fn measure(set: &Set, data: &Path, bench: &Path, program: &Program) -> Result<String, String> {
    let truth = data.join(set.folder).join(set.file);
    if !truth.exists() {
        return Err(format!("missing: {}", truth.display()));
    }
    let requests = sets::requests(set, &truth)?;
    let run = program.answer(set.command, &requests)?;
    let figures = sets::judge(set, &truth, bench, &run.answers)?;
    Ok(format!("{figures} | {:.1} | {:.0}", run.megabytes_per_second, run.peak_mebibytes))
}
