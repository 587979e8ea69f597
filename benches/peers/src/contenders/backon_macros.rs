//! backon's attribute. Its `max_times` counts retries.

use std::time::Duration;

use backon::ExponentialBuilder;
use backon_macros::backon;

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, SHORT, Url, call, call_later, get, get_large};

contender!("backon-macros", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    dependencies: "backon = \"1\"\nbackon-macros = \"1\"",
    top: "
use backon::ExponentialBuilder;
use backon_macros::backon;
fn policy() -> ExponentialBuilder {
    ExponentialBuilder::new().with_factor(2.0).with_max_times(4).with_jitter()
}",
    asynchronous: Some("
#[backon(backoff = policy)]
pub async fn fetch_@(url: &str) -> Outcome { get(url, @).await }"),
    sync: Some("
#[backon(backoff = policy)]
pub fn read_@(url: &str) -> Outcome { get_now(url, @) }"),
    varied: Some(Varied {
        top: r#"
use std::time::Duration;
use backon::ExponentialBuilder;
use backon_macros::backon;"#,
        asynchronous: Some(r#"fn policy_@() -> ExponentialBuilder {
    ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(@MILLIS))
        .with_factor(2.0)
        .with_max_times(@RETRIES)
        .with_jitter()
}
#[backon(backoff = policy_@)]
pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> { get(url, @).await }"#),
        sync: Some(r#"fn policy_@() -> ExponentialBuilder {
    ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(@MILLIS))
        .with_factor(2.0)
        .with_max_times(@RETRIES)
        .with_jitter()
}
#[backon(backoff = policy_@)]
pub fn read_@(url: &str) -> Result<u32, @FAULT> { get_now(url, @) }"#),
    }),
}));

fn policy() -> ExponentialBuilder {
    ExponentialBuilder::new().with_factor(2.0).with_max_times(4).with_jitter()
}

fn at_once() -> ExponentialBuilder {
    ExponentialBuilder::new().with_min_delay(Duration::ZERO).with_factor(2.0).with_max_times(4)
}

fn short() -> ExponentialBuilder {
    ExponentialBuilder::new().with_min_delay(SHORT).with_factor(2.0).with_max_times(4)
}

#[backon(backoff = policy)]
fn sync_success(n: u32) -> Outcome {
    call(n)
}

#[backon(backoff = at_once)]
fn sync_failures(failing: &Failing) -> Outcome {
    failing.call()
}

#[backon(backoff = policy)]
async fn success(n: u32) -> Outcome {
    call_later(n).await
}

#[backon(backoff = at_once)]
async fn failures(failing: &Failing) -> Outcome {
    failing.call_later().await
}

#[backon(backoff = short)]
async fn task(failing: &Failing) -> Outcome {
    failing.call_later().await
}

struct Client;

impl Client {
    #[backon(backoff = policy)]
    async fn fetch(&self, url: &Url) -> Outcome {
        get(self, url).await
    }
}

#[backon(backoff = policy)]
async fn fetch(client: &Client, url: &Url) -> Outcome {
    get(client, url).await
}

#[backon(backoff = policy)]
async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    get_large(client, url).await
}
