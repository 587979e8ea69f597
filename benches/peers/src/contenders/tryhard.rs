//! tryhard. Async only, without jitter; it counts retries.

use std::time::Duration;

use tryhard::retry_fn;

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, SECOND, SHORT, Url, call_later, get, get_large};

contender!("tryhard", sync: no, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"tryhard = "0.5""#,
    top: "
use tryhard::retry_fn;
const SECOND: std::time::Duration = std::time::Duration::from_secs(1);",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    retry_fn(|| get(url, @)).retries(4).exponential_backoff(SECOND).await
}"),
    sync: None,
    varied: Some(Varied {
        top: r#"
use std::time::Duration;
use tryhard::retry_fn;"#,
        asynchronous: Some(r#"pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> {
    retry_fn(|| get(url, @)).retries(@RETRIES).exponential_backoff(Duration::from_millis(@MILLIS)).await
}"#),
        sync: None,
    }),
}));

async fn success(n: u32) -> Outcome {
    retry_fn(|| call_later(n)).retries(4).exponential_backoff(SECOND).await
}

async fn failures(failing: &Failing) -> Outcome {
    retry_fn(|| failing.call_later()).retries(4).exponential_backoff(Duration::ZERO).await
}

async fn task(failing: &Failing) -> Outcome {
    retry_fn(|| failing.call_later()).retries(4).exponential_backoff(SHORT).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        retry_fn(|| get(self, url)).retries(4).exponential_backoff(SECOND).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    retry_fn(|| get(client, url)).retries(4).exponential_backoff(SECOND).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    retry_fn(|| get_large(client, url)).retries(4).exponential_backoff(SECOND).await
}
