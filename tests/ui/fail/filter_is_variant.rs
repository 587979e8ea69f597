// A variant in the place of the filter, that looks like a type.

use backoff_retry::*;

#[derive(Debug)]
enum Kind {
    Busy(u32),
    Lost,
}

#[on_exception(expo, Kind::Lost)]
fn fetch() -> Result<u32, Kind> {
    Err(if true { Kind::Busy(1) } else { Kind::Lost })
}

fn main() {
    let _ = fetch();
}
