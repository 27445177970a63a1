//! The bytes of `model.bin`, laid out in streams of like values so that brotli packs them well. `src/languages/model.rs` reads them.

use crate::table::{full_from, Table};

/// First bytes of the file; the digit counts layouts.
const MAGIC: &[u8; 4] = b"TZL3";

/// Stands for the number of weights where a row lies in full.
const FULL: u8 = 255;

/// Languages in an order that puts kin side by side: they have weights for the same letter runs, and alike ones. Others follow as they come.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "sk", "cs", "pl", "sl", "hr", "bs", "sr", "sq", "lt", "lv", "et", "fi", "hu", "eu", "la", "eo", "it", "ro", "ca", "es", "gl", "pt", "fr",
    "en", "lb", "de", "nl", "fy", "af", "sv", "nb", "da", "nn", "fo", "is", "ga", "cy", "mt", "ku", "tk", "az", "tr", "uz", "ee", "yo", "ig",
    "wo", "ff", "ha", "so", "om", "rw", "sn", "ny", "bem", "sw", "lg", "zu", "xh", "nd", "ss", "ve", "ts", "st", "tn", "nso", "mg", "id", "ms",
    "tl", "ty", "mi", "sm", "to", "fj", "vi", "hmn", "te", "arq",
    "ru", "be", "uk", "bg", "mk", "mn", "kk", "ky", "ba", "tt", "tg", "ar", "mey", "shi", "fa", "prs", "ur", "ps", "sd", "ckb", "ug", "pa",
];

pub fn pack(tables: &[Table]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(tables.len() as u8);
    for table in tables {
        pack_one(table, &mut out);
    }
    out
}

fn pack_one(table: &Table, out: &mut Vec<u8>) {
    let mut script = table.script.as_bytes().to_vec();
    script.resize(4, b' ');
    out.extend(script);
    out.extend(table.cells.to_le_bytes());
    out.extend((table.rows.len() as u32).to_le_bytes());
    out.push(table.codes.len() as u8);
    let mut order: Vec<usize> = (0..table.codes.len()).collect();
    order.sort_by_key(|&own| KIN.iter().position(|code| *code == table.codes[own]).unwrap_or(KIN.len()));
    for &own in &order {
        let mut code = table.codes[own].as_bytes().to_vec();
        code.resize(3, 0);
        out.extend(code);
        out.push(table.bias[own] as u8);
    }
    let (mut gaps, mut counts, mut full) = (Vec::new(), Vec::new(), Vec::new());
    // Which language comes next depends on the one before, and how loud it is on how many there are: what is alike lies together. It saves a
    // twentieth of the whole.
    let mut classes: Vec<Vec<u8>> = vec![Vec::new(); order.len() + 1];
    let mut weights: Vec<Vec<u8>> = vec![Vec::new(); full_from(order.len())];
    let mut next = 0;
    for (cell, entries) in &table.rows {
        let mut gap = cell - next;
        while gap >= 255 {
            gaps.push(255);
            gap -= 255;
        }
        gaps.push(gap as u8);
        next = cell + 1;
        let mut row = vec![0i8; order.len()];
        for &(class, weight) in entries {
            row[usize::from(class)] = weight;
        }
        let row = order.iter().map(|&own| row[own] as u8);
        if entries.len() >= full_from(order.len()) {
            counts.push(FULL);
            full.extend(row);
            continue;
        }
        counts.push(entries.len() as u8);
        let mut least = 0;
        for (class, weight) in row.enumerate().filter(|it| it.1 != 0) {
            classes[least].push((class - least) as u8);
            least = class + 1;
            weights[entries.len()].push(weight);
        }
    }
    for class in &classes {
        out.extend((class.len() as u32).to_le_bytes());
    }
    let (classes, weights) = (classes.concat(), weights.concat());
    for stream in [gaps, counts, classes, weights, full] {
        out.extend((stream.len() as u32).to_le_bytes());
        out.extend(stream);
    }
}
