// A predicate that answers neither true nor false.

use backoff_retry::*;

#[on_predicate(expo, |value| *value)]
fn fetch() -> u32 {
    1
}

fn main() {
    let _ = fetch();
}
