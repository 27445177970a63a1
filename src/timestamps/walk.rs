//! A text followed along the keys of the lexicon: the longest phrase at a place, stems, months behind a prefix.

use super::fold::{digit, fold};
use super::keys::Place;
use super::letter::{joins, letter, unspaced};
use super::lexicon::Lexicon;
use super::sense::Sense;

/// Stands in a key for a number of the text.
const NUMBER: u8 = 1;

/// A phrase of the lexicon found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub end: usize,
    pub entry: u32,
    /// The number that stood where the phrase has its `#`.
    pub number: Option<u32>,
}

/// What a walk along the keys has met.
pub(crate) struct Walk {
    /// The longest phrase that ends with a word.
    pub longest: Option<Found>,
    /// How many characters some key went along with, but for the numbers of patterns.
    pub letters: usize,
    /// Whether the first character, and the first two, are a filling word.
    fillings: [bool; 2],
    /// The longest phrase of at least three letters, wherever it ends, and the letters so far.
    stem: Option<Found>,
    joined: usize,
}

impl Walk {
    const NONE: Walk = Walk { longest: None, letters: 0, fillings: [false; 2], stem: None, joined: 0 };
}

/// One reading of the text.
struct Branch {
    place: Place,
    at: usize,
    number: Option<u32>,
    blank: bool,
}

/// Goes from `at` along all keys as far as they go with the text.
pub(crate) fn walk(lexicon: &Lexicon, text: &str, at: usize) -> Walk {
    // Most marks begin no phrase.
    if text.as_bytes().get(at).is_some_and(|&it| it.is_ascii_punctuation() && !lexicon.keys().begins(it)) {
        return Walk::NONE;
    }
    walk_on(lexicon, text, Branch { place: lexicon.keys().root(), at, number: None, blank: false })
}

/// A pattern that starts with the number which ends at `at`: `# days ago`.
pub(crate) fn after_number(lexicon: &Lexicon, text: &str, at: usize, value: u32) -> Option<Found> {
    let mut place = lexicon.keys().root();
    if !lexicon.keys().step(&mut place, NUMBER) {
        return None;
    }
    walk_on(lexicon, text, Branch { place, at, number: Some(value), blank: false }).longest
}

fn walk_on(lexicon: &Lexicon, text: &str, first: Branch) -> Walk {
    let mut walk = Walk::NONE;
    let mut branches = Vec::new();
    follow(lexicon, text, first, &mut branches, &mut walk);
    while let Some(branch) = branches.pop() {
        follow(lexicon, text, branch, &mut branches, &mut walk);
    }
    walk
}

/// Follows one reading of the text as far as keys go; a number opens a second reading, as the `#` of a pattern.
fn follow(lexicon: &Lexicon, text: &str, mut branch: Branch, branches: &mut Vec<Branch>, walk: &mut Walk) {
    let keys = lexicon.keys();
    for character in text[branch.at..].chars() {
        if !character.is_ascii_alphabetic() && branch.number.is_none() && branch.place.begun() {
            let mut place = branch.place;
            let number = letter(character).digit() && keys.step(&mut place, NUMBER);
            if let Some((value, end)) = number.then(|| whole_number(text, branch.at)).flatten() {
                let next = Branch { place, at: end, number: Some(value), blank: false };
                note(lexicon, text, &next, walk);
                branches.push(next);
            }
        }
        if character.is_ascii_alphabetic() {
            branch.blank = false;
            if !keys.step(&mut branch.place, character.to_ascii_lowercase() as u8) {
                return;
            }
        } else {
            for &folded in fold(character).as_slice() {
                if folded == ' ' && branch.blank {
                    continue;
                }
                branch.blank = folded == ' ';
                if !step(lexicon, &mut branch.place, folded) {
                    return;
                }
            }
        }
        branch.at += character.len_utf8();
        let exact = note(lexicon, text, &branch, walk);
        if branch.number.is_none() {
            if let Some(filling) = walk.fillings.get_mut(walk.letters) {
                *filling = exact.is_some_and(|entry| lexicon.kinds(entry) & Sense::LITERAL != 0);
            }
            walk.letters += 1;
            if joins(character) {
                walk.joined += 1;
                if let Some(entry) = exact.filter(|_| walk.joined >= STEM) {
                    walk.stem = Some(Found { end: branch.at, entry, number: None });
                }
            }
        }
    }
}

/// Letters of the shortest stem.
const STEM: usize = 3;

/// One letter on.
#[inline]
fn step(lexicon: &Lexicon, place: &mut Place, letter: char) -> bool {
    if letter.is_ascii() {
        return lexicon.keys().step(place, letter as u8);
    }
    let mut buffer = [0; 4];
    let mut bytes = letter.encode_utf8(&mut buffer).bytes();
    bytes.all(|byte| lexicon.keys().step(place, byte))
}

/// Takes a key that ends here with a word, if it is the longest yet; answers the key that ends here.
#[inline]
fn note(lexicon: &Lexicon, text: &str, branch: &Branch, walk: &mut Walk) -> Option<u32> {
    let entry = lexicon.keys().exact(&branch.place)?;
    if walk.longest.is_none_or(|best| best.end < branch.at) && ends_word(text, branch.at) {
        walk.longest = Some(Found { end: branch.at, entry, number: branch.number });
    }
    Some(entry)
}

/// A month behind a filling word of one or two letters that is written together with it: Hebrew "ביולי".
pub(crate) fn prefixed(lexicon: &Lexicon, text: &str, at: usize, own: &Walk) -> Option<Found> {
    // Words of Latin letters have a space or a mark between.
    if text.as_bytes()[at].is_ascii() {
        return None;
    }
    let mut letters = text[at..].char_indices().skip(1);
    for filling in own.fillings {
        let (cut, letter) = letters.next()?;
        if !joins(letter) {
            return None;
        }
        if filling {
            let month = |found: &Found| lexicon.kinds(found.entry) & Sense::MONTH != 0;
            if let Some(found) = walk(lexicon, text, at + cut).longest.filter(month) {
                return Some(found);
            }
        }
    }
    None
}

/// The longest phrase of at least three letters that a longer word begins with, its ending at most five letters.
pub(crate) fn stem(text: &str, own: &Walk) -> Option<Found> {
    let best = own.stem?;
    let ending = text[best.end..].chars().take_while(|&it| joins(it)).take(6).count();
    (ending <= 5).then_some(best)
}

/// A number of at most nine digits, all of it.
fn whole_number(text: &str, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end, mut digits) = (0u32, at, 0);
    for character in text[at..].chars() {
        let Some(digit) = digit(character) else { break };
        digits += 1;
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit));
        end += character.len_utf8();
    }
    (1..=9).contains(&digits).then_some((value, end))
}

/// Whether a word can end at `at`: the next character goes on with neither the word nor the number.
fn ends_word(text: &str, at: usize) -> bool {
    let Some(next) = text[at..].chars().next() else { return true };
    let Some(last) = text[..at].chars().next_back() else { return true };
    let (after, digit) = (letter(next), letter(last).digit());
    if digit && after.digit() {
        return false;
    }
    !after.joins() || unspaced(last) || digit && after.alphabetic()
}

/// Whether a word can start at `at`.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let Some(last) = text[..at].chars().next_back() else { return true };
    let Some(next) = text[at..].chars().next() else { return false };
    !joins(last) || unspaced(next)
}
