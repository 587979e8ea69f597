// `on_exception` on a function that returns a number.

use backoff_retry::*;

#[on_exception(expo)]
fn fetch() -> u32 {
    1
}

fn main() {
    let _ = fetch();
}
