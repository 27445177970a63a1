use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The command line that is measured.
pub struct Program {
    pub path: PathBuf,
}

/// What one run gave, and what it cost.
pub struct Run {
    pub answers: Vec<u8>,
    pub megabytes_per_second: f64,
    pub peak_mebibytes: f64,
}

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(10);

impl Program {
    /// The `temiz` that was built into the same folder as this program.
    pub fn beside_this_one() -> Result<Program, String> {
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let path = own.with_file_name("temiz");
        if path.exists() {
            Ok(Program { path })
        } else {
            Err(format!("{} is not there: build it first, with the same profile", path.display()))
        }
    }

    /// Runs a command over JSON lines on one thread.
    pub fn answer(&self, command: &str, requests: &[u8]) -> Result<Run, String> {
        let began = Instant::now();
        let mut child = Command::new(&self.path)
            .args([command, "--jsonl", "--threads", "1"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let (mut stdin, mut stdout) = match (child.stdin.take(), child.stdout.take()) {
            (Some(stdin), Some(stdout)) => (stdin, stdout),
            _ => return Err("no pipes".to_string()),
        };
        let mut answers = Vec::new();
        let mut peak = 0.0_f64;
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(requests).ok());
            let watch = scope.spawn(|| {
                let mut peak = 0.0_f64;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    peak = peak.max(peak_mebibytes(&child));
                    std::thread::sleep(LOOK);
                }
                peak
            });
            stdout.read_to_end(&mut answers).ok();
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            peak = watch.join().unwrap_or_default();
        });
        // What has ended but was not waited for can still be asked; elsewhere the clock has to do.
        let seconds = processor_seconds(&child).unwrap_or(began.elapsed().as_secs_f64());
        let status = child.wait().map_err(|error| error.to_string())?;
        if !status.success() {
            return Err(format!("temiz {command} ended with {status}"));
        }
        let megabytes_per_second = requests.len() as f64 / 1e6 / seconds;
        Ok(Run { answers, megabytes_per_second, peak_mebibytes: peak })
    }
}

/// The most memory a process has held so far, where the system says so (Linux); else 0.
fn peak_mebibytes(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kibibytes.unwrap_or_default() / 1024.0
}

/// Processor time a process has used, where the system says so (Linux, in hundredths of a second).
fn processor_seconds(child: &Child) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The name, in brackets, may hold spaces; the times are the twelfth and thirteenth field behind it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<f64>().ok();
    let ticks = next()? + next()?;
    (ticks > 0.0).then_some(ticks / 100.0)
}
