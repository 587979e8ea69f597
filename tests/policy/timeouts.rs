//! Timeouts of a policy, in attributes and in calls.

use std::cell::Cell;
use std::future::{Ready, pending, ready};
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{
    GiveUpReason, Policy, TimeLimit, TimedOut, constant, on_exception, on_predicate,
};
use tokio::time::{Instant, sleep};

use crate::support::notes::{note, take_notes};
use crate::support::slow_clock::SlowClock;
use crate::support::world::SECOND;

type Timeouts<O> = Policy<Constant<Duration>, Timed<O>>;

#[derive(Debug, PartialEq, thiserror::Error)]
enum FetchError {
    #[error("refused")]
    Refused,
    #[error(transparent)]
    TimedOut(#[from] TimedOut),
}

const fn cut_after(seconds: u64, limit: TimeLimit) -> FetchError {
    FetchError::TimedOut(TimedOut::new(limit, Duration::from_secs(seconds)))
}

const fn new() -> Timeouts<FetchError> {
    Policy::timed_without_jitter(constant(SECOND))
}

/// Answers its first requests after these times by an error, and all that follow at once.
struct Server {
    takes: &'static [u64],
    calls: Cell<usize>,
}

impl Server {
    fn new(takes: &'static [u64]) -> Self {
        Self { takes, calls: Cell::new(0) }
    }

    async fn answer(&self) -> Result<usize, FetchError> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let Some(seconds) = self.takes.get(call) else { return Ok(call) };
        sleep(SECOND * u32::try_from(*seconds).unwrap()).await;
        Err(FetchError::Refused)
    }
}

/// Retries a server that takes these times by an attribute and by a call. Returns the result, the number of attempts, and
/// the seconds that it took, which are the same.
macro_rules! retry {
    ($policy:ident, $takes:expr) => {{
        #[on_exception(&$policy)]
        async fn by_attribute(server: &Server) -> Result<usize, FetchError> {
            server.answer().await
        }
        let (start, server) = (Instant::now(), Server::new($takes));
        let result = by_attribute(&server).await;
        let by_attribute = (result, server.calls.get(), start.elapsed().as_secs());
        let (start, server) = (Instant::now(), Server::new($takes));
        let result = $policy.call(|| server.answer()).await;
        assert_eq!((result, server.calls.get(), start.elapsed().as_secs()), by_attribute);
        by_attribute
    }};
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_takes_too_long_is_cut_and_retried() {
    static API: Timeouts<FetchError> = new().attempt_timeout(Duration::from_secs(10)).max_tries(3);
    assert_eq!(retry!(API, &[9, 11]), (Ok(2), 3, 21), "9 s, a wait, 10 s, a wait");
    let cut = cut_after(10, TimeLimit::AttemptTimeout);
    assert_eq!(retry!(API, &[99, 99, 99]), (Err(cut), 3, 32));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_in_flight_is_cut_at_the_end_of_the_call() {
    static API: Timeouts<FetchError> = new().timeout(Duration::from_secs(10));
    let cut = cut_after(10, TimeLimit::Timeout);
    assert_eq!(retry!(API, &[4, 99]), (Err(cut), 2, 10));
    // A wait that would reach the end is not slept. It implies `max_time`, so the last attempt ends the call.
    assert_eq!(retry!(API, &[4, 4]), (Err(FetchError::Refused), 2, 9));
    assert_eq!(retry!(API, &[4, 3]), (Ok(2), 3, 9));
}

#[tokio::test(start_paused = true)]
async fn the_first_limit_that_ends_cuts_the_attempt() {
    static LATER: Timeouts<FetchError> =
        new().attempt_timeout(Duration::from_secs(4)).timeout(Duration::from_secs(10));
    static API: Timeouts<FetchError> =
        new().timeout(Duration::from_secs(8)).attempt_timeout(Duration::from_secs(4));
    let cut = cut_after(8, TimeLimit::Timeout);
    assert_eq!(retry!(API, &[99, 99]), (Err(cut), 2, 8));
    let cut = cut_after(4, TimeLimit::AttemptTimeout);
    assert_eq!(retry!(LATER, &[99, 99]), (Err(cut), 2, 9), "no time is left for a wait");
}

/// `max_time` limits the starts of attempts, whichever is shorter.
#[tokio::test(start_paused = true)]
async fn max_time_applies_beside_a_timeout() {
    static API: Timeouts<FetchError> = new()
        .timeout(Duration::from_secs(60))
        .max_time(Duration::from_millis(3_500))
        .on_giveup(|details| note(format!("{:?}", details.reason)));
    assert_eq!(retry!(API, &[2, 2, 0]), (Err(FetchError::Refused), 2, 5));
    assert_eq!(take_notes(), ["Some(MaxTime)"; 2]);
}

/// The limits come before the generator, which has no wait left here.
#[tokio::test(start_paused = true)]
async fn the_reason_of_a_call_that_is_cut_is_its_timeout() {
    static API: Policy<Constant<[Duration; 1]>, Timed<FetchError>> =
        Policy::timed_without_jitter(constant([SECOND]))
            .timeout(Duration::from_secs(10))
            .on_giveup(|details| note(format!("{:?}", details.reason)));
    assert_eq!(retry!(API, &[1, 99]), (Err(cut_after(10, TimeLimit::Timeout)), 2, 10));
    assert_eq!(take_notes(), ["Some(MaxTime)"; 2]);
}

/// The connection that the attempt held is closed before anything else happens.
#[tokio::test(start_paused = true)]
async fn a_cut_attempt_is_dropped_before_its_error_is_made() {
    struct Connection;
    impl Drop for Connection {
        fn drop(&mut self) {
            note("closed");
        }
    }
    async fn hold() -> Result<(), String> {
        let _connection = Connection;
        pending().await
    }
    static API: Timeouts<String> =
        Policy::timed_without_jitter_with(constant(SECOND), |timed_out| {
            note("error");
            timed_out.to_string()
        })
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(1);
    #[on_exception(&API)]
    async fn by_attribute() -> Result<(), String> {
        hold().await
    }
    by_attribute().await.unwrap_err();
    assert_eq!(take_notes(), ["closed", "error"]);
    API.call(hold).await.unwrap_err();
    assert_eq!(take_notes(), ["closed", "error"]);
}

/// A filter by type would refuse the error of a cut attempt silently.
#[tokio::test(start_paused = true)]
async fn the_filter_is_not_asked_about_a_cut_attempt_but_giveup_is() {
    static GIVEUP: Timeouts<FetchError> = new()
        .attempt_timeout(Duration::from_secs(10))
        .giveup(|error| matches!(error, FetchError::TimedOut(_)));
    static API: Timeouts<FetchError> =
        new().attempt_timeout(Duration::from_secs(10)).retry_if(|_| false);
    assert_eq!(retry!(API, &[99, 99, 1]), (Err(FetchError::Refused), 3, 23));
    let cut = cut_after(10, TimeLimit::AttemptTimeout);
    assert_eq!(retry!(GIVEUP, &[1, 99]), (Err(cut), 2, 12));
}

#[tokio::test(start_paused = true)]
async fn handlers_see_what_the_policy_makes_of_a_cut_attempt() {
    static API: Timeouts<String> =
        Policy::timed_without_jitter_with(constant(SECOND), |timed_out| {
            format!("cut: {timed_out}")
        })
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(2)
        .on_try(|details| note(format!("try {}", details.tries)))
        .on_backoff(|details| note(details.outcome.to_owned()))
        .on_giveup(|details| note(details.to_string()));
    #[on_exception(&API, name = "hang")]
    async fn hang() -> Result<(), String> {
        pending().await
    }
    let expected = [
        "try 1",
        "cut: the attempt timed out after 10s",
        "try 2",
        "Giving up hang(...) after 2 tries (cut: the attempt timed out after 10s)",
    ];
    hang().await.unwrap_err();
    assert_eq!(take_notes(), expected);
    let report = API.call(pending::<Result<(), String>>).name("hang").report().await;
    assert_eq!(take_notes(), expected);
    assert_eq!((report.tries, report.elapsed), (2, SECOND * 21));
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
}

/// If a wait takes longer than was left, the attempt does not start.
#[tokio::test(start_paused = true)]
async fn after_a_wait_that_overshoots_nothing_is_started() {
    static API: Timeouts<FetchError> =
        Policy::timed_without_jitter(constant(Duration::from_secs(6)))
            .timeout(Duration::from_secs(10))
            .on_try(|details| note(format!("try {}", details.tries)))
            .on_giveup(|details| note(format!("{} after {}", details.outcome, details.tries)));
    #[on_exception(&API, clock = SlowClock)]
    async fn refused(refuse: impl Fn() -> Ready<Result<(), FetchError>>) -> Result<(), FetchError> {
        refuse().await
    }
    let calls = Cell::new(0);
    let refuse = || -> Ready<Result<(), FetchError>> {
        calls.set(calls.get() + 1);
        ready(Err(FetchError::Refused))
    };
    let expected = ["try 1", "the call timed out after 10s after 1"];
    assert_eq!(refused(refuse).await, Err(cut_after(10, TimeLimit::Timeout)));
    assert_eq!((take_notes().as_slice(), calls.take()), (expected.map(String::from).as_slice(), 1));
    let called = API.call(refuse).clock(SlowClock).await;
    assert_eq!(called, Err(cut_after(10, TimeLimit::Timeout)));
    assert_eq!((take_notes().as_slice(), calls.take()), (expected.map(String::from).as_slice(), 1));
}

#[tokio::test(start_paused = true)]
async fn values_are_cut_as_well() {
    static POLL: Timeouts<u32> = Policy::timed_without_jitter_with(constant(SECOND), |_| 0)
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(3);
    #[on_predicate(&POLL, |_| false, lend(calls))]
    async fn poll(mut calls: u32, completes: u32) -> u32 {
        calls += 1;
        if calls < completes {
            return pending().await;
        }
        calls
    }
    static FILTERED: Timeouts<u32> = Policy::timed_without_jitter_with(constant(SECOND), |_| 0)
        .retry_if(|value| *value < 2)
        .attempt_timeout(Duration::from_secs(10));
    #[on_predicate(&FILTERED, attempt = n)]
    async fn filtered() -> u32 {
        async { if n == 1 { pending().await } else { n - 1 } }.await
    }
    assert_eq!((poll(0, 3).await, poll(0, 9).await), (3, 0));
    assert_eq!(filtered().await, 2);
    let calls = Cell::new(0);
    let called = |completes| {
        let calls = &calls;
        POLL.poll(
            move || async move {
                calls.set(calls.get() + 1);
                if calls.get() < completes { pending().await } else { calls.take() }
            },
            |_| false,
        )
    };
    assert_eq!((called(3).await, called(9).await), (3, 0));
}
