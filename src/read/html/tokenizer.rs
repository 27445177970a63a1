use memchr::memchr;

/// How many attributes of one tag are looked at; real pages stay far below.
const MOST_ATTRIBUTES: usize = 128;

/// One piece of the markup, as a slice of the source: nothing is copied and nothing decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text with its character references still in it.
    Text(&'a str),
    /// `<name …>`; the attributes are in [`Tokenizer::attributes`].
    Start { name: &'a str },
    /// `</name>`
    End { name: &'a str },
}

/// Cuts HTML into tags and text in one pass, by the state machine of the HTML standard; comments and doctypes are left out.
///
/// What an element's name means for the tokenizer (raw text) is for the caller to say: [`Tokenizer::raw_text`].
#[derive(Debug, Clone)]
pub struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    /// Name and raw value of the attributes of the start tag read last; of two with one name the first counts.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// Where the tag read last ends, its `>` included.
    tag_end: usize,
}

impl<'a> Tokenizer<'a> {
    pub fn new(source: &'a str) -> Tokenizer<'a> {
        Tokenizer { source, at: 0, attributes: Vec::new(), tag_end: 0 }
    }

    /// The next piece; `None` at the end.
    pub fn next_token(&mut self) -> Option<Token<'a>> {
        let bytes = self.source.as_bytes();
        loop {
            let start = self.at;
            if start >= bytes.len() {
                return None;
            }
            let text_end = self.text_end(start);
            if text_end > start {
                self.at = text_end;
                return Some(Token::Text(self.slice(start, text_end)));
            }
            match bytes.get(start + 1) {
                Some(b'/') => {
                    if let Some(token) = self.end_tag(start + 2) {
                        return Some(token);
                    }
                }
                Some(b'!') => self.declaration(start + 2),
                Some(b'?') => self.skip_past_angle(start + 2),
                _ => {
                    if let Some(token) = self.start_tag(start + 1) {
                        return Some(token);
                    }
                }
            }
        }
    }

    /// The content of an element whose text is not markup, up to its own end tag, which is passed over.
    pub fn raw_text(&mut self, name: &str) -> &'a str {
        let start = self.at;
        let end = if name.eq_ignore_ascii_case("script") { self.script_end() } else { self.raw_end(name) };
        self.at = end;
        let text = self.slice(start, end);
        if end < self.source.len() {
            self.skip_past_angle(end + 2 + name.len());
        }
        text
    }

    /// Whether the tag read last ends in `/>`.
    pub fn is_self_closing(&self) -> bool {
        self.tag_end >= 2 && self.source.as_bytes().get(self.tag_end - 2) == Some(&b'/')
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'a str {
        let rest = self.slice(self.at, self.source.len());
        self.at = self.source.len();
        rest
    }

    /// Where the next tag, comment or the like begins; a `<` that begins none is text.
    fn text_end(&self, start: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = start;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            let angle = at + found;
            let opens = match bytes.get(angle + 1) {
                Some(b'!' | b'?') => true,
                Some(b'/') => bytes.get(angle + 2).is_some_and(|&next| next != b'<'),
                Some(next) => next.is_ascii_alphabetic(),
                None => false,
            };
            if opens {
                return angle;
            }
            at = angle + 1;
        }
        bytes.len()
    }

    fn start_tag(&mut self, name_start: usize) -> Option<Token<'a>> {
        let name_end = self.name_end(name_start);
        self.attributes.clear();
        self.at = name_end;
        let closed = self.read_attributes();
        closed.then(|| Token::Start { name: self.slice(name_start, name_end) })
    }

    fn end_tag(&mut self, name_start: usize) -> Option<Token<'a>> {
        let bytes = self.source.as_bytes();
        if !bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
            self.skip_past_angle(name_start);
            return None;
        }
        let name_end = self.name_end(name_start);
        self.at = name_end;
        self.attributes.clear();
        let closed = self.read_attributes();
        closed.then(|| Token::End { name: self.slice(name_start, name_end) })
    }

    fn name_end(&self, start: usize) -> usize {
        let rest = &self.source.as_bytes()[start..];
        start
            + rest
                .iter()
                .position(|&byte| is_space(byte) || byte == b'/' || byte == b'>')
                .unwrap_or(rest.len())
    }

    /// Reads up to and past the tag's `>`; false when the source ends before it.
    fn read_attributes(&mut self) -> bool {
        let bytes = self.source.as_bytes();
        let mut at = self.at;
        loop {
            while bytes.get(at).is_some_and(|&byte| is_space(byte) || byte == b'/') {
                at += 1;
            }
            match bytes.get(at) {
                None => {
                    self.at = bytes.len();
                    return false;
                }
                Some(b'>') => {
                    self.at = at + 1;
                    self.tag_end = self.at;
                    return true;
                }
                Some(_) => at = self.read_attribute(at),
            }
        }
    }

    fn read_attribute(&mut self, start: usize) -> usize {
        let bytes = self.source.as_bytes();
        let ends_name = |&byte: &u8| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        // A name may begin with "=".
        let after_first = (start + 1).min(bytes.len());
        let name_end = after_first
            + bytes[after_first..].iter().position(ends_name).unwrap_or(bytes.len() - after_first);
        let mut at = skip_spaces(bytes, name_end);
        if bytes.get(at) != Some(&b'=') {
            self.push_attribute(start, name_end, name_end, name_end);
            return name_end;
        }
        at = skip_spaces(bytes, at + 1);
        let (value_start, value_end, next) = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let end = at + 1 + memchr(quote, &bytes[at + 1..]).unwrap_or(bytes.len() - at - 1);
                (at + 1, end, (end + 1).min(bytes.len()))
            }
            _ => {
                let rest = &bytes[at.min(bytes.len())..];
                let length = rest.iter().position(|&byte| is_space(byte) || byte == b'>');
                let end = at + length.unwrap_or(rest.len());
                (at, end, end)
            }
        };
        self.push_attribute(start, name_end, value_start, value_end);
        next
    }

    fn push_attribute(&mut self, start: usize, name_end: usize, value_start: usize, value_end: usize) {
        if self.attributes.len() < MOST_ATTRIBUTES {
            let pair = (self.slice(start, name_end), self.slice(value_start, value_end));
            self.attributes.push(pair);
        }
    }

    /// `<!…`: a comment, a doctype, or what is taken for a comment.
    fn declaration(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        if !bytes[start.min(bytes.len())..].starts_with(b"--") {
            return self.skip_past_angle(start);
        }
        let text = start + 2;
        if bytes[text..].starts_with(b">") || bytes[text..].starts_with(b"->") {
            return self.skip_past_angle(text);
        }
        let mut at = text;
        while let Some(found) = memchr(b'>', &bytes[at..]) {
            let inside = &bytes[text..at + found];
            at += found + 1;
            if inside.ends_with(b"--") || inside.ends_with(b"--!") {
                self.at = at;
                return;
            }
        }
        self.at = bytes.len();
    }

    fn skip_past_angle(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        let start = start.min(bytes.len());
        self.at = memchr(b'>', &bytes[start..]).map_or(bytes.len(), |found| start + found + 1);
    }

    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = self.at;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            at += found;
            if is_tag(&bytes[at..], b"</", name.as_bytes()) {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    /// The end of a script: inside `<!-- … <script> … </script> … -->` the inner end tag does not count.
    fn script_end(&self) -> usize {
        let bytes = self.source.as_bytes();
        let (mut at, mut commented, mut nested) = (self.at, false, false);
        while let Some(found) = find_angle(&bytes[at..], commented) {
            at += found;
            let here = &bytes[at..];
            if commented && here.starts_with(b"-->") {
                (commented, nested) = (false, false);
            } else if here.starts_with(b"<!--") && !commented {
                commented = true;
                // "<!-->" closes itself.
                at += 1;
            } else if is_tag(here, b"</", b"script") {
                if !nested {
                    return at;
                }
                nested = false;
            } else if commented && is_tag(here, b"<", b"script") {
                nested = true;
            }
            at += 1;
        }
        bytes.len()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.source.get(start..end).unwrap_or_default()
    }
}

fn find_angle(bytes: &[u8], or_dash: bool) -> Option<usize> {
    if or_dash {
        memchr::memchr2(b'<', b'-', bytes)
    } else {
        memchr(b'<', bytes)
    }
}

fn is_tag(bytes: &[u8], open: &[u8], name: &[u8]) -> bool {
    let after = open.len() + name.len();
    bytes.starts_with(open)
        && bytes.get(open.len()..after).is_some_and(|found| found.eq_ignore_ascii_case(name))
        && bytes.get(after).is_none_or(|&byte| is_space(byte) || byte == b'/' || byte == b'>')
}

fn skip_spaces(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from.min(bytes.len())..];
    from + rest.iter().position(|&byte| !is_space(byte)).unwrap_or(rest.len())
}

/// White space as HTML has it.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(source: &str) -> Vec<String> {
        let mut tokenizer = Tokenizer::new(source);
        let mut found = Vec::new();
        while let Some(token) = tokenizer.next_token() {
            found.push(match token {
                Token::Text(text) => text.to_string(),
                Token::Start { name } => {
                    let list = tokenizer.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                    format!("<{name}{}>", list.collect::<String>())
                }
                Token::End { name } => format!("</{name}>"),
            });
        }
        found
    }

    #[test]
    fn cuts_tags_from_text() {
        assert_eq!(pieces("a<b c=1 d='2' e>f</b >"), ["a", "<b c=1 d=2 e=>", "f", "</b>"]);
    }

    #[test]
    fn a_lone_angle_is_text() {
        assert_eq!(pieces("1 < 2 <3 <"), ["1 < 2 <3 <"]);
    }

    #[test]
    fn comments_and_doctypes_are_left_out() {
        assert_eq!(
            pieces("<!doctype html>a<!-- <p> -- > -->b<!-->c<!--->d<!x>e<?y>f"),
            ["a", "b", "c", "d", "e", "f"]
        );
    }

    #[test]
    fn a_script_ends_at_its_own_end_tag() {
        let mut tokenizer = Tokenizer::new("<script>a<!--<script>b</script>c--></script >d");
        assert_eq!(tokenizer.next_token(), Some(Token::Start { name: "script" }));
        assert_eq!(tokenizer.raw_text("script"), "a<!--<script>b</script>c-->");
        assert_eq!(tokenizer.next_token(), Some(Token::Text("d")));
    }

    #[test]
    fn an_unfinished_tag_is_dropped() {
        assert_eq!(pieces("a<b c='x"), ["a"]);
        assert_eq!(pieces("a</b"), ["a"]);
    }
}
