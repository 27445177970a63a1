//! The keys of the lexicon as a tree that a text is followed along, byte by byte.

/// Sorted keys, and a node wherever they part.
pub(crate) struct Keys {
    /// The keys one after the other, and where each starts; one start more, the end.
    bytes: Vec<u8>,
    starts: Vec<u32>,
    nodes: Vec<Node>,
    /// The bytes by which each node's keys part, sorted, and where each leads.
    labels: Vec<u8>,
    targets: Vec<Target>,
    root: Target,
    /// Where each first byte leads: the node where most keys part is asked most.
    firsts: Vec<Option<Place>>,
}

/// Where keys part: those that are equal up to here.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Their first, which is the shortest.
    key: u32,
    /// How many bytes they share.
    depth: u32,
    /// Its edges among `labels` and `targets`.
    first: u32,
    count: u32,
}

/// A node, or the only key left.
#[derive(Debug, Clone, Copy)]
enum Target {
    Node(u32),
    Key(u32),
}

/// A place among the keys: all that begin with the bytes followed so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    target: Target,
    /// The first of the keys, and where it starts.
    key: u32,
    start: u32,
    depth: u32,
    /// Up to which depth the keys go on without parting.
    end: u32,
}

impl Place {
    /// Whether a byte has been followed.
    #[inline]
    pub fn begun(&self) -> bool {
        self.depth > 0
    }
}

impl Keys {
    /// From sorted keys, each but once.
    pub fn new(bytes: Vec<u8>, starts: Vec<u32>) -> Keys {
        let count = starts.len().saturating_sub(1) as u32;
        let mut keys = Keys {
            bytes,
            starts,
            nodes: Vec::with_capacity(count as usize / 2),
            labels: Vec::with_capacity(count as usize),
            targets: Vec::with_capacity(count as usize),
            root: Target::Key(0),
            firsts: Vec::new(),
        };
        keys.grow(count);
        keys.firsts = (0..=u8::MAX).map(|byte| keys.part(&keys.root(), byte)).collect();
        keys
    }

    /// Adds the nodes, in one pass over the keys: open nodes are a way from the root to the key read last.
    fn grow(&mut self, count: u32) {
        let mut open = vec![Open { key: 0, depth: 0, edges: 0 }];
        let mut edges: Vec<(u8, Target)> = Vec::new();
        for at in 0..count {
            let last = at + 1 == count;
            let shared = if last { 0 } else { self.shared(at) };
            let (mut target, mut key) = (Target::Key(at), at);
            while open.last().is_some_and(|node| node.depth > shared || last) {
                let Some(node) = open.pop() else { break };
                if let Some(edge) = self.edge(key, node.depth, target) {
                    edges.push(edge);
                }
                target = self.close(&node, &mut edges);
                key = node.key;
            }
            if last {
                self.root = target;
            } else {
                if open.last().is_none_or(|node| node.depth < shared) {
                    open.push(Open { key, depth: shared, edges: edges.len() });
                }
                if let Some(edge) = self.edge(key, shared, target) {
                    edges.push(edge);
                }
            }
        }
    }

    fn close(&mut self, node: &Open, edges: &mut Vec<(u8, Target)>) -> Target {
        let first = self.labels.len() as u32;
        let own = &edges[node.edges..];
        let count = own.len() as u32;
        self.labels.extend(own.iter().map(|edge| edge.0));
        self.targets.extend(own.iter().map(|edge| edge.1));
        edges.truncate(node.edges);
        self.nodes.push(Node { key: node.key, depth: node.depth, first, count });
        Target::Node(self.nodes.len() as u32 - 1)
    }

    /// How many bytes a key shares with the next.
    fn shared(&self, at: u32) -> u32 {
        let (one, other) = (self.key(at), self.key(at + 1));
        let mut shared = 0;
        while shared < one.len() && shared < other.len() && one[shared] == other[shared] {
            shared += 1;
        }
        shared as u32
    }

    fn key(&self, at: u32) -> &[u8] {
        &self.bytes[self.starts[at as usize] as usize..self.starts[at as usize + 1] as usize]
    }

    /// The edge to a key from a node of which it has that many bytes; none when it has no more.
    fn edge(&self, key: u32, depth: u32, target: Target) -> Option<(u8, Target)> {
        let at = self.starts[key as usize] + depth;
        if at == self.starts[key as usize + 1] {
            return None;
        }
        Some((self.bytes[at as usize], target))
    }

    /// Before the first byte.
    pub fn root(&self) -> Place {
        self.place(self.root, 0)
    }

    fn place(&self, target: Target, depth: u32) -> Place {
        match target {
            Target::Node(node) => {
                let node = self.nodes[node as usize];
                Place { target, key: node.key, start: self.starts[node.key as usize], depth, end: node.depth }
            }
            Target::Key(key) => {
                let (start, end) = (self.starts[key as usize], self.starts[key as usize + 1]);
                Place { target, key, start, depth, end: end - start }
            }
        }
    }

    /// One byte on, where a key goes on with it.
    #[inline]
    pub fn step(&self, place: &mut Place, byte: u8) -> bool {
        if place.depth < place.end {
            let same = self.bytes[(place.start + place.depth) as usize] == byte;
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
        let Target::Node(node) = place.target else { return None };
        let node = &self.nodes[node as usize];
        let labels = &self.labels[node.first as usize..(node.first + node.count) as usize];
        let edge = if labels.len() <= FEW {
            labels.iter().position(|&label| label == byte)?
        } else {
            labels.binary_search(&byte).ok()?
        };
        Some(self.place(self.targets[node.first as usize + edge], place.depth + 1))
    }

    /// The key that ends here.
    #[inline]
    pub fn exact(&self, place: &Place) -> Option<u32> {
        let ends = place.depth == place.end
            && match place.target {
                Target::Key(_) => true,
                Target::Node(_) => self.starts[place.key as usize + 1] - place.start == place.depth,
            };
        ends.then_some(place.key)
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
        Keys::new(bytes, starts)
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
