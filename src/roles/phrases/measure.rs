//! How much of a labelled set the lexicon knows: `TEMIZ_LINES=file.jsonl cargo test --profile quick --lib phrases::measure -- --ignored --nocapture`.
//!
//! The file has one document a line: `{"text", "fragments": [{"start", "end", "role", "language"}]}`.

use super::{find, Fit};
use crate::roles::Role;
use std::collections::BTreeMap;

/// Counts of one group of fragments: all, found in any role, found in the right role.
#[derive(Default)]
struct Count {
    all: usize,
    any: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, any: bool, right: bool) {
        self.all += 1;
        self.any += usize::from(any);
        self.right += usize::from(right);
    }
}

#[test]
#[ignore = "needs a labelled set, named by TEMIZ_LINES"]
fn coverage_of_a_labelled_set() {
    let file = std::env::var("TEMIZ_LINES").expect("TEMIZ_LINES names a file of labelled documents");
    let lines = std::fs::read_to_string(file).unwrap();
    let mut groups: BTreeMap<(&str, String), Count> = BTreeMap::new();
    for line in lines.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = document["text"].as_str().unwrap();
        for fragment in document["fragments"].as_array().unwrap() {
            let (start, end) = (fragment["start"].as_u64().unwrap(), fragment["end"].as_u64().unwrap());
            let role: Role = serde_json::from_value(fragment["role"].clone()).unwrap();
            let found = find(&text[start as usize..end as usize]);
            let strong = || found.iter().filter(|it| it.fit <= Fit::Inside);
            let any = strong().next().is_some();
            let right = strong().any(|it| it.role == role);
            let name = fragment["role"].as_str().unwrap().to_string();
            groups.entry(("role", name)).or_default().add(any, right);
            if !role.kept() && !matches!(role, Role::Duplicate | Role::Marker) {
                let language = fragment["language"].as_str().unwrap_or("zxx").to_string();
                groups.entry(("language", language)).or_default().add(any, right);
                groups.entry(("furniture", "all".into())).or_default().add(any, right);
            }
        }
    }
    assert!(!groups.is_empty(), "no fragments");
    for ((kind, name), count) in &groups {
        let share = |part: usize| 100.0 * part as f64 / count.all as f64;
        println!(
            "{kind} {name}: {} found {:.1} right {:.1}",
            count.all,
            share(count.any),
            share(count.right)
        );
    }
}
