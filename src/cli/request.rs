use serde::Deserialize;
use serde_json::Value;
use temiz::{Error, Input, Options};

/// One line of input as read.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Fields {
    id: Value,
    text: Option<Value>,
    html: Option<Value>,
    url: Option<Value>,
    now: Option<Value>,
    time_zone: Option<Value>,
    language: Option<Value>,
}

/// A line that asks for something that can be done.
pub struct Request {
    pub id: Value,
    pub body: Body,
    pub options: Options,
}

/// What is to be worked on.
pub enum Body {
    Text(String),
    Html(String),
}

impl Body {
    pub fn as_input(&self) -> Input<'_> {
        match self {
            Body::Text(text) => Input::Text(text),
            Body::Html(html) => Input::Html(html),
        }
    }
}

/// Reads one line; the error carries the line's `id` where that can still be read.
pub fn parse(line: &[u8], defaults: &Options) -> Result<Request, (Value, Error)> {
    let lost = |error: Error| (rescue_id(line), error);
    let text = std::str::from_utf8(line).map_err(|error| lost(invalid_utf8(error)))?;
    let text = text.trim_start_matches('\u{feff}');
    let fields: Fields = match serde_json::from_str(text) {
        // A list would be taken for the fields in their order.
        Ok(fields) if text.trim_start().starts_with('{') => fields,
        Ok(_) => return Err(lost(bad_json("the line is JSON, but no object"))),
        Err(error) => return Err(lost(bad_json(error))),
    };
    let Fields { id, text, html, url, now, time_zone, language } = fields;
    let request = || {
        let text = string(text, "text")?;
        let html = string(html, "html")?;
        let body = match (html, text) {
            (Some(html), _) => Body::Html(html),
            (None, Some(text)) => Body::Text(text),
            (None, None) => {
                return Err(Error::new(
                    "missing-input",
                    "the line has no `text` and no `html`; give one of them",
                ))
            }
        };
        let options = Options {
            url: string(url, "url")?.or_else(|| defaults.url.clone()),
            now: string(now, "now")?.or_else(|| defaults.now.clone()),
            time_zone: string(time_zone, "timeZone")?.or_else(|| defaults.time_zone.clone()),
            language: string(language, "language")?.or_else(|| defaults.language.clone()),
            ..defaults.clone()
        };
        options.check()?;
        Ok((body, options))
    };
    match request() {
        Ok((body, options)) => Ok(Request { id, body, options }),
        Err(error) => Err((id, error)),
    }
}

/// The `id` of a line that is damaged: from its first `"id":`, if a string or number stands behind.
pub fn rescue_id(line: &[u8]) -> Value {
    let beginning = String::from_utf8_lossy(&line[..line.len().min(4096)]);
    let Some((_, behind)) = beginning.split_once("\"id\"") else { return Value::Null };
    let Some(value) = behind.trim_start().strip_prefix(':') else { return Value::Null };
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<Value>();
    match values.next() {
        Some(Ok(id)) if id.is_string() || id.is_number() => id,
        _ => Value::Null,
    }
}

fn string(value: Option<Value>, name: &str) -> Result<Option<String>, Error> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Error::new("bad-field", format!("`{name}` must be a string"))),
    }
}

fn invalid_utf8(error: std::str::Utf8Error) -> Error {
    let at = error.valid_up_to();
    Error::new("invalid-utf8", format!("byte {at} of the line is not UTF-8; JSON lines must be UTF-8"))
}

fn bad_json(complaint: impl std::fmt::Display) -> Error {
    Error::new("bad-json", format!("a line must be one JSON object: {complaint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(line: &[u8]) -> (Value, &'static str) {
        let (id, error) = parse(line, &Options::default()).err().unwrap();
        (id, error.code)
    }

    #[test]
    fn names_what_is_wrong_and_keeps_the_id() {
        assert_eq!(error(b"{\"id\": 7}"), (7.into(), "missing-input"));
        assert_eq!(error(b"{\"id\": 7, \"text\": null}"), (7.into(), "missing-input"));
        assert_eq!(error(b"{\"id\": \"a\", \"text\": 3}"), ("a".into(), "bad-field"));
        assert_eq!(error(b"{\"id\": \"a\", \"text\": \"x"), ("a".into(), "bad-json"));
        assert_eq!(error(b"{\"id\": \"a\", \"text\": \"\xff\"}"), ("a".into(), "invalid-utf8"));
        assert_eq!(error(b"[1]"), (Value::Null, "bad-json"));
        assert_eq!(error(b"{\"id\":1,\"text\":\"x\",\"now\":\"today\"}"), (1.into(), "bad-now"));
    }

    #[test]
    fn takes_no_id_out_of_the_middle_of_an_object() {
        assert_eq!(rescue_id(b"{\"id\": {\"id\": 3"), Value::Null);
        assert_eq!(rescue_id(b"\"id\""), Value::Null);
    }
}
