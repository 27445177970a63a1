//! CSS paths to the elements that hold pieces of an HTML string, in the form of those that `js/dom/selector.js` gives for a live document.

use crate::read::{Attribute, ElementId, Elements, Tag};
use crate::text::Span;

/// Steps of the longest path worth giving, as in `js/dom/selector.js`; without an end, deep pages would have paths longer than they are.
const MOST_STEPS: usize = 64;

/// A path for each of these stretches of the repaired text, which stand in order: to the innermost element that holds all of it.
/// `None` where no path leads: too deep, or in a table's markup that a browser puts elsewhere.
pub fn selectors(elements: &Elements, stretches: impl Iterator<Item = Span>) -> Vec<Option<String>> {
    let tree = Tree::of(elements);
    let mut open: Vec<ElementId> = Vec::new();
    let mut next: ElementId = 0;
    stretches
        .map(|stretch| {
            while (next as usize) < elements.len() && elements.span(next).start <= stretch.start {
                while open.last().is_some_and(|&last| elements.subtree_end(last) <= next) {
                    open.pop();
                }
                open.push(next);
                next += 1;
            }
            // What ends before this stretch does holds none of those that follow.
            while open.last().is_some_and(|&last| elements.span(last).end < stretch.end) {
                open.pop();
            }
            tree.path(*tree.places.get(*open.last()? as usize)?)
        })
        .collect()
}

/// Names that the children of one element may have; no page has more, and to look through them costs time.
const MOST_NAMES: u32 = 64;

/// Ends a list in [`Tree::alike`].
const NONE: u32 = u32::MAX;

/// The elements as a browser nests them: what the markup of tables leaves out is there.
struct Tree<'a> {
    elements: &'a Elements,
    nodes: Vec<Node>,
    /// The node of each element.
    places: Vec<u32>,
    /// How many children of a node bear a name, list by list.
    alike: Vec<Alike<'a>>,
    /// Hashes of all identifiers, sorted. Two with one hash count as the same: a longer path is right, too.
    identifiers: Vec<u32>,
}

struct Node {
    /// The root: itself.
    parent: u32,
    /// What it is called, and how many beside it are.
    alike: u32,
    /// Its number among those, from one.
    number: u32,
    /// What its children are called.
    names: u32,
    /// `None` for one that the markup leaves out.
    element: Option<ElementId>,
    /// Its last child, when the markup left that out and goes on in it.
    implied: Option<u32>,
    /// A browser moves it elsewhere.
    is_astray: bool,
}

struct Alike<'a> {
    /// As [`Elements::name`] gives it.
    name: &'a str,
    count: u32,
    next: u32,
}

impl<'a> Tree<'a> {
    fn of(elements: &'a Elements) -> Tree<'a> {
        let ids = elements.all_attributes().filter(|(_, name, _)| *name == Attribute::Id);
        let mut tree = Tree {
            elements,
            nodes: Vec::new(),
            places: Vec::new(),
            alike: Vec::new(),
            identifiers: ids.map(|(.., value)| hash(value)).collect(),
        };
        tree.identifiers.sort_unstable();
        for element in 0..elements.len() as ElementId {
            let place = tree.add_element(element);
            tree.places.push(place);
        }
        tree
    }

    fn add_element(&mut self, element: ElementId) -> u32 {
        let tag = self.elements.tag(element);
        let name = self.elements.name(element);
        let Some(above) = self.elements.parent(element) else { return self.add(None, name, Some(element)) };
        let mut parent = self.places[above as usize];
        let mut around = self.elements.tag(above);
        let is_row = matches!(tag, Tag::Tr | Tag::Td | Tag::Th);
        if around == Tag::Table && is_row {
            parent = self.implied(parent, Tag::Tbody);
            around = Tag::Tbody;
        }
        let is_section = matches!(around, Tag::Tbody | Tag::Thead | Tag::Tfoot);
        if is_section && matches!(tag, Tag::Td | Tag::Th) {
            parent = self.implied(parent, Tag::Tr);
        }
        let is_astray = match around {
            Tag::Table => !matches!(tag, Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => !is_row,
            Tag::Tr => !matches!(tag, Tag::Td | Tag::Th),
            _ => false,
        };
        self.nodes[parent as usize].implied = None;
        let place = self.add(Some(parent), name, Some(element));
        self.nodes[place as usize].is_astray |= is_astray;
        place
    }

    /// The child that the markup leaves out, going on where it was left.
    fn implied(&mut self, parent: u32, tag: Tag) -> u32 {
        if let Some(open) = self.nodes[parent as usize].implied {
            return open;
        }
        let made = self.add(Some(parent), tag.name(), None);
        self.nodes[parent as usize].implied = Some(made);
        made
    }

    fn add(&mut self, parent: Option<u32>, name: &'a str, element: Option<ElementId>) -> u32 {
        let place = self.nodes.len() as u32;
        let first = parent.map_or(NONE, |parent| self.nodes[parent as usize].names);
        let (mut at, mut passed) = (first, 0);
        while at != NONE && self.alike[at as usize].name != name && passed < MOST_NAMES {
            (at, passed) = (self.alike[at as usize].next, passed + 1);
        }
        if at == NONE {
            at = self.alike.len() as u32;
            self.alike.push(Alike { name, count: 0, next: first });
            if let Some(parent) = parent {
                self.nodes[parent as usize].names = at;
            }
        }
        let alike = &mut self.alike[at as usize];
        let is_known = alike.name == name;
        alike.count += u32::from(is_known);
        let node = Node {
            parent: parent.unwrap_or(place),
            alike: at,
            number: alike.count,
            names: NONE,
            element,
            implied: None,
            is_astray: !is_known,
        };
        self.nodes.push(node);
        place
    }

    fn path(&self, place: u32) -> Option<String> {
        let mut steps = Vec::new();
        let mut at = place;
        loop {
            let node =
                self.nodes.get(at as usize).filter(|node| !node.is_astray && steps.len() < MOST_STEPS)?;
            if let Some(own) = node.element.and_then(|element| self.identifier(element)) {
                steps.push(escaped("#", own));
                break;
            }
            steps.push(self.step(node));
            if node.parent == at {
                break;
            }
            at = node.parent;
        }
        steps.reverse();
        Some(steps.join(" > "))
    }

    /// An element's identifier, if no other bears it, too.
    fn identifier(&self, element: ElementId) -> Option<&'a str> {
        let own = self.elements.attribute(element, Attribute::Id).filter(|own| !own.is_empty())?;
        let first = self.identifiers.binary_search(&hash(own)).ok()?;
        let beside = [first.wrapping_sub(1), first + 1].map(|at| self.identifiers.get(at));
        (!beside.contains(&self.identifiers.get(first))).then_some(own)
    }

    /// A name, and a number where siblings have the same one.
    fn step(&self, node: &Node) -> String {
        let Alike { name, count, .. } = &self.alike[node.alike as usize];
        // The one name of a drawing that text is read in; there, capitals count.
        let mut step = match name.eq_ignore_ascii_case("foreignobject") {
            true => "foreignObject".to_string(),
            false => escaped("", &name.to_ascii_lowercase()),
        };
        if *count > 1 {
            step.push_str(":nth-of-type(");
            step.push_str(&node.number.to_string());
            step.push(')');
        }
        step
    }
}

/// Of the letters in their small forms: pages without a doctype tell no capitals apart.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |sum: u32, byte| {
        (sum ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

/// A name as it stands in a selector: CSSOM's "serialize an identifier", as browsers' `CSS.escape` does it.
fn escaped(before: &str, name: &str) -> String {
    let mut written = before.to_string();
    for (at, character) in name.chars().enumerate() {
        let is_leading = at == 0 || at == 1 && name.starts_with('-');
        match character {
            '\0' => written.push('\u{fffd}'),
            '\u{1}'..='\u{1f}' | '\u{7f}' => escape(character, &mut written),
            '0'..='9' if is_leading => escape(character, &mut written),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '\u{80}'.. => written.push(character),
            '-' if name.len() > 1 => written.push(character),
            _ => written.extend(['\\', character]),
        }
    }
    written
}

/// By its number, in at most two digits.
fn escape(character: char, written: &mut String) {
    written.push('\\');
    let digits = [character as u32 >> 4, character as u32 & 15];
    written.extend(
        digits.iter().skip_while(|&&digit| digit == 0).filter_map(|&digit| char::from_digit(digit, 16)),
    );
    written.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, Input, Options};

    /// The path of the fragment that begins with these words.
    fn path(html: &str, words: &str) -> Option<String> {
        let options = Options { selectors: true, ..Options::default() };
        let article = clean(&Input::Html(html), &options);
        let found = article.fragments.into_iter().find(|fragment| fragment.text.starts_with(words));
        found.unwrap_or_else(|| panic!("no fragment {words:?}")).selector
    }

    #[test]
    fn counts_siblings_of_one_name() {
        let page = "<main><h1>Ferry</h1><p>One sails on Monday.</p><hr><p>Two sail on Friday.</p></main>";
        assert_eq!(path(page, "Ferry").as_deref(), Some("html > body > main > h1"));
        assert_eq!(path(page, "Two").as_deref(), Some("html > body > main > p:nth-of-type(2)"));
    }

    #[test]
    fn begins_at_an_identifier_that_is_the_only_one() {
        let page = "<div id=a><p id=7x>One sails on Monday.</p></div><div id=A><x-card>Two sail on Friday.</x-card></div>";
        assert_eq!(path(page, "One").as_deref(), Some("#\\37 x"));
        assert_eq!(path(page, "Two").as_deref(), Some("html > body > div:nth-of-type(2) > x-card"));
    }

    #[test]
    fn names_what_the_markup_of_a_table_leaves_out() {
        let page = "<p>The times of the ferry, as they hang in the harbour.</p>\
            <table><tr><td><p>Monday to Friday at nine.</p></td><td><p>Twenty minutes, no stop.</p></td><tbody><td><p>Sunday at ten.</p></td></table>";
        let first = "html > body > table > tbody:nth-of-type(1) > tr > td:nth-of-type(2) > p";
        assert_eq!(path(page, "Twenty").as_deref(), Some(first));
        assert_eq!(
            path(page, "Sunday").as_deref(),
            Some("html > body > table > tbody:nth-of-type(2) > tr > td > p")
        );
    }

    #[test]
    fn gives_no_path_longer_than_one_can_use() {
        let deep = |depth: usize| format!("{}<p>One sails on Monday.</p>", "<div>".repeat(depth));
        assert!(path(&deep(MOST_STEPS - 3), "One").is_some());
        assert_eq!(path(&deep(MOST_STEPS), "One"), None);
    }

    #[test]
    fn escapes_as_browsers_do() {
        for (name, written) in [
            ("-", "\\-"),
            ("-1", "-\\31 "),
            ("a.b:c", "a\\.b\\:c"),
            ("ə\u{1}\u{10}", "ə\\1 \\10 "),
            ("--x", "--x"),
        ] {
            assert_eq!(escaped("", name), written);
        }
    }
}
