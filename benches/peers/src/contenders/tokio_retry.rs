//! tokio-retry. Async only. Its wait is a power of the base in milliseconds, times a factor, so it
//! starts at twice the factor; the iterator counts retries.

use std::time::Duration;

use tokio_retry::Retry;
use tokio_retry::strategy::{ExponentialBackoff, jitter};

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, Url, call_later, get, get_large};

contender!("tokio-retry", sync: no, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"tokio-retry = "0.3""#,
    top: "
use tokio_retry::Retry;
use tokio_retry::strategy::{ExponentialBackoff, jitter};
fn policy() -> impl Iterator<Item = std::time::Duration> {
    ExponentialBackoff::from_millis(2).factor(500).map(jitter).take(4)
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    Retry::start(policy(), || get(url, @)).await
}"),
    sync: None,
    varied: Some(Varied {
        top: r#"
use tokio_retry::Retry;
use tokio_retry::strategy::{ExponentialBackoff, jitter};"#,
        asynchronous: Some(r#"pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> {
    let policy = ExponentialBackoff::from_millis(2).factor(@MILLIS / 2).map(jitter).take(@RETRIES);
    Retry::start(policy, || get(url, @)).await
}"#),
        sync: None,
    }),
}));

fn policy() -> impl Iterator<Item = Duration> {
    ExponentialBackoff::from_millis(2).factor(500).map(jitter).take(4)
}

async fn success(n: u32) -> Outcome {
    Retry::start(policy(), || call_later(n)).await
}

async fn failures(failing: &Failing) -> Outcome {
    let waits = ExponentialBackoff::from_millis(2).factor(0).take(4);
    Retry::start(waits, || failing.call_later()).await
}

async fn task(failing: &Failing) -> Outcome {
    let waits = ExponentialBackoff::from_millis(2).take(4);
    Retry::start(waits, || failing.call_later()).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        Retry::start(policy(), || get(self, url)).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    Retry::start(policy(), || get(client, url)).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    Retry::start(policy(), || get_large(client, url)).await
}
