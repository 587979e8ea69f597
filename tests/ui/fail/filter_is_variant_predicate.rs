// A variant in the place of the predicate.

use backoff_retry::*;

enum Kind {
    Busy,
}

#[on_predicate(expo, Kind::Busy)]
fn fetch() -> Kind {
    Kind::Busy
}

fn main() {
    let _ = fetch();
}
