use super::entities::{self, Place};
use super::tokenizer::is_space;

/// What must come before the next visible character; the greater wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    None,
    Space,
    /// Between the cells of a row.
    Tab,
    /// Between blocks, and for `<br>`.
    Line,
}

/// Text as a reader sees it: white space folded, blocks on lines of their own, no white space at either end.
#[derive(Debug, Clone)]
pub struct Shown {
    pub text: String,
    /// Unicode tag characters, which no font draws: left out of the text, their ASCII shadows kept here.
    pub tags: String,
    gap: Gap,
    /// Line feeds of preformatted text that wait to be written; 0 when the gap comes from a block.
    feeds: usize,
}

/// How white space of the source is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    Folded,
    /// `<pre>`: as it stands.
    Kept,
}

impl Default for Shown {
    fn default() -> Shown {
        Shown { text: String::new(), tags: String::new(), gap: Gap::None, feeds: 0 }
    }
}

impl Shown {
    /// Asks for a gap before what comes next.
    pub fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
        if gap == Gap::Line {
            self.feeds = 0;
        }
    }

    /// Whether nothing parts what comes next from what was written last.
    pub fn is_flush(&self) -> bool {
        self.gap == Gap::None
    }

    /// Adds text whose references are still in it; gives where its first visible character went, if there is one.
    pub fn push(&mut self, source: &str, spaces: Spaces) -> Option<usize> {
        let bytes = source.as_bytes();
        let mut first = None;
        let mut at = 0;
        while at < bytes.len() {
            let end = at + plain_run(&bytes[at..]);
            if end > at {
                self.open_gap();
                first.get_or_insert(self.text.len());
                self.text.push_str(&source[at..end]);
                at = end;
                continue;
            }
            at += match bytes[at] {
                b'&' => match entities::reference(&source[at..], Place::Text) {
                    Some((character, second, length)) => {
                        self.push_character(character, spaces, &mut first);
                        if let Some(second) = second {
                            self.push_character(second, spaces, &mut first);
                        }
                        length
                    }
                    None => {
                        self.push_character('&', spaces, &mut first);
                        1
                    }
                },
                _ => {
                    let character = source[at..].chars().next().unwrap_or(' ');
                    self.push_character(character, spaces, &mut first);
                    character.len_utf8()
                }
            };
        }
        first
    }

    fn push_character(&mut self, character: char, spaces: Spaces, first: &mut Option<usize>) {
        match (character, spaces) {
            ('\0', _) => {}
            ('\n', Spaces::Kept) => {
                // The gap before the block itself swallows the line feeds at its start.
                if self.gap < Gap::Line || self.feeds > 0 {
                    self.gap = Gap::Line;
                    self.feeds += 1;
                }
            }
            ('\u{e0001}'..='\u{e007f}', _) if !self.in_flag() => {
                let shadow = u8::try_from(character as u32 - 0xE0000).unwrap_or(b'?') as char;
                self.tags.extend(Some(shadow).filter(|shadow| !shadow.is_control()));
            }
            ('\r', Spaces::Kept) => {}
            (' ' | '\t' | '\x0c', Spaces::Kept) if !self.text.is_empty() => {
                self.open_gap();
                first.get_or_insert(self.text.len());
                self.text.push(character);
            }
            (character, _) if character.is_ascii() && is_space(character as u8) => self.part(Gap::Space),
            (character, _) => {
                self.open_gap();
                first.get_or_insert(self.text.len());
                self.text.push(character);
            }
        }
    }

    fn open_gap(&mut self) {
        if !self.text.is_empty() {
            match self.gap {
                Gap::None => {}
                Gap::Space => self.text.push(' '),
                Gap::Tab => self.text.push('\t'),
                Gap::Line => self.text.extend(std::iter::repeat_n('\n', self.feeds.max(1))),
            }
        }
        self.gap = Gap::None;
        self.feeds = 0;
    }

    /// Whether tag characters may follow: in the flags of England, Scotland, Wales and the like.
    fn in_flag(&self) -> bool {
        matches!(self.text.chars().next_back(), Some('\u{1f3f4}' | '\u{e0001}'..='\u{e007f}'))
    }
}

/// First byte of the tag characters in UTF-8 (and of little else).
const TAG_LEAD: u8 = 0xF3;

/// How many bytes stand as they are: no white space but single spaces inside, no reference, no NUL, no tag character.
fn plain_run(bytes: &[u8]) -> usize {
    let is_plain = |byte: u8| {
        byte > b' ' && byte != b'&' && byte != TAG_LEAD
            || byte < b'\t' && byte != 0
            || byte > 13 && byte < b' '
    };
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let single_space = byte == b' ' && at > 0 && bytes.get(at + 1).is_some_and(|&next| is_plain(next));
        if !is_plain(byte) && !single_space {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[(&str, Spaces)]) -> String {
        let mut shown = Shown::default();
        for (piece, spaces) in pieces {
            shown.push(piece, *spaces);
        }
        shown.text
    }

    #[test]
    fn folds_white_space_across_pieces() {
        let folded = Spaces::Folded;
        assert_eq!(shown(&[("  a  b\n", folded), (" c&amp;d &nbsp;e ", folded)]), "a b c&d \u{a0}e");
    }

    #[test]
    fn keeps_it_in_preformatted_text() {
        assert_eq!(
            shown(&[("\n\nif a\n\n    b\r\n", Spaces::Kept), ("c", Spaces::Folded)]),
            "if a\n\n    b\nc"
        );
    }
}
