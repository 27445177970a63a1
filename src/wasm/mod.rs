//! The JavaScript door: text comes in as UTF-8 bytes, options as JSON; answers go out as JSON in UTF-16 positions.
//!
//! Thin on purpose: what a caller sees is made in `js/api.js`.

mod moment;
mod walk;

use crate::{Error, Input, Options, Units};
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Cleans a string. `kind` is `text`, `html`, or empty to have it recognised.
#[wasm_bindgen(js_name = clean)]
pub fn clean(input: &[u8], kind: &str, options: &str) -> Result<String, JsValue> {
    let text = utf8(input);
    let input = match kind {
        "text" => Input::Text(&text),
        "html" => Input::Html(&text),
        _ => Input::recognise(&text),
    };
    answer(&input, options)
}

/// Cleans a live document that `js/dom.js` has walked: lists of numbers, and the texts that they cut up.
#[wasm_bindgen(js_name = cleanWalk)]
#[allow(clippy::too_many_arguments)]
pub fn clean_walk(
    text: &[u8],
    rows: Vec<u32>,
    attribute_rows: &[u32],
    attribute_text: &[u8],
    hidden_rows: &[u32],
    hidden_text: &[u8],
    revealed: u32,
    head: &[u8],
    options: &str,
) -> Result<String, JsValue> {
    let mut walk = walk::with_bytes(text, rows);
    walk.attributes = walk::triples(attribute_rows, attribute_text);
    walk.hidden = walk::triples(hidden_rows, hidden_text);
    walk.revealed = revealed;
    walk.head = String::from_utf8_lossy(head).into_owned();
    answer(&Input::Walk(&walk), options)
}

/// Tells the languages of a plain text apart.
#[wasm_bindgen(js_name = languages)]
pub fn languages(text: &[u8], options: Option<String>) -> Result<String, JsValue> {
    let text = utf8(text);
    let options = options.map_or_else(|| Ok(Options::default()), |options| read_options(&options))?;
    json(&crate::languages(&text, &options).in_units(&text, Units::Utf16))
}

/// Finds the timestamps of a plain text.
#[wasm_bindgen(js_name = timestamps)]
pub fn timestamps(text: &[u8], options: &str) -> Result<String, JsValue> {
    let text = utf8(text);
    let mut found = crate::timestamps(&text, &read_options(options)?);
    let positions = crate::Positions::new(&text, Units::Utf16);
    found.iter_mut().for_each(|timestamp| timestamp.recount(&positions));
    json(&found)
}

/// Mends a plain text.
#[wasm_bindgen(js_name = repair)]
pub fn repair(text: &[u8]) -> Result<String, JsValue> {
    let text = utf8(text);
    json(&crate::repair(&text).in_units(&text, Units::Utf16))
}

fn answer(input: &Input, options: &str) -> Result<String, JsValue> {
    let mut options = read_options(options)?;
    let asked = std::mem::replace(&mut options.source, true);
    let mut article = crate::clean(input, &options);
    let source = article.source.take().unwrap_or_default();
    article = article.in_units(&source, Units::Utf16);
    let length = source.len();
    article.source = asked.then_some(source);
    json_of_length(&article, (length * ANSWER).min(MOST_AT_ONCE))
}

/// An answer is mostly so many times as long as its text; room made at once need not be moved when it grows. Measured on the development
/// pages and dumps.
const ANSWER: usize = 7;

/// Memory of a module never shrinks: longer answers grow as they are written.
const MOST_AT_ONCE: usize = 1 << 24;

/// A text that JavaScript encoded: right but for lone surrogates.
fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

fn read_options(options: &str) -> Result<Options, JsValue> {
    let options: Options = serde_json::from_str(options)
        .map_err(|error| thrown(Error::new("bad-options", error.to_string())))?;
    options.check().map_err(thrown)?;
    Ok(options)
}

fn json(answer: &impl Serialize) -> Result<String, JsValue> {
    json_of_length(answer, 0)
}

fn json_of_length(answer: &impl Serialize, length: usize) -> Result<String, JsValue> {
    let internal = |error: &dyn std::fmt::Display| thrown(Error::new("internal", error.to_string()));
    let mut bytes = Vec::with_capacity(length);
    serde_json::to_writer(&mut bytes, answer).map_err(|error| internal(&error))?;
    String::from_utf8(bytes).map_err(|error| internal(&error))
}

/// A JavaScript error whose name is the code; `js/api.js` makes a `TemizError` of it.
fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message);
    thrown.set_name(error.code);
    thrown.into()
}
