//! What each timestamp on the page is to the article: told by its label, else by its place.

use super::dateline::{is_in_prose, is_named, is_told, opens};
use super::{Origin, Precision, Timestamp, TimestampRole};
use crate::blocks::Block;
use crate::repair::Text;
use crate::text::Span;

/// A block longer than this tells something; a shorter one that holds a date is a dateline or a label.
const DATELINE: usize = 160;

/// Bytes above the headline in which its date may stand.
const KICKER: usize = 200;

/// Bytes between two lines, blanks and a mark included.
const LINE: usize = 16;

/// Bytes below the headline beyond which a date that no label names is no dateline, on pages that tell of their days elsewhere.
const FAR: usize = 2500;

/// What a page says of its days beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Elsewhere {
    /// Metadata or the address names a day.
    Dated,
    Silent,
}

/// Gives the timestamps of the text their roles: the dateline nearest to the headline is when the article appeared. A `<time>`
/// element stands in the text as well.
pub(crate) fn by_place(
    timestamps: &mut [Timestamp],
    blocks: &[Block],
    text: &Text,
    headline: Option<Span>,
    elsewhere: Elsewhere,
) {
    let elements = &text.page.elements;
    let text = text.text.as_str();
    let title = headline.unwrap_or_default();
    let mut datelines: Vec<(usize, Span)> = Vec::new();
    let mut opening = None;
    let mut is_labelled = false;
    for (at, timestamp) in timestamps.iter_mut().enumerate() {
        let is_text = timestamp.origin == Origin::Text;
        let block = blocks.partition_point(|block| (block.span.end as usize) <= timestamp.start);
        let Some(block) = blocks.get(block) else { continue };
        if timestamp.role != TimestampRole::Other {
            if is_text && block.span.len() > DATELINE && is_in_prose(timestamp, block, text) {
                timestamp.role = TimestampRole::Event;
            }
            is_labelled |= is_text && timestamp.role == TimestampRole::Published && datelines.is_empty();
            continue;
        }
        let place = Span::new(timestamp.start, timestamp.end);
        let is_in_title = !title.is_empty() && place.start >= title.start && place.end <= title.end;
        if is_text && (block.span.len() > DATELINE || is_told(timestamp, block, text)) {
            timestamp.role = TimestampRole::Event;
            if opening.is_none()
                && place.start >= title.end
                && opens(timestamp, block, text)
                && is_online(timestamp)
            {
                opening = Some((at, place));
            }
        } else if timestamp.precision >= Precision::Day
            && is_online(timestamp)
            && (!is_text || is_counted(timestamp))
            && !is_in_title
        {
            datelines.push((at, place));
        }
    }
    let top = title.start as usize;
    let below = datelines.iter().find(|it| it.1.start >= title.start).copied();
    let above = datelines.iter().rev().find(|it| it.1.start < title.start).copied();
    let near = above.filter(|it| top - it.1.start as usize <= KICKER);
    // Before the first sentence stands the article's date, not that of a list below.
    let below = match (below, opening) {
        (Some(below), Some(opening)) if opening.1.start < below.1.start => Some(opening),
        (below, _) => below,
    };
    let gap =
        |it: Span| (it.start.saturating_sub(title.end)).max(title.start.saturating_sub(it.end)) as usize;
    // What a template's class calls the day of publication, near the headline: lists farther down have such classes too.
    let is_named = |it: &&(usize, Span)| is_named(elements, it.1);
    let reach = title.start as usize..title.end as usize + FAR;
    let named = datelines.iter().filter(|it| reach.contains(&(it.1.start as usize))).find(is_named);
    let named = named.copied().or(near.filter(|it| is_named(&it)));
    let chosen = match (below, near) {
        _ if named.is_some() => named,
        // On the line before the headline.
        (Some(below), Some(near)) if gap(near.1) <= LINE && gap(below.1) > 4 * LINE => Some(near),
        // The day that stands above the headline is the article's, where nothing below is as near.
        (Some(below), Some(near)) if below.1.start as usize - top > 4 * KICKER => Some(near),
        (Some(below), _) => Some(below),
        (None, near) => near.or(datelines.first().copied()).or(opening),
    };
    let is_far = |place: Span| {
        let distance = (place.start as usize).abs_diff(top);
        headline.is_some() && elsewhere == Elsewhere::Dated && distance > FAR
    };
    let Some((_, place)) = chosen.filter(|it| !is_labelled && !is_far(it.1)) else { return };
    // What a `<time>` says and what stands in it are one date.
    let shares = |it: &Timestamp| it.start < place.end as usize && it.end > place.start as usize;
    let named = timestamps.iter().find(|it| shares(it) && it.origin == Origin::Text).map(|it| it.role);
    if named == Some(TimestampRole::Modified) {
        return;
    }
    for timestamp in timestamps.iter_mut().filter(|it| shares(it)) {
        if timestamp.role != TimestampRole::Modified {
            timestamp.role = TimestampRole::Published;
        }
    }
}

/// Whether a day or clock is named or counted back to: the name of a weekday or "night" alone on a line is as often another word, or a menu's.
fn is_counted(timestamp: &Timestamp) -> bool {
    !timestamp.implied.contains(&"day") || timestamp.text.chars().any(char::is_numeric)
}

/// Whether there were pages to publish then: page numbers and codes read as days lie far off.
fn is_online(timestamp: &Timestamp) -> bool {
    timestamp.iso.get(..4).is_some_and(|year| ("1990".."2100").contains(&year))
}

#[cfg(test)]
mod tests {
    const STORY: &str = "The ferry to the islands leaves an hour later from now on, because the crew has to rest between two crossings, \
                         the harbour office said, and the evening boat does not run at all on Sundays until the end of the season.";

    fn published(head: &str, body: &str) -> Option<String> {
        let page = format!("<!DOCTYPE html><html lang=en><head><title>Ferry to the islands leaves later</title>{head}</head><body>{body}</body></html>");
        crate::clean(&crate::Input::Html(&page), &crate::Options::default()).published.map(|it| it.iso)
    }

    #[test]
    fn a_date_that_opens_the_story_comes_before_those_of_a_list() {
        let list = "<ul><li>Old boat sold <span>3 May 2019</span></li></ul>";
        let page = |opening: &str| {
            published("", &format!("<h1>Ferry to the islands leaves later</h1><p>{opening}{STORY}</p>{list}"))
        };
        assert_eq!(page("(4 June 2024) ").as_deref(), Some("2024-06-04"));
        assert_eq!(page("Port Ellen, 4 June 2024 – ").as_deref(), Some("2024-06-04"));
        assert_eq!(page("On 4 June 2024 ").as_deref(), Some("2019-05-03"));
    }

    #[test]
    fn a_date_in_the_headline_is_what_the_story_is_about() {
        let body = format!("<h1>Ferry to the islands leaves later, 4 June 2024</h1><p>Ines Prado | 5 June 2024</p><p>{STORY}</p>");
        assert_eq!(published("", &body).as_deref(), Some("2024-06-05"));
    }

    #[test]
    fn a_class_says_which_of_two_dates_is_the_publication() {
        let body = format!(
            "<h1>Ferry to the islands leaves later</h1><p>Meeting: 9 July 2024</p><p class=post-date>4 June 2024</p><p>{STORY}</p>"
        );
        assert_eq!(published("", &body).as_deref(), Some("2024-06-04"));
    }

    #[test]
    fn a_date_far_below_yields_to_what_the_head_says_loosely() {
        let far = format!(
            "<h1>Ferry to the islands leaves later</h1>{}<p>9 July 2024</p>",
            format!("<p>{STORY}</p>").repeat(20)
        );
        assert_eq!(published("<meta name=date content=2024-06-04>", &far).as_deref(), Some("2024-06-04"));
        assert_eq!(published("", &far).as_deref(), Some("2024-07-09"));
    }

    #[test]
    fn what_elements_part_is_read_apart() {
        let body = format!("<h1>Ferry to the islands leaves later</h1><p><em>Posted</em><span>04.06.24</span><span>12:44</span></p><p>{STORY}</p>");
        assert_eq!(published("", &body).as_deref(), Some("2024-06-04T12:44:00"));
    }

    #[test]
    fn the_pages_other_dates_tell_the_order_of_day_and_month() {
        let page = |other: &str| {
            published("", &format!("<h1>Ferry to the islands leaves later</h1><p>05/06/2024</p><p>{STORY}</p><p>Seen {other}</p>"))
        };
        assert_eq!(page("25/05/2024").as_deref(), Some("2024-06-05"));
        assert_eq!(page("05/25/2024").as_deref(), Some("2024-05-06"));
    }

    #[test]
    fn a_label_inside_a_sentence_is_a_word_of_it() {
        let body = format!(
            "<h1>Ferry to the islands leaves later</h1><p>4 June 2024</p><p>{STORY} The office has a study that was published on 3 May 2021.</p>"
        );
        assert_eq!(published("", &body).as_deref(), Some("2024-06-04"));
    }

    #[test]
    fn attributes_of_other_elements_say_a_day() {
        let page = |mark: &str| {
            published("", &format!("<h1>Ferry to the islands leaves later</h1><p>{mark}</p><p>{STORY}</p>"))
        };
        let seconds = page("<span data-utime=1717495800>2 hours</span>");
        assert_eq!(seconds.as_deref(), Some("2024-06-04T10:10:00+00:00"));
        let title = page("<abbr title='Tuesday, 4 June 2024 at 10:10'>Tuesday</abbr>");
        assert_eq!(title.as_deref(), Some("2024-06-04T10:10:00"));
        assert_eq!(page("<span data-time=1717>2 hours</span>"), None);
    }

    #[test]
    fn scripts_say_a_day_where_nothing_else_does() {
        let script = |json: &str| format!("<script>window.state = {json};</script>");
        let body = format!("<h1>Ferry to the islands leaves later</h1><p>{STORY}</p>");
        let one = script("{\"id\": 4, \"published_at\": \"2024-06-04T10:10:00+01:00\"}");
        assert_eq!(published(&one, &body).as_deref(), Some("2024-06-04T10:10:00+01:00"));
        let several = script("[{\"publishDate\": \"2024-06-04\"}, {\"publishDate\": \"2023-01-02\"}]");
        assert_eq!(published(&several, &body), None);
        let visible = format!("<h1>Ferry to the islands leaves later</h1><p>5 June 2024</p><p>{STORY}</p>");
        assert_eq!(published(&one, &visible).as_deref(), Some("2024-06-05"));
        let utc = format!(
            "{}<meta property=article:published_time content=2024-06-04T23:10:00Z>",
            script("{\"publishDate\": \"2024-06-05T01:10:00+02:00\"}")
        );
        assert_eq!(published(&utc, &body).as_deref(), Some("2024-06-05T01:10:00+02:00"));
    }

    #[test]
    fn a_count_in_a_sentence_or_a_headline_is_none_from_now() {
        let options =
            crate::Options { now: Some("2026-06-15T09:30:00Z".into()), ..crate::Options::default() };
        let days = |text: &str| -> Vec<String> {
            crate::clean(&crate::Input::Text(text), &options)
                .timestamps
                .into_iter()
                .map(|it| it.iso)
                .collect()
        };
        let page = |line: &str| {
            format!("Ferry to the islands leaves {line}\nInes Prado\n4 June 2024\n\n{STORY} The boat left {line}, and came back.")
        };
        for line in ["two hours later", "2 days later", "two days ago"] {
            assert_eq!(days(&page(line)), ["2024-06-04"], "{line}");
        }
        assert_eq!(
            days(&format!("Ferry to the islands leaves later\nInes Prado | 2 days ago\n\n{STORY}")),
            ["2026-06-13"]
        );
        let french = "Le bac des îles part une heure plus tard\n4 juin 2024\n\nL'équipage doit se reposer entre deux traversées.";
        assert_eq!(days(french), ["2024-06-04"]);
    }

    #[test]
    fn a_count_with_digits_is_read_in_a_sentence_of_its_language() {
        let now = "2026-06-15T09:30:00Z";
        let days = |text: &str| -> Vec<String> {
            let options = crate::Options { now: Some(now.into()), ..crate::Options::default() };
            crate::timestamps(text, &options).into_iter().map(|it| it.iso).collect()
        };
        assert_eq!(days("The boat has come back to the harbour 2 days ago"), ["2026-06-13"]);
        assert_eq!(
            days("Le bateau est revenu au port il y a 2 jours et le capitaine doit se reposer"),
            ["2026-06-13"]
        );
        assert_eq!(days("The boat came back to the harbour two days later"), [] as [&str; 0]);
    }
}
