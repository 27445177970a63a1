use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use temiz::{Error, Options, Policy, Role, Units};

/// Cleans news articles in any language, and accounts for every character.
///
/// Prints the clean article of each FILE, or of standard input. With --jsonl: one JSON object per line in, one per line
/// out, in the same order; a line that cannot be read is answered {"id", "error": {"code", "message"}} and stops nothing.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
}

#[derive(Subcommand)]
enum Command {
    /// Clean articles: {"id", "html" or "text", "url"?, "now"?, "timeZone"?} gives {"id", "article"}
    Clean(Common),
    /// Tell languages apart: {"id", "text"} gives {"id", "language", "spans"}
    Languages(Common),
    /// Find timestamps: {"id", "text", "now"?, "timeZone"?, "language"?} gives {"id", "timestamps"}
    Timestamps(Common),
    /// Mend damaged text: {"id", "text"} gives {"id", "text", "changes"}
    Repair(Common),
}

/// What is done to each input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    Clean,
    Languages,
    Timestamps,
    Repair,
}

#[derive(Args, Clone)]
pub struct Common {
    /// Files to read; none, or `-`: standard input
    pub files: Vec<PathBuf>,
    /// One JSON object per line in, one per line out
    #[arg(long)]
    pub jsonl: bool,
    /// What to print of a clean article
    #[arg(long, value_enum, default_value = "text", conflicts_with = "jsonl")]
    pub format: Format,
    /// Print each piece with its role and the evidence weighed, instead of the article; of `languages`, what each word says
    #[arg(long, conflicts_with = "jsonl")]
    pub explain: bool,
    /// What the input is
    #[arg(long, value_enum, default_value = "auto", conflicts_with = "jsonl")]
    pub input: InputKind,
    /// Encoding of the input, where the server named one; else it is found out
    #[arg(long, conflicts_with = "jsonl")]
    pub charset: Option<String>,
    /// What offsets count
    #[arg(long, value_enum, default_value = "utf8")]
    pub offsets: Unit,
    /// Carry the page's visible text, in which HTML's offsets count, as `source` in the answer
    #[arg(long)]
    pub source: bool,
    /// Carry a CSS path to the element of each fragment of HTML, as `selector`
    #[arg(long)]
    pub selectors: bool,
    /// Where the page was found
    #[arg(long)]
    pub url: Option<String>,
    /// The moment of reading (RFC 3339) for relative times and missing years; temiz looks at no clock
    #[arg(long)]
    pub now: Option<String>,
    /// IANA name of the zone for times that state none
    #[arg(long)]
    pub time_zone: Option<String>,
    /// BCP 47 tag of a language you are sure of
    #[arg(long)]
    pub language: Option<String>,
    /// The languages that come into question, such as `az,ru,tr`; all of them unless told
    #[arg(long, value_delimiter = ',')]
    pub among: Vec<String>,
    /// Roles to keep that are removed by default, such as `caption,tags`
    #[arg(long, value_delimiter = ',', value_parser = role)]
    pub keep: Vec<Role>,
    /// Roles to remove that are kept by default
    #[arg(long, value_delimiter = ',', value_parser = role)]
    pub remove: Vec<Role>,
    /// Worker threads for --jsonl; the answers are the same with any number [default: one per core]
    #[arg(long)]
    pub threads: Option<NonZeroUsize>,
    /// Longest line or file to work on; a longer line is answered with `too-large`
    #[arg(long, default_value_t = 64 << 20, value_name = "BYTES")]
    pub max_bytes: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Title, standfirst and body
    Text,
    Markdown,
    /// The body, safe to insert into a page
    Html,
    /// The whole answer: fields, fragments, timestamps, notes
    Json,
    /// What Readability's `parse()` gives
    Readability,
    /// schema.org's `NewsArticle`
    JsonLd,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum InputKind {
    Text,
    Html,
    Auto,
}

/// What offsets count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Unit {
    /// Bytes of UTF-8
    Utf8,
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
    /// Code points, as Python counts
    Chars,
}

impl From<Unit> for Units {
    fn from(unit: Unit) -> Units {
        match unit {
            Unit::Utf8 => Units::Utf8,
            Unit::Utf16 => Units::Utf16,
            Unit::Chars => Units::Chars,
        }
    }
}

impl Arguments {
    /// What to do, and how; without a command: clean.
    pub fn into_task(self) -> (Task, Common) {
        match self.command {
            None => (Task::Clean, self.common),
            Some(Command::Clean(common)) => (Task::Clean, common),
            Some(Command::Languages(common)) => (Task::Languages, common),
            Some(Command::Timestamps(common)) => (Task::Timestamps, common),
            Some(Command::Repair(common)) => (Task::Repair, common),
        }
    }
}

impl Common {
    /// Whether the options can be followed at all.
    pub fn check(&self) -> Result<(), Error> {
        self.options().check()
    }

    /// The core's options, before a line of JSON adds its own.
    pub fn options(&self) -> Options {
        Options {
            url: self.url.clone(),
            now: self.now.clone(),
            time_zone: self.time_zone.clone(),
            among: self.among.clone(),
            language: self.language.clone(),
            source: self.source,
            selectors: self.selectors,
            policy: Policy { keep: self.keep.clone(), remove: self.remove.clone(), ..Policy::default() },
            ..Options::default()
        }
    }
}

/// A role by the name it has in answers.
fn role(name: &str) -> Result<Role, String> {
    let known = || {
        let names =
            Role::ALL.iter().filter_map(|role| Some(serde_json::to_value(role).ok()?.as_str()?.to_string()));
        names.collect::<Vec<_>>().join(", ")
    };
    serde_json::from_value(name.into()).map_err(|_| format!("the roles are: {}", known()))
}
