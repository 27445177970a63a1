//! What holds for every input: nothing is lost, every repair can be undone, and nothing panics.

use std::fs;
use std::path::Path;
use temiz::{clean, repair, Article, Input, Options};

/// Enough to meet every pair of pieces a few times.
const GENERATED: u64 = 400;

#[test]
fn fragments_tile_every_fixture() {
    let texts = fixtures();
    assert!(texts.len() > 5, "the fixtures were not found");
    for (name, text) in &texts {
        check(name, text);
    }
}

#[test]
fn fragments_tile_generated_texts_and_pages() {
    for seed in 1..=GENERATED {
        let mut random = Random(seed);
        check(&format!("seed {seed}"), &generated(&mut random));
    }
}

#[test]
fn repairs_replayed_give_the_text_and_mending_it_again_changes_nothing() {
    let generated = (1..=GENERATED).map(|seed| (format!("seed {seed}"), generated(&mut Random(seed))));
    for (name, text) in fixtures().into_iter().chain(generated) {
        let mended = repair(&text);
        let mut replayed = String::new();
        let mut done = 0;
        for change in &mended.changes {
            assert_eq!(&text[change.start..change.end], change.before, "{name}");
            assert_ne!(change.before, change.after, "{name}");
            replayed += &text[done..change.start];
            replayed += &change.after;
            done = change.end;
        }
        replayed += &text[done..];
        assert_eq!(replayed, mended.text, "{name}");
        assert_eq!(repair(&mended.text).text, mended.text, "{name}: mended twice");
    }
}

fn check(name: &str, text: &str) {
    let options = Options { source: true, selectors: true, ..Options::default() };
    for (door, input) in [("text", Input::Text(text)), ("html", Input::Html(text))] {
        let article = clean(&input, &options);
        let source = article.source.as_deref().unwrap_or_default();
        if door == "text" {
            assert_eq!(source, text, "{name}: plain text is its own source");
        }
        if let Err(complaint) = tiles(&article, source) {
            panic!("{name}, as {door}: {complaint}\n{source:?}");
        }
    }
}

/// In order, without overlap, on the edges of characters, with nothing visible between.
fn tiles(article: &Article, source: &str) -> Result<(), String> {
    // Nothing but damage: there is no letter that a fragment could stand on.
    if article.fragments.is_empty() && !repair(source).text.chars().any(is_visible) {
        return Ok(());
    }
    let mut done = 0;
    for fragment in &article.fragments {
        let (start, end) = (fragment.start, fragment.end);
        let gap = source.get(done..start).ok_or(format!("overlap or broken edge at {done}..{start}"))?;
        if gap.chars().any(is_visible) {
            return Err(format!("lost {gap:?}"));
        }
        let piece = source.get(start..end).ok_or(format!("broken edge at {start}..{end}"))?;
        if piece.is_empty() {
            return Err(format!("empty fragment at {start}"));
        }
        for span in &fragment.languages {
            if source.get(span.start..span.end).is_none() || span.start < start || span.end > end {
                return Err(format!("language span {}..{} outside {start}..{end}", span.start, span.end));
            }
        }
        done = end;
    }
    let rest = source.get(done..).ok_or("broken edge at the end".to_string())?;
    if rest.chars().any(is_visible) {
        return Err(format!("lost {rest:?}"));
    }
    Ok(())
}

/// White space, controls and what shows nothing need no fragment.
fn is_visible(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Every text and page of the test folders, and this test itself.
fn fixtures() -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut found);
    found
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let wanted = path
            .extension()
            .is_some_and(|end| ["html", "txt", "md", "toml", "rs", "json"].iter().any(|it| end == *it));
        if path.is_dir() && !path.ends_with("output") {
            gather(&path, found);
        } else if wanted {
            if let Ok(text) = fs::read_to_string(&path) {
                // The longest fixtures say no more in their second half.
                let cut =
                    (0..=text.len().min(40_000)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                found.push((path.display().to_string(), text[..cut].to_string()));
            }
        }
    }
}

/// Pieces that articles, damage and attacks are made of.
const PIECES: &[&str] = &[
    "The ferry leaves at nine. ",
    "Körpü bu gün açıldı. ",
    "Мост снова открыт. ",
    "橋が再開した。",
    "الجسر مفتوح. ",
    "สะพานเปิดแล้ว ",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "\t",
    "# ",
    "- ",
    "> ",
    "1 2 3 4 5 ",
    "İDMAN XƏBƏR",
    "| ",
    "· ",
    "11 September 2023 12:42 (UTC +04:00)",
    "12.09.2023, 08:15",
    "© Photo: A. Writer",
    "Read also: ",
    "By Ann Writer\n",
    "<p>",
    "</p>",
    "<div class=\"share\">",
    "</div>",
    "<a href=\"/x\">",
    "</a>",
    "<b><i>",
    "<br>",
    "<table><tr><td>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<p hidden>",
    "<time datetime=\"2023-09-11\">",
    "<h1>",
    "</h1>",
    "<ul><li>",
    "<",
    ">",
    "&amp;",
    "&#8217;",
    "&amp;quot;",
    "&",
    "Ã©",
    "â€™",
    "РњРѕСЃРєРІР°",
    "\u{93}",
    "\u{85}",
    "\u{1b}[31m",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{fffd}",
    "e\u{301}",
    "\u{301}",
    "ﬁ",
    "👩\u{200d}🚀",
    "🏴\u{e0067}\u{e0062}\u{e007f}",
    "a",
    "ə",
    "9",
];

fn generated(random: &mut Random) -> String {
    let length = 1 + random.below(60);
    (0..length).map(|_| PIECES[random.below(PIECES.len())]).collect()
}

/// A generator of numbers that are the same on every machine (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}
