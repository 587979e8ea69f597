// The attribute on a struct.

use backoff_retry::*;

#[on_exception(expo)]
struct Client {
    tries: u32,
}

fn main() {
    let _ = Client { tries: 1 }.tries;
}
