//! Packed files against the sources they are made from: compares always, rewrites under `TEMIZ_WRITE=1`.

#[path = "generated/lexicon.rs"]
mod lexicon;

/// What the folding of the lexicon asks the core for, from the library that the core's own tables are held against.
mod text {
    pub mod composed {
        pub use unicode_normalization::char::{
            decompose_canonical as decompose, is_combining_mark as is_mark,
        };
    }
}
