// The attribute on an `impl` block.

use backoff_retry::*;

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
