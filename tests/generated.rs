//! Packed files against the sources they are made from: compares always, rewrites under `TEMIZ_WRITE=1`.

#[path = "generated/lexicon.rs"]
mod lexicon;
