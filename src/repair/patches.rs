use super::damage::Damage;
use std::ops::Range;

/// What one pass would change in a draft, in order and without overlap. Small, for a damaged text may need one in every few bytes.
#[derive(Debug, Clone, Default)]
pub struct Patches {
    list: Vec<Entry>,
    /// What shall stand there instead, one after the other.
    with: String,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    /// Where its text in `with` ends; it begins where that of the one before ends.
    with_end: u32,
    damage: Damage,
}

/// A stretch of a draft and what shall stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch<'a> {
    pub range: Range<usize>,
    pub with: &'a str,
    pub damage: Damage,
}

impl Patches {
    /// Puts a text in the place of a stretch.
    pub fn replace(&mut self, range: Range<usize>, with: &str, damage: Damage) {
        self.with.push_str(with);
        self.push(range, damage);
    }

    /// Puts one character in the place of a stretch.
    pub fn put(&mut self, range: Range<usize>, with: char, damage: Damage) {
        self.with.push(with);
        self.push(range, damage);
    }

    /// Deletes a stretch. Two deletions side by side are one: a file of NULs is one stretch to delete, not millions.
    pub fn delete(&mut self, range: Range<usize>, damage: Damage) {
        let before = self.list.len().checked_sub(2).map_or(0, |before| self.list[before].with_end);
        let goes_on = |last: &&mut Entry| {
            last.with_end == before && last.damage == damage && last.end as usize == range.start
        };
        match self.list.last_mut().filter(goes_on) {
            Some(last) => last.end = range.end as u32,
            None => self.push(range, damage),
        }
    }

    fn push(&mut self, range: Range<usize>, damage: Damage) {
        let with_end = self.with.len() as u32;
        self.list.push(Entry { start: range.start as u32, end: range.end as u32, with_end, damage });
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The patch of that number.
    pub fn get(&self, at: usize) -> Option<Patch<'_>> {
        let entry = self.list.get(at)?;
        let from = at.checked_sub(1).map_or(0, |before| self.list[before].with_end);
        let with = &self.with[from as usize..entry.with_end as usize];
        Some(Patch { range: entry.start as usize..entry.end as usize, with, damage: entry.damage })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deletions_side_by_side_are_one() {
        let mut patches = Patches::default();
        patches.delete(0..1, Damage::Control);
        patches.delete(1..2, Damage::Control);
        patches.delete(2..3, Damage::Invisible);
        patches.put(3..5, 'é', Damage::Mojibake);
        patches.delete(5..6, Damage::Mojibake);
        let all: Vec<_> = (0..patches.len()).filter_map(|at| patches.get(at)).collect();
        let seen: Vec<_> = all.iter().map(|it| (it.range.clone(), it.with)).collect();
        assert_eq!(seen, [(0..2, ""), (2..3, ""), (3..5, "é"), (5..6, "")]);
    }
}
