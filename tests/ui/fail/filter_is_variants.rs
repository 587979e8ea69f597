// Variants in the place of error types.

use backoff_retry::*;

#[derive(Debug)]
enum Kind {
    Busy,
    Lost,
}

#[on_exception(expo, (Kind::Busy, Kind::Lost))]
fn fetch() -> Result<u32, Kind> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
