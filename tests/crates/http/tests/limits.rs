//! Waits that a server names, under the limits of a call: each limit bounds them.

use std::cell::Cell;
use std::future::pending;
use std::time::Duration;

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{constant, on_exception, random_jitter, runtime};
use reqwest::Response;
use tokio::time::Instant;

/// 114 hours.
const ABSURD: u32 = 410_400;

/// Counts an attempt, which gets a response that asks the client to come back after so many seconds.
fn busy(attempts: &Cell<u32>, seconds: u32) -> Result<Response, HttpError> {
    attempts.set(attempts.get() + 1);
    let response = http::Response::builder().status(503).header("retry-after", seconds);
    check(response.body("").unwrap().into())
}

/// Runs a call that fails with the error of the last response, and returns its attempts and how many seconds it took.
async fn course(call: impl AsyncFnOnce(&Cell<u32>) -> Result<Response, HttpError>) -> (u32, u64) {
    let (start, attempts) = (Instant::now(), Cell::new(0));
    let error = call(&attempts).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    (attempts.get(), start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn max_tries_bounds_their_number() {
    #[on_exception(runtime(HttpError::retry_after), jitter = none, max_tries = 3)]
    async fn fetch(attempts: &Cell<u32>) -> Result<Response, HttpError> {
        busy(attempts, 7)
    }
    assert_eq!(course(fetch).await, (3, 14));
}

/// In the crates `backoff` and `backon` a wait that the server named bypasses the limits.
#[tokio::test(start_paused = true)]
async fn max_time_shortens_the_last_one() {
    #[on_exception(runtime(HttpError::retry_after), jitter = none, max_time = 10s)]
    async fn fetch(attempts: &Cell<u32>) -> Result<Response, HttpError> {
        busy(attempts, 7)
    }
    assert_eq!(course(fetch).await, (3, 10));
}

#[tokio::test(start_paused = true)]
async fn max_value_shortens_each() {
    #[on_exception(runtime(HttpError::retry_after).max_value(60s), jitter = none, max_tries = 3)]
    async fn fetch(attempts: &Cell<u32>) -> Result<Response, HttpError> {
        busy(attempts, ABSURD)
    }
    assert_eq!(course(fetch).await, (3, 120));
}

#[tokio::test(start_paused = true)]
async fn timeout_gives_up_at_once_if_one_is_too_long() {
    #[on_exception(runtime(HttpError::retry_after), jitter = none, timeout = 5min)]
    async fn fetch(attempts: &Cell<u32>, seconds: u32) -> Result<Response, HttpError> {
        busy(attempts, seconds)
    }
    assert_eq!(course(async |attempts| fetch(attempts, ABSURD).await).await, (1, 0));
    assert_eq!(course(async |attempts| fetch(attempts, 200).await).await, (2, 200));
}

#[tokio::test(start_paused = true)]
async fn giveup_may_refuse_one_that_is_too_long() {
    #[on_exception(runtime(HttpError::retry_after), jitter = none,
                   giveup = |error| error.retry_after() > Some(Duration::from_mins(1)))]
    async fn fetch(attempts: &Cell<u32>) -> Result<Response, HttpError> {
        busy(attempts, 20 * attempts.get())
    }
    assert_eq!(course(fetch).await, (5, 20 + 40 + 60));
}

#[tokio::test(start_paused = true)]
async fn random_jitter_only_adds() {
    #[on_exception(runtime(HttpError::retry_after), jitter = random_jitter, max_tries = 11)]
    async fn fetch(attempts: &Cell<u32>) -> Result<Response, HttpError> {
        busy(attempts, 7)
    }
    let (_, seconds) = course(fetch).await;
    assert!((70..=80).contains(&seconds), "{seconds}");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_was_cut_is_retried_and_names_none() {
    #[on_exception(runtime(HttpError::retry_after).or(constant(1s)), HttpError::is_transient,
                   jitter = none, max_tries = 3, attempt_timeout = 10s)]
    async fn fetch() -> Result<Response, HttpError> {
        pending().await
    }
    let start = Instant::now();
    let error = fetch().await.unwrap_err();
    assert_eq!(error.to_string(), "the attempt timed out after 10s");
    assert_eq!(start.elapsed().as_secs(), 3 * 10 + 2);
}
