// A function that never returns.

use backoff_retry::*;

#[on_exception(expo)]
fn fetch() -> ! {
    loop {}
}

fn main() {
    fetch();
}
