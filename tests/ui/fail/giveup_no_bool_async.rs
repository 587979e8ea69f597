// A `giveup` that answers neither true nor false, in an async function.

use std::io::Error;

use backoff_retry::*;

fn kind(error: &Error) -> std::io::ErrorKind {
    error.kind()
}

#[on_exception(expo, giveup = kind)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
