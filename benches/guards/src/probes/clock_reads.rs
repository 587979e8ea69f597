//! How often a call reads the clock: A, which succeeds at once, and B, which fails four times.

use std::future::{Ready, ready};
use std::hint::black_box;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use backoff_retry::{AsyncSleep, Clock, Policy, Sleep, expo, on_exception};
use by_hand::varied::loops;
use by_hand::varied::work::Failing;

type Outcome = Result<u32, io::Error>;

const MINUTE: Duration = Duration::from_secs(60);

static POLICY: Policy = Policy::new(expo()).max_tries(5);
static POLICY_MAX_TIME: Policy = Policy::new(expo()).max_tries(5).max_time(MINUTE);

static READS: AtomicUsize = AtomicUsize::new(0);

/// Counts how often it is read, and does not wait.
struct CountingClock;

impl Clock for CountingClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        READS.fetch_add(1, Relaxed);
        Instant::now()
    }

    fn elapsed(&self, earlier: Instant) -> Duration {
        self.now().saturating_duration_since(earlier)
    }
}

impl Sleep for CountingClock {
    fn sleep(&self, _: Duration) {}
}

impl AsyncSleep for CountingClock {
    type Sleep = Ready<()>;

    fn sleep(&self, _: Duration) -> Ready<()> {
        ready(())
    }
}

/// Succeeds at once, or after four failures.
#[derive(Clone, Copy)]
enum Calls<'a> {
    Succeed,
    Fail(&'a Failing),
}

impl Calls<'_> {
    fn call(self) -> Outcome {
        match self {
            Self::Succeed => Ok(1),
            Self::Fail(failing) => failing.call(),
        }
    }
}

macro_rules! annotated {
    ($($name:ident: [$($options:tt)*];)*) => {
        $(
            mod $name {
                #[allow(unused_imports)] // Some of them.
                use super::*;

                #[on_exception($($options)*, clock = CountingClock)]
                pub(super) fn sync(calls: Calls<'_>) -> Outcome {
                    calls.call()
                }

                #[on_exception($($options)*, clock = CountingClock)]
                #[allow(clippy::unused_async)] // Counted as one.
                pub(super) async fn later(calls: Calls<'_>) -> Outcome {
                    calls.call()
                }
            }
        )*
    };
}

annotated! {
    ours: [expo, max_tries = 5];
    lean_max_time: [expo, max_tries = 5, max_time = 60s, jitter = none, log = none];
    max_time: [expo, max_tries = 5, max_time = 60s];
    handlers: [expo, max_tries = 5,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }];
    on_success: [expo, max_tries = 5, on_success = |d| { black_box(d.tries); }];
    policy: [&POLICY];
    policy_max_time: [&POLICY_MAX_TIME];
}

mod closure {
    use super::{Calls, CountingClock, Outcome, POLICY};

    pub(super) fn sync(calls: Calls<'_>) -> Outcome {
        POLICY.call_blocking(|| calls.call()).clock(CountingClock).run()
    }

    pub(super) async fn later(calls: Calls<'_>) -> Outcome {
        POLICY.call(|| async { calls.call() }).clock(CountingClock).await
    }
}

mod closure_max_time {
    use super::{Calls, CountingClock, Outcome, POLICY_MAX_TIME};

    pub(super) fn sync(calls: Calls<'_>) -> Outcome {
        POLICY_MAX_TIME.call_blocking(|| calls.call()).clock(CountingClock).run()
    }

    pub(super) async fn later(calls: Calls<'_>) -> Outcome {
        POLICY_MAX_TIME.call(|| async { calls.call() }).clock(CountingClock).await
    }
}

pub(crate) fn measure() {
    macro_rules! reads {
        ($($name:ident),*) => {
            [
                ("a_sync.", [$((stringify!($name), reads(|| $name::sync(Calls::Succeed)))),*]),
                ("a_async.", [
                    $((stringify!($name), reads(|| loops::ready($name::later(Calls::Succeed))))),*
                ]),
                ("b_sync.", [
                    $((stringify!($name), reads(|| $name::sync(Calls::Fail(&Failing::default()))))),*
                ]),
                ("b_async.", [
                    $((stringify!($name), reads(|| {
                        loops::ready($name::later(Calls::Fail(&Failing::default())))
                    }))),*
                ]),
            ]
        };
    }
    let cases = reads!(
        ours,
        max_time,
        lean_max_time,
        handlers,
        on_success,
        policy,
        policy_max_time,
        closure,
        closure_max_time
    );
    for (case, rows) in cases {
        crate::print("clock_reads", case, &rows);
    }
}

fn reads(call: impl FnOnce() -> Outcome) -> usize {
    READS.store(0, Relaxed);
    assert!(black_box(call()).is_ok());
    READS.load(Relaxed)
}
