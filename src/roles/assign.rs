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
    let parts = parts(judged, row, body);
    let strongest = parts.first().map_or(0, |it| it.1);
    let telling = parts.iter().filter(|it| it.1 > 0 && it.1 * 4 >= strongest);
    telling.take(4).map(|it| it.0).collect()
}

/// What each evidence added for the verdict, or took from it; the strongest for it first.
pub fn parts(judged: &Judged, row: &Row, body: &Trees) -> Vec<(&'static str, i32)> {
    let sign = if judged.is_body { 1 } else { -1 };
    let body = body.explain(row, 0);
    let role = trees::roles().explain(row, judged.role as usize);
    let mut sums: Vec<(&'static str, i32)> = Vec::new();
    for (feature, evidence) in Feature::EVIDENCE.iter().enumerate() {
        let part = sign * body[feature] + role[feature];
        match sums.last_mut() {
            Some(last) if last.0 == *evidence => last.1 += part,
            _ => sums.push((evidence, part)),
        }
    }
    sums.sort_by_key(|it| std::cmp::Reverse(it.1));
    sums
}

/// How likely the verdict is right: body or not, times which role among those.
fn confidence(judged: &Judged) -> f32 {
    let side = if judged.is_body { judged.body } else { -judged.body };
    (probability(side) * probability(judged.lead) * 100.0).round() / 100.0
}
