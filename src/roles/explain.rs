//! Every verdict with what was weighed, for people who wonder why.

use super::assign::{assign, body_judge};
use super::reasons::parts;
use super::{decide, evidence, pieces, trees, Role};
use crate::blocks::Block;
use crate::languages::Languages;
use crate::options::Options;
use crate::repair::Text;
use crate::timestamps::Timestamp;
use std::fmt::Write;

/// How much of a piece's text is shown.
const SHOWN: usize = 90;

/// One paragraph per verdict: place, role, language, the scores, each evidence with its part, and the text's beginning.
pub(crate) fn explain(
    text: &Text,
    blocks: &[Block],
    languages: &Languages,
    timestamps: &[Timestamp],
    options: &Options,
) -> String {
    let pieces = pieces::cut(&text.text, blocks, languages);
    let page = evidence::gather(text, &pieces, blocks, languages, timestamps);
    let body = body_judge(text);
    let judged = decide::roles(&page, &pieces, body, &text.page);
    let mut out = String::new();
    for verdict in assign(text, blocks, languages, timestamps, options) {
        let at = pieces.partition_point(|it| it.span.end < verdict.span.end);
        let (Some(judged), Some(measured)) = (judged.get(at), page.pieces.get(at)) else { continue };
        let row = &measured.row;
        let source = text.map.to_source(verdict.span).range();
        let language = languages.of(verdict.span).code;
        let sign = if options.policy.keeps(verdict.role) { '+' } else { '-' };
        let (role, sure) = (name(verdict.role), verdict.confidence);
        let _ = writeln!(out, "{sign} {role} {sure:.2}  {language:?}  {}..{}", source.start, source.end);
        let _ = writeln!(out, "    body {}  {}", units(judged.body), ranking(&judged.roles));
        let parts = parts(judged, row, body);
        let told = parts
            .iter()
            .filter(|it| it.1.abs() * 8 >= trees::UNIT)
            .map(|it| format!("{} {}", it.0, units(it.1)));
        let _ = writeln!(out, "    {}", told.collect::<Vec<_>>().join("  "));
        let shown: String = verdict.span.of(&text.text).chars().take(SHOWN).collect();
        let _ = writeln!(out, "    {}\n", shown.replace(['\n', '\r'], " "));
    }
    out
}

/// The three roles that are most likely.
fn ranking(scores: &[i32]) -> String {
    let mut order: Vec<(Role, i32)> = Role::ALL.iter().copied().zip(scores.iter().copied()).collect();
    order.sort_by_key(|it| std::cmp::Reverse(it.1));
    let best = order.iter().take(3).map(|it| format!("{} {}", name(it.0), units(it.1)));
    best.collect::<Vec<_>>().join("  ")
}

/// A score in units of log odds.
fn units(score: i32) -> String {
    format!("{:+.1}", score as f32 / trees::UNIT as f32)
}

/// As in the answer.
fn name(role: Role) -> String {
    serde_json::to_value(role).ok().and_then(|it| it.as_str().map(str::to_string)).unwrap_or_default()
}
