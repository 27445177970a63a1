//! From evidence to verdicts.

use super::decide::{self, Judged};
use super::pieces::{self, Piece};
use super::trees::{self, probability, Trees};
use super::{evidence, reasons, Role, Verdict};
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
    let judged = decide::roles(&page, &pieces, body, &text.page);
    let reasons = reasons::all(&judged, &page.pieces, body);
    let mut verdicts = Vec::with_capacity(pieces.len());
    for ((piece, judged), reasons) in pieces.iter().zip(&judged).zip(reasons) {
        let verdict = Verdict {
            span: piece.span,
            block: piece.block,
            role: judged.role,
            reasons,
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

/// How likely the verdict is right: body or not, times which role among those.
fn confidence(judged: &Judged) -> f32 {
    let side = if judged.is_body { judged.body } else { -judged.body };
    (probability(side) * probability(judged.lead) * 100.0).round() / 100.0
}
