// `on_predicate` on a function that returns `()`.

use backoff_retry::*;

#[on_predicate(expo)]
async fn fetch() -> () {
    println!("fetched");
}

fn main() {
    let _ = fetch();
}
