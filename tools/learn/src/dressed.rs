//! Seed-like documents in tags: the same pieces, of which every role is known, on pages such as sites build. No labelled page of the web tells
//! more of a piece than whether it is body; these teach what tags and names say of the other roles.
//!
//! What a page is built of is drawn from a fixed random sequence: whether it has landmarks, in which language its classes are named (if people
//! named them at all), how deep its boxes lie. So no name and no tag is trusted further than on the web.

use crate::sets::{is_body_role, ROLES};
use std::fmt::Write;

/// One stretch of a plain document.
#[derive(Clone)]
pub struct Stretch {
    pub text: String,
    pub role: &'static str,
}

/// A page with tags, and the roles of its visible text: how many visible characters each stretch of it has.
pub struct Dressed {
    pub html: String,
    pub roles: Vec<(usize, &'static str)>,
}

/// Dresses a document in the tags of one site. `other` is another article in its language: boxes between the paragraphs speak of it.
pub fn dress(id: &str, stretches: &[Stretch], other: &[Stretch]) -> Dressed {
    let mut dice = Dice::new(id);
    let mut stretches = varied(stretches, &mut dice);
    boxed(&mut stretches, other, &mut dice);
    let theme = Theme::drawn(&mut dice);
    let mut page = Page { html: String::new(), roles: Vec::new(), dice, theme };
    page.write(&stretches);
    Dressed { html: page.html, roles: page.roles }
}

/// The visible characters of a text: those a browser neither adds nor drops.
pub fn visible(text: &str) -> usize {
    text.chars().filter(|it| !it.is_whitespace()).count()
}

/// What plain documents lack: standfirsts, headings, lists and tables, made of the document's own sentences and words.
pub fn varied(stretches: &[Stretch], dice: &mut Dice) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let (with_standfirst, with_list, with_table) = (dice.chance(30), dice.chance(25), dice.chance(20));
    let headings = if dice.chance(50) { 35 } else { 0 };
    let paragraphs = stretches.iter().filter(|it| it.role == "paragraph").count();
    let mut seen = 0;
    for stretch in stretches {
        if stretch.role != "paragraph" {
            out.push(stretch.clone());
            continue;
        }
        seen += 1;
        let sentences = sentences(&stretch.text);
        let as_standfirst = with_standfirst && seen == 1 && sentences.len() > 1;
        let as_list = with_list && seen > 1 && seen == paragraphs / 2 + 1 && sentences.len() > 1;
        let title = out.iter().rposition(|it| it.role == "title");
        if seen > 1 && dice.chance(headings) {
            let words = sentences.last().into_iter().flat_map(|it| it.split_whitespace());
            let words: Vec<&str> = words.take(1 + dice.below(7)).collect();
            out.push(Stretch { text: words.join(" "), role: "heading" });
        }
        match title {
            Some(title) if as_standfirst => {
                out.insert(title + 1, Stretch { text: sentences[0].to_string(), role: "subtitle" });
                out.push(Stretch { text: sentences[1..].join(" "), role: "paragraph" });
            }
            _ if as_list => {
                out.extend(sentences.iter().map(|it| Stretch { text: it.to_string(), role: "list-item" }));
            }
            _ => out.push(stretch.clone()),
        }
        if with_table && seen == paragraphs * 2 / 3 + 1 {
            out.extend(table(&stretch.text, dice));
        }
    }
    out
}

/// Rows of a paragraph's words and of numbers.
fn table(text: &str, dice: &mut Dice) -> Vec<Stretch> {
    let words: Vec<&str> = text.split_whitespace().filter(|it| it.chars().count() > 3).collect();
    let width = 2 + dice.below(3);
    let cell = |at: usize, dice: &mut Dice| match words.get(dice.below(words.len())) {
        Some(word) if at == 0 || dice.chance(20) => word.trim_matches([',', '.']).to_string(),
        _ => (1 + dice.below(9_999)).to_string(),
    };
    let rows = 2 + dice.below(6);
    (0..rows)
        .map(|_| {
            let cells: Vec<String> = (0..width).map(|at| cell(at, dice)).collect();
            Stretch { text: cells.join("\t"), role: "table" }
        })
        .collect()
}

/// Puts a box between the paragraphs of some documents that reads as they do: what it is, its names and its place must tell.
fn boxed(stretches: &mut Vec<Stretch>, other: &[Stretch], dice: &mut Dice) {
    let paragraphs: Vec<usize> =
        (0..stretches.len()).filter(|&it| stretches[it].role == "paragraph").collect();
    let sentences: Vec<&str> =
        other.iter().filter(|it| it.role == "paragraph").flat_map(|it| sentences(&it.text)).collect();
    if !dice.chance(40) || paragraphs.len() < 3 || sentences.len() < 3 {
        return;
    }
    let role = dice.one(&["promotion", "promotion", "related", "advertisement"]);
    let at = paragraphs[1 + dice.below(paragraphs.len() - 1)];
    let first = dice.below(sentences.len() - 2);
    let mut lines: Vec<String> =
        sentences[first..first + 1 + dice.below(2)].iter().map(|it| it.to_string()).collect();
    if dice.chance(60) {
        let heading: Vec<&str> = sentences[first + 2].split_whitespace().take(1 + dice.below(6)).collect();
        lines.insert(0, heading.join(" "));
    }
    stretches.splice(at..at, lines.into_iter().map(|text| Stretch { text, role }));
}

/// Sentences by their stops: good enough to cut a paragraph in parts.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, stop) in
        text.char_indices().filter(|it| matches!(it.1, '.' | '!' | '?' | '。' | '।' | '؟' | '۔'))
    {
        let end = at + stop.len_utf8();
        let ends = text[end..].starts_with(' ') || stop == '。';
        if ends && end - start > 40 {
            parts.push(text[start..end].trim());
            start = end;
        }
    }
    if visible(&text[start..]) > 0 {
        parts.push(text[start..].trim());
    }
    parts
}

/// How a site builds its pages.
struct Theme {
    landmarks: bool,
    naming: Naming,
    /// Paragraphs in `<p>`, or in `<div>` as editors of old systems write them.
    paragraph: &'static str,
    title: &'static str,
    depth: usize,
    figures: bool,
    head: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Naming {
    /// By people, for what stands inside.
    Telling,
    /// By people, for how it looks.
    Looks,
    /// By a bundler.
    Hashed,
    None,
}

impl Theme {
    fn drawn(dice: &mut Dice) -> Theme {
        let naming = match dice.below(10) {
            0..=5 => Naming::Telling,
            6 => Naming::Looks,
            7 | 8 => Naming::Hashed,
            _ => Naming::None,
        };
        Theme {
            landmarks: dice.chance(60),
            naming,
            paragraph: if dice.chance(85) { "p" } else { "div" },
            title: dice.one(&["h1", "h1", "h1", "h1", "h2", "div"]),
            depth: dice.below(5),
            figures: dice.chance(60),
            head: dice.chance(80),
        }
    }
}

/// What sites call the box of each role.
#[rustfmt::skip]
const NAMES: [(&str, &[&str]); 22] = [
    ("title", &["article-title", "headline", "entry-title", "post-title", "title", "titel", "titulo", "titre", "haber-baslik", "basliq", "zagolovok", "heading-main"]),
    ("subtitle", &["standfirst", "subtitle", "dek", "article-lead", "lead", "summary", "chapo", "vorspann", "spot", "entradilla", "sottotitolo", "intro", "excerpt"]),
    ("byline", &["byline", "author", "article-author", "post-author", "autor", "auteur", "yazar", "muellif", "meta-author", "contributor", "writer", "name"]),
    ("timestamp", &["date", "published", "post-date", "timestamp", "datum", "fecha", "tarih", "tarix", "article-meta", "entry-meta", "time", "updated", "info"]),
    ("paragraph", &["paragraph", "text", "article-text", "content-text", "story-body-text", "absatz", "parrafo", "txt"]),
    ("heading", &["subheading", "crosshead", "zwischentitel", "ara-baslik", "intertitre", "section-title"]),
    ("list-item", &["list", "bullets", "key-points", "article-list", "liste", "points"]),
    ("quote", &["quote", "pullquote", "blockquote", "zitat", "cita", "alinti"]),
    ("table", &["table", "data-table", "table-wrapper", "tabelle", "stats"]),
    ("caption", &["caption", "image-caption", "wp-caption-text", "bildunterschrift", "pie-foto", "legende", "foto-alti", "figure-text"]),
    ("credit", &["credit", "photo-credit", "image-source", "copyright", "bildquelle", "credito", "source", "fotograf", "picture-agency"]),
    ("navigation", &["nav", "main-menu", "navbar", "breadcrumb", "breadcrumbs", "site-nav", "menu-items", "topbar", "navigation", "menyu", "language-switcher", "hauptmenue", "categories", "rubric", "ust-menu"]),
    ("pagination", &["pagination", "pager", "page-numbers", "paging", "seiten", "paginacion", "pages", "sayfalama", "wp-pagenavi"]),
    ("status", &["loader", "loading", "overlay", "spinner", "noscript-message", "js-warning", "alert", "popup", "preloader"]),
    ("sharing", &["share", "social-share", "share-buttons", "sharing", "social", "addtoany", "teilen", "compartir", "paylas", "follow-us", "article-tools", "share-bar"]),
    ("related", &["related", "related-articles", "read-more", "most-read", "more-news", "teasers", "recommended", "also-read", "ilgili-haberler", "relacionadas", "weitere-artikel", "widget", "sidebar-list", "oxsar", "trending", "inline-related"]),
    ("advertisement", &["ad", "ads", "advertisement", "ad-slot", "banner", "anzeige", "reklam", "publicidad", "sponsored", "dfp-ad", "adunit"]),
    ("promotion", &["newsletter", "newsletter-signup", "subscribe", "paywall", "cta", "signup-box", "abo-teaser", "promo", "app-download", "inline-newsletter", "membership", "abone-ol"]),
    ("consent", &["cookie-banner", "cookie-notice", "consent", "gdpr", "cc-window", "privacy-popup", "modal"]),
    ("tags", &["tags", "article-tags", "tag-list", "topics", "keywords", "themen", "etiquetas", "etiketler", "mots-cles", "post-tags", "tegi"]),
    ("comments", &["comments", "comment-list", "disqus", "comment-form", "kommentare", "comentarios", "yorumlar", "serhler", "discussion", "respond"]),
    ("legal", &["footer", "copyright", "site-info", "legal", "impressum", "footer-text", "bottom", "colophon", "footer-links"]),
];

/// What stands between the items of a menu on one line.
const MENU_MARKS: [&str; 5] = [" | ", " • ", " / ", " > ", " › "];

/// Names for how a box looks: they say nothing.
const LOOKS: [&str; 12] = [
    "row",
    "col-md-8",
    "mt-4",
    "clearfix",
    "wrap",
    "container",
    "flex",
    "inner",
    "block",
    "grey",
    "pull-left",
    "section",
];

struct Page {
    html: String,
    roles: Vec<(usize, &'static str)>,
    dice: Dice,
    theme: Theme,
}

impl Page {
    fn write(&mut self, stretches: &[Stretch]) {
        self.head(stretches);
        // The article reaches from its headline to the last piece that belongs to it.
        let first = stretches.iter().position(|it| it.role == "title").unwrap_or(0);
        let last = stretches.iter().rposition(|it| belongs(it.role)).unwrap_or(0).max(first);
        // Many sites close it below the links and tags that follow.
        let last =
            if self.dice.chance(50) { last + self.dice.below(4) } else { last }.min(stretches.len() - 1);
        self.open("div", "wrapper");
        self.around(&stretches[..first], "header");
        let landmarks = self.theme.landmarks;
        let around = if landmarks { "article" } else { "div" };
        if landmarks {
            self.html += "<main>";
        }
        let boxes: Vec<&str> = (0..self.theme.depth).map(|_| "div").chain([around]).collect();
        for tag in &boxes {
            let name = self.dice.one(&[
                "article-body",
                "content",
                "entry-content",
                "story",
                "main-content",
                "post",
                "metn",
                "inhalt",
                "detail",
            ]);
            self.open(tag, name);
        }
        self.groups(&stretches[first..=last], true);
        for tag in boxes.iter().rev() {
            let _ = write!(self.html, "</{tag}>");
        }
        if landmarks {
            self.html += "</main>";
        }
        self.around(stretches.get(last + 1..).unwrap_or_default(), "footer");
        self.html += "</div></body></html>";
    }

    fn head(&mut self, stretches: &[Stretch]) {
        self.html += "<!doctype html><html><head><meta charset=utf-8>";
        if let Some(title) = stretches.iter().find(|it| it.role == "title").filter(|_| self.theme.head) {
            let _ = write!(self.html, "<title>{} - {}</title>", escaped(&title.text), self.dice.word(6));
        }
        self.html += "</head><body>";
    }

    /// What stands before the article or after it.
    fn around(&mut self, stretches: &[Stretch], landmark: &'static str) {
        if stretches.is_empty() {
            return;
        }
        let tag = if self.theme.landmarks { landmark } else { "div" };
        self.open(tag, landmark);
        self.groups(stretches, false);
        let _ = write!(self.html, "</{tag}>");
    }

    /// Neighbours of one role share a box, unless they are parts of the article's flow.
    fn groups(&mut self, stretches: &[Stretch], inside: bool) {
        for group in stretches.chunk_by(|one, next| one.role == next.role) {
            match group[0].role {
                "paragraph" => self.paragraphs(group),
                "title" | "duplicate" | "subtitle" | "heading" | "quote" => {
                    group.iter().for_each(|it| self.line(it));
                }
                "byline" | "timestamp" => group.iter().for_each(|it| self.meta(it)),
                "caption" | "credit" => group.iter().for_each(|it| self.figure(it)),
                "table" => self.table(group),
                "list-item" => self.list("ul", group, "list-item"),
                _ => self.furniture(group, inside),
            }
        }
    }

    fn paragraphs(&mut self, group: &[Stretch]) {
        let tag = self.theme.paragraph;
        for stretch in group {
            let name = if self.dice.chance(20) { self.name(stretch.role) } else { "" };
            self.open(tag, name);
            self.text(&stretch.text, stretch.role);
            let _ = write!(self.html, "</{tag}>");
        }
    }

    fn line(&mut self, stretch: &Stretch) {
        let tag = match stretch.role {
            "title" => self.theme.title,
            "duplicate" => self.dice.one(&["h2", "div", "p", "span"]),
            "subtitle" => self.dice.one(&["p", "div", "h2", "p"]),
            "heading" => self.dice.one(&["h2", "h3", "h2", "p"]),
            _ => self.dice.one(&["blockquote", "blockquote", "p"]),
        };
        let name = self.name(stretch.role);
        self.open(tag, name);
        self.text(&stretch.text, stretch.role);
        let _ = write!(self.html, "</{tag}>");
    }

    fn meta(&mut self, stretch: &Stretch) {
        let tag = match stretch.role {
            "timestamp" => self.dice.one(&["time", "div", "span", "p", "div"]),
            _ => self.dice.one(&["div", "span", "p", "address", "div"]),
        };
        let name = self.name(stretch.role);
        self.html += "<div>";
        self.open(tag, name);
        if stretch.role == "byline" && self.dice.chance(50) {
            self.html += "<a href=\"/a\" rel=author>";
            self.text(&stretch.text, stretch.role);
            self.html += "</a>";
        } else {
            self.text(&stretch.text, stretch.role);
        }
        let _ = write!(self.html, "</{tag}></div>");
    }

    fn figure(&mut self, stretch: &Stretch) {
        let name = self.name(stretch.role);
        if self.theme.figures {
            self.html += "<figure><img src=\"a.jpg\"><figcaption>";
            self.open("span", name);
            self.text(&stretch.text, stretch.role);
            self.html += "</span></figcaption></figure>";
        } else {
            self.html += "<div><img src=\"a.jpg\"></div>";
            let tag = self.dice.one(&["div", "p", "span", "em"]);
            self.open(tag, name);
            self.text(&stretch.text, stretch.role);
            let _ = write!(self.html, "</{tag}><br>");
        }
    }

    fn table(&mut self, rows: &[Stretch]) {
        let name = self.name("table");
        self.open("table", name);
        for row in rows {
            self.html += "<tr>";
            for cell in row.text.split('\t') {
                self.html += "<td>";
                self.text(cell, "table");
                self.html += "</td>";
            }
            self.html += "</tr>";
        }
        self.html += "</table>";
    }

    fn list(&mut self, tag: &str, items: &[Stretch], name: &str) {
        let name = self.name(name);
        self.open(tag, name);
        for item in items {
            self.html += "<li>";
            self.text(&item.text, item.role);
            self.html += "</li>";
        }
        let _ = write!(self.html, "</{tag}>");
    }

    /// Menus, boxes, bars and notices. "Read also: …" may stand among the paragraphs as one of them.
    fn furniture(&mut self, group: &[Stretch], inside: bool) {
        let role = group[0].role;
        if inside && matches!(role, "related" | "promotion") && self.dice.chance(30) {
            let link =
                if self.dice.chance(60) { ("<p><a href=\"/r\">", "</a></p>") } else { ("<p>", "</p>") };
            group.iter().for_each(|it| self.between(link, it));
            return;
        }
        let tag = match role {
            "navigation" if self.theme.landmarks => "nav",
            "related" | "promotion" | "advertisement" if self.theme.landmarks && self.dice.chance(50) => {
                "aside"
            }
            _ => self.dice.one(&["div", "div", "div", "section"]),
        };
        let name = self.name(role);
        self.open(tag, name);
        let headed = group.len() > 1 && matches!(role, "related" | "promotion") && self.dice.chance(60);
        let (heading, rest) = group.split_at(usize::from(headed));
        for stretch in heading {
            let parts = self.dice.one(&["h2", "h3", "h4", "strong"]);
            self.between((&format!("<{parts}>"), &format!("</{parts}>")), stretch);
        }
        if matches!(role, "navigation" | "related" | "sharing" | "tags" | "pagination" | "legal") {
            self.items(rest);
        } else {
            self.lines(rest);
        }
        if role == "promotion" && self.dice.chance(40) {
            self.html += "<form><input type=email></form>";
        }
        let _ = write!(self.html, "</{tag}>");
    }

    /// Lines of a box; short ones are buttons on some sites.
    fn lines(&mut self, group: &[Stretch]) {
        for stretch in group {
            let tag = match self.dice.one(&["p", "p", "div", "button", "span"]) {
                "button" if visible(&stretch.text) > 20 => "p",
                tag => tag,
            };
            self.between((&format!("<{tag}>"), &format!("</{tag}>")), stretch);
        }
    }

    fn between(&mut self, (open, close): (&str, &str), stretch: &Stretch) {
        self.html += open;
        self.text(&stretch.text, stretch.role);
        self.html += close;
    }

    /// Links, as a list or side by side. A menu on one line is taken apart at its marks, which sites draw by style.
    fn items(&mut self, group: &[Stretch]) {
        let as_list = self.dice.chance(65);
        let linked = self.dice.chance(85);
        let (open, close) = match (as_list, linked) {
            (true, true) => ("<li><a href=\"/i\">", "</a></li>"),
            (true, false) => ("<li>", "</li>"),
            (false, true) => ("<a href=\"/i\">", "</a> "),
            (false, false) => ("<span>", "</span> "),
        };
        if as_list {
            self.html += "<ul>";
        }
        for stretch in group {
            let mark = MENU_MARKS.iter().find(|it| stretch.text.contains(**it)).unwrap_or(&"\n");
            for item in stretch.text.split(*mark) {
                self.between((open, close), &Stretch { text: item.to_string(), role: stretch.role });
            }
        }
        if as_list {
            self.html += "</ul>";
        }
    }

    fn text(&mut self, text: &str, role: &'static str) {
        self.html += &escaped(text);
        self.roles.push((visible(text), role));
    }

    /// What this site calls the box of a role; sometimes nothing, or something wrong.
    fn name(&mut self, role: &str) -> &'static str {
        if self.dice.chance(12) {
            return "";
        }
        if self.dice.chance(4) {
            let (_, names) = NAMES[self.dice.below(NAMES.len())];
            return self.dice.one(names);
        }
        NAMES.iter().find(|it| it.0 == role).map_or("", |it| self.dice.one(it.1))
    }

    fn open(&mut self, tag: &str, name: &str) {
        let class = match self.theme.naming {
            Naming::Telling => name.to_string(),
            Naming::Looks => self.dice.one(&LOOKS).to_string(),
            Naming::Hashed => format!("css-{}", self.dice.word(7)),
            Naming::None => String::new(),
        };
        let attribute = self.dice.one(&["class", "class", "class", "id"]);
        let _ = match class.is_empty() {
            true => write!(self.html, "<{tag}>"),
            false => write!(self.html, "<{tag} {attribute}=\"{class}\">"),
        };
    }
}

/// Whether a piece of this role stands within the article's own box.
fn belongs(role: &str) -> bool {
    is_body_role(role) || ROLES.iter().position(|it| *it == role).is_some_and(|it| it < 12)
}

/// Text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A fixed random sequence (splitmix64) from a name.
pub struct Dice(u64);

impl Dice {
    pub fn new(name: &str) -> Dice {
        Dice(
            name.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, it| (hash ^ u64::from(it)).wrapping_mul(0x100_0000_01b3)),
        )
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn word(&mut self, letters: usize) -> String {
        (0..letters).map(|_| (b'a' + self.below(26) as u8) as char).collect()
    }
}
