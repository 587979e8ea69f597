// `raise_on_giveup` where there is no error to return.

use backoff_retry::*;

#[on_predicate(expo, raise_on_giveup = false)]
fn fetch() -> u32 {
    1
}

fn main() {
    let _ = fetch();
}
