use super::answer::{self, Settings};
use super::arguments::{Common, Task};
use super::lines::{self, Line};
use super::progress::Progress;
use super::window::Window;
use super::{input, Failure};
use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::sync::Mutex;

/// Lines travel in bundles of about this many bytes, so that short lines do not queue one by one.
const BUNDLE: usize = 64 << 10;

/// Bytes of input that may be under way per worker.
const ROOM_PER_WORKER: usize = 1 << 20;

/// Lines that travel together; numbered in input order.
struct Bundle {
    number: usize,
    size: usize,
    lines: Vec<Line>,
}

/// The answers to one bundle.
struct Answers {
    number: usize,
    size: usize,
    lines: usize,
    bytes: Vec<u8>,
}

/// Answers every line of the input, in order: one reader, workers, and this thread, which writes.
pub fn run(task: Task, common: &Common) -> Result<(), Failure> {
    let workers = match common.threads {
        Some(threads) => threads.get(),
        None => std::thread::available_parallelism().map_or(1, |cores| cores.get()),
    };
    let settings = Settings::new(task, common);
    let progress = Progress::over(&common.files);
    let window = Window::new(ROOM_PER_WORKER * workers);
    let (to_workers, bundles) = channel::<Bundle>();
    let (to_writer, answers) = channel::<Answers>();
    let bundles = Mutex::new(bundles);
    answer::catch_quietly();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| read(common, to_workers, &window));
        for _ in 0..workers {
            let to_writer = to_writer.clone();
            scope.spawn(|| work(&bundles, to_writer, &settings));
        }
        drop(to_writer);
        if let Err(error) = write(&answers, &window, &progress) {
            let failure = Failure { place: "standard output".into(), error };
            // The reader may be waiting for input that never ends: do not wait for it.
            if failure.is_broken_pipe() {
                std::process::exit(0);
            }
            eprintln!("temiz: {failure}");
            std::process::exit(1);
        }
        progress.finish();
        reader.join().unwrap_or(Ok(()))
    })
}

/// Reads lines, and sends them on as soon as a bundle is full or nothing more is at hand: who talks line by line is not
/// kept waiting.
fn read(common: &Common, to_workers: Sender<Bundle>, window: &Window) -> Result<(), Failure> {
    let mut number = 0;
    for file in input::sources(&common.files) {
        let mut reader = BufReader::with_capacity(BUNDLE, file.open()?);
        let mut bundle = Vec::new();
        let mut size = 0;
        loop {
            let line = lines::next(&mut reader, common.max_bytes).map_err(Failure::at(file.name()))?;
            let ended = line.is_none();
            if let Some(line) = line {
                size += line.len();
                bundle.push(line);
            }
            if !bundle.is_empty() && (ended || size >= BUNDLE || reader.buffer().is_empty()) {
                window.take(size);
                let lines = std::mem::take(&mut bundle);
                if to_workers.send(Bundle { number, size, lines }).is_err() {
                    return Ok(());
                }
                number += 1;
                size = 0;
            }
            if ended {
                break;
            }
        }
    }
    Ok(())
}

fn work(bundles: &Mutex<Receiver<Bundle>>, to_writer: Sender<Answers>, settings: &Settings) {
    loop {
        let next = match bundles.lock() {
            Ok(bundles) => bundles.recv(),
            Err(_) => return,
        };
        let Ok(bundle) = next else { return };
        let mut bytes = Vec::with_capacity(bundle.size * 2);
        for line in &bundle.lines {
            answer::answer(line, settings, &mut bytes);
        }
        let answers = Answers { number: bundle.number, size: bundle.size, lines: bundle.lines.len(), bytes };
        if to_writer.send(answers).is_err() {
            return;
        }
    }
}

/// Writes answers in the order of their questions; those that are early wait.
fn write(answers: &Receiver<Answers>, window: &Window, progress: &Progress) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut early = BTreeMap::new();
    let mut next = 0;
    for answer in answers {
        early.insert(answer.number, answer);
        while let Some(ready) = early.remove(&next) {
            out.write_all(&ready.bytes)?;
            window.give(ready.size);
            progress.advance(ready.lines, ready.size);
            next += 1;
        }
        out.flush()?;
    }
    Ok(())
}
