//! Which role each piece gets, decided over the page as a whole.

use super::again::{self, Lying};
use super::classes::Hint;
use super::columns::{Columns, TOGETHER};
use super::feature::Feature;
use super::measure::{Measured, Page};
use super::pieces::Piece;
use super::surface::Last;
use super::trees::{self, probability, Paths, Trees, UNIT};
use super::Role;
use crate::blocks::Shape;
use crate::read::{self, Door};
use crate::text::sort;

/// What a piece was judged to be, with all that was weighed.
#[derive(Debug, Clone)]
pub struct Judged {
    pub role: Role,
    /// How much speaks for body; below zero: against.
    pub body: i32,
    pub is_body: bool,
    /// By how much the role leads the next that was possible.
    pub lead: i32,
    /// One score per role, in the order of [`Role::ALL`].
    pub roles: Vec<i32>,
}

/// Nothing below this is body, however little there is above it.
const BODY_NEVER: i32 = -2 * UNIT;

/// Judges every piece, then what only one can be.
pub fn roles(page: &Page, pieces: &[Piece], body: &Trees, read: &read::Page) -> Vec<Judged> {
    let door = read.door;
    let (mut scores, roles) = scores(&page.pieces, body);
    if !page.owners.is_empty() {
        again(&mut scores, page, read.elements.parents());
    }
    for (score, piece) in scores.iter_mut().zip(&page.pieces) {
        *score -= i32::from(piece.furniture.0 == WHOLE) * SAID;
    }
    let from = best_cut(&page.pieces, &scores).max(BODY_NEVER);
    let each = page.pieces.iter().zip(pieces).zip(scores.into_iter().zip(roles));
    let mut judged: Vec<Judged> = each
        .map(|((measured, piece), (score, roles))| alone(measured, piece, (score, score > from), roles))
        .collect();
    if door == Door::Text {
        between(&mut judged, page, pieces);
        figure_below(&mut judged, page);
    }
    one_title(&mut judged, page);
    authors(&mut judged, page);
    listed(&mut judged, page);
    standfirst(&mut judged, page, door);
    repetitions(&mut judged, page);
    judged
}

/// Corrects the scores of a page with tags by what they say of it as a whole.
fn again(scores: &mut [i32], page: &Page, parents: &[u32]) {
    let frames: Vec<u32> = page.pieces.iter().map(|it| it.frame).collect();
    let sizes: Vec<u32> = page.pieces.iter().map(|it| it.bytes).collect();
    let lying = Lying { frames: &frames, sizes: &sizes, owners: &page.owners, parents };
    let rows = again::rows(scores, &lying, page.pieces.iter().map(|it| &it.row[..]));
    let (mut columns, mut paths) = (Columns::EMPTY, Paths::default());
    for (scores, rows) in scores.chunks_mut(TOGETHER).zip(rows.chunks(TOGETHER)) {
        columns.fill(rows.iter().map(|it| &it[..]));
        trees::again_of_pages().follow(&columns, &mut paths);
        let corrections = trees::again_of_pages().first(&paths);
        scores.iter_mut().zip(corrections).for_each(|(score, correction)| *score += correction);
    }
}

/// For each piece how much speaks for body, and the scores of all roles.
fn scores(pieces: &[Measured], body: &Trees) -> (Vec<i32>, Vec<Vec<i32>>) {
    let (mut scores, mut roles) = (Vec::with_capacity(pieces.len()), Vec::with_capacity(pieces.len()));
    let (mut columns, mut paths) = (Columns::EMPTY, Paths::default());
    for some in pieces.chunks(TOGETHER) {
        columns.fill(some.iter().map(|it| &it.row[..]));
        body.follow(&columns, &mut paths);
        scores.extend_from_slice(&body.first(&paths)[..some.len()]);
        trees::roles().follow(&columns, &mut paths);
        roles.extend((0..some.len()).map(|lane| trees::roles().all(&paths, lane)));
    }
    (scores, roles)
}

/// The score above which the kept words promise the best F1: with what is sure kept anyhow, each further piece must be likelier body than
/// half of what is reached so far. By cross-validation half a point better than any fixed score on the pages with tags and on multilingual
/// dumps, as good on English ones, and with a few seed-like documents more that are clean.
fn best_cut(pieces: &[Measured], scores: &[i32]) -> i32 {
    let mut order: Vec<(i32, f32)> =
        scores.iter().zip(pieces).map(|(&score, piece)| (score, piece.surface.words as f32)).collect();
    sort::by_key(&mut order, |it| std::cmp::Reverse(it.0));
    let all: f32 = order.iter().map(|it| probability(it.0) * it.1).sum();
    let (mut hits, mut size, mut best) = (0.0, 0.0, (0.0, 0));
    for (score, words) in order {
        hits += probability(score) * words;
        size += words;
        let promise = 2.0 * hits / (size + all).max(1.0);
        if promise > best.0 {
            best = (promise, score - 1);
        }
    }
    best.1
}

fn alone(measured: &Measured, piece: &Piece, (body, is_body): (i32, bool), roles: Vec<i32>) -> Judged {
    // What holds no date and speaks of none is no dateline, however much it stands where one would.
    let undated = measured.timestamps == 0 && measured.row[Feature::PhraseTimestamp as usize] == 0;
    let (mut role, mut lead) =
        best(&roles, |role| role_is_body(role) == is_body && !(undated && role == Role::Timestamp));
    // Datelines and bylines stand among the body's elements without being part of it; they must look it, besides being likelier.
    let is_dateline = measured.row[Feature::TimestampShare as usize] >= MOSTLY;
    let is_byline =
        measured.row[Feature::PhraseByline as usize] > 0 && measured.surface.words <= BYLINE_WORDS;
    for (beside, looks_it) in [(Role::Timestamp, is_dateline), (Role::Byline, is_byline)] {
        let ahead = roles[beside as usize] - roles[role as usize];
        if is_body && looks_it && ahead > BESIDE {
            (role, lead) = (beside, ahead);
        }
    }
    let mut judged = Judged { role, body, is_body, lead, roles };
    if let Some(role) = shape(piece, measured).filter(|_| role.is_body()) {
        judged.rule(role);
    }
    // Names look alike; where the words beside them tell whose they are, they decide.
    let phrase = |feature: Feature| measured.row[feature as usize];
    if role == Role::Credit && phrase(Feature::PhraseByline) > phrase(Feature::PhraseCredit) {
        judged.rule(Role::Byline);
    }
    // How long the reading takes stands where the author does, and is neither a name nor a paragraph.
    if phrase(Feature::PhraseTimestamp) == WHOLE && phrase(Feature::PhraseByline) < WHOLE {
        judged.rule(Role::Timestamp);
    }
    judged
}

/// A name between headline and date is its author's, where no word says that it is a photographer's, or how long the reading takes.
fn authors(judged: &mut [Judged], page: &Page) {
    let role = |judged: &[Judged], at: Option<usize>| at.and_then(|at| judged.get(at)).map(|it| it.role);
    for at in 0..judged.len() {
        let row = &page.pieces[at].row;
        let unsaid = row[Feature::PhraseCredit as usize] == 0 && row[Feature::PhraseTimestamp as usize] == 0;
        let around = (role(judged, at.checked_sub(1)), role(judged, Some(at + 1)));
        let dated = matches!(around, (Some(Role::Title), Some(Role::Timestamp)))
            || matches!(around, (Some(Role::Timestamp), _))
                && judged[..at].iter().any(|it| it.role == Role::Title);
        if judged[at].role == Role::Credit && unsaid && dated {
            judged[at].rule(Role::Byline);
        }
    }
}

/// Lines below a heading of other articles that might as well be something else are such articles.
fn listed(judged: &mut [Judged], page: &Page) {
    for at in 1..judged.len() {
        let unsaid = page.pieces[at].furniture.0 < KNOWN;
        let (before, own) = (judged[at - 1].role, &mut judged[at]);
        let close = own.roles[Role::Related as usize] + UNIT >= own.roles[own.role as usize];
        if before == Role::Related && unsaid && close && !own.role.kept() {
            own.rule(Role::Related);
        }
    }
}

/// Whether tags or names count a piece to the headings. Asked of standfirsts on pages with tags: without it the snippets lose a point of F1 by
/// first paragraphs taken for them; with it scrapinghub gains two tenths.
fn is_headed(measured: &Measured) -> bool {
    let names = measured.row[Feature::OwnClass as usize];
    measured.row[Feature::InHeading as usize] > 0 || names & Hint::Title as i16 != 0
}

/// Headings and items that stand between two paragraphs of the body are part of it, if they have a mark of their own or a sentence with a
/// colon announces them, and no phrase of furniture and no link speaks against them. The text that weights are learned from has few; what
/// people paste, and other extractors write as Markdown, is full of them.
fn between(judged: &mut [Judged], page: &Page, pieces: &[Piece]) {
    let unknown = |at: usize| {
        page.pieces.get(at).is_some_and(|it| it.furniture.0 < KNOWN && !it.foreign && it.linked == 0)
    };
    let announces = |at: usize| {
        let surface = page.pieces.get(at).map(|it| &it.surface);
        unknown(at) && surface.is_some_and(|it| it.last == Last::Colon && it.words >= ANNOUNCING)
    };
    let marked =
        |at: usize| matches!(pieces[at].shape, Shape::Heading(_) | Shape::ListItem | Shape::TableRow);
    let (mut open, mut announced): (Option<usize>, bool) = (None, false);
    for at in 0..judged.len() {
        announced = announces(at) || announced && !judged[at].is_body;
        let fits = |at: usize| unknown(at) && (marked(at) || announced || announces(at + 1));
        if judged[at].is_body {
            if let Some(first) = open.filter(|&it| it < at && at - it <= LONGEST_BETWEEN) {
                judged[first..at].iter_mut().zip(&pieces[first..at]).for_each(|(judged, piece)| {
                    judged.is_body = true;
                    judged.rule(mark_of(piece));
                });
            }
            open = Some(at + 1);
        } else if !fits(at) {
            open = None;
        }
    }
}

/// A figure below the last paragraph: a line that names its photographer, and the one above it that says what is seen, are no other
/// article's, unless a heading of such stands above them. The documents that weights are learned from have figures above the text only.
fn figure_below(judged: &mut [Judged], page: &Page) {
    let mut announced = true;
    for at in 0..judged.len() {
        let measured = &page.pieces[at];
        if judged[at].is_body {
            announced = false;
            continue;
        }
        announced |= measured.furniture.0 >= KNOWN;
        let credited = measured.row[Feature::PhraseCredit as usize] >= KNOWN;
        if announced || !credited || judged[at].role.kept() {
            continue;
        }
        judged[at].rule(Role::Credit);
        let above = at.checked_sub(1).filter(|&it| !judged[it].role.kept());
        if let Some(above) = above.filter(|&it| page.pieces[it].surface.words >= ANNOUNCING) {
            judged[above].rule(Role::Caption);
        }
    }
}

/// The role that the mark of a piece of the body gives it.
fn mark_of(piece: &Piece) -> Role {
    match piece.shape {
        Shape::Heading(_) => Role::Heading,
        Shape::ListItem => Role::ListItem,
        Shape::TableRow => Role::Table,
        _ => Role::Paragraph,
    }
}

/// The strength of a phrase that is all of a line.
const WHOLE: i16 = 100;

/// What speaks against a line that is a wording of furniture and nothing else, besides what was learned: the pages with tags that are labelled are in
/// six languages, the lexicon is in ninety. Half as much and twice as much give the same F1 to a thousandth on all development sets.
const SAID: i32 = UNIT;

/// From this strength on a phrase is known to be furniture.
const KNOWN: i16 = 50;

/// A line of fewer words announces no list and describes no picture.
const ANNOUNCING: u32 = 4;

/// More items than this between two paragraphs are a menu or a table of results.
const LONGEST_BETWEEN: usize = 30;

/// By how much a dateline or byline must be likelier than any part of the body to be taken out of it. Together with the look that is asked
/// for it costs no F1 on scrapinghub, the DAnIEL pages and the snippets; without the look scrapinghub loses a point.
const BESIDE: i32 = UNIT;

/// Thousandths of a dateline that its dates fill.
const MOSTLY: i16 = 600;

/// More words with the wording of a byline among them are a sentence.
const BYLINE_WORDS: u32 = 8;

/// Paragraphs that stand on the page a second time, as in a version for print.
fn repetitions(judged: &mut [Judged], page: &Page) {
    for (judged, measured) in judged.iter_mut().zip(&page.pieces) {
        let again = measured.row[Feature::RepeatedBefore as usize] > 0;
        if again && measured.prose >= LONG_ENOUGH && judged.role.is_body() {
            judged.rule(Role::Duplicate);
        }
    }
}

/// Letters from which on an equal paragraph is no coincidence.
const LONG_ENOUGH: u32 = 80;

/// How far a role given by a rule leads: such verdicts are right about nine times in ten.
const RULE_LEAD: i32 = 2 * UNIT;

impl Judged {
    /// Gives the role that a rule demands.
    fn rule(&mut self, role: Role) {
        if self.role != role {
            (self.role, self.lead) = (role, RULE_LEAD);
        }
    }
}

/// Body in the widest sense: a standfirst belongs to the article as its paragraphs do.
fn role_is_body(role: Role) -> bool {
    role.is_body() || role == Role::Subtitle
}

/// The likeliest of the roles that fit, and its lead before the next of them. The first of equals.
fn best(scores: &[i32], fits: impl Fn(Role) -> bool) -> (Role, i32) {
    let (mut best, mut next) = ((Role::Paragraph, i32::MIN), i32::MIN);
    for (&role, &score) in Role::ALL.iter().zip(scores).filter(|it| fits(*it.0)) {
        if score > best.1 {
            next = best.1;
            best = (role, score);
        } else {
            next = next.max(score);
        }
    }
    (best.0, best.1.saturating_sub(next).max(0))
}

/// What marks and tags say about a piece of the body is so.
fn shape(piece: &Piece, measured: &Measured) -> Option<Role> {
    Some(match piece.shape {
        Shape::Heading(_) if measured.row[Feature::Stops as usize] < 2 => Role::Heading,
        Shape::ListItem => Role::ListItem,
        Shape::Quote => Role::Quote,
        Shape::TableRow => Role::Table,
        Shape::Code => Role::Code,
        _ => return None,
    })
}

/// A page has one title: the piece that is most like what its head says, else what is most of one. Its repetition is a duplicate; the others
/// are what they are most of beside that.
fn one_title(judged: &mut [Judged], page: &Page) {
    let Some(title) = stated_title(page).or_else(|| likeliest_title(judged)).or_else(|| first_line(judged))
    else {
        return;
    };
    judged[title].rule(Role::Title);
    let content = page.pieces[title].surface.content;
    for (_, (judged, measured)) in judged.iter_mut().zip(&page.pieces).enumerate().filter(|it| it.0 != title)
    {
        let repeats = measured.surface.content == content;
        if repeats && judged.role.kept() {
            judged.rule(Role::Duplicate);
        } else if judged.role == Role::Title {
            (judged.role, judged.lead) =
                best(&judged.roles, |role| role != Role::Title && !role_is_body(role));
        }
    }
}

/// A piece matches the titles in the page's head when they share at least so many thousandths of their content words.
const MATCHES: i16 = 500;

/// The piece that matches what the page's head says; of equals a heading, no link, the first.
fn stated_title(page: &Page) -> Option<usize> {
    let value = |at: usize| {
        let row = &page.pieces[at].row;
        let of = |feature: Feature| i32::from(row[feature as usize]);
        let heading = [0, 60, 90, 120, 150, 200, 260][(of(Feature::Shape) - 5).clamp(0, 6) as usize];
        of(Feature::TitleMatch) + heading
            - of(Feature::LinkShare) / 3
            - of(Feature::InNav) * 200
            - of(Feature::InAside) * 100
    };
    let matching = (0..page.pieces.len())
        .rev()
        .filter(|&it| page.pieces[it].row[Feature::TitleMatch as usize] >= MATCHES);
    matching.max_by_key(|&it| value(it))
}

fn likeliest_title(judged: &[Judged]) -> Option<usize> {
    let lead = |it: &Judged| {
        let others = Role::ALL.iter().zip(&it.roles).filter(|it| *it.0 != Role::Title).map(|it| *it.1).max();
        it.roles.first().copied().unwrap_or(0) - others.unwrap_or(0)
    };
    let titles = (0..judged.len()).rev().filter(|&it| judged[it].role == Role::Title);
    titles.max_by_key(|&it| lead(&judged[it]))
}

/// Where nothing is most of a title: what was taken for a caption above the body and is next to being one.
fn first_line(judged: &[Judged]) -> Option<usize> {
    let above = judged.iter().position(|it| it.is_body).unwrap_or(0);
    let score = |at: usize| judged[at].roles.first().copied().unwrap_or(i32::MIN);
    (0..above).rev().filter(|&it| judged[it].role == Role::Caption).max_by_key(|&it| score(it))
}

/// The line below the title is its standfirst, unless it is the caption of a credit below it: captions and standfirsts look alike. What looks
/// like one and does not open the body, or might as well be a paragraph, is what it is most of beside that.
fn standfirst(judged: &mut [Judged], page: &Page, door: Door) {
    let title = judged.iter().position(|it| it.role == Role::Title);
    let opening =
        title.and_then(|title| judged[title..].iter().position(|it| it.is_body).map(|it| title + it));
    for (at, (judged, measured)) in judged.iter_mut().zip(&page.pieces).enumerate() {
        let opens =
            Some(at) == opening && judged.lead >= BESIDE && (door == Door::Text || is_headed(measured));
        if judged.role == Role::Subtitle && !opens {
            (judged.role, judged.lead) = best(&judged.roles, |role| role.is_body());
        }
    }
    let Some(title) = title else { return };
    let below_is_caption = judged.get(title + 1).is_some_and(|it| it.role == Role::Caption);
    if !below_is_caption {
        return;
    }
    let credited = judged.get(title + 2).is_some_and(|it| it.role == Role::Credit);
    let surface = &page.pieces[title + 1].surface;
    let row = &page.pieces[title + 1].row;
    let marked = row[Feature::InFigure as usize] > 0;
    // "Photo: Ann Lee | The pier": what names its photographer is no standfirst, and for its caption there is no figure.
    if row[Feature::PhraseCredit as usize] > 0 && !marked {
        judged[title + 1].rule(Role::Credit);
    } else if !credited && !marked && surface.words >= 4 {
        judged[title + 1].rule(Role::Subtitle);
    }
}
