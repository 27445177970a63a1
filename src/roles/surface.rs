//! What a piece looks like from outside: one pass over its characters.

use super::letters::Kind;
use super::words;

/// Counts over one piece of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surface {
    pub chars: u32,
    pub letters: u32,
    pub digits: u32,
    /// Letters of scripts that have capitals.
    pub cased: u32,
    pub capitals: u32,
    /// Words; in scripts without spaces one for every two letters.
    pub words: u32,
    /// Words that begin with a capital.
    pub capitalised: u32,
    /// Ends of sentences.
    pub stops: u32,
    pub commas: u32,
    /// `|`, `•`, `›`, `/` between spaces, and their like.
    pub separators: u32,
    pub quotes: u32,
    /// Brackets, `@`, `_`, `=`, `{` and others that prose has few of.
    pub symbols: u32,
    pub first: First,
    pub last: Last,
    /// The first word as a number; equal for equal words.
    pub first_word: u32,
    /// All letters and digits as a number; equal for pieces that differ in case and punctuation only.
    pub content: u32,
}

/// How a piece begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum First {
    #[default]
    Other,
    Small,
    Capital,
    Digit,
    Quote,
    Dash,
    Mark,
    Copyright,
}

/// How a piece ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Last {
    #[default]
    Other,
    Stop,
    Colon,
    Comma,
    Ellipsis,
    Arrow,
}

impl Surface {
    /// Looks at a piece; the content words it has are added to `vocabulary`.
    pub fn of(text: &str, vocabulary: &mut words::Vocabulary) -> Surface {
        let mut seen = Surface { first: first(text), last: last(text), ..Surface::default() };
        let mut word = words::Word::default();
        let mut spaceless = 0;
        let mut before = ' ';
        let mut rest = text;
        loop {
            let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            if run > 0 {
                let (letters, behind) = rest.split_at(run);
                seen.add_ascii(letters.as_bytes(), &mut word);
                before = letters.chars().next_back().unwrap_or(before);
                rest = behind;
            }
            let mut characters = rest.chars();
            let Some(it) = characters.next() else { break };
            rest = characters.as_str();
            seen.chars += 1;
            let kind = Kind::of(it);
            if kind.is(Kind::WORD) {
                if word.is_empty() && kind.is(Kind::LETTER) {
                    seen.words += 1;
                    seen.capitalised += u32::from(kind.is(Kind::CAPITAL));
                }
                if kind.is(Kind::NUMBER) {
                    seen.digits += 1;
                } else {
                    seen.letters += 1;
                    seen.capitals += u32::from(kind.is(Kind::CAPITAL));
                    seen.cased += u32::from(kind.is(Kind::CAPITAL | Kind::SMALL));
                }
                seen.content = words::number(seen.content, kind.folded);
                if kind.is(Kind::SPACELESS) {
                    spaceless += 1;
                    if words::is_spaceless(before) {
                        let pair = words::pair(before, it);
                        vocabulary.words.push(pair);
                        vocabulary.stems.push(pair);
                    }
                } else {
                    word.push(kind.folded);
                }
            } else {
                seen.end_word(&mut word, vocabulary);
                let next = rest.chars().next().unwrap_or(' ');
                seen.count_mark(it, before, next);
            }
            before = it;
        }
        seen.end_word(&mut word, vocabulary);
        seen.words = seen.words.max(1) - u32::from(seen.words == 0) + spaceless / 2;
        if seen.first_word == 0 {
            seen.first_word = seen.content;
        }
        seen
    }

    /// Letters of ASCII, most of many texts: what is known of all of them need not be looked up.
    fn add_ascii(&mut self, run: &[u8], word: &mut words::Word) {
        if word.is_empty() {
            self.words += 1;
            self.capitalised += u32::from(run.first().is_some_and(u8::is_ascii_uppercase));
        }
        let length = run.len() as u32;
        self.chars += length;
        self.letters += length;
        self.cased += length;
        for byte in run {
            self.capitals += u32::from(byte.is_ascii_uppercase());
            let folded = char::from(byte.to_ascii_lowercase());
            self.content = words::number(self.content, folded);
            word.push(folded);
        }
    }

    fn end_word(&mut self, word: &mut words::Word, vocabulary: &mut words::Vocabulary) {
        if word.is_empty() {
            return;
        }
        if self.first_word == 0 {
            self.first_word = word.number();
        }
        if word.len() >= words::CONTENT {
            vocabulary.words.push(word.number());
            vocabulary.stems.push(word.stem());
        }
        *word = words::Word::default();
    }

    fn count_mark(&mut self, it: char, before: char, next: char) {
        match it {
            '.' | '!' | '?' | '…' => {
                let ends = next.is_whitespace() || matches!(next, '"' | '”' | '»' | '\'' | '’' | ')' | '“');
                self.stops += u32::from(ends && (before.is_alphanumeric() || before == '"'));
            }
            '。' | '！' | '？' | '।' | '؟' | '۔' | '။' | '።' | '։' | '॥' | '។' => {
                self.stops += 1
            }
            ',' | '،' | '、' | '，' | ';' | '؛' | '；' | '፣' | '՝' => self.commas += 1,
            '|' | '•' | '›' | '»' | '→' | '·' | '¦' | '▪' | '>' | '<' | '‹' | '«' | '/' | '-' | '–' | '—' => {
                if before.is_whitespace() && next.is_whitespace() || it == '|' {
                    self.separators += 1;
                } else if matches!(it, '«' | '»') {
                    self.quotes += 1;
                }
            }
            '"' | '“' | '”' | '„' | '「' | '」' | '『' | '』' | '‘' => self.quotes += 1,
            '@' | '_' | '=' | '{' | '}' | '[' | ']' | '\\' | '#' | '+' | '*' | '~' | '©' | '®' | '™'
            | '(' | ')' | '%' | '$' | '€' => self.symbols += 1,
            _ => {}
        }
    }

    /// Letters that stand in sentences: all of a piece that reads like prose, none of one that does not.
    pub fn prose(&self) -> u32 {
        let long = self.words >= 7;
        let shouted = self.cased > 20 && self.capitals * 2 > self.cased;
        let sentences = self.stops > 0 && (self.last == Last::Stop || self.stops > 1 || self.words >= 20);
        let listed = self.separators * 6 > self.words;
        if (long && sentences || self.words >= 30) && !shouted && !listed {
            self.letters
        } else {
            0
        }
    }
}

fn first(text: &str) -> First {
    match text.chars().next() {
        Some('"' | '“' | '„' | '«' | '「' | '‘' | '\'' | '”') => First::Quote,
        Some('-' | '–' | '—') => First::Dash,
        Some('#' | '•' | '*' | '>' | '›' | '»' | '|' | '→' | '·' | '▪' | '◦' | '+' | '‹' | '<') => {
            First::Mark
        }
        Some('©' | '®') => First::Copyright,
        Some(it) if it.is_numeric() => First::Digit,
        Some(it) if it.is_uppercase() => First::Capital,
        Some(it) if it.is_lowercase() => First::Small,
        _ => First::Other,
    }
}

fn last(text: &str) -> Last {
    let closed = text.trim_end_matches(['"', '”', '»', '\'', '’', ')', '“', '」', '』', ']', ' ']);
    match closed.chars().next_back() {
        Some('…') => Last::Ellipsis,
        Some('.') if closed.ends_with("...") => Last::Ellipsis,
        Some('.' | '!' | '?' | '。' | '！' | '？' | '।' | '؟' | '۔' | '။' | '።' | '։' | '॥' | '។') => {
            Last::Stop
        }
        Some(':' | '：') => Last::Colon,
        Some(',' | ';' | '،' | '、' | '，') => Last::Comma,
        Some('>' | '›' | '→' | '▸' | '►') => Last::Arrow,
        _ if text.ends_with('»') && !text.contains('«') => Last::Arrow,
        _ => Last::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Surface {
        Surface::of(text, &mut words::Vocabulary::default())
    }

    #[test]
    fn a_sentence_is_prose_and_a_menu_is_not() {
        assert!(of("The ferries between the islands sail again since this morning.").prose() > 40);
        assert_eq!(of("Home | News | Sport | Weather | Culture | Travel | Money | Jobs").prose(), 0);
        assert_eq!(of("FERRIES BETWEEN THE ISLANDS SAIL AGAIN SINCE THIS MORNING.").prose(), 0);
        assert!(of("渡轮今天早上恢复了两岛之间的航行，港口办公室星期三表示。").prose() > 20);
    }

    #[test]
    fn case_and_marks_do_not_change_the_content() {
        assert_eq!(of("Harbour reopens!").content, of("HARBOUR – reopens").content);
        assert_ne!(of("Harbour reopens").content, of("Harbour closes").content);
    }

    #[test]
    fn a_number_with_a_point_is_no_sentence_end() {
        assert_eq!(of("Prices rose by 3.5 per cent in the north.").stops, 1);
    }
}
