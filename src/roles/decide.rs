//! Which role each piece gets, decided over the page as a whole.

use super::feature::{Feature, Row};
use super::measure::{Measured, Page};
use super::pieces::Piece;
use super::trees::{self, Trees, UNIT};
use super::Role;
use crate::blocks::Shape;

/// What a piece was judged to be, with all that was weighed.
#[derive(Debug, Clone)]
pub struct Judged {
    pub role: Role,
    /// How much speaks for body; below zero: against.
    pub body: i32,
    /// One score per role, in the order of [`Role::ALL`].
    pub roles: Vec<i32>,
}

/// From here on a piece is body: what is unsure is kept. Measured by cross-validation on the text dumps.
const BODY_FROM: i32 = -UNIT / 4;

/// Judges every piece, then what only one can be.
pub fn roles(page: &Page, pieces: &[Piece], body: &Trees) -> Vec<Judged> {
    let mut judged: Vec<Judged> =
        page.pieces.iter().zip(pieces).map(|(measured, piece)| alone(measured, piece, body)).collect();
    one_title(&mut judged, page);
    standfirst(&mut judged, page);
    judged
}

fn alone(measured: &Measured, piece: &Piece, body: &Trees) -> Judged {
    let row: &Row = &measured.row;
    let body = body.score(row);
    let roles = trees::roles().scores(row);
    let role = best(&roles, |role| role_is_body(role) == (body > BODY_FROM));
    Judged { role: shaped(role, piece, measured), body, roles }
}

/// Body in the widest sense: a standfirst belongs to the article as its paragraphs do.
fn role_is_body(role: Role) -> bool {
    role.is_body() || role == Role::Subtitle
}

fn best(scores: &[i32], fits: impl Fn(Role) -> bool) -> Role {
    let fitting = Role::ALL.iter().zip(scores).filter(|it| fits(*it.0));
    // The first of equals.
    fitting.rev().max_by_key(|it| it.1).map_or(Role::Paragraph, |it| *it.0)
}

/// What marks and tags say about a piece of the body is so.
fn shaped(role: Role, piece: &Piece, measured: &Measured) -> Role {
    if !role.is_body() {
        return role;
    }
    match piece.shape {
        Shape::Heading(_) if measured.row[Feature::Stops as usize] < 2 => Role::Heading,
        Shape::ListItem => Role::ListItem,
        Shape::Quote => Role::Quote,
        Shape::TableRow => Role::Table,
        Shape::Code => Role::Code,
        _ => role,
    }
}

/// A page has one title: the piece that is most like what its head says, else what is most of one. Its repetition is a duplicate; the others
/// are what they are most of beside that.
fn one_title(judged: &mut [Judged], page: &Page) {
    let Some(title) = stated_title(page).or_else(|| likeliest_title(judged)) else { return };
    judged[title].role = Role::Title;
    let content = page.pieces[title].surface.content;
    for (_, (judged, measured)) in judged.iter_mut().zip(&page.pieces).enumerate().filter(|it| it.0 != title)
    {
        let repeats = measured.surface.content == content;
        if repeats && judged.role.kept() {
            judged.role = Role::Duplicate;
        } else if judged.role == Role::Title {
            judged.role = best(&judged.roles, |role| role != Role::Title && !role_is_body(role));
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

/// The line below the title is its standfirst, unless it is the caption of a credit below it. Captions and standfirsts look alike.
fn standfirst(judged: &mut [Judged], page: &Page) {
    let Some(title) = judged.iter().position(|it| it.role == Role::Title) else { return };
    let below_is_caption = judged.get(title + 1).is_some_and(|it| it.role == Role::Caption);
    if !below_is_caption {
        return;
    }
    let credited = judged.get(title + 2).is_some_and(|it| it.role == Role::Credit);
    let surface = &page.pieces[title + 1].surface;
    let marked = page.pieces[title + 1].row[Feature::InFigure as usize] > 0;
    if !credited && !marked && surface.words >= 4 {
        judged[title + 1].role = Role::Subtitle;
    }
}
