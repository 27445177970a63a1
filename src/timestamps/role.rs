//! What each timestamp in the text is to the article: told by its label, else by its place.

use super::{Origin, Precision, Timestamp, TimestampRole};
use crate::blocks::Block;

/// A block longer than this tells something; a shorter one that holds a date is a dateline or a label.
const DATELINE: usize = 160;

/// Gives the timestamps of the text their roles: the first dateline is when the article appeared.
pub(crate) fn by_place(timestamps: &mut [Timestamp], blocks: &[Block]) {
    let mut published = false;
    for timestamp in timestamps.iter_mut().filter(|it| it.origin == Origin::Text) {
        if timestamp.role != TimestampRole::Other {
            published |= timestamp.role == TimestampRole::Published;
            continue;
        }
        let at = blocks.partition_point(|block| (block.span.end as usize) <= timestamp.start);
        let Some(block) = blocks.get(at) else { continue };
        if block.span.len() > DATELINE {
            timestamp.role = TimestampRole::Event;
        } else if !published && timestamp.precision >= Precision::Day {
            timestamp.role = TimestampRole::Published;
            published = true;
        }
    }
}
