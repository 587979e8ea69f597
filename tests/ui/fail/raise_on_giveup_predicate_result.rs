// `raise_on_giveup` under `on_predicate`.

use std::io::Error;

use backoff_retry::*;

#[on_predicate(expo, raise_on_giveup = false)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
