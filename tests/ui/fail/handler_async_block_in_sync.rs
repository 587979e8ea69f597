// A closure that returns a future, in a function that is not async.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = [|_| println!("again"), |_| async {}])]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
