//! Prints the public items of a crate, one a line, from the JSON that rustdoc wrote about it.
//!
//! Left out are items hidden from the documentation, and the impls that follow from the items listed: blanket
//! impls and auto traits such as `Send`.

use public_api::Builder;
use std::collections::HashSet;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(json) = std::env::args().nth(1) else {
        eprintln!("usage: public-api-list <rustdoc's JSON file>");
        return ExitCode::from(2);
    };
    let items =
        Builder::from_rustdoc_json(&json).omit_blanket_impls(true).omit_auto_trait_impls(true);
    match items.build() {
        Ok(items) => {
            // An impl appears both at its trait and at its type, and once more for each path to either.
            let mut printed = HashSet::new();
            for item in items.items().map(ToString::to_string) {
                if !printed.contains(&item) {
                    println!("{item}");
                    printed.insert(item);
                }
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot read {json}: {error}");
            ExitCode::FAILURE
        }
    }
}
