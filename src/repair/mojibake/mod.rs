//! UTF-8 that was read as something else: `Ã©` for `é`, `РџСЂРё` for `При`.

mod codepages;
mod plausible;

use super::damage::Damage;
use super::patches::Patches;
use codepages::{code_pages, CodePages, Roles, COUNT};
use plausible::{has_letter, is_tidy, surprise};
use std::ops::Range;

/// Watches a text go by for neighbours that some code page could have made out of one letter.
pub struct Suspicion {
    pages: &'static CodePages,
    last: Roles,
    /// In which code pages the last two could be the beginning of three.
    begun: u16,
}

impl Suspicion {
    pub fn new() -> Suspicion {
        Suspicion { pages: code_pages(), last: Roles::default(), begun: 0 }
    }

    /// An ASCII character went by.
    pub fn forget(&mut self) {
        self.last = Roles::default();
        self.begun = 0;
    }

    /// Whether the next character makes the text suspect.
    pub fn meets(&mut self, character: char) -> bool {
        let roles = self.pages.roles(character);
        let suspect = (self.last.pairs | self.begun) & roles.continues != 0;
        self.begun = self.last.leads & roles.continues;
        self.last = roles;
        suspect
    }
}

/// By so many bits the repaired word must be the less surprising one.
const THRESHOLD: i32 = 6;

/// By so many where the word looks like a word as it stands.
const THRESHOLD_TIDY: i32 = 14;

/// By so many where the word holds no letter: ornaments are no misreading.
const THRESHOLD_ORNAMENT: i32 = 20;

/// By so many where the same misreading was found in other words of the text.
const PART_IN_COMPANY: i32 = 3;

/// By so many in company where the reading explains every letter of the word.
const WHOLE_IN_COMPANY: i32 = -6;

/// Bits won by one code page in other words, from which on it counts as found in the text.
const COMPANY: i32 = 12;

/// Bits that a reading costs for its code page: some misreadings are rare.
const RARITY: [i32; COUNT] = [0, 1, 1, 2, 1, 2, 1, 2, 2, 2];

/// The words that could be misreadings, and what each code page would make of them. In a text damaged throughout they are many.
#[derive(Default)]
struct Suspects {
    words: Vec<Suspect>,
    /// The readings of all words, one word after the other.
    readings: Vec<Reading>,
}

struct Suspect {
    start: u32,
    end: u32,
    /// Where its readings end; they begin where those of the word before end.
    readings_end: u32,
    /// Bits to be gained by a reading that stands alone.
    threshold: i32,
}

struct Reading {
    page: u8,
    /// Whether it leaves no letter of the word as it stands.
    whole: bool,
    /// Bits by which the reading is less surprising than the word as it stands.
    gain: i32,
}

/// The words to mend, each as a whole.
pub fn patches(text: &str) -> Patches {
    let suspects = suspects(text);
    let mut won = [0_i32; COUNT];
    for (suspect, readings) in suspects.each() {
        let sure = |reading: &&Reading| reading.gain >= suspect.threshold;
        if let Some(best) = readings.iter().filter(sure).max_by_key(|reading| reading.gain) {
            won[usize::from(best.page)] += best.gain;
        }
    }
    let mut patches = Patches::default();
    for (suspect, readings) in suspects.each() {
        let margin = |reading: &Reading| {
            // The word's own part in the company does not count.
            let own = if reading.gain >= suspect.threshold { reading.gain } else { 0 };
            let company = won[usize::from(reading.page)] >= own + COMPANY;
            let threshold = match (company, reading.whole) {
                (true, true) => WHOLE_IN_COMPANY,
                (true, false) => suspect.threshold.min(PART_IN_COMPANY),
                (false, _) => suspect.threshold,
            };
            reading.gain - threshold
        };
        let fits = readings.iter().filter(|reading| margin(reading) >= 0);
        // The earlier page on a tie: it is the more frequent one.
        let best = fits.rev().max_by_key(|reading| margin(reading) + won[usize::from(reading.page)] / 4);
        let Some(best) = best else { continue };
        let start = suspect.start as usize;
        for (range, whole) in sequences(&text[start..suspect.end as usize], usize::from(best.page)) {
            patches.put(start + range.start..start + range.end, whole, Damage::Mojibake);
        }
    }
    patches
}

impl Suspects {
    /// Each word with its readings.
    fn each(&self) -> impl Iterator<Item = (&Suspect, &[Reading])> {
        let mut from = 0;
        self.words.iter().map(move |suspect| {
            let own = from..suspect.readings_end as usize;
            from = own.end;
            (suspect, &self.readings[own])
        })
    }

    /// Adds a word, unless no code page makes anything of it.
    fn add(&mut self, text: &str, word: Range<usize>, pages: &CodePages) {
        let stands = &text[word.clone()];
        let mut possible = 0;
        let mut leads = 0;
        for character in stands.chars() {
            let roles = pages.roles(character);
            possible |= leads & roles.continues;
            leads = roles.leads;
        }
        let surprise_now = surprise(stands) as i32;
        let before = self.readings.len();
        for page in (0..COUNT).filter(|page| possible & 1 << page != 0) {
            let Some((text, whole)) = reread(stands, page) else { continue };
            let gain = surprise_now - surprise(&text) as i32 - RARITY[page];
            if gain >= WHOLE_IN_COMPANY {
                self.readings.push(Reading { page: page as u8, whole, gain });
            }
        }
        if self.readings.len() == before {
            return;
        }
        let threshold = match stands {
            _ if is_tidy(stands) => THRESHOLD_TIDY,
            _ if !has_letter(stands) => THRESHOLD_ORNAMENT,
            _ => THRESHOLD,
        };
        self.words.push(Suspect {
            start: word.start as u32,
            end: word.end as u32,
            readings_end: self.readings.len() as u32,
            threshold,
        });
    }
}

/// The words that hold a possible sequence and would gain by reading it.
fn suspects(text: &str) -> Suspects {
    let mut suspicion = Suspicion::new();
    let mut suspects = Suspects::default();
    let bytes = text.as_bytes();
    let mut checked = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            suspicion.forget();
            at += 1;
            continue;
        }
        let Some(character) = text[at..].chars().next() else { break };
        if suspicion.meets(character) {
            let word = word_around(bytes, at, checked);
            suspects.add(text, word.clone(), suspicion.pages);
            checked = word.end;
            at = word.end;
            suspicion.forget();
        } else {
            at += character.len_utf8();
        }
    }
    suspects
}

fn word_around(bytes: &[u8], at: usize, floor: usize) -> Range<usize> {
    let start =
        bytes[floor..at].iter().rposition(u8::is_ascii_whitespace).map_or(floor, |space| floor + space + 1);
    let end = bytes[at..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |space| at + space);
    start..end
}

/// The word with every sequence that a code page would have torn apart put together again; `None` where there is none. Says, too,
/// whether that took all its letters.
fn reread(word: &str, page: usize) -> Option<(String, bool)> {
    let mut out = String::with_capacity(word.len());
    let mut found = false;
    let mut whole_word = true;
    let mut done = 0;
    for (range, whole) in sequences(word, page) {
        whole_word &= !word[done..range.start].chars().any(char::is_alphabetic);
        out.push_str(&word[done..range.start]);
        out.push(whole);
        found |= whole != char::REPLACEMENT_CHARACTER;
        done = range.end;
    }
    whole_word &= !word[done..].chars().any(char::is_alphabetic);
    out.push_str(&word[done..]);
    found.then_some((out, whole_word))
}

/// Where a code page would have torn characters apart, and which.
fn sequences(word: &str, page: usize) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let pages = code_pages();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(character) = word[at..].chars().next() {
            let start = at;
            match sequence(&word[at..], page, pages) {
                Some((whole, length)) => {
                    at += length;
                    return Some((start..at, whole));
                }
                None => at += character.len_utf8(),
            }
        }
        None
    })
}

/// The character whose UTF-8 bytes the first characters of a text are, and how many bytes these take.
fn sequence(text: &str, page: usize, pages: &CodePages) -> Option<(char, usize)> {
    let mut bytes = [0; 6];
    let mut taken = 0;
    let mut filled = 0;
    let mut lost = false;
    for character in text.chars().take(6) {
        // A byte that the misreading lost; which one it was, nobody knows.
        let gap = character == char::REPLACEMENT_CHARACTER && filled > 0;
        lost |= gap;
        let byte = if gap { 0x80 } else { pages.byte(character, page) };
        let expected =
            if filled == 0 { (0xc2..=0xf4).contains(&byte) } else { (0x80..=0xbf).contains(&byte) };
        if !(expected || filled == 3 && byte == 0xed) {
            break;
        }
        bytes[filled] = byte;
        filled += 1;
        taken += character.len_utf8();
        let needed = match bytes[0] {
            0xc2..=0xdf => 2,
            0xe0..=0xef if bytes[0] == 0xed && bytes[1] >= 0xa0 => 6,
            0xe0..=0xef => 3,
            _ => 4,
        };
        if filled == needed && lost {
            return Some((char::REPLACEMENT_CHARACTER, taken));
        }
        if filled == needed {
            let whole = if needed == 6 {
                surrogates(bytes)
            } else {
                std::str::from_utf8(&bytes[..needed]).ok()?.chars().next()
            };
            return whole.map(|whole| (whole, taken));
        }
    }
    None
}

/// A character beyond the basic plane that was written as two surrogates of three bytes each (CESU-8).
fn surrogates(bytes: [u8; 6]) -> Option<char> {
    let unit = |bytes: &[u8]| {
        u16::from(bytes[0] & 0xf) << 12 | u16::from(bytes[1] & 0x3f) << 6 | u16::from(bytes[2] & 0x3f)
    };
    char::decode_utf16([unit(&bytes[..3]), unit(&bytes[3..])]).next()?.ok()
}
