//! A token that expires is refreshed between two attempts, by an `async` handler that borrows `self` mutably.

use std::time::Duration;

use axum::http::header::AUTHORIZATION;
use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{expo, on_exception, runtime, testing};
use reqwest::{Client, StatusCode};

use crate::Outcome;
use crate::mock::{BUSY, Server, client};

struct Api {
    client: Client,
    base: String,
    token: String,
}

fn is_expired(error: &HttpError) -> bool {
    error.status() == Some(StatusCode::UNAUTHORIZED)
}

impl Api {
    /// There is nothing to wait for once the token is new; other errors wait as usual.
    #[on_exception(runtime(|error| is_expired(error).then_some(Duration::ZERO)).or(expo()),
                   |error| is_expired(error) || error.is_transient(), max_tries = 4,
                   on_backoff = async |details| if is_expired(details.outcome) { self.refresh().await.ok(); })]
    async fn orders(&mut self) -> Result<String, HttpError> {
        let request = self.client.get(format!("{}/orders", self.base)).bearer_auth(&self.token);
        Ok(check(request.send().await?)?.text().await?)
    }

    /// Is retried by itself. If it fails all the same, the log says why, and the next attempt fails as the last one.
    #[on_exception(expo, HttpError::is_transient, max_tries = 3)]
    async fn refresh(&mut self) -> Result<(), HttpError> {
        let response = self.client.post(format!("{}/token", self.base)).send().await?;
        self.token = check(response)?.text().await?;
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let server = Server::start(|request| match (request.path.as_str(), request.number) {
        ("/token", 1) => Err(BUSY),
        ("/token", _) => Ok("new"),
        _ if request.headers[AUTHORIZATION] == "Bearer new" => Ok("7 orders"),
        _ => Err(StatusCode::UNAUTHORIZED),
    })
    .await?;
    let mut api = Api { client: client()?, base: server.url(""), token: "old".to_owned() };
    let orders = api.orders().await?;
    println!("{orders} with the {} token", api.token);
    let requests = ["/orders", "/token"].map(|path| server.requests(path));
    println!("{} requests for orders, {} for a token", requests[0], requests[1]);
    assert_eq!((orders.as_str(), requests), ("7 orders", [2, 2]));
    Ok(())
}
