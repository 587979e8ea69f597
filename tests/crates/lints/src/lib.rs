//! Every shape of function and every option, where every lint is an error: the attributes add none.
//!
//! `tests/lints.rs` looks at the opposite: the mistakes in a body are found under the attributes, too.

use std::error::Error;
use std::fmt;
use std::future::pending;
use std::time::Duration;

use backoff_retry::{
    Details, RetryBudget, Stop, TokioClock, VirtualClock, constant, decay, decorrelated,
    equal_jitter, expo, fibo, linear, on_exception, on_predicate, runtime,
};

mod diverging;
mod policies;
mod shapes;
mod spans;

pub use diverging::{
    Outcome, alias, exits, exits_alias, exits_async, exits_later, loops, without_log,
};
pub use policies::{poll, timed, timed_block, timed_by_argument, timed_by_both, untimed};
pub use shapes::{
    Fetch, Owner, Service, around, boxed, functions, made_by_a_macro, nested, one_line, opaque,
    shapes,
};
pub use spans::{awaited, blocking, polled};

/// What fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl Error for Failed {}

/// Fails until it has been called three times.
///
/// # Errors
///
/// On the first two calls.
pub const fn third(calls: &mut u32) -> Result<u32, Failed> {
    *calls += 1;
    if *calls < 3 { Err(Failed) } else { Ok(*calls) }
}

const fn record<T: Copy>(_: T) {}

fn told<O>(details: &Details<'_, O>) {
    assert!(details.tries > 0, "{}", details.target);
}

async fn told_later<O: Sync>(details: &Details<'_, O>) {
    let tries = details.tries;
    tokio::task::yield_now().await;
    assert!(tries > 0);
}

const fn never<O>(_: &O) -> bool {
    false
}

async fn never_later<O: Sync>(_: &O) -> bool {
    tokio::task::yield_now().await;
    false
}

/// No option.
///
/// # Errors
///
/// Never.
#[on_exception(expo)]
pub fn bare(calls: &mut u32) -> Result<u32, Failed> {
    third(calls)
}

/// No option, and a body that awaits.
///
/// # Errors
///
/// Never.
#[on_exception(expo)]
pub async fn bare_async(calls: &mut u32) -> Result<u32, Failed> {
    tokio::task::yield_now().await;
    let n = third(calls)?;
    Ok(n)
}

/// No predicate.
#[must_use]
#[on_predicate(fibo)]
pub fn bare_predicate(calls: &mut u32) -> Option<u32> {
    third(calls).ok()
}

/// No predicate, and a body that awaits.
#[on_predicate(fibo(max_value = 1min))]
pub async fn bare_predicate_async(calls: &mut u32) -> Option<u32> {
    tokio::task::yield_now().await;
    third(calls).ok()
}

/// Every option.
///
/// # Errors
///
/// On the third failure.
#[on_exception(
    expo(base = 3, factor = 1ms, max_value = max_value, min_value = 1ms),
    |error| *error == Failed,
    max_tries = 3,
    max_time = 1min,
    jitter = none,
    giveup = |error| *error != Failed,
    on_try = told,
    on_success = |details| record(*details.outcome),
    on_backoff = [told, |details| record(details.wait)],
    on_giveup = |details| record(details.reason),
    raise_on_giveup = false,
    clock = VirtualClock::new(),
    log = (backoff = debug, giveup = none),
    name = "options",
    args,
    clone(text),
    lend(list),
)]
pub fn options(
    calls: &mut u32,
    max_value: Duration,
    text: String,
    mut list: Vec<u32>,
    mut n: u32,
) -> Result<u32, Failed> {
    n += 1;
    list.push(n);
    drop(text);
    third(calls)
}

/// What ends a call early.
///
/// # Errors
///
/// On the third failure.
#[on_exception(
    expo(factor = 1ms),
    |error| *error == Failed,
    budget = &BUDGET,
    cancel = &STOP,
    fallback = |given_up| Err(given_up.outcome),
)]
pub fn ended(calls: &mut u32) -> Result<u32, Failed> {
    third(calls)
}

/// What ends a call early, with timeouts.
///
/// # Errors
///
/// On the third failure.
#[on_exception(
    expo(factor = 1ms),
    |error| *error == Failed,
    attempt_timeout = 1s,
    timeout = limit,
    timed_out = |_| Err(Failed),
    budget = &BUDGET,
    cancel = pending::<()>(),
    fallback = async |given_up| Err(given_up.outcome),
    on_giveup = told_later,
)]
pub async fn ended_async(calls: &mut u32, limit: Option<Duration>) -> Result<u32, Failed> {
    tokio::task::yield_now().await;
    third(calls)
}

static BUDGET: RetryBudget = RetryBudget::new();
static STOP: Stop = Stop::new();

/// Every option, awaited where it can be.
///
/// # Errors
///
/// On the third failure.
#[on_exception(
    decay(initial_value = 1s, decay_factor = 0.5, min_value = 1ms),
    (Failed, fmt::Error),
    max_tries = tries,
    max_time = max_time,
    jitter = equal_jitter,
    giveup = never_later,
    on_try = async |details| told_later(details).await,
    on_success = told_later,
    on_backoff = [told, told_later, |details| record(details.wait)],
    on_giveup = [told_later, async |details| record(details.reason)],
    clock = TokioClock,
    log = trace,
    args,
    clone(text),
    lend(list),
)]
pub async fn options_async(
    calls: &mut u32,
    tries: u32,
    max_time: Option<Duration>,
    text: String,
    mut list: Vec<u32>,
    mut n: u32,
) -> Result<u32, Failed> {
    n += 1;
    list.push(n);
    drop(text);
    tokio::task::yield_now().await;
    third(calls)
}

/// A predicate with options.
#[on_predicate(
    runtime(|n: &u32| Some(Duration::from_millis(u64::from(*n)))).or(linear(start = 1s, step = 1s)),
    |n| *n < 3,
    max_tries = 5,
    jitter = |wait| wait / 2,
    giveup = never,
    on_try = told,
    on_success = told,
    on_backoff = told,
    on_giveup = told,
    log = none,
)]
pub fn polls(calls: &mut u32) -> u32 {
    *calls += 1;
    *calls
}

/// A predicate with options, in an `async` function.
///
/// # Errors
///
/// On every other call.
#[on_predicate(
    decorrelated(min_value = 1ms, max_value = 1s),
    matches = Ok(n) | Err(n) if *n < 3,
    max_time = 5min,
    giveup = |_| false,
    on_success = told_later,
    on_backoff = told,
    on_giveup = told,
)]
pub async fn polls_async(calls: &mut u32) -> Result<u32, u32> {
    tokio::task::yield_now().await;
    *calls += 1;
    if calls.is_multiple_of(2) { Ok(*calls) } else { Err(*calls) }
}

/// Stacked.
///
/// # Errors
///
/// When both have given up.
#[on_predicate(constant(1s), |result| matches!(result, Ok(3)), max_tries = 4, on_backoff = told)]
#[on_exception(constant([1s, 2s]), max_tries = 3, on_giveup = told_later)]
pub async fn stacked(calls: &mut u32) -> Result<u32, Failed> {
    tokio::task::yield_now().await;
    third(calls)
}
