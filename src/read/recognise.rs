use super::{Input, Tag};

impl Input<'_> {
    /// Takes a string for what it is: HTML when it begins with markup or holds closing tags of elements, otherwise plain text.
    ///
    /// ```
    /// use temiz::Input;
    ///
    /// assert!(matches!(Input::recognise("<p>One</p>"), Input::Html(_)));
    /// assert!(matches!(Input::recognise("a < b and b > c"), Input::Text(_)));
    /// ```
    pub fn recognise(input: &str) -> Input<'_> {
        let start =
            input.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
        if begins_with_markup(start) || closes_elements(input) {
            Input::Html(input)
        } else {
            Input::Text(input)
        }
    }
}

/// `<!doctype`, `<!--`, `<?xml`, or a tag of a known element.
fn begins_with_markup(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let starts =
        |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    starts("!doctype")
        || starts("!--")
        || starts("?xml")
        || starts("head")
        || starts("script")
        || is_element(rest)
}

/// Two closing tags of known elements within [`LOOKED_AT`]: one alone may be an example inside a text about HTML.
fn closes_elements(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(LOOKED_AT)];
    let closing =
        |at: &usize| head[at + 1..].first() == Some(&b'/') && text.get(at + 2..).is_some_and(is_element);
    let found = (0..head.len()).filter(|&at| head[at] == b'<').filter(closing);
    found.take(2).count() == 2
}

/// A page that has shown no closing tag by then is text, however long.
const LOOKED_AT: usize = 64 * 1024;

/// Whether the text begins with the name of a known element and the end of the name.
fn is_element(text: &str) -> bool {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ended = matches!(text.as_bytes().get(length), Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
    ended && super::html::tag(&text[..length]) != Tag::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_markup_for_html() {
        for html in [
            "<!DOCTYPE html><title>a</title>",
            "\u{feff}\n <p class=x>One",
            "Seen <b>here</b> and <i>there</i>.",
        ] {
            assert!(matches!(Input::recognise(html), Input::Html(_)), "{html}");
        }
    }

    #[test]
    fn takes_the_rest_for_text() {
        for text in [
            "",
            "<",
            "<3 this",
            "</p> is how a paragraph ends",
            "> quoted <who@example.org>",
            "x<y>z </nothing> </none>",
        ] {
            assert!(matches!(Input::recognise(text), Input::Text(_)), "{text}");
        }
    }
}
