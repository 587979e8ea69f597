//! A client of HTTP that tries for a minute: `max_time` bounds when attempts start, and the client's own timeout
//! bounds the last one.

use std::time::Duration;

use backoff_retry::{expo, on_exception, reqwest::is_transient, testing};
use reqwest::Client;

use crate::Outcome;
use crate::mock::{Server, expect_error};

#[on_exception(expo(max_value = 10s), is_transient, max_time = 60s)]
async fn fetch(client: &Client, url: &str) -> Result<String, reqwest::Error> {
    client.get(url).send().await?.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let time = testing::virtual_time();
    // reqwest has no timeout by default, and `max_time` does not interrupt an attempt.
    let client = Client::builder().no_proxy().timeout(Duration::from_secs(5)).build()?;
    let server = Server::failing(3).await?;
    let page = fetch(&client, &server.url("/tea")).await?;
    println!("{page} after {} requests and {:?}", server.requests("/tea"), time.elapsed());
    assert_eq!(server.requests("/tea"), 4);

    let down = Server::failing(u32::MAX).await?;
    let time = testing::virtual_time();
    let error = expect_error(fetch(&client, &down.url("/tea")).await)?;
    println!("{} requests in {:?}: {error}", down.requests("/tea"), time.elapsed());
    assert_eq!(time.elapsed(), Duration::from_secs(60)); // the last wait is shortened
    Ok(())
}
