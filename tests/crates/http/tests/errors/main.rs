//! Which errors of reqwest are transient: each row of the table of `is_transient`, against a server that fails.
//!
//! Each test also names the error that it means to see among the sources. A handler that panics closes its connection,
//! and the client would take that for the failure.

mod check;
mod connect;
mod http1;
mod http2;
mod request;
mod server;
mod timeout;

use std::error::Error;

use backoff_retry::reqwest::is_transient;
use reqwest::{Client, ClientBuilder};

/// A client that makes one attempt, as far as reqwest lets us choose.
fn builder() -> ClientBuilder {
    Client::builder().no_proxy().retry(reqwest::retry::never())
}

fn client() -> Client {
    builder().build().unwrap()
}

/// Sends a request and reads the response. One of them fails.
async fn failure(client: &Client, url: &str) -> reqwest::Error {
    let response = async { client.get(url).send().await?.text().await };
    response.await.expect_err("the server fails")
}

/// Returns the first error of a type among the sources.
fn find<T: Error + 'static>(error: &reqwest::Error) -> &T {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(found) = error.downcast_ref() {
            return found;
        }
        source = error.source();
    }
    panic!("it has no source of this type: {error:?}")
}

#[track_caller]
fn assert_transient(error: &reqwest::Error) {
    assert!(is_transient(error), "{error:?}");
}

#[track_caller]
fn assert_permanent(error: &reqwest::Error) {
    assert!(!is_transient(error), "{error:?}");
}
