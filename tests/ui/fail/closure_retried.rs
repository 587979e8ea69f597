// The attribute on a block.

use backoff_retry::{expo, on_exception};

fn main() {
    #[on_exception(expo)]
    {
        println!("fetched");
    }
}
