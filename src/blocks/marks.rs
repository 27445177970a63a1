//! Light Markdown: what the mark at the start of a line says.

use super::Shape;

/// The shape a line's own mark gives it; `None` without a mark. The line has no white space at its ends.
pub fn shape(line: &str) -> Option<Shape> {
    let first = line.chars().next()?;
    match first {
        '#' => heading(line),
        '-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '·' | '–' => {
            let rest = &line[first.len_utf8()..];
            (rest.starts_with([' ', '\u{a0}', '\t']) && has_word(rest)).then_some(Shape::ListItem)
        }
        '>' => has_word(line).then_some(Shape::Quote),
        '|' => (line.len() > 2 && line.ends_with('|') && has_word(line)).then_some(Shape::TableRow),
        _ => None,
    }
}

/// The number that opens a line of a numbered list: `3. ` or `3) `.
pub fn number(line: &str) -> Option<u32> {
    let digits = line.len() - line.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let rest = line.get(digits..)?;
    let mark = rest.starts_with(['.', ')']) && rest.get(1..).is_some_and(|after| after.starts_with(' '));
    (mark && (1..=3).contains(&digits)).then(|| line[..digits].parse().ok()).flatten()
}

/// Whether a line opens or closes fenced code.
pub fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

fn heading(line: &str) -> Option<Shape> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (level <= 6 && rest.starts_with([' ', '\t']) && has_word(rest)).then_some(Shape::Heading(level as u8))
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_needs_a_space_and_a_word() {
        assert_eq!(shape("## What the council said"), Some(Shape::Heading(2)));
        assert_eq!(shape("#harbour #ferries"), None);
        assert_eq!(shape("##"), None);
        assert_eq!(shape("- Harbour"), Some(Shape::ListItem));
        assert_eq!(shape("-5 degrees tonight"), None);
        assert_eq!(shape("> We waited all night."), Some(Shape::Quote));
        assert_eq!(shape("| Boats | 12 |"), Some(Shape::TableRow));
    }

    #[test]
    fn numbered_items_are_short_numbers_with_a_space_behind() {
        assert_eq!(number("12. Boats"), Some(12));
        assert_eq!(number("2) Nets"), Some(2));
        assert_eq!(number("2011. The year"), None);
        assert_eq!(number("3.5 tonnes"), None);
    }
}
