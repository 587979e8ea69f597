//! backon's extension traits. Its `max_times` counts retries. Its jitter adds up to the wait itself.

use std::time::Duration;

use backon::{BlockingRetryable, ExponentialBuilder, Retryable};

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, SHORT, Url, call, call_later, get, get_large};

contender!("backon", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"backon = "1""#,
    top: "
use backon::{BlockingRetryable, ExponentialBuilder, Retryable};
fn policy() -> ExponentialBuilder {
    ExponentialBuilder::new().with_factor(2.0).with_max_times(4).with_jitter()
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    (|| async { get(url, @).await }).retry(policy()).await
}"),
    sync: Some("
pub fn read_@(url: &str) -> Outcome {
    (|| get_now(url, @)).retry(policy()).call()
}"),
    varied: Some(Varied {
        top: r#"
use std::time::Duration;
use backon::{BlockingRetryable, ExponentialBuilder, Retryable};"#,
        asynchronous: Some(r#"pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> {
    let policy = ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(@MILLIS))
        .with_factor(2.0)
        .with_max_times(@RETRIES)
        .with_jitter();
    (|| async { get(url, @).await }).retry(policy).await
}"#),
        sync: Some(r#"pub fn read_@(url: &str) -> Result<u32, @FAULT> {
    let policy = ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(@MILLIS))
        .with_factor(2.0)
        .with_max_times(@RETRIES)
        .with_jitter();
    (|| get_now(url, @)).retry(policy).call()
}"#),
    }),
}));

fn policy() -> ExponentialBuilder {
    ExponentialBuilder::new().with_factor(2.0).with_max_times(4).with_jitter()
}

fn plain(first: Duration) -> ExponentialBuilder {
    ExponentialBuilder::new().with_min_delay(first).with_factor(2.0).with_max_times(4)
}

fn sync_success(n: u32) -> Outcome {
    (|| call(n)).retry(policy()).call()
}

fn sync_failures(failing: &Failing) -> Outcome {
    (|| failing.call()).retry(plain(Duration::ZERO)).call()
}

async fn success(n: u32) -> Outcome {
    (|| call_later(n)).retry(policy()).await
}

async fn failures(failing: &Failing) -> Outcome {
    (|| failing.call_later()).retry(plain(Duration::ZERO)).await
}

async fn task(failing: &Failing) -> Outcome {
    (|| failing.call_later()).retry(plain(SHORT)).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        (|| get(self, url)).retry(policy()).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    (|| get(client, url)).retry(policy()).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    (|| get_large(client, url)).retry(policy()).await
}
