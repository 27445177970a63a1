//! What authors call the parts of their pages: class, id and role names, sorted by what they tend to hold. Low trust: a name is evidence.

use crate::read::{Attribute, Elements};
use std::sync::OnceLock;

/// What a name hints at; the bits of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Hint {
    Body = 1,
    Navigation = 2,
    Sharing = 4,
    Related = 8,
    Advertisement = 16,
    Promotion = 32,
    Comments = 64,
    Tags = 128,
    Legal = 256,
    Meta = 512,
    Caption = 1024,
    Title = 2048,
    Sidebar = 4096,
}

/// Parts of names, in small letters; a name counts when one of its words begins so.
#[rustfmt::skip]
const NAMES: &[(Hint, &[&str])] = &[
    (Hint::Body, &["articlebody", "article", "content", "entry", "body", "story", "text", "texto", "contenu", "inhalt", "artikel", "articulo", "noticia",
        "haber", "xeber", "post", "paragraph", "lead", "corpo", "tresc", "tekst", "makale", "detay", "detail", "artibody", "zhengwen", "neirong", "wenzhang", "statya", "statia", "novost", "keimeno", "arthro", "brodtext", "artykul", "clanek", "clanak", "cikk", "berita", "noidung"]),
    (Hint::Navigation, &["nav", "menu", "breadcrumb", "crumb", "pager", "pagination", "toolbar", "topbar", "navbar", "menue", "krumel", "lang", "rubrik",
        "kategori", "category", "search", "skip", "burger", "daohang", "nawigac", "weizhi", "sciezka"]),
    (Hint::Sharing, &["share", "social", "sharing", "addthis", "facebook", "twitter", "follow", "teilen", "compartir", "partage", "paylas", "bookmark", "like", "weibo", "pinterest", "whatsapp", "telegram", "odnoklassniki", "wykop", "udostepnij", "podziel", "podelit", "fenxiang", "condividi", "jiathis", "bdshare", "megoszt", "sdilet"]),
    (Hint::Related, &["related", "recommend", "more", "popular", "teaser", "mostread", "trending", "latest", "also", "similar", "promo", "headlines",
        "relacionad", "verwandt", "ilgili", "benzer", "oxsar", "weitere", "list", "recirc", "outbrain", "taboola", "next", "prev", "zobacz", "czytaj", "polecan", "powiazan", "podobne", "najnowsze", "popularne", "chitajte", "pohozh", "svyaz", "xiangguan", "tuijian", "remen", "paihang", "rank", "hotnews", "topnews", "gerelateerd", "souvisej", "kapcsolodo", "correlat", "leia"]),
    (Hint::Advertisement, &["ad", "ads", "advert", "banner", "sponsor", "anzeige", "werbung", "reklam", "publicidad", "dfp", "adv", "advertisement", "adbox", "guanggao", "annons", "annonc", "hirdet", "pubblicit", "iklan"]),
    (Hint::Promotion, &["newsletter", "subscribe", "subscription", "signup", "paywall", "abo", "login", "register", "membership", "donate", "cta", "app", "zaloguj", "rejestr", "prenumerat", "abonn", "podpiska", "zhuce", "denglu"]),
    (Hint::Comments, &["comment", "comments", "disqus", "kommentar", "comentario", "commentaire", "yorum", "serh", "respond", "reply", "discussion", "forum",
        "komentar", "opinie", "komentarz", "opinia", "pinglun", "liuyan", "otzyv", "obsuzhd", "guestbook", "reactie", "hozzaszol", "diskus", "diskuz", "ulasan", "binhluan"]),
    (Hint::Tags, &["tag", "tags", "keyword", "keywords", "topic", "topics", "etiket", "schlagwort", "temas", "tagi", "tegi", "kluczowe", "guanjian"]),
    (Hint::Legal, &["footer", "copyright", "legal", "imprint", "impressum", "cookie", "consent", "gdpr", "privacy", "disclaimer", "foot", "fuss", "stopka", "podval", "banquan", "shengming", "mianze", "prawa"]),
    (Hint::Meta, &["meta", "date", "time", "author", "byline", "datum", "fecha", "tarih", "tarix", "autor", "info", "published", "posted", "dateline", "source", "laiyuan", "shijian", "zuozhe", "zrodlo", "forfatter", "redaktor"]),
    (Hint::Caption, &["caption", "credit", "figure", "image", "photo", "bild", "foto", "img", "gallery", "slide", "legende", "media", "video"]),
    (Hint::Title, &["title", "headline", "titel", "titulo", "titre", "baslik", "heading", "header", "kicker", "subtitle", "standfirst"]),
    (Hint::Sidebar, &["sidebar", "side", "aside", "widget", "rail", "right", "column", "spalte", "lateral", "box", "module", "popup", "modal", "overlay", "tooltip", "dropdown", "lightbox", "szpalta"]),
];

/// The hints of every element's own names, and whether it is marked as the body by schema.org or its role.
pub fn hints(elements: &Elements) -> Vec<(u16, bool)> {
    let mut hints = vec![(0u16, false); elements.len()];
    let mut known = Known::default();
    for (element, name, value) in elements.all_attributes() {
        let Some(own) = hints.get_mut(element as usize) else { continue };
        match name {
            Attribute::Class | Attribute::Id => own.0 |= known.hints_of(value),
            Attribute::Role => {
                own.0 |= match value.trim() {
                    "navigation" | "menu" | "menubar" | "search" => Hint::Navigation as u16,
                    "complementary" => Hint::Sidebar as u16,
                    "contentinfo" => Hint::Legal as u16,
                    "main" | "article" => Hint::Body as u16,
                    _ => 0,
                }
            }
            Attribute::Itemprop => own.1 |= value.contains("articleBody"),
            _ => {}
        }
    }
    hints
}

/// A page has few names, each many times: the last that fell on each place is remembered.
struct Known<'a> {
    places: Vec<(&'a str, u16)>,
}

impl Default for Known<'_> {
    fn default() -> Self {
        Known { places: vec![("", 0); 512] }
    }
}

impl<'a> Known<'a> {
    fn hints_of(&mut self, name: &'a str) -> u16 {
        let mut hash = name.len() as u64;
        for part in name.as_bytes().chunks(8) {
            let mut bytes = [0; 8];
            bytes[..part.len()].copy_from_slice(part);
            hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        let place = (hash >> 20) as usize % self.places.len();
        let known = &mut self.places[place];
        if known.0 != name {
            *known = (name, of_name(name));
        }
        known.1
    }
}

/// Names longer than this are made by machines.
const LONGEST: usize = 200;

fn of_name(value: &str) -> u16 {
    let mut hints = 0;
    let mut word = String::new();
    let mut before = ' ';
    for it in value.chars().take(LONGEST).chain([' ']) {
        // Words begin behind anything but a letter, and at capitals inside: `articleBody`.
        if !it.is_ascii_alphabetic() || it.is_ascii_uppercase() && before.is_ascii_lowercase() {
            hints |= of_word(&word);
            word.clear();
        }
        if it.is_ascii_alphabetic() {
            word.push(it.to_ascii_lowercase());
        }
        before = it;
    }
    hints
}

fn of_word(word: &str) -> u16 {
    let &[first, _, ..] = word.as_bytes() else { return 0 };
    // Short names must be the whole word: `ad` is not `address`.
    let fits = |name: &str| if name.len() <= 4 { word == name } else { word.starts_with(name) };
    let Some(names) = by_letter().get(usize::from(first.wrapping_sub(b'a'))) else { return 0 };
    names.iter().filter(|it| fits(it.0)).fold(0, |hints, it| hints | it.1)
}

/// The names that begin with each letter, and what they hint at.
fn by_letter() -> &'static [Vec<(&'static str, u16)>; 26] {
    static BY_LETTER: OnceLock<[Vec<(&str, u16)>; 26]> = OnceLock::new();
    BY_LETTER.get_or_init(|| {
        let mut letters = [const { Vec::new() }; 26];
        for (hint, names) in NAMES {
            for name in *names {
                let letter = name.bytes().next().map(|it| usize::from(it.wrapping_sub(b'a')));
                if let Some(own) = letter.and_then(|it| letters.get_mut(it)) {
                    own.push((*name, *hint as u16));
                }
            }
        }
        letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(of_name("article-body"), Hint::Body as u16);
        assert_eq!(of_name("relatedStories"), Hint::Related as u16);
        assert_eq!(of_name("address"), 0);
        assert_eq!(of_name("col_3 ad top"), Hint::Advertisement as u16);
    }
}
