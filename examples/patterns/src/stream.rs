//! An async iterator whose source fails: each page is retried by itself, and the consumer sees rows only.

use std::pin::pin;

use axum::Json;
use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{expo, on_exception, testing};
use futures_util::{Stream, TryStreamExt, stream};
use reqwest::Client;
use serde::{Deserialize, Serialize};

use crate::Outcome;
use crate::mock::{BUSY, Server, client};

#[derive(Serialize, Deserialize)]
struct Page {
    rows: Vec<u32>,
    next: Option<String>,
}

#[on_exception(expo(max_value = 10s), HttpError::is_transient, max_tries = 4)]
async fn page(client: &Client, url: &str) -> Result<Page, HttpError> {
    Ok(check(client.get(url).send().await?)?.json().await?)
}

/// The rows of all pages. A page is fetched when the rows before it are used up.
///
/// A retry has to be inside of the stream: a stream that has yielded an error is at its end.
fn rows(client: &Client, base: &str) -> impl Stream<Item = Result<u32, HttpError>> {
    let pages = stream::try_unfold(Some("/0".to_owned()), move |next| async move {
        let Some(path) = next else { return Ok::<_, HttpError>(None) };
        let Page { rows, next } = page(client, &format!("{base}{path}")).await?;
        Ok(Some((stream::iter(rows.into_iter().map(Ok)), next)))
    });
    pages.try_flatten()
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let scope = testing::no_waits();
    let server = Server::start(|request| match (request.path.as_str(), request.number) {
        ("/1", 1..=3) => Err(BUSY),
        ("/0", _) => Ok(Json(Page { rows: vec![1, 2], next: Some("/1".to_owned()) })),
        ("/1", _) => Ok(Json(Page { rows: vec![3, 4, 5], next: Some("/2".to_owned()) })),
        _ => Ok(Json(Page { rows: vec![6], next: None })),
    })
    .await?;
    let (client, base) = (client()?, server.url(""));
    let mut rows = pin!(rows(&client, &base));
    let mut seen = Vec::new();
    while let Some(row) = rows.try_next().await? {
        seen.push(row);
    }
    println!("{seen:?} from three pages");
    println!("{} retries, which the consumer did not notice", scope.waits().len());
    assert_eq!((seen, scope.waits().len()), (vec![1, 2, 3, 4, 5, 6], 3));
    Ok(())
}
