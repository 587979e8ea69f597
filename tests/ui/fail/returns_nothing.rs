// `on_exception` on a function that returns nothing.

use backoff_retry::*;

#[on_exception(expo)]
fn fetch() {
    println!("fetched");
}

fn main() {
    fetch();
}
