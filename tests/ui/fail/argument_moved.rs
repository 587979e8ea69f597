// A body that moves an argument.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
fn fetch(url: String) -> Result<u32, Error> {
    drop(url);
    Ok(1)
}

fn main() {
    let _ = fetch(String::new());
}
