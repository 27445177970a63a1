//! The messages of a program, out of the files that translators fill.

/// Original (where the file has it) and translation.
type Message = (Option<String>, String);

/// A compiled catalogue of gettext (`.mo`): two tables of lengths and places.
pub fn gettext(bytes: &[u8]) -> Vec<Message> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        Some(u32::from_le_bytes(four.try_into().ok()?) as usize)
    };
    let string = |table: usize, row: usize| {
        let (length, start) = (number(table + row * 8)?, number(table + row * 8 + 4)?);
        Some(String::from_utf8_lossy(bytes.get(start..start + length)?).into_owned())
    };
    let (Some(rows), Some(originals), Some(translations)) = (number(8), number(12), number(16)) else {
        return Vec::new();
    };
    let message = |row| {
        let original = string(originals, row)?;
        // Before the sign stands where the message is used; plural forms follow each other.
        let original = original.rsplit('\u{4}').next()?.split('\0').next()?.to_string();
        let translation = string(translations, row)?.replace('\0', "\n");
        (!original.is_empty()).then_some((Some(original), translation))
    };
    (0..rows).filter_map(message).collect()
}

/// Fluent (`.ftl`): `name = text`, `.part = text`, `[case] text`, and lines that go on.
pub fn fluent(text: &str) -> Vec<Message> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let value = |line: &str| {
        let own = line.trim();
        if own.starts_with(".style") || own.starts_with('-') || own.starts_with('}') {
            return None;
        }
        let named = own.split_once('=').filter(|(name, _)| is_name(name.trim()));
        let cased = own.trim_start_matches('*').strip_prefix('[').and_then(|it| it.split_once(']'));
        let value = named.or(cased).map_or(own, |it| it.1);
        (line.starts_with(char::is_whitespace) || named.is_some()).then(|| (None, value.to_string()))
    };
    lines.filter_map(value).collect()
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.'))
}

/// Java properties: `name=text`, with letters as `\u00e4` and line ends as `\n`.
pub fn properties(text: &str) -> Vec<Message> {
    let lines = text.lines().filter(|line| !line.starts_with(['#', '!']));
    lines.filter_map(|line| Some((None, unescaped(line.split_once('=')?.1)))).collect()
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let code = part.strip_prefix('u').and_then(|rest| rest.get(..4));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match letter {
            Some(letter) => {
                out.push(letter);
                out.push_str(&part[5..]);
            }
            None => {
                out.push('\n');
                out.push_str(part.strip_prefix(['n', 'r', 't']).unwrap_or(part));
            }
        }
    }
    out
}

/// LibreOffice's settings: `<value xml:lang="hr">Umetni</value>`.
pub fn registry(text: &str) -> Vec<Message> {
    let values = text.split("<value xml:lang=\"").skip(1);
    let value = |rest: &str| {
        let (_, rest) = rest.split_once('>')?;
        let (value, _) = rest.split_once("</value>")?;
        Some((None, value.to_string()))
    };
    values.filter_map(value).collect()
}

/// A message without marks of keys, tags and gaps that the program fills.
pub fn mended(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let gap = match first {
            '<' => rest.find('>').map(|end| end + 1),
            '{' => rest.find('}').map(|end| end + 1),
            '$' if rest.starts_with("$(") => rest.find(')').map(|end| end + 1),
            '&' => rest.find(';').filter(|&end| end < 8).map(|end| end + 1),
            '%' | '$' | '#' => Some(
                1 + rest[1..]
                    .find(|it: char| !it.is_ascii_alphanumeric() && it != '_')
                    .unwrap_or(rest.len() - 1),
            ),
            _ => None,
        };
        match gap {
            Some(length) => {
                out.push(' ');
                rest = &rest[length..];
            }
            None => {
                // Mark the letter of a menu's key.
                if !matches!(first, '~' | '_') {
                    out.push(first);
                }
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_gaps_go() {
        assert_eq!(mended("~Umetni <b>%1 redova</b> u $(ARG1)"), "Umetni redova u");
        assert_eq!(mended("Arch_ivo de { -brand }"), "Archivo de");
    }

    #[test]
    fn fluent_names_are_no_text() {
        let found = fluent("# note\nopen =\n    .label = Iepenje\n    .style = width: 4em\nmany = { $n ->\n  [one] ien\n *[other] mear\n }");
        let texts: Vec<&str> = found.iter().map(|it| it.1.trim()).filter(|it| !it.is_empty()).collect();
        assert_eq!(texts, ["Iepenje", "{ $n ->", "ien", "mear"]);
    }

    #[test]
    fn properties_have_letters_in_numbers() {
        assert_eq!(properties("a=Dobro do\\u0161li\n# b=c"), [(None, "Dobro došli".to_string())]);
    }
}
