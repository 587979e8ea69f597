//! again. Async only. A thread of its own keeps its time, so it cannot be run under a paused clock.

use again::RetryPolicy;

use crate::code::Code;
use crate::contender::contender;
use crate::work::{Outcome, SECOND, Url, call_later, get, get_large};

contender!("again", sync: no, tokio: yes, timed: no, code: Some(Code {
    dependencies: r#"again = "0.1""#,
    top: "
use again::RetryPolicy;
fn policy() -> RetryPolicy {
    RetryPolicy::exponential(std::time::Duration::from_secs(1)).with_max_retries(4).with_jitter(true)
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    policy().retry(|| get(url, @)).await
}"),
    sync: None,
    varied: None,
}));

fn policy() -> RetryPolicy {
    RetryPolicy::exponential(SECOND).with_max_retries(4).with_jitter(true)
}

async fn success(n: u32) -> Outcome {
    policy().retry(|| call_later(n)).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        policy().retry(|| get(self, url)).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    policy().retry(|| get(client, url)).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    policy().retry(|| get_large(client, url)).await
}
