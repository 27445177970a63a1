//! What each word of a text says for each language; a word that comes again is looked up once.

use super::among::Among;
use super::case::Case;
use super::edges::{edge, Edge};
use super::model::{table_of, tables, Room};
use super::remembered::{self, Known, Memory};
use super::Code;
use crate::text::{words, Script, Span, Word};

/// The words of a text and what they say.
pub(crate) struct Evidence {
    pub words: Vec<Told>,
    /// For each distinct word a value for each language of its table: 0 for the best, less for the others, in steps.
    values: Vec<i8>,
    pub among: Among,
}

/// A word and where its values stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub span: Span,
    pub script: Script,
    /// Number of its script's table; `NO_TABLE` for scripts that no language known here writes.
    pub table: u8,
    /// Where its values begin; `SILENT` when it says nothing of the language.
    at: u32,
    /// Whether it is likely a name; see `names`.
    pub name: bool,
    /// Whether it is in capitals and no abbreviation.
    pub label: bool,
    /// How many letters it has.
    pub letters: u32,
    /// Share of its letter runs that the model knows, in 255ths.
    pub known: u8,
    /// The value of the next best language; 0 where several are best.
    next: i8,
    pub case: Case,
    /// What stands between it and the word before.
    pub before: Edge,
}

/// A language as one table knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Tongue {
    pub table: u8,
    pub language: u8,
}

impl Tongue {
    /// Its code.
    pub fn code(self) -> Code {
        let table = tables().get(usize::from(self.table));
        table.and_then(|table| table.codes.get(usize::from(self.language)).copied()).unwrap_or(Code::UND)
    }

    /// What the model holds against the language before a word is read, in steps: some are written far less than others.
    pub fn prior(self) -> i32 {
        let table = tables().get(usize::from(self.table));
        let bias = table.and_then(|table| table.bias().get(usize::from(self.language)));
        bias.map_or(0, |&bias| i32::from(bias))
    }

    /// Another language of the same table.
    pub fn sibling(self, code: Code) -> Option<Tongue> {
        let language =
            tables().get(usize::from(self.table))?.codes.iter().position(|&known| known == code)?;
        Some(Tongue { language: language as u8, ..self })
    }
}

pub(crate) const NO_TABLE: u8 = u8::MAX;
const SILENT: u32 = u32::MAX;

/// What a word in another script than the language's costs, in steps, and what one that is no sign or abbreviation in other letters than Latin
/// ones does: nothing but Latin letters is borrowed word by word. Tuned on the development sets.
const OTHER_SCRIPT: i32 = -36;
const FAR_SCRIPT: i32 = -60;

/// Letters of the longest sign: the α of a ray, the № of a number.
const SIGN: u32 = 2;

/// Of what a name says one in so many counts. Half was too loud for names of firms and lists of people; between a quarter and a sixth the
/// development sets of mixed text and of one language say much the same.
pub(crate) const NAMED: i16 = 5;

/// Values below this are all the same: one strange word proves nothing. In steps; tuned on the development sets.
pub(crate) const LOWEST: i16 = -32;

/// Looks up every word of a text.
pub(crate) fn evidence(text: &str, among: Among) -> Evidence {
    // The first value is that of every word whose script writes one language.
    let mut evidence = Evidence { words: Vec::new(), values: vec![0], among };
    remembered::with(|memory| evidence.read(text, memory));
    evidence
}

impl Told {
    /// Whether it is part of an address, a code or a file name.
    pub fn is_code(&self) -> bool {
        self.at == SILENT && self.table != NO_TABLE
    }

    /// What it says for a language of another script.
    pub fn foreign(&self) -> i32 {
        if self.script == Script::LATIN || self.letters <= SIGN {
            OTHER_SCRIPT
        } else {
            FAR_SCRIPT
        }
    }

    /// What of a value counts.
    pub fn heard(&self, value: i32) -> i32 {
        if self.name {
            value / i32::from(NAMED)
        } else {
            value
        }
    }
}

impl Evidence {
    /// What a word says for a language: 0 when it is the likeliest, less for others.
    pub fn value(&self, word: &Told, tongue: Tongue) -> i32 {
        if word.at == SILENT {
            0
        } else if word.table == tongue.table {
            let value = self.values.get(word.at as usize + usize::from(tongue.language));
            word.heard(i32::from(value.copied().unwrap_or(0)))
        } else {
            word.heard(word.foreign())
        }
    }

    /// The most that a word says for any other language of its script than one.
    pub fn value_of_others(&self, word: &Told, tongue: Tongue) -> i32 {
        match self.values(word).get(usize::from(tongue.language)) {
            Some(0) => word.heard(i32::from(word.next)),
            _ => 0,
        }
    }

    /// Adds a word's values to sums, one for each language of its table; whether it says anything.
    pub fn add(&self, word: &Told, sums: &mut [i16; 256]) -> bool {
        let values = self.values(word);
        // Apart, so that each is one instruction for several languages.
        if word.name {
            for (sum, &value) in sums.iter_mut().zip(values) {
                *sum += i16::from(value) / NAMED;
            }
        } else {
            for (sum, &value) in sums.iter_mut().zip(values) {
                *sum += i16::from(value);
            }
        }
        !values.is_empty()
    }

    /// A word's values for all languages of its table; none when it says nothing.
    pub fn values(&self, word: &Told) -> &[i8] {
        if word.at == SILENT || word.table == NO_TABLE {
            return &[];
        }
        let languages = tables()[usize::from(word.table)].codes.len();
        self.values.get(word.at as usize..word.at as usize + languages).unwrap_or_default()
    }

    fn read(&mut self, text: &str, memory: &mut Memory) {
        let mut room = Room::default();
        // Where the last address ends.
        let mut address = 0;
        let mut last_script = (Script::COMMON, NO_TABLE);
        let mut last_end = 0;
        for word in words(text) {
            if word.script != last_script.0 {
                last_script = (word.script, table_of(word.script).map_or(NO_TABLE, |table| table as u8));
            }
            let table = last_script.1;
            if begins_address(text, word) {
                let rest = text.get(word.span.end as usize..).unwrap_or_default();
                address = word.span.end
                    + rest.find(|it: char| it.is_whitespace() || !it.is_ascii()).unwrap_or(rest.len()) as u32;
            }
            let inside = word.span.of(text);
            let known = if word.span.start < address || is_code(text, word) {
                Known {
                    at: SILENT,
                    letters: inside.chars().count() as u32,
                    share: 0,
                    next: 0,
                    case: Case::of(inside),
                }
            } else {
                self.look_up(inside, table, memory, &mut room)
            };
            self.words.push(Told {
                span: word.span,
                script: word.script,
                table,
                at: known.at,
                name: false,
                label: false,
                letters: known.letters,
                known: known.share,
                next: known.next,
                case: known.case,
                before: text.get(last_end..word.span.start as usize).map_or(Edge::Plain, edge),
            });
            last_end = word.span.end as usize;
        }
    }

    fn look_up(&mut self, word: &str, number: u8, memory: &mut Memory, room: &mut Room) -> Known {
        let table = tables().get(usize::from(number)).filter(|table| table.codes.len() > 1);
        let Some(table) = table else {
            let (at, share) = if number == NO_TABLE { (SILENT, 0) } else { (0, u8::MAX) };
            return Known { at, letters: word.chars().count() as u32, share, next: 0, case: Case::of(word) };
        };
        let is_all = self.among.is_all();
        if let Some(known) = memory.recall(word, number, is_all, &mut self.values) {
            return known;
        }
        let (known, all) = table.score(word, room);
        let scores = &room.scores;
        let best = if is_all {
            // A fold of which the machine takes several steps at once.
            scores.iter().fold(i16::MIN, |best, &score| best.max(score))
        } else {
            let allowed = scores.iter().zip(self.among.of(number)).filter(|it| *it.1);
            allowed.map(|it| *it.0).max().unwrap_or(0)
        };
        let at = self.values.len() as u32;
        self.values.extend(scores.iter().map(|score| (score - best).clamp(LOWEST, 0) as i8));
        let next = next_best(&self.values[at as usize..]);
        let share = (known * 255 / all.max(1)) as u8;
        let known = Known { at, letters: word.chars().count() as u32, share, next, case: Case::of(word) };
        memory.keep(word, number, is_all, known, &self.values[at as usize..]);
        known
    }
}

/// The highest value beside one of the best, which are 0.
fn next_best(values: &[i8]) -> i8 {
    let best = values.iter().map(|&value| u8::from(value == 0)).fold(0, u8::wrapping_add);
    // As bytes without a sign those nearest below 0 are the highest, and 0 is the lowest.
    let next = values.iter().fold(0, |next, &value| next.max(value as u8));
    if best > 1 {
        0
    } else {
        next as i8
    }
}

/// Whether digits and letters of a script stand together in codes alone: where no spaces stand between words, numbers touch any of them
/// (2台, ปี 2559), and Koreans count in one word (29분).
fn mixes_with_digits(script: Script) -> bool {
    matches!(script, Script::LATIN | Script::CYRILLIC | Script::GREEK)
}

/// Whether a word begins an address: `https://…`, `www.…`.
fn begins_address(text: &str, word: Word) -> bool {
    let after = text.get(word.span.end as usize..).unwrap_or_default();
    after.starts_with("://") || after.starts_with('.') && word.span.of(text).eq_ignore_ascii_case("www")
}

/// Whether a word is part of a code, an address or a file name: `A380`, `ann@example.org`, `v2.1b`.
fn is_code(text: &str, word: Word) -> bool {
    let bytes = text.as_bytes();
    let before =
        word.span.start.checked_sub(1).and_then(|at| bytes.get(at as usize)).copied().unwrap_or(b' ');
    let after = bytes.get(word.span.end as usize).copied().unwrap_or(b' ');
    let next = bytes.get(word.span.end as usize + 1).copied().unwrap_or(b' ');
    mixes_with_digits(word.script) && (before.is_ascii_digit() || after.is_ascii_digit())
        || matches!(before, b'@' | b'_' | b'\\' | b'=')
        || matches!(after, b'@' | b'_' | b'\\' | b'=')
        || (after == b'.' && next.is_ascii_alphanumeric())
        || (after == b':' && next == b'/')
        || (before == b'.'
            && word.span.start >= 2
            && bytes[word.span.start as usize - 2].is_ascii_alphanumeric())
}
