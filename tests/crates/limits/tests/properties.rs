//! What the limits promise, for any policy, any script of attempts and any time of cancellation.
//!
//! Each case runs on tokio's paused time, so it takes none.
#![allow(missing_docs)]

use std::cell::Cell;
use std::future::{IntoFuture, poll_fn};
use std::task::Poll;
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::wait::Linear;
use backoff_retry::{GiveUpReason, Policy, RetryBudget, TimeLimit, TimedOut, linear};
use proptest::collection::vec;
use proptest::prelude::*;
use tokio::time::{Instant, sleep};

/// The tick of tokio's timer: it rounds up to whole milliseconds.
const TICK: Duration = Duration::from_millis(1);

/// What one attempt does: it takes some time, then succeeds or fails.
#[derive(Clone, Copy, Debug)]
struct Step {
    takes: Duration,
    succeeds: bool,
}

fn millis(range: std::ops::Range<u64>) -> impl Strategy<Value = Duration> {
    range.prop_map(Duration::from_millis)
}

fn script() -> impl Strategy<Value = Vec<Step>> {
    let step = (millis(0..5_000), prop::bool::weighted(0.1));
    vec(step.prop_map(|(takes, succeeds)| Step { takes, succeeds }), 1..20)
}

fn policies() -> impl Strategy<Value = Policy<Linear>> {
    let waits = (millis(0..3_000), millis(0..1_000));
    (waits, prop::option::of(1..30u32), any::<bool>()).prop_map(|((start, step), tries, jitter)| {
        let policy = Policy::new(linear().start(start).step(step));
        let policy = if jitter { policy } else { policy.no_jitter() };
        tries.map_or(policy.clone(), |tries| policy.max_tries(tries))
    })
}

#[derive(Debug, PartialEq)]
enum Fault {
    Failed,
    TimedOut(TimedOut),
}

impl From<TimedOut> for Fault {
    fn from(timed_out: TimedOut) -> Self {
        Self::TimedOut(timed_out)
    }
}

/// Plays a script, over and over.
struct Player {
    script: Vec<Step>,
    attempts: Cell<usize>,
    running: Cell<u32>,
}

/// Counts an attempt that is running, until it is dropped.
struct Running<'a>(&'a Cell<u32>);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl Player {
    fn new(script: Vec<Step>) -> Self {
        Self { script, attempts: Cell::new(0), running: Cell::new(0) }
    }

    async fn attempt(&self) -> Result<(), Fault> {
        let step = self.script[self.attempts.get() % self.script.len()];
        self.attempts.set(self.attempts.get() + 1);
        self.running.set(self.running.get() + 1);
        let _running = Running(&self.running);
        sleep(step.takes).await;
        if step.succeeds { Ok(()) } else { Err(Fault::Failed) }
    }
}

/// Runs a future on paused time.
fn paused<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().start_paused(true).build().unwrap().block_on(future)
}

proptest! {
    #[test]
    fn a_call_never_outlasts_its_timeout(
        policy in policies(),
        script in script(),
        timeout in millis(1..20_000),
        attempt_timeout in prop::option::of(millis(1..4_000)),
    ) {
        let player = Player::new(script);
        let (report, took) = paused(async {
            let start = Instant::now();
            let call = policy.by_debug().call(|| player.attempt()).timeout(timeout).attempt_timeout(attempt_timeout);
            (call.no_log().report().await, start.elapsed())
        });
        prop_assert!(took <= timeout + TICK, "{took:?}");
        prop_assert_eq!(player.running.get(), 0, "an attempt is left");
        prop_assert_eq!(player.attempts.get(), report.tries as usize);
        let timed_out = TimedOut::new(TimeLimit::Timeout, timeout);
        match (report.result, report.status) {
            (Ok(()), status) => prop_assert_eq!(status, CallStatus::Succeeded),
            // `max_tries` comes first, if the last permitted attempt is cut.
            (Err(Fault::TimedOut(error)), CallStatus::GaveUp(reason)) if error == timed_out => {
                prop_assert!([GiveUpReason::MaxTries, GiveUpReason::MaxTime].contains(&reason));
                prop_assert!(took >= timeout);
            }
            (Err(_), status) => prop_assert!(matches!(status, CallStatus::GaveUp(_))),
        }
    }

    #[test]
    fn no_attempt_outlasts_its_limit(
        policy in policies(),
        script in script(),
        limit in millis(1..4_000),
    ) {
        let player = Player::new(script);
        let policy = policy.max_time(Duration::from_secs(60));
        let longest = Cell::new(Duration::ZERO);
        paused(async {
            let start = Cell::new(Instant::now());
            let call = policy.by_debug().call(|| player.attempt()).attempt_timeout(limit).no_log();
            let measure = || longest.set(longest.get().max(start.get().elapsed()));
            let call = call.on_try(|_| start.set(Instant::now()));
            let _ = call.on_backoff(|_| measure()).on_giveup(|_| measure()).await;
        });
        prop_assert!(longest.get() <= limit + TICK, "{:?}", longest.get());
    }

    #[test]
    fn a_wait_ends_with_the_poll_in_which_its_cancellation_is_seen(
        policy in policies(),
        script in script(),
        cancelled_after in millis(0..30_000),
    ) {
        let player = Player::new(script);
        let policy = policy.max_time(Duration::from_secs(60));
        let (took, longest) = paused(async {
            let start = Instant::now();
            let call = policy.by_debug().call(|| player.attempt()).cancel(sleep(cancelled_after)).no_log();
            let status = call.report().await.status;
            let longest = player.script.iter().map(|step| step.takes).max().unwrap();
            (matches!(status, CallStatus::GaveUp(GiveUpReason::Cancelled)).then(|| start.elapsed()), longest)
        });
        if let Some(took) = took {
            prop_assert!(took >= cancelled_after);
            prop_assert!(took <= cancelled_after + longest + TICK * 2, "{took:?}");
        }
    }

    #[test]
    fn retries_never_exceed_the_budget(
        policy in policies(),
        scripts in vec(script(), 1..12),
        capacity in 1..10u32,
        thousandths in 1..1_000u32,
    ) {
        let ratio = f64::from(thousandths) / 1_000.0;
        let budget = RetryBudget::new().capacity(capacity).earn(ratio);
        let policy = policy.max_tries(30);
        let (mut retries, mut successes) = (0, 0);
        for script in scripts {
            let player = Player::new(script);
            let call = policy.by_debug().call(|| player.attempt()).budget(&budget).no_log();
            let report = paused(call.report());
            retries += report.tries - 1;
            successes += u32::from(report.result.is_ok());
        }
        let allowed = f64::from(capacity) + ratio * f64::from(successes);
        prop_assert!(f64::from(retries) <= allowed + 1e-6, "{retries} of {allowed}");
    }
}

/// A future that is ready in the poll after it was woken ends the wait in that poll.
#[test]
fn a_cancelled_wait_ends_within_one_poll() {
    let policy = Policy::new(linear().start(Duration::from_secs(3_600))).no_jitter();
    let polls = Cell::new(0);
    let cancel = poll_fn(|context| {
        polls.set(polls.get() + 1);
        context.waker().wake_by_ref();
        if polls.get() == 5 { Poll::Ready(()) } else { Poll::Pending }
    });
    let result =
        paused(policy.call(|| async { Err::<(), _>("refused") }).cancel(cancel).into_future());
    assert_eq!((result, polls.get()), (Err("refused"), 5));
}
