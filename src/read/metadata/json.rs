//! JSON as pages have it: with raw line feeds and quotation marks inside strings, stray commas, comments around it, cut off in
//! the middle. Read into a flat list, without recursion and without giving up.

/// One value; the values inside an object or array follow it up to `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name, inside an object.
    pub key: String,
    pub value: Value,
    /// Index of the first node that is not inside this one.
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Object,
    Array,
    /// A string, or a number, `true`, `false`, `null` as written.
    Scalar(String),
}

/// How many values are read of one script.
const MOST_NODES: usize = 50_000;

/// Deepest nesting that is data; deeper ones are attacks.
const DEEPEST: usize = 64;

/// Reads as much as there is.
pub fn read(source: &str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut key: Option<String> = None;
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() && nodes.len() < MOST_NODES {
        match bytes[at] {
            b'{' | b'[' => {
                if open.len() >= DEEPEST {
                    break;
                }
                open.push(nodes.len());
                let value = if bytes[at] == b'{' { Value::Object } else { Value::Array };
                nodes.push(Node { key: key.take().unwrap_or_default(), value, end: 0 });
                at += 1;
            }
            b'}' | b']' => {
                if let Some(closed) = open.pop() {
                    nodes[closed].end = nodes.len();
                }
                key = None;
                at += 1;
            }
            b'"' => {
                let (text, next) = string(source, at + 1);
                at = next;
                let in_object = open.last().is_some_and(|&outer| nodes[outer].value == Value::Object);
                if in_object && key.is_none() {
                    key = Some(text);
                } else {
                    add(&mut nodes, key.take(), text);
                }
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                let length = bytes[at..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
                    .count();
                if !open.is_empty() {
                    add(&mut nodes, key.take(), source[at..at + length.min(64)].to_string());
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    for unclosed in open {
        nodes[unclosed].end = nodes.len();
    }
    nodes
}

fn add(nodes: &mut Vec<Node>, key: Option<String>, text: String) {
    let end = nodes.len() + 1;
    nodes.push(Node { key: key.unwrap_or_default(), value: Value::Scalar(text), end });
}

/// The string that begins at `start`, and where the source goes on behind its closing quote.
fn string(source: &str, start: usize) -> (String, usize) {
    let bytes = source.as_bytes();
    let mut text = String::new();
    let (mut at, mut done) = (start, start);
    while at < bytes.len() {
        match bytes[at] {
            b'"' if ends_string(bytes, at + 1) => {
                text.push_str(&source[done..at]);
                return (text, at + 1);
            }
            b'\\' => {
                text.push_str(&source[done..at]);
                let (character, next) = escape(source, at + 1);
                text.extend(character);
                (at, done) = (next, next);
            }
            _ => at += 1,
        }
    }
    text.push_str(&source[done..]);
    (text, bytes.len())
}

/// A quotation mark ends a string when what follows can follow a string; else someone forgot to escape it.
fn ends_string(bytes: &[u8], from: usize) -> bool {
    let next = bytes[from..].iter().find(|byte| !byte.is_ascii_whitespace());
    next.is_none_or(|next| b",:}]\"".contains(next))
}

fn escape(source: &str, at: usize) -> (Option<char>, usize) {
    let Some(character) = source[at..].chars().next() else { return (None, at) };
    let next = at + character.len_utf8();
    match character {
        'n' | 'r' | 't' | 'f' | 'b' => (Some(' '), next),
        'u' => {
            let unit = |from: usize| {
                source.get(from..from + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok())
            };
            match unit(next) {
                Some(high @ 0xD800..=0xDBFF) => {
                    match source.get(next + 4..next + 6).and_then(|_| unit(next + 6)) {
                        Some(low @ 0xDC00..=0xDFFF) => {
                            (char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), next + 10)
                        }
                        _ => (Some(char::REPLACEMENT_CHARACTER), next + 4),
                    }
                }
                Some(unit) => (Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)), next + 4),
                None => (None, next),
            }
        }
        character => (Some(character), next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalars(source: &str) -> Vec<(String, String)> {
        let pair = |node: Node| match node.value {
            Value::Scalar(text) => Some((node.key, text)),
            _ => None,
        };
        read(source).into_iter().filter_map(pair).collect()
    }

    fn pair(key: &str, text: &str) -> (String, String) {
        (key.to_string(), text.to_string())
    }

    #[test]
    fn reads_what_is_right() {
        let found = scalars(r#"{"a": "b\u0041\ud83d\ude00\"", "c": [1.5, true, {"d": null}]}"#);
        assert_eq!(found, [pair("a", "bA😀\""), pair("", "1.5"), pair("", "true"), pair("d", "null")]);
    }

    #[test]
    fn and_what_is_broken() {
        let found =
            scalars("<!-- {\"a\": \"He said \"no\" today\",, \"b\": \"line\nfeed\", \"c\": {\"d\": \"cut o");
        assert_eq!(found, [pair("a", "He said \"no\" today"), pair("b", "line\nfeed"), pair("d", "cut o")]);
    }
}
