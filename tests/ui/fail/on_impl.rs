// The attribute on an `impl` block.

use backoff_retry::{expo, on_exception};

struct Client;

#[on_exception(expo)]
impl Client {
    fn fetch(&self) -> Result<u32, std::io::Error> {
        Ok(1)
    }
}

fn main() {
    let _ = Client.fetch();
}
