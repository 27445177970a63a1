//! What can be said of a piece by itself: its surface, language, timestamps, phrases.

use super::feature::{log, set, share, Feature, Row, COUNT};
use super::phrases::{self, Fit};
use super::pieces::Piece;
use super::surface::Surface;
use super::words::Vocabulary;
use super::{dateline, Role};
use crate::blocks::Shape;
use crate::languages::{Code, Languages};
use crate::text::{sort, unmarked, Span};
use crate::timestamps::{Origin, Timestamp, TimestampRole};

/// One piece with all that is known of it by itself.
#[derive(Debug, Clone)]
pub struct Measured {
    pub row: Row,
    pub surface: Surface,
    pub bytes: u32,
    /// Letters in sentences; see [`Surface::prose`].
    pub prose: u32,
    /// Where its content words stand in the page's list of them.
    pub words: std::ops::Range<usize>,
    /// Where the stems of its content words stand in the page's list of them, sorted and each once.
    pub stems: std::ops::Range<usize>,
    /// Strength, 0 to 100, of the phrases of furniture in it, and the role they speak for.
    pub furniture: (i16, Role),
    pub foreign: bool,
    /// Bytes of labels of links in Markdown.
    pub linked: u32,
    pub timestamps: u32,
    /// Equal for pieces that lie alike in the tree; filled by `frames`.
    pub frame: u32,
    /// Which of the words of the page's own titles it has, one bit each; filled by `headline`.
    pub title_words: u64,
}

/// All pieces of a page, measured one by one.
pub struct Page {
    pub pieces: Vec<Measured>,
    /// Content words as numbers, piece after piece.
    pub vocabulary: Vocabulary,
    /// How many words the page's own titles have.
    pub title_words: u32,
    /// The element each piece stands in; on a page without tags none. Filled by `structure`.
    pub owners: Vec<u32>,
}

impl Page {
    /// The stems of a piece's content words.
    pub fn stems(&self, at: usize) -> &[u32] {
        self.pieces.get(at).and_then(|it| self.vocabulary.stems.get(it.stems.clone())).unwrap_or_default()
    }
}

/// Measures all pieces. `languages` and `timestamps` are in order, as the pieces are: each is looked at once.
pub fn all(text: &str, pieces: &[Piece], languages: &Languages, timestamps: &[Timestamp]) -> Page {
    let mut page = Page {
        pieces: Vec::with_capacity(pieces.len()),
        vocabulary: Vocabulary::default(),
        title_words: 0,
        owners: Vec::new(),
    };
    let mut spans = &languages.spans[..];
    let mut moments: Vec<(Span, bool)> = timestamps
        .iter()
        .filter(|it| matches!(it.origin, Origin::Text | Origin::TimeElement) && it.end > it.start)
        .map(|it| (Span::new(it.start, it.end), it.role == TimestampRole::Published))
        .collect();
    sort::by_key(&mut moments, |it| it.0);
    let mut moments = &moments[..];
    for piece in pieces {
        let (from, stems_from) = (page.vocabulary.words.len(), page.vocabulary.stems.len());
        let (inside, linked) = unmarked(piece.span.of(text));
        let inside = &*inside;
        let surface = Surface::of(inside, &mut page.vocabulary);
        let stems = sort_from(&mut page.vocabulary.stems, stems_from);
        let mut row = [0; COUNT];
        surface_features(&mut row, &surface, piece);
        set(&mut row, Feature::Dateline, dateline::opening(inside, &surface));
        spans = skip(spans, |it| it.0.end <= piece.span.start);
        let foreign = language_features(&mut row, piece, spans, languages.main.code);
        moments = skip(moments, |it| it.0.end <= piece.span.start);
        let timestamps = timestamp_features(&mut row, piece, moments);
        let furniture = phrase_features(&mut row, inside);
        page.pieces.push(Measured {
            row,
            bytes: piece.span.len() as u32,
            prose: surface.prose(),
            surface,
            words: from..page.vocabulary.words.len(),
            stems,
            furniture,
            foreign,
            linked,
            timestamps,
            frame: 0,
            title_words: 0,
        });
    }
    page
}

/// Sorts the end of a list and drops what is twice there; what is left.
fn sort_from(list: &mut Vec<u32>, from: usize) -> std::ops::Range<usize> {
    list[from..].sort_unstable();
    let mut kept = from;
    for at in from..list.len() {
        if at == from || list[at] != list[kept - 1] {
            list[kept] = list[at];
            kept += 1;
        }
    }
    list.truncate(kept);
    from..kept
}

fn skip<T>(list: &[T], past: impl Fn(&T) -> bool) -> &[T] {
    let from = list.iter().position(|it| !past(it)).unwrap_or(list.len());
    &list[from..]
}

fn surface_features(row: &mut Row, seen: &Surface, piece: &Piece) {
    use Feature::*;
    set(row, Chars, log(seen.chars));
    set(row, Words, log(seen.words));
    set(row, LettersPerWord, (seen.letters * 8 / seen.words.max(1)).min(1000));
    set(row, Stops, seen.stops.min(60));
    set(row, StopsPerWord, share(seen.stops, seen.words));
    set(row, Commas, share(seen.commas, seen.words));
    set(row, Quotes, seen.quotes.min(20));
    set(row, First, seen.first as i16);
    set(row, Last, seen.last as i16);
    set(row, Prose, log(seen.prose()));
    set(row, CapitalShare, share(seen.capitals, seen.cased));
    set(row, CapitalisedShare, share(seen.capitalised, seen.words));
    set(row, Cased, share(seen.cased, seen.letters));
    set(row, DigitShare, share(seen.digits, seen.letters + seen.digits));
    set(row, Separators, seen.separators.min(60));
    set(row, Symbols, share(seen.symbols, seen.chars));
    set(row, Shape, shape(piece.shape));
    set(row, Parted, i16::from(piece.parted));
    set(row, Shared, i16::from(piece.shared));
}

fn shape(shape: Shape) -> i16 {
    match shape {
        Shape::Paragraph => 0,
        Shape::ListItem => 1,
        Shape::Quote => 2,
        Shape::TableRow => 3,
        Shape::Caption => 4,
        Shape::Code => 5,
        Shape::Heading(level) => 12 - i16::from(level.min(6)),
    }
}

/// Whether the piece is mostly in another language than the article.
fn language_features(
    row: &mut Row,
    piece: &Piece,
    spans: &[(Span, crate::languages::Language)],
    main: Code,
) -> bool {
    let (mut own, mut foreign, mut none) = (0, 0, 0);
    for (span, language) in spans.iter().take_while(|it| it.0.start < piece.span.end) {
        let length = span.end.min(piece.span.end).saturating_sub(span.start.max(piece.span.start));
        match language.code {
            Code::ZXX | Code::UND => none += length,
            code if code == main => own += length,
            _ => foreign += length,
        }
    }
    let known = main != Code::UND;
    set(row, Feature::ForeignShare, share(foreign, own + foreign));
    let is_foreign = known && foreign > own && foreign * 2 > none;
    let kind = if is_foreign { 2 } else { i16::from(none > own + foreign) };
    set(row, Feature::Foreign, kind);
    is_foreign
}

fn timestamp_features(row: &mut Row, piece: &Piece, moments: &[(Span, bool)]) -> u32 {
    let (mut count, mut length, mut published) = (0, 0, false);
    for (span, is_published) in moments.iter().take_while(|it| it.0.start < piece.span.end) {
        count += 1;
        length += span.end.min(piece.span.end).saturating_sub(span.start.max(piece.span.start));
        published |= is_published;
    }
    set(row, Feature::Timestamps, count.min(20) * 2 + u32::from(published));
    set(row, Feature::TimestampShare, share(length, piece.span.len() as u32));
    count
}

/// How strongly a phrase speaks, by how it sits in its text.
fn strength(fit: Fit, words: u16, of: u16) -> i16 {
    let covered = (u32::from(words) * 100 / u32::from(of.max(1))).min(100) as i16;
    match fit {
        Fit::Line => 100,
        Fit::Item => 60 + covered * 35 / 100,
        Fit::Prefix => 50 + covered * 40 / 100,
        Fit::Suffix => 40 + covered * 40 / 100,
        Fit::Inside => 20 + covered * 50 / 100,
        Fit::Edge => 30 + covered * 50 / 100,
    }
}

/// Pieces of more bytes than this are prose; a phrase in them says nothing of the whole. Only their beginning is looked at.
const LONGEST_LOOKED_AT: usize = 600;

fn phrase_features(row: &mut Row, text: &str) -> (i16, Role) {
    let mut end = text.len().min(LONGEST_LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut furniture = (0, Role::Paragraph);
    for phrase in phrases::find(&text[..end]) {
        let mut strong = strength(phrase.fit, phrase.words, phrase.of);
        if end < text.len() {
            strong /= 2;
        }
        if let Some(feature) = feature_of(phrase.role) {
            let cell = &mut row[feature as usize];
            *cell = (*cell).max(strong);
        }
        if phrase.role.kept() {
            let cell = &mut row[Feature::PhraseKept as usize];
            *cell = (*cell).max(strong);
        } else {
            if phrase.span.start == 0 {
                set(row, Feature::PhraseStart, strong);
                let rest = text.get(phrase.span.end as usize..).unwrap_or_default().trim_start();
                // "Read also: …" says what the rest is.
                if rest.starts_with([':', '：', '>', '»', '→']) {
                    set(row, Feature::Label, 1 + phrase.role as i16);
                }
            }
            if strong > furniture.0 {
                furniture = (strong, phrase.role);
            }
        }
    }
    set(row, Feature::PhraseAny, furniture.0);
    furniture
}

fn feature_of(role: Role) -> Option<Feature> {
    Some(match role {
        Role::Navigation => Feature::PhraseNavigation,
        Role::Pagination => Feature::PhrasePagination,
        Role::Marker => Feature::PhraseMarker,
        Role::Status => Feature::PhraseStatus,
        Role::Sharing => Feature::PhraseSharing,
        Role::Related => Feature::PhraseRelated,
        Role::Advertisement => Feature::PhraseAdvertisement,
        Role::Promotion => Feature::PhrasePromotion,
        Role::Consent => Feature::PhraseConsent,
        Role::Tags => Feature::PhraseTags,
        Role::Comments => Feature::PhraseComments,
        Role::Legal => Feature::PhraseLegal,
        Role::Byline => Feature::PhraseByline,
        Role::Timestamp => Feature::PhraseTimestamp,
        Role::Caption => Feature::PhraseCaption,
        Role::Credit => Feature::PhraseCredit,
        _ => return None,
    })
}
