//! The bytes of `model.bin`, laid out in streams of like values so that brotli packs them well. `src/languages/model.rs` reads them.

use crate::table::Table;

/// First bytes of the file; the digit counts layouts.
const MAGIC: &[u8; 4] = b"TZL1";

pub fn pack(tables: &[Table]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(tables.len() as u8);
    for table in tables {
        let mut script = table.script.as_bytes().to_vec();
        script.resize(4, b' ');
        out.extend(script);
        out.extend(table.cells.to_le_bytes());
        out.extend((table.rows.len() as u32).to_le_bytes());
        out.push(table.codes.len() as u8);
        for (code, bias) in table.codes.iter().zip(&table.bias) {
            let mut code = code.as_bytes().to_vec();
            code.resize(3, 0);
            out.extend(code);
            out.push(*bias as u8);
        }
        let (mut gaps, mut counts, mut classes, mut weights) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut next = 0;
        for (cell, entries) in &table.rows {
            let mut gap = cell - next;
            while gap >= 255 {
                gaps.push(255);
                gap -= 255;
            }
            gaps.push(gap as u8);
            next = cell + 1;
            counts.push(entries.len() as u8);
            let mut least = 0;
            for &(class, weight) in entries {
                classes.push(class - least);
                least = class + 1;
                weights.push(weight as u8);
            }
        }
        for stream in [gaps, counts, classes, weights] {
            out.extend((stream.len() as u32).to_le_bytes());
            out.extend(stream);
        }
    }
    out
}
