// `on_exception` on an async function that returns a number.

use backoff_retry::*;

#[on_exception(expo)]
async fn fetch() -> u32 {
    1
}

fn main() {
    let _ = fetch();
}
