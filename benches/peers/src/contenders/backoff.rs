//! backoff 0.4. It has no limit on the attempts, so a wrapper counts them, and reads the clock for its
//! limit on the time even where that is none. Every error is marked as one that passes.

use std::time::Duration;

use backoff::backoff::Backoff;
use backoff::{Error, ExponentialBackoff, ExponentialBackoffBuilder};

use crate::code::Code;
use crate::contender::contender;
use crate::fault::Fault;
use crate::work::{Failing, Outcome, SECOND, SHORT, Url, call, call_later, get, get_large};

contender!("backoff", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"backoff = { version = "0.4", features = ["tokio"] }"#,
    top: "
use backoff::{Error, ExponentialBackoff, ExponentialBackoffBuilder, backoff::Backoff};
pub struct Limited { waits: ExponentialBackoff, left: u32 }
impl Backoff for Limited {
    fn next_backoff(&mut self) -> Option<std::time::Duration> {
        self.left = self.left.checked_sub(1)?;
        self.waits.next_backoff()
    }
}
fn policy() -> Limited {
    let waits = ExponentialBackoffBuilder::new().with_multiplier(2.0).build();
    Limited { waits, left: 4 }
}
fn error(error: Error<u32>) -> u32 {
    match error { Error::Permanent(error) | Error::Transient { err: error, .. } => error }
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    let attempt = || async { get(url, @).await.map_err(Error::transient) };
    backoff::future::retry(policy(), attempt).await
}"),
    sync: Some("
pub fn read_@(url: &str) -> Outcome {
    backoff::retry(policy(), || get_now(url, @).map_err(Error::transient)).map_err(error)
}"),
    varied: None,
}));

struct Limited {
    waits: ExponentialBackoff,
    left: u32,
}

impl Backoff for Limited {
    fn reset(&mut self) {
        self.waits.reset();
    }

    fn next_backoff(&mut self) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        self.waits.next_backoff()
    }
}

fn policy(first: Duration, spread: f64) -> Limited {
    let mut builder = ExponentialBackoffBuilder::new();
    builder.with_initial_interval(first).with_multiplier(2.0).with_max_elapsed_time(None);
    Limited { waits: builder.with_randomization_factor(spread).build(), left: 4 }
}

fn error(error: Error<Fault>) -> Fault {
    match error {
        Error::Permanent(error) | Error::Transient { err: error, .. } => error,
    }
}

fn sync_success(n: u32) -> Outcome {
    backoff::retry(policy(SECOND, 0.5), || call(n).map_err(Error::transient)).map_err(error)
}

fn sync_failures(failing: &Failing) -> Outcome {
    let waits = policy(Duration::ZERO, 0.0);
    backoff::retry(waits, || failing.call().map_err(Error::transient)).map_err(error)
}

async fn success(n: u32) -> Outcome {
    let attempt = || async { call_later(n).await.map_err(Error::transient) };
    backoff::future::retry(policy(SECOND, 0.5), attempt).await
}

async fn failures(failing: &Failing) -> Outcome {
    let attempt = || async { failing.call_later().await.map_err(Error::transient) };
    backoff::future::retry(policy(Duration::ZERO, 0.0), attempt).await
}

async fn task(failing: &Failing) -> Outcome {
    let attempt = || async { failing.call_later().await.map_err(Error::transient) };
    backoff::future::retry(policy(SHORT, 0.0), attempt).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        let attempt = || async { get(self, url).await.map_err(Error::transient) };
        backoff::future::retry(policy(SECOND, 0.5), attempt).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    let attempt = || async { get(client, url).await.map_err(Error::transient) };
    backoff::future::retry(policy(SECOND, 0.5), attempt).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    let attempt = || async { get_large(client, url).await.map_err(Error::transient) };
    backoff::future::retry(policy(SECOND, 0.5), attempt).await
}
