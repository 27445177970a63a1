//! From evidence to verdicts.

use super::decide::{self, Judged};
use super::feature::{Feature, Row};
use super::pieces::{self, Piece};
use super::trees::{self, probability, Trees};
use super::{evidence, Role, Verdict};
use crate::blocks::{Block, Shape};
use crate::languages::Languages;
use crate::options::Options;
use crate::repair::Text;
use crate::text::Span;
use crate::timestamps::Timestamp;
use std::sync::OnceLock;

/// Gives every piece of the text its role. Verdicts are in order and cover all that is visible.
pub(crate) fn assign(
    text: &Text,
    blocks: &[Block],
    languages: &Languages,
    timestamps: &[Timestamp],
    _options: &Options,
) -> Vec<Verdict> {
    let pieces = pieces::cut(&text.text, blocks, languages);
    let page = evidence::gather(text, &pieces, blocks, languages, timestamps);
    let body = body_judge(text);
    let judged = decide::roles(&page, &pieces, body, text.page.door);
    let mut verdicts = Vec::with_capacity(pieces.len());
    for ((piece, judged), measured) in pieces.iter().zip(&judged).zip(&page.pieces) {
        let verdict = Verdict {
            span: piece.span,
            block: piece.block,
            role: judged.role,
            reasons: reasons(judged, &measured.row, body),
            confidence: confidence(judged),
        };
        match stray_mark(&text.text, piece, judged.role) {
            Some(end) => {
                let (start, rest) = (piece.span.start as usize, piece.span.end as usize);
                let mark = Span::new(start, end).trimmed(&text.text);
                verdicts.push(Verdict { span: mark, role: Role::Marker, reasons: vec!["marks"], ..verdict });
                verdicts.push(Verdict { span: Span::new(end, rest).trimmed(&text.text), ..verdict });
            }
            None => verdicts.push(verdict),
        }
    }
    verdicts
}

/// A heading's mark before something that is none, a dateline for one, is a mark gone astray: it ends here.
fn stray_mark(text: &str, piece: &Piece, role: Role) -> Option<usize> {
    let stray = matches!(piece.shape, Shape::Heading(_))
        && matches!(role, Role::Timestamp | Role::Byline | Role::Credit);
    let inside = piece.span.of(text);
    let marks = inside.len() - inside.trim_start_matches('#').len();
    (stray && marks > 0).then(|| piece.span.start as usize + marks)
}

/// The judge for the door the text came through.
pub fn body_judge(text: &Text) -> &'static Trees {
    match text.page.elements.is_empty() {
        true => trees::body_of_text(),
        false => trees::body_of_pages(),
    }
}

/// The names of the evidence that spoke most for the verdict, strongest first.
fn reasons(judged: &Judged, row: &Row, body: &Trees) -> Vec<&'static str> {
    let mut most: Vec<(&'static str, i32)> = Vec::with_capacity(MOST_REASONS + 1);
    for part in sums(judged, row, body).filter(|it| it.1 > 0) {
        let at = most.partition_point(|other| other.1 >= part.1);
        if at < MOST_REASONS {
            most.insert(at, part);
            most.truncate(MOST_REASONS);
        }
    }
    let strongest = most.first().map_or(0, |it| it.1);
    most.iter().filter(|it| it.1 * 4 >= strongest).map(|it| it.0).collect()
}

/// A verdict gives at most so many reasons.
const MOST_REASONS: usize = 4;

/// What each evidence added for the verdict, or took from it; the strongest for it first.
pub fn parts(judged: &Judged, row: &Row, body: &Trees) -> Vec<(&'static str, i32)> {
    let mut sums: Vec<(&'static str, i32)> = sums(judged, row, body).collect();
    sums.sort_by_key(|it| std::cmp::Reverse(it.1));
    sums
}

/// What each evidence added for the verdict, in the order of the features.
fn sums(judged: &Judged, row: &Row, body: &Trees) -> impl Iterator<Item = (&'static str, i32)> {
    let sign = if judged.is_body { 1 } else { -1 };
    let body = body.explain(row, 0);
    let role = trees::roles().explain(row, judged.role as usize);
    let mut at = 0;
    evidence_lengths().iter().map(move |&(evidence, length)| {
        let own = at..at + length;
        at += length;
        (evidence, own.map(|feature| sign * body[feature] + role[feature]).sum())
    })
}

/// Each evidence, and how many features it is made of.
fn evidence_lengths() -> &'static [(&'static str, usize)] {
    static LENGTHS: OnceLock<Vec<(&'static str, usize)>> = OnceLock::new();
    LENGTHS.get_or_init(|| {
        let runs = Feature::EVIDENCE.chunk_by(|one, next| one == next);
        runs.map(|run| (run[0], run.len())).collect()
    })
}

/// How likely the verdict is right: body or not, times which role among those.
fn confidence(judged: &Judged) -> f32 {
    let side = if judged.is_body { judged.body } else { -judged.body };
    (probability(side) * probability(judged.lead) * 100.0).round() / 100.0
}
