/// Why a reader does not see an element's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The `hidden` attribute.
    Attribute,
    DisplayNone,
    VisibilityHidden,
    FontSize,
    OffScreen,
    Transparent,
    Clipped,
    ClosedDialog,
    /// `<noscript>`, `<template>`, `<datalist>`: never meant to be shown by a browser with scripts.
    Unshown,
    /// `<video>`, `<canvas>`: shown only when they do not work.
    Fallback,
    /// Characters that no font draws (Unicode tags).
    TagCharacters,
}

impl Why {
    /// From the number that `js/dom/visible.js` shares.
    pub fn from_number(number: u8) -> Option<Why> {
        let shared = [
            Why::DisplayNone,
            Why::VisibilityHidden,
            Why::FontSize,
            Why::OffScreen,
            Why::Transparent,
            Why::Clipped,
        ];
        shared.into_iter().find(|&why| why as u8 == number)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Why::Attribute => "hidden attribute",
            Why::DisplayNone => "display: none",
            Why::VisibilityHidden => "visibility: hidden",
            Why::FontSize => "font size 0",
            Why::OffScreen => "off-screen",
            Why::Transparent => "transparent",
            Why::Clipped => "clipped away",
            Why::ClosedDialog => "closed dialog",
            Why::Unshown => "not shown by browsers",
            Why::Fallback => "fallback content",
            Why::TagCharacters => "tag characters",
        }
    }

    /// Whether it takes intent or styling to hide text so; the others are how HTML works.
    pub fn is_notable(self) -> bool {
        !matches!(self, Why::Unshown | Why::Fallback | Why::ClosedDialog)
    }
}

/// What an inline style says that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub hides: Option<Why>,
    /// Undoes `font-size: 0` or `visibility: hidden` of an element above.
    pub shows: Option<Why>,
    /// `display` with a value that stands on lines of its own.
    pub is_block: bool,
    /// `white-space: pre` and its kin.
    pub keeps_spaces: bool,
}

/// Lengths in pixels from which on a shift takes text off any screen.
const OFF_SCREEN: f32 = 900.0;

/// Longest style attribute that is read; longer ones hold data, not style.
const LONGEST_STYLE: usize = 4096;

/// Reads a `style` attribute.
pub fn style(value: &str) -> Style {
    let mut style = Style::default();
    if value.len() > LONGEST_STYLE {
        return style;
    }
    let (mut lifted, mut away, mut flat, mut cut) = (false, false, false, false);
    for (property, value) in value.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let property = property.trim();
        let value = value.trim().trim_end_matches("!important").trim_end();
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        let has = |word: &str| value.eq_ignore_ascii_case(word);
        if is("display") {
            style.hides = style.hides.or(has("none").then_some(Why::DisplayNone));
            style.is_block = ["block", "flex", "grid", "list-item", "table"].iter().any(|word| has(word));
        } else if is("visibility") {
            style.hides = style.hides.or((has("hidden") || has("collapse")).then_some(Why::VisibilityHidden));
            style.shows = style.shows.or(has("visible").then_some(Why::VisibilityHidden));
        } else if is("font-size") || is("font") && value.starts_with('0') {
            match length(value) {
                Some(0.0) => style.hides = style.hides.or(Some(Why::FontSize)),
                _ => style.shows = style.shows.or(Some(Why::FontSize)),
            }
        } else if is("opacity") {
            style.hides = style.hides.or((length(value) == Some(0.0)).then_some(Why::Transparent));
        } else if is("position") {
            lifted = has("absolute") || has("fixed");
        } else if is("left") || is("top") || is("right") || is("bottom") {
            away |= length(value).is_some_and(|length| length <= -OFF_SCREEN);
        } else if is("text-indent") || is("margin-left") {
            let away = length(value).is_some_and(|length| length <= -OFF_SCREEN);
            style.hides = style.hides.or(away.then_some(Why::OffScreen));
        } else if is("height") || is("max-height") || is("width") {
            flat |= length(value).is_some_and(|length| length <= 1.0);
        } else if is("overflow") {
            cut = has("hidden") || has("clip");
        } else if is("clip") || is("clip-path") {
            style.hides = style.hides.or(cuts_all(value).then_some(Why::Clipped));
        } else if is("white-space") {
            style.keeps_spaces = ["pre", "pre-wrap", "break-spaces", "pre-line"].iter().any(|word| has(word));
        }
    }
    if lifted && away {
        style.hides = style.hides.or(Some(Why::OffScreen));
    }
    if flat && cut {
        style.hides = style.hides.or(Some(Why::Clipped));
    }
    style
}

/// A length in pixels, roughly: 16 to the em, 10 to the hundredth part.
fn length(value: &str) -> Option<f32> {
    let digits =
        value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))).unwrap_or(value.len());
    let number: f32 = value[..digits].parse().ok()?;
    let unit = match value[digits..].trim_start().as_bytes() {
        [b'e' | b'E', b'm' | b'M', ..] | [b'r' | b'R', b'e' | b'E', ..] => 16.0,
        [b'%', ..] | [b'v' | b'V', ..] => 10.0,
        _ => 1.0,
    };
    Some(number * unit)
}

/// `rect(0 0 0 0)`, `rect(1px, 1px, 1px, 1px)`, `inset(50%)`, `inset(100%)`
fn cuts_all(value: &str) -> bool {
    let Some((shape, sizes)) = value.trim_end_matches(')').split_once('(') else { return false };
    let mut lengths = sizes.split([',', ' ']).filter(|size| !size.is_empty()).map(length);
    match shape.trim() {
        "rect" => lengths.all(|length| length.is_some_and(|length| length <= 1.0)),
        "inset" => lengths.next().flatten().is_some_and(|length| length >= 500.0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_hides() {
        for (written, why) in [
            ("color:red; DISPLAY : none !important", Why::DisplayNone),
            ("visibility:hidden", Why::VisibilityHidden),
            ("font-size:0px", Why::FontSize),
            ("opacity: 0.0", Why::Transparent),
            ("position:absolute;left:-9999px", Why::OffScreen),
            ("text-indent:-100em", Why::OffScreen),
            ("clip: rect(0 0 0 0)", Why::Clipped),
            ("clip-path:inset(50%)", Why::Clipped),
            ("height:0;overflow:hidden", Why::Clipped),
        ] {
            assert_eq!(style(written).hides, Some(why), "{written}");
        }
    }

    #[test]
    fn leaves_ordinary_styles_alone() {
        for written in [
            "display:block",
            "left:-10px;position:absolute",
            "opacity:0.5",
            "font-size:0.8em",
            "height:0",
            "background:url(a;b:c)",
        ] {
            assert_eq!(style(written).hides, None, "{written}");
        }
    }
}
