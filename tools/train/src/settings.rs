/// What can be set on the command line, as `name=value`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Seed of all chance.
    pub seed: u64,
    /// Letter runs that training begins with, per script.
    pub candidates: usize,
    /// Examples of the first, dense training, in thousands.
    pub dense: usize,
    /// Examples of each training after a pruning, in thousands.
    pub sparse: usize,
    /// What the packed weights of all scripts together are to take, in thousands of bytes, about.
    pub bytes: usize,
    /// Cells of the hash table for each kept run.
    pub spread: usize,
    /// Invented words per language of lingua, in thousands.
    pub invented: usize,
    /// Take sources with copyleft licences too: only to show what they would add.
    pub copyleft: bool,
    /// First step of the learning.
    pub rate: f32,
    /// How often languages that lingua lacks are drawn, against those it has.
    pub others: f64,
    /// And how often, of that, with one or two words: those few are sooner of a language that is written much.
    pub brief: f64,
    /// How often languages are drawn that are seldom written in this script.
    pub rare: f64,
    /// One weight step in nats.
    pub step: f32,
    /// How much of the naive Bayes weights the learning begins with.
    pub guess: f32,
    /// How much it counts for keeping a weight how often its run stands: the power that is raised to.
    pub often: f32,
    /// And how often, and how far, it is then in doubt whether a text is of the weight's language.
    pub doubt: f32,
    /// How many of a hundred letter runs each example leaves out.
    pub dropped: u64,
    /// Only this script, for trials.
    pub only: String,
    /// A file that keeps the invented words between runs.
    pub cache: String,
}

impl Settings {
    pub fn from(arguments: impl Iterator<Item = String>) -> Result<Settings, String> {
        let mut it = Settings {
            seed: 1,
            candidates: 1_500_000,
            dense: 7_500,
            sparse: 4_000,
            bytes: 935,
            spread: 16,
            invented: 300,
            copyleft: false,
            rate: 0.2,
            others: 0.6,
            brief: 0.25,
            rare: 0.25,
            step: 0.25,
            guess: 0.22,
            often: 0.2,
            doubt: 0.25,
            dropped: 0,
            only: String::new(),
            cache: String::new(),
        };
        for argument in arguments {
            let (name, value) = argument.split_once('=').ok_or(argument.clone())?;
            let wrong = |_| argument.clone();
            let wrong_f = |_| argument.clone();
            match name {
                "seed" => it.seed = value.parse().map_err(wrong)?,
                "candidates" => it.candidates = value.parse().map_err(wrong)?,
                "dense" => it.dense = value.parse().map_err(wrong)?,
                "sparse" => it.sparse = value.parse().map_err(wrong)?,
                "bytes" => it.bytes = value.parse().map_err(wrong)?,
                "spread" => it.spread = value.parse().map_err(wrong)?,
                "invented" => it.invented = value.parse().map_err(wrong)?,
                "copyleft" => it.copyleft = value == "yes",
                "rate" => it.rate = value.parse().map_err(wrong_f)?,
                "others" => it.others = value.parse().map_err(|_| argument.clone())?,
                "brief" => it.brief = value.parse().map_err(|_| argument.clone())?,
                "rare" => it.rare = value.parse().map_err(|_| argument.clone())?,
                "step" => it.step = value.parse().map_err(wrong_f)?,
                "cache" => it.cache = value.to_string(),
                "guess" => it.guess = value.parse().map_err(wrong_f)?,
                "often" => it.often = value.parse().map_err(wrong_f)?,
                "doubt" => it.doubt = value.parse().map_err(wrong_f)?,
                "dropped" => it.dropped = value.parse().map_err(wrong)?,
                "only" => it.only = value.to_string(),
                _ => return Err(argument),
            }
        }
        Ok(it)
    }
}
