//! `cargo xtask bindgen WASM OUT_DIR`: makes the JavaScript glue, in place of the `wasm-bindgen` command, so that the
//! glue generator is pinned by the same Cargo.lock as the library it must match.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [command, wasm, out] = arguments.as_slice() else {
        return usage();
    };
    if command != "bindgen" {
        return usage();
    }
    match bindgen(wasm, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn bindgen(wasm: &str, out: &str) -> anyhow::Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name("glue")
        .typescript(false)
        // The entry files in js/ say where the module lies, never the glue: bundlers then see it once, or not at all.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)?
        .generate(out)
}

fn usage() -> ExitCode {
    eprintln!("usage: cargo xtask bindgen WASM OUT_DIR");
    ExitCode::from(2)
}
