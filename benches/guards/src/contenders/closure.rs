//! A closure that a policy retries.

use std::time::Duration;

use backoff_retry::{Policy, expo};
use by_hand::contender;

use crate::work::{Failing, Outcome, call, call_later};

static SUCCESS: Policy = Policy::new(expo()).max_tries(5);
static FAILURES: Policy = Policy::new(expo().factor(Duration::ZERO)).max_tries(5).no_jitter();

contender!("closure", Some("hand"));

#[inline(never)]
fn a_sync(n: u32) -> Outcome {
    SUCCESS.call_blocking(|| call(n)).run()
}

async fn success(n: u32) -> Outcome {
    SUCCESS.call(|| call_later(n)).await
}

#[inline(never)]
fn b_sync(failing: &Failing) -> Outcome {
    FAILURES.call_blocking(|| failing.call()).run()
}

async fn failures(failing: &Failing) -> Outcome {
    FAILURES.call(|| failing.call_later()).await
}
