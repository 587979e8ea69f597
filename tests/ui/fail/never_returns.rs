// A function that never returns.

use backoff_retry::{expo, on_exception};

#[on_exception(expo)]
fn fetch() -> ! {
    loop {}
}

fn main() {
    fetch();
}
