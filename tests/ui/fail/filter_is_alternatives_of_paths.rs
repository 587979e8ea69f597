// Alternatives in the place of the filter, that look like types.

use backoff_retry::*;

#[derive(Debug)]
enum Kind {
    A,
    B,
}
use Kind::{A, B};

#[on_exception(expo, A | B)]
fn fetch() -> Result<u32, Kind> {
    Err(if true { A } else { B })
}

fn main() {
    let _ = fetch();
}
