// A pattern in the place of the filter.

use backoff_retry::*;

#[derive(Debug)]
enum Kind {
    Busy(u32),
    Lost,
}

#[on_exception(expo, Kind::Busy(_))]
fn fetch() -> Result<u32, Kind> {
    Err(if true { Kind::Busy(1) } else { Kind::Lost })
}

fn main() {
    let _ = fetch();
}
