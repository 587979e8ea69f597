//! tower's retry layer. Async only, and the policy is the user's to write: this one is a careful one. A
//! request has to be cloned for each attempt; here it is a few words. The service is made anew for each
//! call, as its policy would be cloned for each.

use std::time::Duration;

use backoff_retry::full_jitter;
use tokio::time::{Sleep, sleep};
use tower::retry::{Policy, Retry};
use tower::service_fn;
use tower::util::ServiceExt;

use crate::code::Code;
use crate::contender::contender;
use crate::fault::Fault;
use crate::work::{Failing, Outcome, SECOND, SHORT, Url, call_later, get, get_large};

contender!("tower", sync: no, tokio: yes, timed: yes, code: Some(Code {
    dependencies: r#"tower = { version = "0.5", features = ["retry", "util"] }"#,
    top: "
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;
use tower::retry::{Policy, Retry};
use tower::{ServiceExt, service_fn};
#[derive(Clone)]
pub struct Waits(u32);
impl<R: Clone> Policy<R, u32, u32> for Waits {
    type Future = tokio::time::Sleep;
    fn retry(&mut self, _: &mut R, outcome: &mut Outcome) -> Option<Self::Future> {
        if outcome.is_ok() || self.0 == 4 { return None; }
        let wait = Duration::from_secs(1) * 2u32.pow(self.0);
        self.0 += 1;
        Some(tokio::time::sleep(full_jitter(wait)))
    }
    fn clone_request(&mut self, request: &R) -> Option<R> { Some(request.clone()) }
}
#[inline(never)]
fn full_jitter(wait: Duration) -> Duration {
    wait.mul_f64(RandomState::new().hash_one(0) as f64 / u64::MAX as f64)
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    Retry::new(Waits(0), service_fn(|url| get(url, @))).oneshot(url).await
}"),
    sync: None,
    varied: None,
}));

#[derive(Clone)]
struct Waits {
    retries: u32,
    first: Duration,
    jitter: fn(Duration) -> Duration,
}

impl Waits {
    const JITTERED: Self = Self { retries: 0, first: SECOND, jitter: full_jitter };
    const AT_ONCE: Self = Self { first: Duration::ZERO, ..Self::SHORT };
    const SHORT: Self = Self { retries: 0, first: SHORT, jitter: |wait| wait };
}

impl<R: Clone> Policy<R, u32, Fault> for Waits {
    type Future = Sleep;

    fn retry(&mut self, _request: &mut R, outcome: &mut Outcome) -> Option<Sleep> {
        if outcome.is_ok() || self.retries == 4 {
            return None;
        }
        let wait = self.first * 2u32.pow(self.retries);
        self.retries += 1;
        Some(sleep((self.jitter)(wait)))
    }

    fn clone_request(&mut self, request: &R) -> Option<R> {
        Some(request.clone())
    }
}

async fn success(n: u32) -> Outcome {
    Retry::new(Waits::JITTERED, service_fn(call_later)).oneshot(n).await
}

async fn failures(failing: &Failing) -> Outcome {
    Retry::new(Waits::AT_ONCE, service_fn(Failing::call_later)).oneshot(failing).await
}

async fn task(failing: &Failing) -> Outcome {
    Retry::new(Waits::SHORT, service_fn(Failing::call_later)).oneshot(failing).await
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        Retry::new(Waits::JITTERED, service_fn(|url| get(self, url))).oneshot(url).await
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    Retry::new(Waits::JITTERED, service_fn(|url| get(client, url))).oneshot(url).await
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    Retry::new(Waits::JITTERED, service_fn(|url| get_large(client, url))).oneshot(url).await
}
