use crate::program::Program;
use serde_json::{json, Value};
use std::path::Path;
use std::process::Command;

/// Lines of the long run.
const LINES: usize = 100_000;

/// A hundred thousand articles, every hundredth line broken: all answered, in order, in flat memory.
pub fn broken_lines(program: &Program) -> Result<String, String> {
    let few = program.answer("clean", &lines(LINES / 20))?;
    let many = program.answer("clean", &lines(LINES))?;
    let text = String::from_utf8_lossy(&many.answers);
    let mut count = 0;
    let mut errors = 0;
    for (number, line) in text.lines().enumerate() {
        let answer: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        if answer["id"] != number {
            return Err(format!("line {number} was answered as {}", answer["id"]));
        }
        count += 1;
        errors += usize::from(answer["error"].is_object());
    }
    if (count, errors) != (LINES, LINES / 100) {
        return Err(format!("{count} answers, {errors} errors"));
    }
    Ok(format!(
        "all answered in order; peak of a twentieth of the lines {:.0} MiB | {:.1} | {:.0}",
        few.peak_mebibytes, many.megabytes_per_second, many.peak_mebibytes
    ))
}

fn lines(count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for number in 0..count {
        let text = format!(
            "Bridge {number} reopens\n\nBy Ann Writer\n\n11 September 2023 12:42 (UTC +04:00)\n\nThe old bridge over the river carries cars \
             again after {} years of work, the council said on Monday.\n\nRead also: Ferry stays\n\n1 2 3 4 5 İDMAN XƏBƏR\n",
            number % 17
        );
        let line = json!({"id": number, "text": text}).to_string();
        // Broken in turn: cut off, and without an input.
        match number % 200 {
            50 => out.extend_from_slice(&line.as_bytes()[..line.len() / 2]),
            150 => out.extend_from_slice(format!("{{\"id\":{number}}}").as_bytes()),
            _ => out.extend_from_slice(line.as_bytes()),
        }
        out.push(b'\n');
    }
    out
}

/// Every hostile input within its bounds of memory and time; whether all were.
pub fn adversarial(program: &Program, bench: &Path) -> bool {
    let run = format!("{} --format json {{}}", program.path.display());
    let status = Command::new("python3").arg(bench.join("adversarial.py")).args(["--run", &run]).status();
    status.is_ok_and(|status| status.success())
}
