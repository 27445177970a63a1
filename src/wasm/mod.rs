//! The JavaScript door: text comes in as UTF-8 bytes, options as JSON; answers go out as JSON in UTF-16 positions.
//!
//! Thin on purpose: what a caller sees is made in `js/api.js`.

mod walk;

use crate::{Error, Input, Options, Units};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Cleans a string. `kind` is `text`, `html`, or empty to have it recognised.
#[wasm_bindgen(js_name = clean)]
pub fn clean(input: &[u8], kind: &str, options: &str) -> Result<String, JsValue> {
    let text = String::from_utf8_lossy(input);
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
    let text = String::from_utf8_lossy(text);
    let options = options.map_or_else(|| Ok(Options::default()), |options| read_options(&options))?;
    json(&crate::languages(&text, &options).in_units(&text, Units::Utf16))
}

/// Finds the timestamps of a plain text.
#[wasm_bindgen(js_name = timestamps)]
pub fn timestamps(text: &[u8], options: &str) -> Result<String, JsValue> {
    let text = String::from_utf8_lossy(text);
    let mut found = crate::timestamps(&text, &read_options(options)?);
    let positions = crate::Positions::new(&text, Units::Utf16);
    found.iter_mut().for_each(|timestamp| timestamp.recount(&positions));
    json(&found)
}

/// Mends a plain text.
#[wasm_bindgen(js_name = repair)]
pub fn repair(text: &[u8]) -> Result<String, JsValue> {
    let text = String::from_utf8_lossy(text);
    json(&crate::repair(&text).in_units(&text, Units::Utf16))
}

fn answer(input: &Input, options: &str) -> Result<String, JsValue> {
    let mut options = read_options(options)?;
    let asked = std::mem::replace(&mut options.source, true);
    let mut article = crate::clean(input, &options);
    let source = article.source.take().unwrap_or_default();
    article = article.in_units(&source, Units::Utf16);
    article.source = asked.then_some(source);
    json(&article)
}

fn read_options(options: &str) -> Result<Options, JsValue> {
    let options: Options = serde_json::from_str(options)
        .map_err(|error| thrown(Error::new("bad-options", error.to_string())))?;
    options.check().map_err(thrown)?;
    Ok(options)
}

fn json(answer: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(answer).map_err(|error| thrown(Error::new("internal", error.to_string())))
}

/// A JavaScript error whose name is the code; `js/api.js` makes a `TemizError` of it.
fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message);
    thrown.set_name(error.code);
    thrown.into()
}
