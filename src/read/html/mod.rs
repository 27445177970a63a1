//! An HTML document as its visible text and the elements above it: one pass, linear, no recursion, whatever the nesting.

mod entities;
mod hidden;
mod names;
mod rules;
mod shown;
mod tokenizer;
mod tree;

pub use entities::{decode, reference, Place};
pub use hidden::Why;
pub use tokenizer::{Token, Tokenizer};

use super::{metadata, Door, ElementId, Hidden, Page};

/// What an element's name stands for, in any case.
pub fn tag(name: &str) -> super::Tag {
    names::name(name).tag
}

/// Prose, in bytes, from which on a hidden part can be the article itself.
const ARTICLE: usize = 250;

/// Reads an HTML document, or a piece of one.
pub fn read(html: &str) -> Page<'static> {
    let mut tree = tree::build(html, &[]);
    // Pages that are hidden until a script shows them: the greater part of a page's prose is not hidden from its readers.
    let revealed = revealed(&tree);
    if !revealed.is_empty() {
        tree = tree::build(html, &revealed);
    }
    let metadata = metadata::gather(tree.head, &tree.elements, &tree.text);
    let mut hidden: Vec<Hidden> = tree
        .hidden
        .into_iter()
        .filter(|part| part.why.is_notable() && !part.shown.text.is_empty())
        .map(|part| Hidden { element: part.element, text: part.shown.text, why: part.why })
        .collect();
    if !tree.tags.is_empty() {
        hidden.push(Hidden { element: 0, text: tree.tags, why: Why::TagCharacters });
    }
    Page {
        door: Door::Html,
        source: tree.text.into(),
        elements: tree.elements,
        metadata,
        hidden,
        revealed: revealed.len(),
    }
}

/// Hidden parts that hold more prose than all that is visible: one of them alone, or all that are hidden for one reason of style.
fn revealed(tree: &tree::Tree) -> Vec<ElementId> {
    let is_more = |prose: usize| prose >= ARTICLE && prose > tree.prose;
    let by_reason = |why: Why| tree.hidden.iter().filter(|part| part.why == why).map(|part| part.prose).sum();
    let styles = [Why::Transparent, Why::VisibilityHidden, Why::FontSize];
    let styles = styles.map(|why| (why, is_more(by_reason(why))));
    let is_revealed = |part: &&tree::HiddenPart| is_more(part.prose) || styles.contains(&(part.why, true));
    tree.hidden.iter().filter(is_revealed).map(|part| part.element).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Attribute, Flags, Tag};

    fn text(html: &str) -> String {
        read(html).source.into_owned()
    }

    /// The elements below the body: depth, tag, text.
    fn outline(html: &str) -> Vec<(usize, Tag, String)> {
        let page = read(html);
        let ids = 2..page.elements.len() as ElementId;
        ids.map(|id| {
            let depth = page.elements.with_ancestors(id).count() - 2;
            (depth, page.elements.tag(id), page.elements.span(id).of(&page.source).to_string())
        })
        .collect()
    }

    #[test]
    fn tables_have_the_bodies_and_rows_that_browsers_give_them() {
        let tags = |html: &str| outline(html).into_iter().map(|it| (it.0, it.1)).collect::<Vec<_>>();
        let expected =
            [(1, Tag::Table), (2, Tag::Tbody), (3, Tag::Tr), (4, Tag::Td), (3, Tag::Tr), (4, Tag::Td)];
        assert_eq!(tags("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"), expected);
        assert_eq!(tags("<table><tbody><td>a<tr><td>b</table>"), expected);
        assert_eq!(tags("<table><td>a<tr><td>b</table>"), expected);
    }

    #[test]
    fn shows_blocks_on_lines_of_their_own() {
        assert_eq!(text("<h1>A <b>b</b>\n c</h1><p>d<br>e<p>f<div>g</div>h"), "A b c\nd\ne\nf\ng\nh");
        assert_eq!(text("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>"), "a\nb\nc\nd");
        assert_eq!(text("<pre>\nif a\n  b\n\nc</pre>d"), "if a\n  b\n\nc\nd");
    }

    #[test]
    fn leaves_out_what_is_not_text() {
        let html = "<head><title>t</title><style>p{}</style></head><script>x</script>a<noscript>b</noscript><template>c</template><svg><title>d</title></svg>e";
        assert_eq!(text(html), "ae");
    }

    #[test]
    fn parts_cells_with_tabs_and_links_in_a_row_with_spaces() {
        assert_eq!(text("<table><tr><td>a<td>b<tr><th>c</table>"), "a\tb\nc");
        assert_eq!(text("<a>News</a><a>Sport</a>"), "News Sport");
    }

    #[test]
    fn every_element_covers_its_text() {
        let found = outline("x<div><p>a <b>b</b><ul><li>c</ul></div><i></i><p>d");
        let expected = [
            (1, Tag::Div, "a b\nc"),
            (2, Tag::P, "a b"),
            (3, Tag::B, "b"),
            (2, Tag::Ul, "c"),
            (3, Tag::Li, "c"),
            (1, Tag::I, ""),
            (1, Tag::P, "d"),
        ];
        assert_eq!(found, expected.map(|(depth, tag, text)| (depth, tag, text.to_string())));
    }

    #[test]
    fn a_misplaced_link_end_does_not_end_the_blocks_around() {
        let found = outline("<div><a href=x><div class=c>a</a>b</div>c</div>d");
        let expected = [(1, Tag::Div, "a\nb\nc"), (2, Tag::A, "a"), (3, Tag::Div, "a"), (2, Tag::Div, "b")];
        assert_eq!(found, expected.map(|(depth, tag, text)| (depth, tag, text.to_string())));
    }

    #[test]
    fn hidden_text_is_kept_apart() {
        let page = read("<p>a<p hidden>b<p style='display:none'>c<div style='font-size:0'>d<p style='font-size:1em'>e</div><p aria-hidden=true>f");
        assert_eq!(page.source, "a\ne\nf");
        let hidden: Vec<(&str, Why)> =
            page.hidden.iter().map(|part| (part.text.as_str(), part.why)).collect();
        assert_eq!(hidden, [("b", Why::Attribute), ("c", Why::DisplayNone), ("d", Why::FontSize)]);
        assert!(page.elements.flags(page.hidden[0].element).has(Flags::HIDDEN));
    }

    #[test]
    fn tag_characters_are_kept_apart_but_flags_stay() {
        let page = read("a\u{e0048}\u{e0049}b 🏴\u{e0067}\u{e0062}\u{e007f}");
        assert_eq!(page.source, "ab 🏴\u{e0067}\u{e0062}\u{e007f}");
        assert_eq!((page.hidden[0].text.as_str(), page.hidden[0].why), ("HI", Why::TagCharacters));
    }

    #[test]
    fn a_page_hidden_until_its_script_runs_is_read() {
        let article = "The old bridge over the river carries cars again. ".repeat(8);
        let page = read(&format!("<nav>Menu</nav><div style='opacity:0'><p>{article}</div><p hidden>x"));
        assert!(page.source.starts_with("Menu\nThe old bridge"));
        assert_eq!((page.revealed, page.hidden.len()), (1, 1));
    }

    #[test]
    fn keeps_the_attributes_that_matter() {
        let page = read("<p CLASS='a &amp; b' onclick=x style='color:red' id=i>c");
        let kept: Vec<_> = page.elements.attributes(2).collect();
        assert_eq!(kept, [(Attribute::Class, "a & b"), (Attribute::Id, "i")]);
    }

    /// A measurement: `TEMIZ_PAGES=pages.jsonl cargo test --profile quick --lib measures -- --ignored --nocapture`, with one
    /// `{"html"}` a line.
    #[test]
    #[ignore = "wants a file of pages"]
    fn measures_reading() {
        let file = std::env::var("TEMIZ_PAGES").expect("TEMIZ_PAGES names a file of JSON lines");
        let lines = std::fs::read_to_string(file).expect("the file can be read");
        let page = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok();
        let pages: Vec<String> =
            lines.lines().filter_map(page).filter_map(|it| Some(it["html"].as_str()?.to_string())).collect();
        let bytes: usize = pages.iter().map(String::len).sum();
        // The best of many: other work on the machine only slows.
        let passes = (0..40).map(|_| {
            let start = std::time::Instant::now();
            let shown: usize = pages.iter().map(|page| read(page).source.len()).sum();
            (start.elapsed(), shown)
        });
        let (time, shown) = passes.min().unwrap_or_default();
        let speed = bytes as f64 / 1e6 / time.as_secs_f64();
        println!("{} pages, {bytes} bytes, {shown} shown, {speed:.0} MB/s", pages.len());
        assert!(shown > 0, "pages show text");
    }
}
