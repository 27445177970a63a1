//! The packed tables, made from those of the `unicode-normalization` crate, and held against it.

use super::*;
use crate::text::packed::push_number;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, decompose_compatible, is_combining_mark,
};
use unicode_normalization::{is_nfc_quick, IsNormalized, UnicodeNormalization};

fn all() -> impl Iterator<Item = char> {
    ('\0'..='\u{10ffff}').filter(|character| !('\u{ac00}'..='\u{d7a3}').contains(character))
}

/// The letters that [`plain`] is asked about.
fn is_print(character: char) -> bool {
    matches!(character, '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fe70}'..='\u{fefc}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{1d400}'..='\u{1d7ff}')
}

fn pack() -> Vec<u8> {
    let mut bytes = Vec::new();
    push_runs(&mut bytes, |it| is_combining_mark(it).into(), |_, _| ());
    push_runs(&mut bytes, canonical_combining_class, |bytes, class| bytes.push(class));
    push_parts(&mut bytes, canonical);
    push_parts(&mut bytes, |it| {
        is_print(it).then(|| (parts(it, |it, add| decompose_compatible(it, add)), false))
    });
    bytes
}

/// What a character is made of, and whether as a pair that makes it again.
fn canonical(character: char) -> Option<(Vec<char>, bool)> {
    let parts = parts(character, |it, add| decompose_canonical(it, add));
    let text = character.to_string();
    let (&last, before) = parts.split_last()?;
    let before: Vec<char> = before.iter().copied().nfc().collect();
    match before[..] {
        [first] if text.nfc().collect::<String>() == text => Some((vec![first, last], true)),
        _ => Some((parts, false)),
    }
}

fn parts(character: char, decompose: impl Fn(char, &mut dyn FnMut(char))) -> Vec<char> {
    let mut parts = Vec::new();
    decompose(character, &mut |part| parts.push(part));
    parts
}

fn push_runs(bytes: &mut Vec<u8>, value: impl Fn(char) -> u8, push: impl Fn(&mut Vec<u8>, u8)) {
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for (character, value) in all().map(|it| (it as u32, value(it))).filter(|it| it.1 != 0) {
        match runs.last_mut() {
            Some((_, end, last)) if *end == character && *last == value => *end += 1,
            _ => runs.push((character, character + 1, value)),
        }
    }
    push_number(bytes, runs.len() as u32);
    let mut at = 0;
    for (start, end, value) in runs {
        push_number(bytes, start - at);
        push_number(bytes, end - start);
        push(bytes, value);
        at = end;
    }
}

fn push_parts(bytes: &mut Vec<u8>, parts: impl Fn(char) -> Option<(Vec<char>, bool)>) {
    let made: Vec<_> =
        all().filter_map(|it| Some((it, parts(it).filter(|(parts, _)| *parts != [it])?))).collect();
    push_number(bytes, made.len() as u32);
    let mut at = 0;
    for &(character, _) in &made {
        push_number(bytes, character as u32 - at);
        at = character as u32;
    }
    bytes.extend(made.iter().map(|(_, (parts, is_pair))| if *is_pair { 0 } else { parts.len() as u8 }));
    let mut last = [0u32; 32];
    for (_, (parts, _)) in &made {
        for (place, &part) in parts.iter().enumerate() {
            let step = (part as u32).wrapping_sub(last[place]) as i32;
            push_number(bytes, ((step << 1) ^ (step >> 31)) as u32);
            last[place] = part as u32;
        }
    }
}

#[test]
fn the_bytes_are_the_data() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/composed.bin");
    let bytes = pack();
    if std::env::var_os("TEMIZ_WRITE").is_some() {
        std::fs::write(&file, &bytes).unwrap();
    }
    assert!(std::fs::read(&file).unwrap() == bytes, "composed.bin is old: TEMIZ_WRITE=1 cargo test composed");
}

#[test]
fn says_of_every_character_what_the_library_says() {
    for character in '\0'..='\u{10ffff}' {
        assert_eq!(class(character), canonical_combining_class(character), "{character:?}");
        assert_eq!(is_mark(character), is_combining_mark(character), "{character:?}");
        let settled = is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes;
        assert_eq!(is_settled(character), settled, "{character:?}");
        let mut own = Vec::new();
        decompose(character, |part| own.push(part));
        assert_eq!(own, parts(character, |it, add| decompose_canonical(it, add)), "{character:?}");
        let text = character.to_string();
        assert_eq!(composed(&text), text.nfc().collect::<String>(), "{character:?}");
        if is_print(character) {
            assert_eq!(plain(&text), text.nfkc().collect::<String>(), "{character:?}");
        }
    }
}

/// Letters, marks and syllables thrown together: what joins, what is in the way, what stands in the wrong order.
#[test]
fn composes_any_text_as_the_library_does() {
    let settled = |it: &char| !is_settled(*it) || class(*it) != 0;
    let mut pool: Vec<char> = all().filter(settled).collect();
    pool.extend("aeiouAEOçğıŕ가각한\u{1100}\u{1161}\u{11a8}中 .".chars().cycle().take(pool.len() / 2));
    pool.extend(all().filter(|it| is_print(*it)));
    let mut seed = 1u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..40_000 {
        let text: String = (0..1 + random(9)).map(|_| pool[random(pool.len())]).collect();
        assert_eq!(composed(&text), text.nfc().collect::<String>(), "{text:?}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(composed(&decomposed), text.nfc().collect::<String>(), "{text:?}");
        let print: String = text.chars().filter(|it| is_print(*it)).collect();
        assert_eq!(plain(&print), print.nfkc().collect::<String>(), "{print:?}");
    }
}
