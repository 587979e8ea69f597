// `on_exception` on a function that returns an `Option`, with a filter and a handler.

use backoff_retry::*;

fn factor() -> std::time::Duration {
    std::time::Duration::from_secs(1)
}

#[on_exception(expo(factor = factor()), |_| true, giveup = |_| false, on_backoff = |d| println!("{d}"))]
fn fetch() -> Option<u32> {
    Some(1)
}

fn main() {
    let _ = fetch();
}
