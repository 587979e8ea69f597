// A misspelt option that only the other attribute takes is not suggested.

use backoff_retry::*;

#[on_predicate(expo, raise_on_givup = false)]
fn fetch() -> Option<u32> {
    Some(1)
}

fn main() {
    let _ = fetch();
}
