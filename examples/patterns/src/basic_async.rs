//! An `async` function with one attribute: up to five attempts, with random waits that grow to 10 s.

use backoff_retry::{expo, on_exception, reqwest::is_transient, testing};
use reqwest::Client;

use crate::Outcome;
use crate::mock::{Server, client, expect_error};

#[on_exception(expo(max_value = 10s), is_transient, max_tries = 5)]
async fn fetch(client: &Client, url: &str) -> Result<String, reqwest::Error> {
    client.get(url).send().await?.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let (client, two_failures, down) =
        (client()?, Server::failing(2).await?, Server::failing(u32::MAX).await?);

    let page = fetch(&client, &two_failures.url("/tea")).await?;
    println!("fetched {page} with {} requests", two_failures.requests(&page));
    assert_eq!((page.as_str(), two_failures.requests("/tea")), ("/tea", 3));

    let error = expect_error(fetch(&client, &down.url("/tea")).await)?;
    println!("gave up after {} requests: {error}", down.requests("/tea"));
    assert_eq!(down.requests("/tea"), 5);
    Ok(())
}
