//! What is known before a line is read: the caller's moment, zone and language, the article's language.

use super::calendar::Day;
use super::lexicon::{lexicon, LanguageId, Pattern};
use super::order::Order;
use super::zones;
use crate::languages::{Code, Languages};
use crate::repair::Text;
use crate::text::sort;
use crate::{Error, Options};

/// What is known before a line is read.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub now: Option<Now>,
    /// IANA name of the caller's zone.
    pub zone: Option<String>,
    /// The caller's language.
    pub told: Option<LanguageId>,
    tag: Option<String>,
    main: Option<LanguageId>,
    pub root: Option<LanguageId>,
    /// The text is one line, not a page with furniture of its own.
    pub is_line: bool,
    /// What the page's own dates of digits alone begin with.
    pub order: Option<Order>,
    /// Where an element begins or ends right before a digit and right after a letter or digit: shown apart, though nothing in the
    /// text parts them.
    pub cuts: Vec<usize>,
    /// The language a page says it is written in for a region, and how dates are written there.
    declared: Option<(LanguageId, &'static [Pattern])>,
    /// The region a page says it is written for.
    region: Option<String>,
}

/// The caller's moment on the caller's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Now {
    pub day: Day,
    /// Seconds since midnight.
    pub second: u32,
    /// Minutes east of Greenwich.
    pub offset: i16,
}

impl Context {
    /// From options that must be understood.
    pub fn checked(options: &Options) -> Result<Context, Error> {
        let context = Context::new(options, None);
        let understood =
            (&options.now.is_some(), &options.time_zone) == (&context.now.is_some(), &context.zone);
        if !understood {
            options.check()?;
        }
        Ok(context)
    }

    /// The same, with the languages the text is in.
    pub fn speaking(&self, languages: &Languages) -> Context {
        Context { main: main(languages), ..self.clone() }
    }

    pub fn new(options: &Options, languages: Option<&Languages>) -> Context {
        let lexicon = lexicon();
        let zone = options.time_zone.clone().filter(|name| zones::known(name));
        let now = options.now.as_deref().and_then(|now| moment(now, zone.as_deref()));
        let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let tag = options.language.as_ref().map(|tag| tag.replace('_', "-"));
        Context {
            now,
            zone,
            told: tag.as_deref().and_then(|tag| lexicon.language(&base(tag))),
            main: languages.and_then(main),
            tag,
            root: lexicon.root,
            is_line: true,
            order: None,
            cuts: Vec::new(),
            declared: None,
            region: None,
        }
    }

    /// Adds what a page's markup and address say of its region.
    pub fn of_page(mut self, text: &Text, url: Option<&str>) -> Context {
        let lexicon = lexicon();
        let host = url.or(text.page.metadata.url.as_deref()).and_then(host);
        let english = host.and_then(|host| host.rsplit('.').next()).and_then(english_region);
        let tag = match english.filter(|_| self.main.is_some() && self.main == lexicon.language("en")) {
            Some(region) => Some(format!("en-{}", region.to_ascii_uppercase())),
            None => text.page.metadata.language.as_ref().map(|tag| tag.trim().replace('_', "-")),
        };
        self.region = tag.as_deref().and_then(region).map(str::to_string);
        self.declared = tag.and_then(|tag| {
            let language = lexicon.language(&tag.split('-').next()?.to_ascii_lowercase())?;
            Some((language, lexicon.digits(&tag)?))
        });
        self
    }

    /// Adds where elements part what stands together in the text; moments of other strings are not to be looked for from here on.
    pub fn part(&mut self, text: &Text) {
        let bytes = text.text.as_bytes();
        let elements = &text.page.elements;
        let is_cut = |at: &usize| {
            bytes.get(*at).is_some_and(u8::is_ascii_digit)
                && at
                    .checked_sub(1)
                    .and_then(|it| bytes.get(it))
                    .is_some_and(|it| !it.is_ascii() || it.is_ascii_alphanumeric() || *it == b'.')
        };
        self.cuts = (0..elements.len() as u32)
            .flat_map(|element| {
                let span = elements.span(element);
                [span.start as usize, span.end as usize]
            })
            .filter(is_cut)
            .collect();
        sort::by_key(&mut self.cuts, |it| *it);
        self.cuts.dedup();
    }

    /// The region the caller, else the page, names.
    pub fn region(&self) -> Option<&str> {
        self.tag.as_deref().and_then(region).or(self.region.as_deref())
    }

    /// How dates in digits alone are written.
    pub fn digits(&self, language: Option<LanguageId>) -> &'static [Pattern] {
        let lexicon = lexicon();
        let told = self
            .tag
            .as_deref()
            .filter(|_| language.is_none() || language == self.told || self.told.is_none());
        let own = language.or(self.main);
        told.and_then(|tag| lexicon.digits(tag))
            .or_else(|| self.declared.filter(|it| Some(it.0) == own).map(|it| it.1))
            .or_else(|| lexicon.language_digits(own?))
            .unwrap_or_default()
    }

    /// Whether the text is known to be in a language: the caller says so, or most of its sentences.
    pub fn speaks(&self, language: Option<LanguageId>) -> bool {
        language.is_some() && (language == self.told || language == self.main)
    }

    /// The language the text is known to be in.
    pub fn spoken(&self) -> Option<LanguageId> {
        self.told.or(self.main)
    }

    /// Whether the caller asks for all that can be counted from a moment in a language he is sure of.
    pub fn is_eager(&self) -> bool {
        self.told.is_some() && self.now.is_some()
    }

    /// Whether nothing is known of the text's language.
    pub fn unspoken(&self) -> bool {
        self.told.is_none() && self.main.is_none()
    }

    /// How much likelier a language is before its words are counted.
    pub fn prior(&self, language: Option<LanguageId>) -> i32 {
        let Some(language) = language else { return 0 };
        if Some(language) == self.told {
            return 40;
        }
        let spoken = i32::from(lexicon().spoken(language));
        spoken + if Some(language) == self.main { 4 } else { 0 }
    }
}

/// The number of the language most of a text is in.
fn main(languages: &Languages) -> Option<LanguageId> {
    let code = languages.main.code;
    (code != Code::UND && code != Code::ZXX).then(|| lexicon().language(code.as_str()))?
}

/// The region of a tag: `en-GB`.
fn region(tag: &str) -> Option<&str> {
    tag.split('-').skip(1).find(|part| part.len() == 2)
}

/// The host of an address.
fn host(url: &str) -> Option<&str> {
    url.split_once("//")?.1.split(['/', ':', '?', '#']).next()
}

/// Regions by whose domains English papers are known that do not write the month first.
const ENGLISH: &[&str] = &[
    "au", "gb", "gh", "hk", "ie", "in", "jm", "ke", "mt", "my", "ng", "nz", "pk", "sg", "tz", "ug", "uk",
    "za", "zm", "zw",
];

fn english_region(domain: &str) -> Option<&'static str> {
    let region = ENGLISH.iter().find(|it| it.eq_ignore_ascii_case(domain))?;
    Some(if *region == "uk" { "gb" } else { region })
}

/// Reads RFC 3339 into the day and second of a zone's clock, else of the offset it states.
fn moment(text: &str, zone: Option<&str>) -> Option<Now> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.as_bytes().splitn(3, |byte| *byte == b'-').map(digits);
    let mut part = || parts.next()?;
    let day = Day::new(part()? as i32, u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?)?;
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let zone_at = time.bytes().position(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'))?;
    let (clock, offset) = time.split_at(zone_at);
    let clock = clock.as_bytes().split(|byte| *byte == b'.').next()?;
    let mut clock = clock.split(|byte| *byte == b':').map(digits);
    let mut part = || clock.next().map_or(Some(0), |it| it.map(i64::from));
    let (hour, minute, second) = (part()?, part()?, part()?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let offset = if offset.eq_ignore_ascii_case("z") {
        0
    } else {
        let (hours, minutes) = offset.get(1..)?.split_once(':')?;
        let minutes = hours.parse::<i16>().ok()?.checked_mul(60)? + minutes.parse::<i16>().ok()?;
        if offset.starts_with('-') {
            -minutes
        } else {
            minutes
        }
    };
    let utc = day.number() * 86_400 + hour * 3600 + minute * 60 + second - i64::from(offset) * 60;
    let offset = zone.and_then(|zone| zones::offset_of_instant(zone, utc)).unwrap_or(offset);
    let local = utc + i64::from(offset) * 60;
    Some(Now {
        day: Day::from_number(local.div_euclid(86_400))?,
        second: local.rem_euclid(86_400) as u32,
        offset,
    })
}

/// A number of few digits.
fn digits(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0')))
}

impl Options {
    /// Whether `now` and `timeZone` can be understood: the codes are `bad-now` and `unknown-time-zone`.
    ///
    /// ```
    /// let options = temiz::Options { time_zone: Some("Mars/Olympus".into()), ..Default::default() };
    /// assert_eq!(options.check().unwrap_err().code, "unknown-time-zone");
    /// ```
    pub fn check(&self) -> Result<(), Error> {
        if let Some(zone) = self.time_zone.as_deref().filter(|zone| !zones::known(zone)) {
            return Err(Error::new(
                "unknown-time-zone",
                format!("timeZone is \"{zone}\"; give an IANA name like Asia/Baku"),
            ));
        }
        if let Some(now) = self.now.as_deref().filter(|now| moment(now, None).is_none()) {
            return Err(Error::new(
                "bad-now",
                format!("now is \"{now}\"; give RFC 3339 like 2023-09-11T12:42:00+04:00"),
            ));
        }
        Ok(())
    }
}
