// `#[tracing::instrument]` above moves `self` and `url` into the first attempt.
use backoff_retry::*;

struct Client;

impl Client {
    #[tracing::instrument(skip(self))]
    #[on_exception(expo, max_tries = 3)]
    async fn fetch(&mut self, url: String) -> Result<usize, std::io::Error> {
        Ok(url.len())
    }
}

fn main() {
    drop(Client.fetch(String::new()));
}
