//! Any text, through both doors: nothing panics, fragments stay in order and on the edges of characters, and mending is done once.
//!
//! `cargo +nightly fuzz run clean`
#![no_main]

use libfuzzer_sys::fuzz_target;
use temiz::{clean, repair, Input, Options};

fuzz_target!(|text: &str| {
    let options = Options { source: true, selectors: true, ..Options::default() };
    for input in [Input::Text(text), Input::Html(text)] {
        let article = clean(&input, &options);
        let source = article.source.as_deref().unwrap_or_default();
        let mut done = 0;
        for fragment in &article.fragments {
            assert!(fragment.start >= done && source.get(fragment.start..fragment.end).is_some());
            done = fragment.end;
        }
    }
    let mended = repair(text).text;
    assert_eq!(repair(&mended).text, mended);
});
