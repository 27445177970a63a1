use super::damage::Damage;
use super::patches::Patches;
use super::Repair;
use crate::text::{composed, SourceSpan, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A text under repair: however often it is patched, each repair leads straight back to the source.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    pub text: Cow<'a, str>,
    repairs: Vec<Repair>,
}

impl<'a> Draft<'a> {
    pub fn new(source: &'a str) -> Draft<'a> {
        Draft { text: Cow::Borrowed(source), repairs: Vec::new() }
    }

    /// Applies patches, which come in order and without overlap; repairs that a patch touches become one with it.
    pub fn apply(&mut self, patches: &Patches) {
        if patches.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut repairs = Vec::with_capacity(self.repairs.len() + patches.len());
        let mut done = 0;
        for group in (Groups { old: &self.repairs, new: patches, next_old: 0, next_new: 0, shift: 0 }) {
            text.push_str(&self.text[done..group.draft.start]);
            let begin = text.len();
            done = group.draft.start;
            for patch in group.patches.filter_map(|at| patches.get(at)) {
                text.push_str(&self.text[done..patch.range.start]);
                text.push_str(patch.with);
                done = patch.range.end;
            }
            text.push_str(&self.text[done..group.draft.end]);
            done = group.draft.end;
            let span = Span::new(begin, text.len());
            repairs.push(Repair { source: group.source, text: span, damage: group.damage });
        }
        text.push_str(&self.text[done..]);
        self.repairs = repairs;
        self.text = Cow::Owned(text);
    }

    /// The patches that touch none of the stretches of the source that are to be spared; those come in order and without overlap.
    pub fn outside(&self, patches: Patches, spared: &[SourceSpan]) -> Patches {
        if spared.is_empty() {
            return patches;
        }
        let mut outside = Patches::default();
        for patch in (0..patches.len()).filter_map(|at| patches.get(at)) {
            let (start, end) = (self.in_source(patch.range.start), self.in_source(patch.range.end));
            let next = spared.partition_point(|it| it.end <= start);
            if spared.get(next).is_none_or(|it| it.start >= end) {
                outside.replace(patch.range, patch.with, patch.damage);
            }
        }
        outside
    }

    /// Where a place of the draft came from.
    fn in_source(&self, at: usize) -> u32 {
        let at = at as u32;
        let next = self.repairs.partition_point(|it| it.text.end <= at);
        let shifted = next.checked_sub(1).map_or(at, |before| {
            let before = &self.repairs[before];
            before.source.end + (at - before.text.end)
        });
        // Inside a repair there is no place but its beginning.
        let inside = self.repairs.get(next).filter(|it| it.text.start < at);
        inside.map_or(shifted, |it| it.source.start)
    }

    /// The repaired text and its repairs. A repair that only deleted takes the character beside it along, so that no place in
    /// the source is left without one in the text, and no letter is parted from its marks.
    pub fn finish(self, source: &str) -> (Cow<'a, str>, Vec<Repair>) {
        let mut kept: Vec<Repair> = Vec::with_capacity(self.repairs.len());
        let last_visible = self.text.trim_end().len();
        for repair in self.repairs {
            if source.get(repair.source.range()) == self.text.get(repair.text.range()) {
                continue;
            }
            match kept.last_mut().filter(|last| belongs(last, &repair, &self.text)) {
                Some(last) => {
                    // The one before may have reached out beyond this one.
                    last.text.end = last.text.end.max(repair.text.end);
                    last.source.end = repair.source.end + last.text.end - repair.text.end;
                }
                None => kept.push(repair),
            }
            let floor = kept.len().checked_sub(2).map_or(0, |before| kept[before].text.end);
            if let Some(last) = kept.last_mut().filter(|last| last.text.is_empty()) {
                widen(last, &self.text[..last_visible.max(last.text.range().end)], floor);
            }
        }
        reach_back(&mut kept, &self.text);
        (self.text, kept)
    }
}

/// Joins a pure deletion at the very end of a text, behind white space, to the last visible character.
fn reach_back(repairs: &mut Vec<Repair>, text: &str) {
    let Some(mut bare) = pop_if(repairs, |last| last.text.is_empty()) else { return };
    let visible = text[..bare.text.range().start].char_indices().rev().find(|(_, it)| !it.is_whitespace());
    if let Some((start, _)) = visible {
        let start = start as u32;
        while let Some(earlier) = pop_if(repairs, |earlier| earlier.text.end > start) {
            bare.source.start = earlier.source.start;
            bare.text.start = earlier.text.start;
        }
        let further = bare.text.start.saturating_sub(start);
        bare.text.start -= further;
        bare.source.start -= further;
    }
    repairs.push(bare);
}

fn pop_if(repairs: &mut Vec<Repair>, wanted: impl Fn(&Repair) -> bool) -> Option<Repair> {
    let found = repairs.last().is_some_and(wanted);
    found.then(|| repairs.pop()).flatten()
}

/// Whether a repair is part of the one before it: it overlaps, leaves nothing of its own, or goes on in the same word with the same.
fn belongs(last: &Repair, repair: &Repair, text: &str) -> bool {
    let touches = last.text.end == repair.text.start;
    let parted = last.text.of(text).ends_with(char::is_whitespace)
        || repair.text.of(text).contains(char::is_whitespace);
    last.text.end > repair.text.start
        || touches && !parted && (repair.text.is_empty() || repair.damage == last.damage)
}

/// Patches and older repairs that touch each other.
struct Group {
    draft: Range<usize>,
    source: SourceSpan,
    damage: Damage,
    patches: Range<usize>,
}

/// The groups that older repairs and patches fall into, in order.
struct Groups<'a> {
    old: &'a [Repair],
    new: &'a Patches,
    next_old: usize,
    next_new: usize,
    /// What a byte of the draft has to be moved by to be where it came from.
    shift: i64,
}

impl Iterator for Groups<'_> {
    type Item = Group;

    fn next(&mut self) -> Option<Group> {
        let first_old = self.old.get(self.next_old);
        let first_new = self.new.get(self.next_new);
        let start_old = first_old.map_or(usize::MAX, |it| it.text.range().start);
        let start_new = first_new.as_ref().map_or(usize::MAX, |it| it.range.start);
        let start = start_old.min(start_new);
        let mut damage = match start_old == start {
            true => first_old?.damage,
            false => first_new?.damage,
        };
        let source_start = (start as i64 + self.shift) as u32;
        let first_patch = self.next_new;
        let mut end = start;
        // A deletion stands before what begins at its place, and joins nothing.
        let mut first = true;
        loop {
            let joins = |at: usize| at < end || first && at == start;
            if let Some(it) = self.old.get(self.next_old).filter(|it| joins(it.text.range().start)) {
                end = end.max(it.text.range().end);
                self.shift = i64::from(it.source.end) - i64::from(it.text.end);
                self.next_old += 1;
            } else if let Some(it) = self.new.get(self.next_new).filter(|it| joins(it.range.start)) {
                end = end.max(it.range.end);
                // The first patch names the damage of them all.
                damage = if self.next_new == first_patch { it.damage } else { damage };
                self.next_new += 1;
            } else {
                break;
            }
            first = false;
        }
        let source = SourceSpan { start: source_start, end: (end as i64 + self.shift) as u32 };
        Some(Group { draft: start..end, source, damage, patches: first_patch..self.next_new })
    }
}

/// Lets a pure deletion take the letter before it along, with its marks; else the next visible one.
fn widen(repair: &mut Repair, text: &str, floor: u32) {
    let at = repair.text.range().start;
    let before = &text[floor as usize..at];
    let behind = &text[at..];
    let back = |length: usize, repair: &mut Repair| {
        repair.text.start -= length as u32;
        repair.source.start -= length as u32;
    };
    let mut letters = before.char_indices().rev();
    if let Some((start, character)) = letters.find(|(_, character)| !composed::is_mark(*character)) {
        if !character.is_whitespace() {
            return back(before.len() - start, repair);
        }
    }
    let visible = behind.char_indices().find(|(_, character)| !character.is_whitespace());
    if let Some((start, character)) = visible {
        let taken = (start + character.len_utf8()) as u32;
        repair.text.end += taken;
        repair.source.end += taken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replayed(source: &str, repairs: &[Repair], text: &str) -> String {
        let mut out = String::new();
        let mut done = 0;
        for repair in repairs {
            out.push_str(&source[done..repair.source.range().start]);
            assert_eq!(out.len(), repair.text.range().start);
            out.push_str(repair.text.of(text));
            done = repair.source.range().end;
        }
        out + &source[done..]
    }

    #[test]
    fn leads_back_to_the_source_after_any_number_of_patches() {
        let source = "one two three four five six seven";
        let mut seed = 7_u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below
        };
        for _ in 0..2_000 {
            let mut draft = Draft::new(source);
            for _ in 0..1 + random(4) {
                let mut at = 0;
                let mut patches = Patches::default();
                while at + 1 < draft.text.len() {
                    let start = at + random(6);
                    let end = start + 1 + random(3);
                    if end > draft.text.len() {
                        break;
                    }
                    patches.replace(start..end, ["", "", "x", "longer"][random(4)], Damage::Space);
                    at = end + random(2);
                }
                draft.apply(&patches);
                assert_eq!(replayed(source, &draft.repairs, &draft.text), draft.text);
            }
            let (text, repairs) = draft.finish(source);
            assert_eq!(replayed(source, &repairs, &text), text);
            let bare = repairs
                .iter()
                .find(|it| it.text.is_empty() && !text[it.text.range().end..].trim().is_empty());
            assert_eq!(bare, None, "{text:?}");
        }
    }
}
