// An async handler of details without the type of the outcome.

use std::io::Error;

use backoff_retry::*;

async fn tell(details: &Details<'_>) {
    println!("{}", details.tries);
}

#[on_exception(expo, on_backoff = tell)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
