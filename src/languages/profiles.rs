//! The independent second opinion: whatlang's trigram profiles. Without the model it is the only one.

use super::{Code, Language, Script};
use crate::text::words;

/// What whatlang makes of a text; undetermined where it is not sure, no language where there are no letters.
pub(crate) fn opinion(text: &str, among: &[String]) -> Language {
    let Some(script) = main_script(text) else {
        return Language::NONE;
    };
    let known = |lang: &whatlang::Lang| {
        let code = Code::from_three(lang.code());
        among.iter().filter_map(|tag| Code::from_tag(tag)).any(|allowed| allowed == code)
    };
    let detector = match among {
        [] => whatlang::Detector::new(),
        _ => {
            whatlang::Detector::with_allowlist(whatlang::Lang::all().iter().copied().filter(known).collect())
        }
    };
    match detector.detect(text) {
        Some(info) => {
            let code = Code::from_three(info.lang().code());
            Language {
                second: None,
                code,
                script,
                confidence: (info.confidence() * 100.0).round() as f32 / 100.0,
            }
        }
        None => Language { script, ..Language::UNDETERMINED },
    }
}

/// The script most letters are in; none when there are no letters.
pub(crate) fn main_script(text: &str) -> Option<Script> {
    let mut sums: Vec<(Script, usize)> = Vec::new();
    for word in words(text) {
        match sums.iter_mut().find(|(script, _)| *script == word.script) {
            Some((_, sum)) => *sum += word.span.len(),
            None => sums.push((word.script, word.span.len())),
        }
    }
    sums.into_iter().max_by_key(|&(_, sum)| sum).map(|(script, _)| script)
}
