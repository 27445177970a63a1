//! When an article appeared and when it was last changed, chosen among all timestamps of the page.

use super::{Origin, Precision, Timestamp, TimestampRole};

/// When an article appeared and when it was last changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Publication {
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    /// Pairs (visible, metadata) that name different days.
    pub conflicts: Vec<(Timestamp, Timestamp)>,
}

/// Chooses among the timestamps those that have the role: the surest source first, then the finer of those that agree with it.
pub(crate) fn publication(timestamps: &[Timestamp]) -> Publication {
    let with = |role: TimestampRole| timestamps.iter().filter(move |it| it.role == role).collect::<Vec<_>>();
    let published = with(TimestampRole::Published);
    let modified = with(TimestampRole::Modified);
    let visible = published.iter().find(|it| it.origin == Origin::Text);
    let conflicts = published
        .iter()
        .filter(|it| it.origin != Origin::Text)
        .filter_map(|meta| {
            visible
                .filter(|visible| !same_day(visible, meta))
                .map(|visible| ((*visible).clone(), (*meta).clone()))
        })
        .collect();
    let modified = choose(&modified);
    // A page that says nothing of its publication: its first `<time>`, else the first date that is not told of in a sentence; and
    // "Stand: …" alone says when the text as it lies before us appeared.
    let unnamed = with(TimestampRole::Other);
    let day = |it: &&&Timestamp| it.precision >= Precision::Day && it.implied.is_empty();
    let first =
        |origin: Origin| unnamed.iter().filter(day).find(|it| it.origin == origin).map(|it| (**it).clone());
    let published = choose(&published)
        .or_else(|| modified.clone())
        .or_else(|| first(Origin::TimeElement))
        .or_else(|| first(Origin::Text));
    Publication { published, modified, conflicts }
}

/// The day that most sources name, the surer ones counting more; of that day the finest statement.
fn choose(candidates: &[&Timestamp]) -> Option<Timestamp> {
    let weight = |day: &Timestamp| -> u32 {
        let mut origins: Vec<Origin> = Vec::new();
        for it in candidates.iter().filter(|it| same_day(it, day)) {
            if !origins.contains(&it.origin) {
                origins.push(it.origin);
            }
        }
        origins.into_iter().map(|origin| 5 - u32::from(trust(origin))).sum()
    };
    let first = candidates.iter().max_by_key(|it| (weight(it), std::cmp::Reverse(trust(it.origin))))?;
    let finer = candidates.iter().filter(|it| same_day(it, first)).max_by_key(|it| {
        (it.precision.min(Precision::Minute), it.zone.offset.is_some(), std::cmp::Reverse(trust(it.origin)))
    });
    finer.map(|it| (**it).clone())
}

/// The surest first.
fn trust(origin: Origin) -> u8 {
    match origin {
        Origin::JsonLd => 0,
        Origin::Meta => 1,
        Origin::TimeElement => 2,
        Origin::Text => 3,
        Origin::Url => 4,
    }
}

/// Whether two timestamps can be the same moment: the same local day, or less than a day apart where both offsets are known.
fn same_day(a: &Timestamp, b: &Timestamp) -> bool {
    let day = |it: &Timestamp| it.iso.get(..10).map(str::to_string);
    let utc = |it: &Timestamp| it.utc.as_deref().and_then(|utc| utc.get(..10).map(str::to_string));
    day(a) == day(b) || (utc(a).is_some() && utc(a) == utc(b))
}
