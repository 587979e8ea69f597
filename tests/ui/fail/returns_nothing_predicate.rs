// `on_predicate` on a function that returns nothing.

use backoff_retry::*;

#[on_predicate(expo)]
fn fetch() {
    println!("fetched");
}

fn main() {
    fetch();
}
