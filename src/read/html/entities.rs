use std::borrow::Cow;

/// The named character references of the HTML standard, sorted: name, code points in hexadecimal digits.
static NAMES: &str = include_str!("entities.txt");

/// Longest name that counts without its semicolon.
const LONGEST_BARE: usize = 6;

/// Longest name of all.
const LONGEST: usize = 32;

/// What windows-1252 has at 0x80 to 0x9F: numbers in that range mean these.
static WINDOWS: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
    0x153, 0x9D, 0x17E, 0x178,
];

/// Where a character reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Text,
    Attribute,
}

/// What a reference means and how many bytes it takes; `source` begins with `&`. `None`: it is just an ampersand.
pub fn reference(source: &str, place: Place) -> Option<(char, Option<char>, usize)> {
    let bytes = source.as_bytes();
    match bytes.get(1)? {
        b'#' => numeric(bytes),
        first if first.is_ascii_alphanumeric() => named(source, place),
        _ => None,
    }
}

/// A text with all its references resolved.
pub fn decode(source: &str, place: Place) -> Cow<'_, str> {
    let Some(mut next) = memchr::memchr(b'&', source.as_bytes()) else { return Cow::Borrowed(source) };
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    loop {
        out.push_str(&source[done..next]);
        match reference(&source[next..], place) {
            Some((first, second, length)) => {
                out.push(first);
                out.extend(second);
                done = next + length;
            }
            None => {
                out.push('&');
                done = next + 1;
            }
        }
        match memchr::memchr(b'&', &source.as_bytes()[done..]) {
            Some(found) => next = done + found,
            None => break,
        }
    }
    out.push_str(&source[done..]);
    Cow::Owned(out)
}

fn numeric(bytes: &[u8]) -> Option<(char, Option<char>, usize)> {
    let (radix, start) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let digits =
        bytes[start.min(bytes.len())..].iter().take_while(|byte| (**byte as char).is_digit(radix)).count();
    if digits == 0 {
        return None;
    }
    let value = bytes[start..start + digits].iter().fold(0u32, |value, &byte| {
        let digit = (byte as char).to_digit(radix).unwrap_or(0);
        value.saturating_mul(radix).saturating_add(digit).min(0x11_0000)
    });
    let semicolon = usize::from(bytes.get(start + digits) == Some(&b';'));
    Some((from_number(value), None, start + digits + semicolon))
}

fn from_number(value: u32) -> char {
    match value {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => {
            char::from_u32(WINDOWS[value as usize - 0x80].into()).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(source: &str, place: Place) -> Option<(char, Option<char>, usize)> {
    let bytes = source.as_bytes();
    let letters = bytes[1..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(1 + letters) == Some(&b';') {
        if let Some((first, second)) = look_up(&source[1..letters + 2]) {
            return Some((first, second, letters + 2));
        }
    }
    // Without the semicolon the longest known beginning counts; in an attribute only where no letter, digit or "=" follows,
    // since "?a=1&copy=2" is an address.
    for length in (2..=letters.min(LONGEST_BARE)).rev() {
        if let Some((first, second)) = look_up(&source[1..=length]) {
            let next = bytes.get(1 + length);
            let goes_on = next.is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'=');
            return (place == Place::Text || !goes_on).then_some((first, second, 1 + length));
        }
    }
    None
}

/// The characters of a name, which is given with its semicolon if it has one.
fn look_up(name: &str) -> Option<(char, Option<char>)> {
    match name {
        "amp;" => return Some(('&', None)),
        "nbsp;" => return Some(('\u{a0}', None)),
        "quot;" => return Some(('"', None)),
        "lt;" => return Some(('<', None)),
        "gt;" => return Some(('>', None)),
        _ => {}
    }
    let (mut low, mut high) = (0, NAMES.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = NAMES[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = NAMES[middle..].find('\n').map_or(NAMES.len(), |at| middle + at);
        let mut fields = NAMES[start..end].split(' ');
        match fields.next()?.cmp(name) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => {
                let mut characters =
                    fields.filter_map(|field| u32::from_str_radix(field, 16).ok()).filter_map(char::from_u32);
                return Some((characters.next()?, characters.next()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_names_numbers_and_pairs() {
        assert_eq!(decode("a &amp; b &#8211; &#x1F600; &NotEqualTilde;", Place::Text), "a & b – 😀 ≂\u{338}");
        assert_eq!(decode("&#128;&#0;&#99999999999;", Place::Text), "€\u{fffd}\u{fffd}");
    }

    #[test]
    fn names_without_semicolon_count_where_the_standard_lets_them() {
        assert_eq!(decode("&copy2024 &notit; &unknown; &", Place::Text), "©2024 ¬it; &unknown; &");
        assert_eq!(decode("?a=1&copy=2&reg", Place::Attribute), "?a=1&copy=2®");
    }

    #[test]
    fn every_name_of_the_table_is_found() {
        for line in NAMES.lines() {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(look_up(name).is_some(), "{name}");
        }
    }
}
