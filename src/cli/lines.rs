use std::io::{BufRead, Read, Result};

/// One line of input, without its line end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Whole(Vec<u8>),
    /// The beginning of a line that was longer than allowed; the rest was passed over, never held.
    TooLong(Vec<u8>),
}

impl Line {
    pub fn len(&self) -> usize {
        match self {
            Line::Whole(line) | Line::TooLong(line) => line.len(),
        }
    }
}

/// How much of a line that is too long is kept, to read its `id` from.
const BEGINNING: usize = 4096;

/// The next line that is not blank; `None` at the end.
pub fn next(reader: &mut impl BufRead, max_bytes: usize) -> Result<Option<Line>> {
    loop {
        let mut line = Vec::new();
        // One byte more than allowed, and the line end.
        let limit = (max_bytes as u64).saturating_add(2);
        if reader.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let ended = line.last() == Some(&b'\n');
        if ended {
            line.pop();
        }
        if line.len() > max_bytes {
            if !ended {
                reader.skip_until(b'\n')?;
            }
            line.truncate(BEGINNING);
            line.shrink_to_fit();
            return Ok(Some(Line::TooLong(line)));
        }
        if !line.iter().all(u8::is_ascii_whitespace) {
            return Ok(Some(Line::Whole(line)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut text: &[u8], max_bytes: usize) -> Vec<Line> {
        std::iter::from_fn(|| next(&mut text, max_bytes).unwrap()).collect()
    }

    #[test]
    fn skips_blank_lines_and_needs_no_last_line_end() {
        let whole = |text: &str| Line::Whole(text.into());
        assert_eq!(all(b"\n a\r\n\n  \r\nb", 100), [whole(" a\r"), whole("b")]);
    }

    #[test]
    fn cuts_a_line_that_is_too_long_and_goes_on_behind_it() {
        let whole = |text: &str| Line::Whole(text.into());
        let long = |text: &str| Line::TooLong(text.into());
        assert_eq!(
            all(b"1234\n12345\n123456789\n1", 4),
            [whole("1234"), long("12345"), long("123456"), whole("1")]
        );
    }

    #[test]
    fn keeps_only_the_beginning_of_a_long_line() {
        let text = vec![b'x'; 100_000];
        assert_eq!(all(&text, 50_000), [Line::TooLong(vec![b'x'; BEGINNING])]);
    }
}
