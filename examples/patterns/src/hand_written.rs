//! A helper as it is often written by hand, and the attribute that takes its place.

use std::time::Duration;

use backoff_retry::{expo, on_exception, reqwest::is_transient, testing};
use reqwest::{Client, Error};

use crate::Outcome;
use crate::mock::{Server, client, expect_error};

/// By hand: no jitter, so that clients that failed together retry together, and no log. Its caller has to pass a
/// closure that makes the future anew, which cannot borrow mutably.
async fn with_retry<T, F>(mut attempt: impl FnMut() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let mut tries = 1;
    let mut wait = Duration::from_millis(1);
    loop {
        match attempt().await {
            Err(error) if tries < 4 && is_transient(&error) => {
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(Duration::from_secs(10));
                tries += 1;
            }
            result => return result,
        }
    }
}

async fn by_hand(client: &Client, url: &str) -> Result<String, Error> {
    with_retry(|| async { client.get(url).send().await?.error_for_status()?.text().await }).await
}

/// By attribute; `jitter = none` would make the waits the same as well.
#[on_exception(expo(factor = 1ms, max_value = 10s), is_transient, max_tries = 4)]
async fn by_attribute(client: &Client, url: &str) -> Result<String, Error> {
    client.get(url).send().await?.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let (client, server, down) =
        (client()?, Server::failing(2).await?, Server::failing(u32::MAX).await?);
    by_hand(&client, &server.url("/hand")).await?;
    by_attribute(&client, &server.url("/attribute")).await?;
    expect_error(by_hand(&client, &down.url("/hand")).await)?;
    expect_error(by_attribute(&client, &down.url("/attribute")).await)?;

    let requests = |server: &Server| [server.requests("/hand"), server.requests("/attribute")];
    println!("requests by hand and by attribute: {:?}", requests(&server));
    println!("and where the server stays down: {:?}", requests(&down));
    assert_eq!((requests(&server), requests(&down)), ([3, 3], [4, 4]));
    Ok(())
}
