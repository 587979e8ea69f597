//! Best effort over many URLs: what can be had is used, what cannot is logged, and a budget bounds the retries of all.

use backoff_retry::{RetryBudget, expo, on_exception, reqwest::is_transient, testing};
use futures_util::{StreamExt, stream};
use reqwest::{Client, StatusCode};

use crate::Outcome;
use crate::mock::{BUSY, Server, client};

static CRAWL: RetryBudget = RetryBudget::new().capacity(5);

#[on_exception(expo(max_value = 10s), is_transient, max_tries = 3, budget = &CRAWL)]
async fn fetch(client: &Client, url: &str) -> Result<String, reqwest::Error> {
    client.get(url).send().await?.error_for_status()?.text().await
}

/// Fetches up to four pages at a time, and leaves out those that cannot be had.
async fn fetch_all(client: &Client, urls: &[String]) -> Vec<String> {
    let pages = stream::iter(urls).map(async |url| match fetch(client, url).await {
        Ok(page) => Some(page),
        Err(error) => {
            eprintln!("left out: {}", error.without_url());
            None
        }
    });
    pages.buffered(4).filter_map(async |page| page).collect().await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let server = Server::start(|request| match request.path.as_str() {
        "/missing" => Err(StatusCode::NOT_FOUND),
        "/down" => Err(BUSY),
        "/shaky" if request.number == 1 => Err(BUSY),
        path => Ok(path.to_owned()),
    })
    .await?;
    let urls = ["/a", "/missing", "/shaky", "/down", "/b"].map(|path| server.url(path));
    let pages = fetch_all(&client()?, &urls).await;
    println!("{} of {} pages: {}", pages.len(), urls.len(), pages.join(", "));
    println!("{} retries are left for others", CRAWL.tokens().floor());
    assert_eq!(pages, ["/a", "/shaky", "/b"]);
    assert_eq!(["/missing", "/shaky", "/down"].map(|path| server.requests(path)), [1, 2, 3]);
    Ok(())
}
