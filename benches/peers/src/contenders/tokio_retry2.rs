//! tokio-retry2. Async only. Every error is marked as one that passes; the iterator counts retries.
//! The program of case E takes it without `jitter`, which is no default feature.

use std::time::Duration;

use tokio_retry2::strategy::{ExponentialFactorBackoff, jitter};
use tokio_retry2::{Retry, RetryError};

use crate::code::Code;
use crate::contender::contender;
use crate::fault::Fault;
use crate::work::{Failing, Outcome, Url, call_later, get, get_large};

contender!("tokio-retry2", sync: no, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"tokio-retry2 = "0.9""#,
    top: "
use tokio_retry2::{Retry, RetryError};
use tokio_retry2::strategy::ExponentialFactorBackoff;
fn policy() -> impl Iterator<Item = std::time::Duration> {
    ExponentialFactorBackoff::from_millis(1000, 2.0).take(4)
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    let attempt = || async { get(url, @).await.map_err(RetryError::transient) };
    Retry::spawn(policy(), attempt).await
}"),
    sync: None,
    varied: None,
}));

fn policy() -> impl Iterator<Item = Duration> {
    ExponentialFactorBackoff::from_millis(1000, 2.0).map(jitter).take(4)
}

async fn passing(attempt: impl Future<Output = Outcome>) -> Result<u32, RetryError<Fault>> {
    attempt.await.map_err(RetryError::transient)
}

async fn success(n: u32) -> Outcome {
    Retry::spawn(policy(), || passing(call_later(n))).await
}

async fn failures(failing: &Failing) -> Outcome {
    let waits = ExponentialFactorBackoff::from_millis(0, 2.0).take(4);
    Retry::spawn(waits, || passing(failing.call_later())).await
}

async fn task(failing: &Failing) -> Outcome {
    let waits = ExponentialFactorBackoff::from_millis(2, 2.0).take(4);
    Retry::spawn(waits, || passing(failing.call_later())).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        let attempt = || async { get(self, url).await.map_err(RetryError::transient) };
        Retry::spawn(policy(), attempt).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    let attempt = || async { get(client, url).await.map_err(RetryError::transient) };
    Retry::spawn(policy(), attempt).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    let attempt = || async { get_large(client, url).await.map_err(RetryError::transient) };
    Retry::spawn(policy(), attempt).await
}
