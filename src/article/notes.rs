use super::Note;
use crate::languages::{Code, Languages};
use crate::read::{Page, Tag};
use crate::roles::Role;
use crate::text::sort;
use crate::timestamps::Publication;

/// Confidence from which on the text's language is held against the declared one.
const SURE: f32 = 0.5;

/// Paragraphs that make an `<article>` element an article of its own.
const PARAGRAPHS: usize = 3;

/// What a careful reader of the answer should know.
pub fn notes(
    page: &Page,
    languages: &Languages,
    publication: &Publication,
    content: &super::Content,
    text: &str,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |code, message: String, values: &[(&'static str, &str)]| {
        let values = values.iter().map(|&(name, value)| (name, value.to_string())).collect();
        notes.push(Note { code, message, values });
    };
    let main = languages.main;
    if let Some(declared) = &page.metadata.language {
        let is_told = super::content::named(Some(main)).is_some() && main.confidence >= SURE;
        if is_told && !is_same(declared, main.code) {
            let detected = main.code.as_str();
            let message = format!("the page says {declared}, its text is {detected}");
            note("declared-language-differs", message, &[("declared", declared), ("detected", detected)]);
        }
    }
    if page.revealed > 0 {
        let message = "the text is hidden until a script shows it; it was read all the same";
        note("hidden-page-read", message.to_string(), &[]);
    }
    if !page.hidden.is_empty() {
        let bytes: usize = page.hidden.iter().map(|part| part.text.len()).sum();
        let mut ways: Vec<&str> = page.hidden.iter().map(|part| part.why.as_str()).collect();
        sort::by_key(&mut ways, |&way| way);
        ways.dedup();
        let (bytes, parts, ways) = (bytes.to_string(), page.hidden.len().to_string(), ways.join(", "));
        let message = format!("{bytes} bytes in {parts} hidden parts are left out ({ways})");
        note("hidden-text", message, &[("bytes", &bytes), ("parts", &parts), ("ways", &ways)]);
    }
    if let Some((visible, said)) = publication.conflicts.first() {
        let message = format!("the text says {}, the metadata says {}", visible.iso, said.iso);
        note("dates-differ", message, &[("text", &visible.iso), ("metadata", &said.iso)]);
    }
    if page.metadata.is_free == Some(false) {
        let message = "the page says it is not free to read; the text may be the beginning only";
        note("paywalled", message.to_string(), &[]);
    }
    if text.is_empty() {
        note("no-article", "nothing that looks like an article was found".to_string(), &[]);
    } else if ends_open(text) {
        note("truncated", "the text breaks off".to_string(), &[]);
    }
    if page.metadata.is_live {
        note("live-blog", "the page is a live blog: a series of entries".to_string(), &[]);
    }
    let articles = articles(content);
    if articles > 1 {
        let articles = articles.to_string();
        note("several-articles", format!("the page holds {articles} articles"), &[("articles", &articles)]);
    }
    notes
}

/// Whether a tag names a language, or one so near that pages use the codes for each other.
pub fn is_same(tag: &str, code: Code) -> bool {
    const ALIKE: &[&[&str]] = &[
        &["no", "nb", "nn"],
        &["he", "iw"],
        &["id", "in", "ms"],
        &["yi", "ji"],
        &["hr", "sr", "bs", "sh", "cnr"],
        &["fil", "tl"],
        &["zh", "cmn", "yue"],
        &["ro", "mo"],
        &["fa", "prs"],
        &["ku", "kmr"],
        &["uz", "uzn"],
        &["az", "azj"],
        &["et", "ekk"],
        &["lv", "lvs"],
        &["sq", "als"],
        &["sw", "swh"],
        &["ar", "arb"],
        &["mn", "khk"],
    ];
    let Some(declared) = Code::from_tag(tag.trim()) else { return true };
    let group = ALIKE.iter().find(|group| group.contains(&declared.as_str()));
    declared == code || group.is_some_and(|group| group.contains(&code.as_str()))
}

fn ends_open(text: &str) -> bool {
    let end = text.trim_end_matches([')', ']', '"', '”', '»', ' ']);
    end.ends_with('…') || end.ends_with("...")
}

/// How many `<article>` elements hold several paragraphs of the body each.
fn articles(content: &super::Content) -> usize {
    let elements = &content.elements;
    // The outermost article element of each element, by one pass.
    let mut outermost: Vec<Option<u32>> = Vec::with_capacity(elements.len());
    for element in 0..elements.len() as u32 {
        let above =
            elements.parent(element).and_then(|parent| outermost.get(parent as usize).copied().flatten());
        let own = (elements.tag(element) == Tag::Article).then_some(element);
        outermost.push(above.or(own));
    }
    let (mut count, mut current, mut paragraphs) = (0, None, 0);
    for piece in content.pieces.iter().filter(|piece| piece.kept && piece.role == Role::Paragraph) {
        let article = piece.element.and_then(|element| outermost.get(element as usize).copied().flatten());
        if article != current {
            (current, paragraphs) = (article, 0);
        }
        paragraphs += 1;
        count += usize::from(article.is_some() && paragraphs == PARAGRAPHS);
    }
    count
}
