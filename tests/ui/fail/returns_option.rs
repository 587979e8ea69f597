// `on_exception` on a function that returns an `Option`.

use backoff_retry::*;

#[on_exception(expo, max_tries = 3)]
fn fetch() -> Option<u32> {
    Some(1)
}

fn main() {
    let _ = fetch();
}
