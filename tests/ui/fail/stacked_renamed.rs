// Stacked attributes under another name.

use std::io::Error;

use backoff_retry::on_exception as retry;
use backoff_retry::*;

#[on_exception(constant(5s), max_tries = 3)]
#[retry(expo, max_tries = 2)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

#[retry(constant(5s))]
#[retry(expo)]
fn fetch_later() -> std::pin::Pin<Box<dyn Future<Output = Result<u32, Error>>>> {
    Box::pin(async move { Ok(1) })
}

fn main() {
    let _ = (fetch(), fetch_later());
}
