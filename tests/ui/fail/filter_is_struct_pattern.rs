// A struct pattern in the place of the filter.

use backoff_retry::*;

#[derive(Debug)]
struct Fault {
    code: u32,
}

#[on_exception(expo, Fault { code: 3 })]
fn fetch() -> Result<u32, Fault> {
    Err(Fault { code: 1 })
}

fn main() {
    let _ = fetch();
}
