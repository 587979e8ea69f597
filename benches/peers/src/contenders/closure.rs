//! This library's closure API, by a static policy.

use std::time::Duration;

use backoff_retry::{Policy, expo};

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, SHORT, Url, call, call_later, get, get_large};

contender!("ours, closure", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"backoff-retry = { path = "@root" }"#,
    top: "
use backoff_retry::{Policy, expo};
static POLICY: Policy = Policy::new(expo()).max_tries(5);",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    POLICY.call(|| get(url, @)).await
}"),
    sync: Some("
pub fn read_@(url: &str) -> Outcome {
    POLICY.call_blocking(|| get_now(url, @)).run()
}"),
    varied: Some(Varied {
        top: r#"
use std::time::Duration;
use backoff_retry::{Policy, expo};"#,
        asynchronous: Some(r#"static POLICY_@: Policy = Policy::new(expo().factor(Duration::from_millis(@MILLIS))).max_tries(@TRIES);
pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> {
    POLICY_@.call(|| get(url, @)).await
}"#),
        sync: Some(r#"static POLICY_@: Policy = Policy::new(expo().factor(Duration::from_millis(@MILLIS))).max_tries(@TRIES);
pub fn read_@(url: &str) -> Result<u32, @FAULT> {
    POLICY_@.call_blocking(|| get_now(url, @)).run()
}"#),
    }),
}));

static POLICY: Policy = Policy::new(expo()).max_tries(5);
static AT_ONCE: Policy = Policy::new(expo().factor(Duration::ZERO)).max_tries(5).no_jitter();
static SHORTLY: Policy = Policy::new(expo().factor(SHORT)).max_tries(5).no_jitter();

fn sync_success(n: u32) -> Outcome {
    POLICY.call_blocking(|| call(n)).run()
}

fn sync_failures(failing: &Failing) -> Outcome {
    AT_ONCE.call_blocking(|| failing.call()).run()
}

async fn success(n: u32) -> Outcome {
    POLICY.call(|| call_later(n)).await
}

async fn failures(failing: &Failing) -> Outcome {
    AT_ONCE.call(|| failing.call_later()).await
}

async fn task(failing: &Failing) -> Outcome {
    SHORTLY.call(|| failing.call_later()).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        POLICY.call(|| get(self, url)).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    POLICY.call(|| get(client, url)).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    POLICY.call(|| get_large(client, url)).await
}
