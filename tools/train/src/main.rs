//! Makes `src/languages/model.bin`.
//!
//! ```text
//! cargo run --release -p train --bin train -- TEXT APPS LINGUA OUT [name=value …]
//! ```
//!
//! TEXT holds the training text (`*.jsonl.gz`, one `{"code","text","src"}` a line), APPS what `gather` wrote, LINGUA the unpacked crates
//! `lingua-<language>-language-model`; both are pinned in `data/SOURCES.toml`. The settings and their defaults stand in `settings.rs`.

mod corpus;
mod derived;
mod learn;
mod lexicon;
mod lingua;
mod ndebele;
mod pack;
mod random;
mod romanised;
mod settings;
mod shared;
mod table;

use settings::Settings;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(text), Some(apps), Some(lingua), Some(out)) =
        (arguments.next(), arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!(
            "usage: train TEXT APPS LINGUA OUT [name=value …]   (see data/SOURCES.toml for what they are)"
        );
        std::process::exit(2);
    };
    let settings = match Settings::from(arguments) {
        Ok(settings) => settings,
        Err(unknown) => {
            eprintln!("train: no such setting: {unknown}");
            std::process::exit(2);
        }
    };
    let corpus = match corpus::read(text.as_ref(), apps.as_ref(), lingua.as_ref(), &settings) {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("train: {error}");
            std::process::exit(1);
        }
    };
    // The Latin table takes as long as all others together: they are made side by side.
    let groups: Vec<_> = corpus.groups().collect();
    let make = |group: &corpus::Group| {
        eprintln!("{}: {} languages", group.script, group.codes.len());
        let lexicon = lexicon::build(group, &settings);
        let dense = learn::dense(group, &lexicon, &settings);
        table::shrink(group, lexicon, dense, &settings)
    };
    let (latin, others): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.script == "Latn");
    let mut tables: Vec<_> = std::thread::scope(|scope| {
        let others = scope.spawn(|| others.into_iter().map(make).collect::<Vec<_>>());
        let mut tables: Vec<_> = latin.into_iter().map(make).collect();
        tables.extend(others.join().unwrap_or_default());
        tables
    });
    tables.sort_by(|one, two| one.script.cmp(&two.script));
    let bytes = pack::pack(&tables);
    eprintln!("{} bytes", bytes.len());
    if let Err(error) = std::fs::write(&out, bytes) {
        eprintln!("train: {out}: {error}");
        std::process::exit(1);
    }
}
