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

/// A page has one title: the piece that is most of one. Its repetition is a duplicate; the others are what they are most of beside that.
fn one_title(judged: &mut [Judged], page: &Page) {
    let lead = |it: &Judged| {
        let others = Role::ALL.iter().zip(&it.roles).filter(|it| *it.0 != Role::Title).map(|it| *it.1).max();
        it.roles.first().copied().unwrap_or(0) - others.unwrap_or(0)
    };
    let Some(title) = (0..judged.len())
        .rev()
        .filter(|&it| judged[it].role == Role::Title)
        .max_by_key(|&it| lead(&judged[it]))
    else {
        return;
    };
    let content = page.pieces.get(title).map(|it| it.surface.content);
    for (_, (judged, measured)) in judged.iter_mut().zip(&page.pieces).enumerate().filter(|it| it.0 != title)
    {
        let repeats = Some(measured.surface.content) == content;
        if repeats && judged.role.kept() {
            judged.role = Role::Duplicate;
        } else if judged.role == Role::Title {
            judged.role = best(&judged.roles, |role| role != Role::Title && !role_is_body(role));
        }
    }
}
