//! What each timestamp in the text is to the article: told by its label, else by its place.

use super::{Origin, Precision, Timestamp, TimestampRole};
use crate::blocks::Block;

/// A block longer than this tells something; a shorter one that holds a date is a dateline or a label.
const DATELINE: usize = 160;

/// Bytes above the headline in which its date may stand.
const KICKER: usize = 200;

/// Gives the timestamps of the text their roles: the dateline nearest to the headline is when the article appeared.
pub(crate) fn by_place(timestamps: &mut [Timestamp], blocks: &[Block], text: &str, headline: Option<usize>) {
    let mut datelines = Vec::new();
    let mut opening = None;
    let mut is_labelled = false;
    for (at, timestamp) in timestamps.iter_mut().enumerate().filter(|(_, it)| it.origin == Origin::Text) {
        if timestamp.role != TimestampRole::Other {
            is_labelled |= timestamp.role == TimestampRole::Published && datelines.is_empty();
            continue;
        }
        let block = blocks.partition_point(|block| (block.span.end as usize) <= timestamp.start);
        let Some(block) = blocks.get(block) else { continue };
        if block.span.len() > DATELINE {
            timestamp.role = TimestampRole::Event;
            if opening.is_none() && opens(timestamp, block, text) && is_online(timestamp) {
                opening = Some((at, timestamp.start));
            }
        } else if timestamp.precision >= Precision::Day && is_online(timestamp) && is_counted(timestamp) {
            datelines.push((at, timestamp.start));
        }
    }
    let headline = headline.unwrap_or(0);
    let below = datelines.iter().find(|it| it.1 >= headline);
    let above = datelines.iter().rev().find(|it| it.1 < headline);
    let near = above.filter(|it| headline - it.1 <= KICKER);
    let chosen = match (below, near) {
        // The day that stands above the headline is the article's, where nothing below is as near.
        (Some(below), Some(near)) if below.1 - headline > 4 * KICKER => Some(near),
        (Some(below), _) => Some(below),
        (None, near) => near.or(datelines.first()).or(opening.as_ref()),
    };
    if let Some(timestamp) = chosen.filter(|_| !is_labelled).and_then(|it| timestamps.get_mut(it.0)) {
        timestamp.role = TimestampRole::Published;
    }
}

/// Whether a paragraph opens with a date set off from its sentences: "27.1.2022 - At the station …", "(18 January 2018) …".
fn opens(timestamp: &Timestamp, block: &Block, text: &str) -> bool {
    let start = block.span.start as usize;
    let before = text.get(start..timestamp.start).unwrap_or("-");
    let after = text.get(timestamp.end..).unwrap_or_default().trim_start();
    timestamp.precision >= Precision::Day
        && timestamp.implied.is_empty()
        && before.chars().all(|it| it.is_whitespace() || it == '(' || it == '[')
        && after.starts_with(['-', '–', '—', '|', ':', ')', ']', '/', '+'])
}

/// Whether a day or clock is named or counted back to: the name of a weekday or "night" alone on a line is as often another word, or a menu's.
fn is_counted(timestamp: &Timestamp) -> bool {
    !timestamp.implied.contains(&"day") || timestamp.text.chars().any(char::is_numeric)
}

/// Whether there were pages to publish then: page numbers and codes read as days lie far off.
fn is_online(timestamp: &Timestamp) -> bool {
    timestamp.iso.get(..4).is_some_and(|year| ("1990".."2100").contains(&year))
}
