//! The command line.

use std::io::Read;
use temiz::{clean, Input, Options};

fn main() {
    let mut text = String::new();
    if std::io::stdin().read_to_string(&mut text).is_ok() {
        println!("{}", clean(&Input::Text(&text), &Options::default()).text);
    }
}
