// A body that moves an argument, in an async function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
async fn fetch(url: String) -> Result<u32, Error> {
    drop(url);
    Ok(1)
}

fn main() {
    let _ = fetch(String::new());
}
