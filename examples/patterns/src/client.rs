//! A complete client: types, timeouts, `Retry-After`, limits, a budget, an idempotency key and a log.

use std::time::Duration;

use axum::Json;
use axum::http::header::RETRY_AFTER;
use axum::response::IntoResponse;
use backoff_retry::policy::For;
use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::wait::{Expo, Or, Runtime};
use backoff_retry::{Policy, RetryBudget, expo, on_exception, random_jitter, runtime, testing};
use reqwest::{Client, StatusCode};
use serde::{Deserialize, Serialize};
use tracing_subscriber::util::SubscriberInitExt;

use crate::Outcome;
use crate::mock::{BUSY, Server, expect_error};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Order {
    id: u32,
    item: String,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ShopError {
    #[error("there is no order {0}")]
    UnknownOrder(u32),
    #[error("the shop cannot be reached")]
    Http(#[from] HttpError),
    #[error(transparent)]
    TimedOut(#[from] backoff_retry::TimedOut),
}

impl ShopError {
    /// An attempt that timed out is retried without being asked about.
    fn is_transient(&self) -> bool {
        matches!(self, Self::Http(error) if error.is_transient())
    }

    fn retry_after(&self) -> Option<Duration> {
        if let Self::Http(error) = self { error.retry_after() } else { None }
    }
}

/// What all clients of the shop in this process may retry together.
static BUDGET: RetryBudget = RetryBudget::new().capacity(20);

/// The wait that the server names, or else an exponential one. `random_jitter` only adds to it. Where the server names
/// a wait that `timeout` leaves no time for, the call gives up at once.
type ShopWait = Or<Runtime<fn(&ShopError) -> Option<Duration>>, Expo>;

static SHOP: Policy<ShopWait, For<ShopError>> = Policy::typed(
    runtime(ShopError::retry_after as fn(&_) -> _).or(expo().max_value(Duration::from_secs(10))),
)
.retry_if(ShopError::is_transient)
.jitter(random_jitter)
.max_tries(5)
.budget(&BUDGET);

/// A client of the shop; clones share its connections.
#[derive(Clone)]
pub(crate) struct Shop {
    client: Client,
    base: String,
}

impl Shop {
    pub(crate) fn new(base: impl Into<String>) -> reqwest::Result<Self> {
        // Retries are made here, so that the client makes none of its own.
        let client = Client::builder().retry(reqwest::retry::never());
        let client = client.no_proxy().build()?; // the mock server is on this machine
        Ok(Self { client, base: base.into() })
    }

    /// Returns an order.
    #[on_exception(&SHOP, attempt_timeout = 5s, timeout = 60s, name = "shop.order")]
    pub(crate) async fn order(&self, id: u32) -> Result<Order, ShopError> {
        let request = self.client.get(format!("{}/orders/{id}", self.base));
        let response = request.send().await.map_err(HttpError::from)?;
        match response.status() {
            StatusCode::NOT_FOUND => Err(ShopError::UnknownOrder(id)),
            _ => Ok(check(response)?.json().await.map_err(HttpError::from)?),
        }
    }

    /// Places an order. With the caller's key, which all attempts send, the server can tell that it is the same one.
    #[on_exception(&SHOP, attempt_timeout = 5s, timeout = 60s, name = "shop.place")]
    pub(crate) async fn place(&self, order: &Order, key: &str) -> Result<(), ShopError> {
        let request = self.client.post(format!("{}/orders", self.base));
        let request = request.header("idempotency-key", key).json(order);
        check(request.send().await.map_err(HttpError::from)?)?;
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _log = tracing_subscriber::fmt().without_time().finish().set_default();
    let scope = testing::no_waits();
    let server = Server::start(|request| match (request.path.as_str(), request.number) {
        ("/orders/1", 1) => (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "7")]).into_response(),
        ("/orders/1", _) => Json(Order { id: 1, item: "tea".to_owned() }).into_response(),
        ("/orders", 1) => BUSY.into_response(),
        _ if request.headers.contains_key("idempotency-key") => "placed".into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    })
    .await?;
    let shop = Shop::new(server.url(""))?;
    let order = shop.order(1).await?;
    shop.place(&order, "7c1e").await?;
    println!("ordered {} again, after waits of {:.1?}", order.item, scope.waits());
    assert!(scope.waits()[0] >= Duration::from_secs(7));
    assert_eq!((server.requests("/orders/1"), server.requests("/orders")), (2, 2));

    let error = expect_error(shop.order(2).await)?;
    println!("{error}: {} request", server.requests("/orders/2"));
    assert!(matches!(error, ShopError::UnknownOrder(2)) && server.requests("/orders/2") == 1);
    Ok(())
}
