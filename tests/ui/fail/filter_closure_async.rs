// An async filter.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, async |_| true)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
