//! Abbreviations that name several clocks: which one is meant, the language and the region say; else nobody knows.

use super::sense::Flavour;
use super::zones;

/// Abbreviation, region or language, and the clock that is meant there. The clocks are those that the IANA time zone database gives
/// the abbreviation to; AST is Arabia's in the papers of its countries.
#[rustfmt::skip]
const MEANT: &[(&str, &str, &str, Flavour)] = &[
    ("IST", "IN", "Asia/Kolkata", Flavour::Standard), ("IST", "IL", "Asia/Jerusalem", Flavour::Standard),
    ("IST", "IE", "Europe/Dublin", Flavour::Daylight),
    ("IST", "he", "Asia/Jerusalem", Flavour::Standard), ("IST", "ga", "Europe/Dublin", Flavour::Daylight),
    ("CST", "US", "America/Chicago", Flavour::Standard), ("CST", "CA", "America/Chicago", Flavour::Standard),
    ("CST", "MX", "America/Mexico_City", Flavour::Standard), ("CST", "CU", "America/Havana", Flavour::Standard),
    ("CST", "CN", "Asia/Shanghai", Flavour::Standard), ("CST", "TW", "Asia/Shanghai", Flavour::Standard),
    ("CST", "zh", "Asia/Shanghai", Flavour::Standard),
    ("BST", "GB", "Europe/London", Flavour::Daylight), ("BST", "BD", "Asia/Dhaka", Flavour::Standard),
    ("BST", "bn", "Asia/Dhaka", Flavour::Standard),
    ("AST", "US", "America/Halifax", Flavour::Standard), ("AST", "CA", "America/Halifax", Flavour::Standard),
    ("AST", "SA", "Asia/Riyadh", Flavour::Standard), ("AST", "QA", "Asia/Riyadh", Flavour::Standard),
    ("AST", "KW", "Asia/Riyadh", Flavour::Standard), ("AST", "IQ", "Asia/Riyadh", Flavour::Standard),
    ("AST", "ar", "Asia/Riyadh", Flavour::Standard),
];

/// Which clock an abbreviation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Clock(u8, Flavour),
    /// More than one, and nothing says which.
    Several,
}

/// The abbreviation as the table has it, if it names several clocks.
pub(crate) fn ambiguous(written: &str) -> Option<&'static str> {
    MEANT.iter().map(|it| it.0).find(|it| *it == written)
}

/// What an abbreviation of the table means in a region, else in a language; none where neither is in the table.
pub(crate) fn meaning(abbreviation: &str, region: Option<&str>, language: &str) -> Option<Meaning> {
    let of = |place: &str| {
        MEANT.iter().find(|it| {
            it.0 == abbreviation && it.1.eq_ignore_ascii_case(place) && is_region(it.1) == is_region(place)
        })
    };
    let found = region.and_then(of).or_else(|| of(language));
    let clock = found.map(|it| Meaning::Clock(zones::place(it.2), it.3));
    // English is written wherever each of these clocks is kept.
    clock.or((language == "en" || language == "und").then_some(Meaning::Several))
}

fn is_region(tag: &str) -> bool {
    tag.bytes().all(|it| it.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    fn offset(text: &str, language: Option<&str>) -> Option<String> {
        let options = crate::Options { language: language.map(str::to_string), ..crate::Options::default() };
        crate::timestamps(text, &options).into_iter().next().and_then(|it| it.zone.offset)
    }

    #[test]
    fn the_region_says_which_clock_is_meant() {
        let text = "4 June 2024 10:12 IST";
        assert_eq!(offset(text, Some("en-IN")).as_deref(), Some("+05:30"));
        assert_eq!(offset(text, Some("en-IE")).as_deref(), Some("+01:00"));
        assert_eq!(offset(text, Some("en-IL")).as_deref(), Some("+02:00"));
        assert_eq!(offset("4 June 2024 10:12 CST", Some("zh-CN")).as_deref(), Some("+08:00"));
    }

    #[test]
    fn where_nothing_says_it_no_offset_is_told() {
        assert_eq!(offset("The boat left on 4 June 2024 at 10:12 IST with its crew", None), None);
        assert_eq!(
            offset("The boat left on 4 June 2024 at 10:12 EST with its crew", None).as_deref(),
            Some("-05:00")
        );
    }

    #[test]
    fn a_pages_address_says_the_region() {
        let page = "<!DOCTYPE html><html lang=en><body><h1>The boat leaves an hour later</h1><p>4 June 2024 10:12 IST</p><p>The crew has to rest \
                    between two crossings, the harbour office said, and the evening boat does not run on Sundays.</p></body></html>";
        let options = crate::Options {
            url: Some("https://harbour.example.in/boat".into()),
            ..crate::Options::default()
        };
        let article = crate::clean(&crate::Input::Html(page), &options);
        assert_eq!(article.published.map(|it| it.iso).as_deref(), Some("2024-06-04T10:12:00+05:30"));
    }
}
