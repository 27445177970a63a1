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
    let unnamed = with(TimestampRole::Other);
    let mut published = with(TimestampRole::Published);
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
    let modified = choose(&with(TimestampRole::Modified));
    // What the head calls a date and no more is as often the day of the page's last build, and surely so where the page was last
    // changed before it.
    let is_built = |it: &Timestamp| {
        modified.as_ref().is_some_and(|it| it.origin == Origin::Text)
            && modified.as_ref().and_then(|it| it.iso.get(..10)) < it.iso.get(..10)
    };
    let vague = unnamed
        .iter()
        .filter(|it| matches!(it.origin, Origin::Meta | Origin::JsonLd | Origin::Script) && !is_built(it));
    published.extend(vague);
    // A page that says nothing of its publication: its first `<time>`, else the first date that is not told of in a sentence; and
    // "Stand: …" alone says when the text as it lies before us appeared.
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
    let candidates = &candidates[..candidates.len().min(MOST)];
    // A moment of UTC that the page shows on its own clock elsewhere is no other local day.
    let is_shown = |utc: &Timestamp, local: &Timestamp| {
        let same = |it: &&&Timestamp| it.precision >= Precision::Minute && is_abroad(utc, it);
        candidates.iter().filter(same).any(|it| !same_day(it, local))
    };
    let score = |day: &Timestamp| -> u32 {
        let mut counted: Vec<(Origin, u32)> = Vec::new();
        for it in candidates.iter().filter(|it| same_day(it, day) || is_abroad(it, day) && !is_shown(it, day))
        {
            match counted.iter_mut().find(|(origin, _)| *origin == it.origin) {
                Some((_, most)) => *most = weight(it).max(*most),
                None => counted.push((it.origin, weight(it))),
            }
        }
        counted.into_iter().map(|(_, weight)| weight).sum()
    };
    // Of equals the first: metadata comes in the order of trust, the text in that of reading.
    let first = candidates.iter().rev().max_by_key(|it| (score(it), weight(it)))?;
    let finer = candidates
        .iter()
        .rev()
        .filter(|it| same_day(it, first))
        .max_by_key(|it| (it.precision.min(Precision::Minute), it.zone.offset.is_some(), weight(it)))?;
    // The same moment on the page's own clock says the local day as well.
    let own = candidates.iter().find(|it| is_local(it) && it.utc.is_some() && instant(it) == instant(finer));
    if let Some(own) = own.filter(|_| finer.zone.offset.as_deref() == Some("+00:00")) {
        return Some((**own).clone());
    }
    // A clock in metadata is more than a day in the address.
    let clock = candidates.iter().find(|it| finer.precision < Precision::Hour && is_abroad(it, finer));
    let is_seen = candidates.iter().any(|it| same_day(it, finer) && it.origin != Origin::Url);
    Some((**clock.filter(|_| !is_seen).unwrap_or(finer)).clone())
}

/// Whether the offset is that of a place, not of Greenwich.
fn is_local(timestamp: &Timestamp) -> bool {
    timestamp.zone.offset.as_deref().is_some_and(|offset| offset != "+00:00")
}

/// The minute in UTC.
fn instant(timestamp: &Timestamp) -> Option<&str> {
    timestamp.utc.as_deref().and_then(|utc| utc.get(..16))
}

/// Candidates that are weighed against each other: more are a list of articles, and each is held against all.
const MOST: usize = 64;

/// How much a source counts.
fn weight(timestamp: &Timestamp) -> u32 {
    match timestamp.origin {
        Origin::JsonLd | Origin::Meta if timestamp.role == TimestampRole::Other => 3,
        Origin::Script => 3,
        Origin::JsonLd => 10,
        Origin::Meta => 9,
        Origin::TimeElement | Origin::Text => 4,
        Origin::Url => 2,
    }
}

/// Whether two timestamps can be the same moment: the same local day, or less than a day apart where both offsets are known.
fn same_day(a: &Timestamp, b: &Timestamp) -> bool {
    let day = |it: &Timestamp| it.iso.get(..10).map(str::to_string);
    let utc = |it: &Timestamp| it.utc.as_deref().and_then(|utc| utc.get(..10).map(str::to_string));
    day(a) == day(b) || (utc(a).is_some() && utc(a) == utc(b))
}

/// Whether a clock in UTC can be the moment of a local statement on another day: some offset in use turns one into the other.
fn is_abroad(utc: &Timestamp, local: &Timestamp) -> bool {
    if utc.zone.offset.as_deref() != Some("+00:00") || local.zone.offset.is_some() {
        return false;
    }
    let (Some(utc), Some(from)) = (minutes(&utc.iso), minutes(&local.iso)) else { return false };
    let until = if local.precision >= Precision::Minute { from } else { from + 24 * 60 - 1 };
    let east = (from - utc, until - utc);
    if from == until {
        return (EAST.0..=EAST.1).contains(&east.0) && east.0 % 15 == 0;
    }
    east.1 >= EAST.0 && east.0 <= EAST.1
}

/// The westernmost and easternmost offset that people with newspapers live by, in minutes.
const EAST: (i64, i64) = (-10 * 60, 13 * 60);

/// Minutes since a day long ago, of a clock or a day as written in an `iso`.
fn minutes(iso: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>| iso.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let day = super::calendar::Day::new(year as i32, month as u8, day as u8)?;
    Some(day.number() * 24 * 60 + part(11..13).unwrap_or(0) * 60 + part(14..16).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str, origin: Origin, role: TimestampRole) -> Timestamp {
        let read = crate::parse_timestamp(text, &crate::Options::default()).expect("a timestamp");
        Timestamp { origin, role, ..read }
    }

    fn published(all: &[Timestamp]) -> String {
        publication(all).published.expect("a day").iso
    }

    #[test]
    fn the_local_day_is_told_where_metadata_speaks_utc() {
        let utc = stamp("2023-11-09T03:28:35Z", Origin::JsonLd, TimestampRole::Published);
        let local = stamp("2023-11-08 22:28:35", Origin::Meta, TimestampRole::Published);
        let address = stamp("2023-11-08", Origin::Url, TimestampRole::Published);
        assert_eq!(published(&[utc.clone(), local, address.clone()]), "2023-11-08T22:28:35");
        assert_eq!(published(&[utc, address]), "2023-11-09T03:28:35+00:00");
    }

    #[test]
    fn a_moment_of_utc_is_told_on_the_clock_of_its_place() {
        let utc = stamp("2023-11-09T06:35:29Z", Origin::JsonLd, TimestampRole::Published);
        let local = stamp("2023-11-08T22:35:29-08:00", Origin::TimeElement, TimestampRole::Published);
        assert_eq!(published(&[utc, local]), "2023-11-08T22:35:29-08:00");
    }

    #[test]
    fn a_moment_of_utc_shown_on_the_pages_clock_is_of_no_other_day() {
        let utc = stamp("2019-10-19T03:00:00Z", Origin::JsonLd, TimestampRole::Published);
        let shown = stamp("19.10.2019, 05:00", Origin::Text, TimestampRole::Published);
        let other = stamp("2019-10-18", Origin::Meta, TimestampRole::Published);
        assert_eq!(published(&[utc, other, shown]), "2019-10-19T03:00:00+00:00");
    }

    #[test]
    fn a_vague_date_of_the_head_yields_to_the_dateline() {
        let vague = stamp("2021-10-15", Origin::Meta, TimestampRole::Other);
        let dateline = stamp("2021-10-13", Origin::Text, TimestampRole::Published);
        assert_eq!(published(&[vague.clone(), dateline]), "2021-10-13");
        assert_eq!(published(&[vague]), "2021-10-15");
    }

    fn of_page(html: &str) -> Option<String> {
        crate::clean(&crate::Input::Html(html), &crate::Options::default()).published.map(|it| it.iso)
    }

    #[test]
    fn a_date_before_the_first_sentence_is_the_dateline() {
        let story = "The ferry to the islands leaves an hour later from now on, because the crew has to rest between two crossings, \
                     the harbour office said, and the evening boat does not run at all on Sundays until the end of the season.";
        let page = |opening: &str| {
            format!("<!DOCTYPE html><html><body><h1>Ferry leaves an hour later</h1><p>{opening}{story}</p></body></html>")
        };
        assert_eq!(of_page(&page("27.1.2022 - ")).as_deref(), Some("2022-01-27"));
        assert_eq!(of_page(&page("")), None);
    }

    #[test]
    fn a_label_of_a_menu_is_no_count_from_now() {
        let page = "Svet\nPočasie\nO nás\nTrajekt na ostrovy mešká hodinu\nPublikované: 4. júna 2024 10:12\n\nPosádka musí odpočívať.";
        let options =
            crate::Options { now: Some("2026-06-15T09:30:00Z".into()), ..crate::Options::default() };
        let published = crate::clean(&crate::Input::Text(page), &options).published;
        assert_eq!(published.map(|it| it.iso).as_deref(), Some("2024-06-04T10:12:00"));
    }

    #[test]
    fn the_name_of_a_weekday_alone_is_no_dateline() {
        let page = |first: &str| {
            format!("{first}\nLe bac ne part plus du vieux quai\n4 juin 2024\n\nL'équipage doit se reposer entre deux traversées.")
        };
        let options =
            crate::Options { now: Some("2024-06-15T09:30:00Z".into()), ..crate::Options::default() };
        let published =
            |text: &str| crate::clean(&crate::Input::Text(text), &options).published.map(|it| it.iso);
        assert_eq!(published(&page("Dimanche")).as_deref(), Some("2024-06-04"));
        let counted = page("").replace("4 juin 2024", "il y a 2 jours");
        assert_eq!(published(&counted).as_deref(), Some("2024-06-13"));
    }

    #[test]
    fn the_first_element_of_class_published_is_the_pages() {
        let page = "<!DOCTYPE html><html><body><h1>Ferry leaves an hour later</h1><time class=\"entry-date published\" \
                    datetime=\"2019-06-28T11:32:59+02:00\">Friday</time><p>The crew has to rest between two crossings, the harbour said.</p>\
                    <p>12 May 2020</p></body></html>";
        assert_eq!(of_page(page).as_deref(), Some("2019-06-28T11:32:59+02:00"));
    }
}
