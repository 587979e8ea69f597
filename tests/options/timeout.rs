//! `timeout`: the time limit of a whole call, which cuts the attempt in flight.

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::io;
use std::time::Duration;

use backoff_retry::{GiveUpReason, GivenUp, TimeLimit, TimedOut, constant, expo, on_exception};
use tokio::time::{Instant, sleep};

use crate::support::slow_clock::SlowClock;
use crate::support::world::{SECOND, ms};

/// In Python's backoff, backon and tokio-retry a limit on time does not end an attempt (litl/backoff#186, #196).
#[tokio::test(start_paused = true)]
async fn an_attempt_in_flight_is_cut_at_the_end_of_the_call() {
    #[on_exception(constant(1s), jitter = none, timeout = 10s, on_giveup = |d| reason.set(d.reason))]
    async fn work(takes: Duration, reason: &Cell<Option<GiveUpReason>>) -> Result<(), TimedOut> {
        sleep(takes).await;
        Err(TimedOut::new(TimeLimit::AttemptTimeout, SECOND))
    }
    let (start, reason) = (Instant::now(), Cell::new(None));
    let error = work(SECOND * 4, &reason).await.unwrap_err();
    // 4 s, a wait of 1 s, 4 s; 1 s is left, and the wait would use it up.
    assert_eq!((error.limit, start.elapsed()), (TimeLimit::AttemptTimeout, SECOND * 9));
    assert_eq!(reason.take(), Some(GiveUpReason::MaxTime));

    let (start, reason) = (Instant::now(), Cell::new(None));
    let error = work(SECOND * 7, &reason).await.unwrap_err();
    assert_eq!((error.limit, error.after), (TimeLimit::Timeout, SECOND * 10));
    assert_eq!(error.to_string(), "the call timed out after 10s");
    assert_eq!((start.elapsed(), reason.take()), (SECOND * 10, Some(GiveUpReason::MaxTime)));
}

#[tokio::test(start_paused = true)]
async fn the_first_limit_that_ends_cuts_the_attempt() {
    #[on_exception(constant(1s), jitter = none, attempt_timeout = 4s, timeout = 10s, on_try = |_| starts.borrow_mut().push(start.elapsed()))]
    async fn hang(start: Instant, starts: &RefCell<Vec<Duration>>) -> Result<(), TimedOut> {
        pending().await
    }
    #[on_exception(constant(1s), jitter = none, attempt_timeout = 4s, timeout = 8s)]
    async fn short() -> Result<(), TimedOut> {
        pending().await
    }
    let starts = RefCell::new(Vec::new());
    let start = Instant::now();
    let error = hang(start, &starts).await.unwrap_err();
    // 0 to 4, 5 to 9, and a wait that would end with the call.
    assert_eq!((error.limit, start.elapsed()), (TimeLimit::AttemptTimeout, SECOND * 9));
    assert_eq!(*starts.borrow(), [Duration::ZERO, SECOND * 5]);

    let start = Instant::now();
    assert_eq!(short().await.unwrap_err().limit, TimeLimit::Timeout);
    assert_eq!(start.elapsed(), SECOND * 8);
}

/// Where both limits end together there is no time for another attempt.
#[tokio::test(start_paused = true)]
async fn the_limit_of_the_call_comes_first_if_both_end_together() {
    #[on_exception(constant(1s), attempt_timeout = 8s, timeout = 8s)]
    async fn hang() -> Result<(), TimedOut> {
        pending().await
    }
    assert_eq!(hang().await, Err(TimedOut::new(TimeLimit::Timeout, SECOND * 8)));
}

/// With plain `max_time` the wait is clipped, and the last attempt starts at `max_time`.
#[tokio::test(start_paused = true)]
async fn a_wait_that_would_reach_the_end_is_not_slept() {
    #[on_exception(constant(3s), jitter = none, timeout = 10s)]
    async fn refused(calls: &Cell<u32>) -> io::Result<()> {
        calls.set(calls.get() + 1);
        Err(io::Error::other("refused"))
    }
    let (start, calls) = (Instant::now(), Cell::new(0));
    assert_eq!(refused(&calls).await.unwrap_err().to_string(), "refused");
    assert_eq!((calls.get(), start.elapsed()), (4, SECOND * 9));
}

#[tokio::test(start_paused = true)]
async fn max_time_applies_beside_a_timeout() {
    #[on_exception(constant(3s), jitter = none, timeout = 60s, max_time = 7s)]
    async fn refused(calls: &Cell<u32>) -> io::Result<()> {
        calls.set(calls.get() + 1);
        Err(io::Error::other("refused"))
    }
    let (start, calls) = (Instant::now(), Cell::new(0));
    refused(&calls).await.unwrap_err();
    assert_eq!((calls.get(), start.elapsed()), (4, SECOND * 7), "the last wait is clipped to 1 s");
}

#[tokio::test(start_paused = true)]
async fn after_a_wait_that_overshoots_nothing_is_started() {
    // The wait ends exactly at the limit.
    #[on_exception(constant(5s), jitter = none, timeout = 10s, clock = SlowClock,
                   on_try = |_| tries.set(tries.get() + 1),
                   on_giveup = |d| ends.borrow_mut().push((d.tries, d.reason)))]
    async fn refused(
        tries: &Cell<u32>,
        ends: &RefCell<Vec<(u32, Option<GiveUpReason>)>>,
    ) -> io::Result<()> {
        Err(io::Error::other("refused"))
    }
    let (tries, ends) = (Cell::new(0), RefCell::new(Vec::new()));
    let error = refused(&tries, &ends).await.unwrap_err();
    assert_eq!(error.to_string(), "the call timed out after 10s");
    assert_eq!(tries.get(), 1, "the second attempt did not start");
    assert_eq!(*ends.borrow(), [(1, Some(GiveUpReason::MaxTime))]);
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_is_known_at_run_time() {
    #[on_exception(expo, timeout = limit, fallback = |given_up| Err(given_up.outcome))]
    async fn hang(limit: Option<Duration>) -> io::Result<()> {
        pending().await
    }
    let start = Instant::now();
    hang(Some(ms(2_500))).await.unwrap_err();
    assert_eq!(start.elapsed(), ms(2_500));
    assert!(tokio::time::timeout(SECOND * 100_000, hang(None)).await.is_err(), "no limit");
}

#[tokio::test(start_paused = true)]
async fn the_time_of_handlers_counts_but_they_are_not_cut() {
    #[on_exception(constant(1s), jitter = none, timeout = 10s, on_try = async |_| sleep(SECOND * 6).await,
                   on_giveup = async |_| sleep(SECOND * 20).await)]
    async fn hang() -> io::Result<()> {
        pending().await
    }
    let start = Instant::now();
    hang().await.unwrap_err();
    assert_eq!(start.elapsed(), SECOND * 30, "6 s, 4 s of the attempt, 20 s");
}

#[tokio::test(start_paused = true)]
async fn fallback_gets_the_error_of_a_call_that_timed_out() {
    #[on_exception(constant(1s), timeout = 10s, fallback = cached)]
    async fn hang() -> Result<String, TimedOut> {
        pending().await
    }
    fn cached(given_up: GivenUp<TimedOut>) -> Result<String, TimedOut> {
        assert_eq!((given_up.reason, given_up.tries), (GiveUpReason::MaxTime, 1));
        Ok(format!("cached: {}", given_up.outcome))
    }
    assert_eq!(hang().await.unwrap(), "cached: the call timed out after 10s");
}
