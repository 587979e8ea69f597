//! Graceful degradation: the primary server, then a mirror, then what is in the cache.

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{GivenUp, expo, on_exception, testing};
use reqwest::Client;

use crate::Outcome;
use crate::mock::{Server, client, expect_error};

struct Prices {
    client: Client,
    primary: String,
    mirror: String,
    cache: Option<String>,
}

impl Prices {
    /// To give up is no error as long as there is something to fall back to, so it is logged as a warning.
    #[on_exception(expo, HttpError::is_transient, max_tries = 3, log = (giveup = warn),
                   fallback = async |_| self.get_from_mirror(path).await)]
    async fn get(&self, path: &str) -> Result<String, HttpError> {
        self.fetch(&self.primary, path).await
    }

    #[on_exception(expo, HttpError::is_transient, max_tries = 2, log = (giveup = warn),
                   fallback = |given_up| self.cached(given_up))]
    async fn get_from_mirror(&self, path: &str) -> Result<String, HttpError> {
        self.fetch(&self.mirror, path).await
    }

    /// The error of the mirror is what remains if nothing is in the cache.
    fn cached(&self, given_up: GivenUp<HttpError>) -> Result<String, HttpError> {
        self.cache.clone().ok_or(given_up.outcome)
    }

    async fn fetch(&self, base: &str, path: &str) -> Result<String, HttpError> {
        let response = self.client.get(format!("{base}{path}")).send().await?;
        Ok(check(response)?.text().await?)
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let (up, down) = (Server::failing(0).await?, Server::failing(u32::MAX).await?);
    let cache = Some("yesterday's".to_owned());
    let mut prices = Prices { client: client()?, primary: down.url(""), mirror: up.url(""), cache };
    let from_mirror = prices.get("/from-mirror").await?;
    println!("{from_mirror} after {} requests to the primary", down.requests("/from-mirror"));
    assert_eq!((from_mirror.as_str(), down.requests("/from-mirror")), ("/from-mirror", 3));
    prices.mirror = down.url("");
    let cached = prices.get("/cached").await?;
    println!("{cached} prices after {} requests to both", down.requests("/cached"));
    assert_eq!((cached.as_str(), down.requests("/cached")), ("yesterday's", 5));
    prices.cache = None;
    let error = expect_error(prices.get("/none").await)?;
    println!("nothing is left: {error}");
    Ok(())
}
