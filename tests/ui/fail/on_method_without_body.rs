// The attribute on a method that a trait only declares.

use backoff_retry::*;

trait Fetch {
    #[on_exception(expo)]
    fn fetch(&self) -> Result<u32, std::io::Error>;
}

struct Client;

impl Fetch for Client {
    fn fetch(&self) -> Result<u32, std::io::Error> {
        Ok(1)
    }
}

fn main() {
    let _ = Client.fetch();
}
