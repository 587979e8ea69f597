//! retry-if's attribute. Async only; no jitter; it reads the clock on every call.

use std::time::Duration;

use retry_if::{ExponentialBackoffConfig, retry};

use crate::code::Code;
use crate::contender::contender;
use crate::work::{Failing, Outcome, SECOND, SHORT, Url, call_later, get, get_large};

contender!("retry-if", sync: no, tokio: yes, timed: yes, code: Some(Code {
    // What it writes names tracing, whether that is used or not.
    dependencies: "
retry-if = \"0.3\"
tracing = { version = \"0.1\", default-features = false }",
    top: "
use retry_if::{ExponentialBackoffConfig, retry};
const POLICY: ExponentialBackoffConfig = ExponentialBackoffConfig {
    max_retries: 4,
    t_wait: std::time::Duration::from_secs(1),
    backoff: 2.0,
    t_wait_max: None,
    backoff_max: None,
};
fn failed(outcome: &Outcome) -> bool { outcome.is_err() }",
    asynchronous: Some("
#[retry(POLICY, failed)]
pub async fn fetch_@(url: &str) -> Outcome { get(url, @).await }"),
    sync: None,
    varied: None,
}));

const fn policy(first: Duration) -> ExponentialBackoffConfig {
    ExponentialBackoffConfig {
        max_retries: 4,
        t_wait: first,
        backoff: 2.0,
        t_wait_max: None,
        backoff_max: None,
    }
}

const POLICY: ExponentialBackoffConfig = policy(SECOND);
const AT_ONCE: ExponentialBackoffConfig = policy(Duration::ZERO);
const SLOWER: ExponentialBackoffConfig = policy(SHORT);

fn failed(outcome: &Outcome) -> bool {
    outcome.is_err()
}

#[retry(POLICY, failed)]
async fn success(n: u32) -> Outcome {
    call_later(n).await
}

#[retry(AT_ONCE, failed)]
async fn failures(failing: &Failing) -> Outcome {
    failing.call_later().await
}

#[retry(SLOWER, failed)]
async fn task(failing: &Failing) -> Outcome {
    failing.call_later().await
}

struct Client;

impl Client {
    #[retry(POLICY, failed)]
    async fn fetch(&self, url: &Url) -> Outcome {
        get(self, url).await
    }
}

#[retry(POLICY, failed)]
async fn fetch(client: &Client, url: &Url) -> Outcome {
    get(client, url).await
}

#[retry(POLICY, failed)]
async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    get_large(client, url).await
}
