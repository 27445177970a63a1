//! The keys of the lexicon as a tree that a text is followed along, byte by byte.

/// Sorted keys, and edges from wherever they part.
pub(crate) struct Keys {
    /// The keys one after the other.
    bytes: Vec<u8>,
    /// The bytes by which keys part, sorted where they part, and what each leads to.
    labels: Vec<u8>,
    edges: Vec<Edge>,
    root: Edge,
    /// Where each first byte leads: the place where most keys part is asked most.
    firsts: Vec<Option<Place>>,
}

/// The keys behind an edge, as far as they go on without parting. All a walk needs lies together: the table is too large for near memory.
#[derive(Debug, Clone, Copy)]
struct Edge {
    /// The first of the keys, which is the shortest, and where it starts.
    key: u32,
    start: u32,
    /// The edges by which they part, none for the only key left.
    first: u32,
    count: u16,
    /// Up to which depth they are equal.
    end: u8,
    /// Whether the first ends there.
    is_whole: bool,
}

/// A place among the keys: all that begin with the bytes followed so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    edge: Edge,
    depth: u32,
}

impl Place {
    /// Whether a byte has been followed.
    #[inline]
    pub fn begun(&self) -> bool {
        self.depth > 0
    }
}

impl Keys {
    /// From sorted keys, each but once and of at most 255 bytes; `starts` says where each starts, and the end.
    pub fn new(bytes: Vec<u8>, starts: &[u32]) -> Keys {
        let count = starts.len().saturating_sub(1);
        let root = Edge { key: 0, start: 0, first: 0, count: 0, end: 0, is_whole: false };
        let mut keys = Keys {
            bytes,
            labels: Vec::with_capacity(count * 2),
            edges: Vec::with_capacity(count * 2),
            root,
            firsts: Vec::new(),
        };
        keys.grow(starts);
        keys.firsts = (0..=u8::MAX).map(|byte| keys.part(&keys.root(), byte)).collect();
        keys
    }

    /// Adds the edges, in one pass over the keys: open nodes are a way from the root to the key read last.
    fn grow(&mut self, starts: &[u32]) {
        let count = starts.len().saturating_sub(1);
        let mut open = vec![Open { key: 0, depth: 0, edges: 0 }];
        let mut edges: Vec<(u8, Edge)> = Vec::new();
        let mut length = 0;
        for at in 0..count {
            let (start, end) = (starts[at], starts[at + 1]);
            length = end - start;
            let last = at + 1 == count;
            let shared = if last { 0 } else { self.shared(&starts[at..at + 3]) };
            let edge = Edge { key: at as u32, start, first: 0, count: 0, end: length as u8, is_whole: true };
            let mut reached = (edge, length);
            while open.last().is_some_and(|node| node.depth > shared || last) {
                let Some(node) = open.pop() else { break };
                edges.extend(self.label(reached, node.depth));
                reached = self.close(&node, starts, &mut edges);
            }
            if last {
                self.root = reached.0;
            } else {
                if open.last().is_none_or(|node| node.depth < shared) {
                    open.push(Open { key: reached.0.key, depth: shared, edges: edges.len() });
                }
                edges.extend(self.label(reached, shared));
            }
        }
        debug_assert!(length <= u32::from(u8::MAX));
    }

    /// The edge to all keys of a node, and how long its first is.
    fn close(&mut self, node: &Open, starts: &[u32], edges: &mut Vec<(u8, Edge)>) -> (Edge, u32) {
        let first = self.labels.len() as u32;
        let own = &edges[node.edges..];
        let count = own.len() as u16;
        self.labels.extend(own.iter().map(|edge| edge.0));
        self.edges.extend(own.iter().map(|edge| edge.1));
        edges.truncate(node.edges);
        let start = starts[node.key as usize];
        let length = starts[node.key as usize + 1] - start;
        let is_whole = length == node.depth;
        (Edge { key: node.key, start, first, count, end: node.depth as u8, is_whole }, length)
    }

    /// How many bytes a key shares with the next.
    fn shared(&self, starts: &[u32]) -> u32 {
        let key = |at: usize| &self.bytes[starts[at] as usize..starts[at + 1] as usize];
        key(0).iter().zip(key(1)).take_while(|(one, other)| one == other).count() as u32
    }

    /// An edge with the byte by which it parts from a node of so many bytes; none when its first key has no more.
    fn label(&self, (edge, length): (Edge, u32), depth: u32) -> Option<(u8, Edge)> {
        (length > depth).then(|| (self.bytes[(edge.start + depth) as usize], edge))
    }

    /// Before the first byte.
    #[inline]
    pub fn root(&self) -> Place {
        Place { edge: self.root, depth: 0 }
    }

    /// Whether a key begins with a byte.
    #[inline]
    pub fn begins(&self, byte: u8) -> bool {
        self.firsts[usize::from(byte)].is_some()
    }

    /// One byte on, where a key goes on with it.
    #[inline]
    pub fn step(&self, place: &mut Place, byte: u8) -> bool {
        if place.depth < u32::from(place.edge.end) {
            let same = self.bytes[(place.edge.start + place.depth) as usize] == byte;
            place.depth += u32::from(same);
            return same;
        }
        let next = if place.depth == 0 { self.firsts[usize::from(byte)] } else { self.part(place, byte) };
        let goes_on = next.is_some();
        if let Some(next) = next {
            *place = next;
        }
        goes_on
    }

    /// One byte on from where keys part.
    fn part(&self, place: &Place, byte: u8) -> Option<Place> {
        let range = place.edge.first as usize..place.edge.first as usize + usize::from(place.edge.count);
        let labels = &self.labels[range.clone()];
        let at = if labels.len() <= FEW {
            labels.iter().position(|&label| label == byte)?
        } else {
            labels.binary_search(&byte).ok()?
        };
        Some(Place { edge: self.edges[range.start + at], depth: place.depth + 1 })
    }

    /// The key that ends here.
    #[inline]
    pub fn exact(&self, place: &Place) -> Option<u32> {
        let ends = place.edge.is_whole && place.depth == u32::from(place.edge.end);
        ends.then_some(place.edge.key)
    }
}

/// A node whose keys are not all read yet; its edges so far are those from `edges` on.
struct Open {
    key: u32,
    depth: u32,
    edges: usize,
}

/// So many labels are looked through one by one.
const FEW: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &[&str]) -> Keys {
        let (mut bytes, mut starts) = (Vec::new(), vec![0]);
        for word in words {
            bytes.extend(word.as_bytes());
            starts.push(bytes.len() as u32);
        }
        Keys::new(bytes, &starts)
    }

    fn find(keys: &Keys, word: &str) -> Option<u32> {
        let mut place = keys.root();
        word.bytes().all(|byte| keys.step(&mut place, byte)).then(|| keys.exact(&place)).flatten()
    }

    #[test]
    fn every_key_is_found_and_nothing_else() {
        let words = ["a", "ab", "abcd", "abce", "b", "ba", "bb", "bcdefg", "c"];
        let tree = keys(&words);
        for (at, word) in words.iter().enumerate() {
            assert_eq!(find(&tree, word), Some(at as u32), "{word}");
        }
        for word in ["", "abc", "abcf", "abcde", "bc", "bcdefgh", "d"] {
            assert_eq!(find(&tree, word), None, "{word}");
        }
    }

    #[test]
    fn one_key_is_a_tree_too() {
        let tree = keys(&["word"]);
        assert_eq!((find(&tree, "word"), find(&tree, "wor"), find(&tree, "words")), (Some(0), None, None));
    }
}
