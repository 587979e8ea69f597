// A fault in the arguments, and one in the head of the function.

use backoff_retry::*;

#[on_exception(expo, max_tries = 0)]
fn fetch() {
    println!("fetched");
}

fn main() {
    fetch();
}
