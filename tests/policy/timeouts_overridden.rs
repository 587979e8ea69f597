//! Timeouts of a policy beside those of an attribute or a call: each replaces the one of the same name.

use std::cell::Cell;
use std::future::pending;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{
    GiveUpReason, Policy, RetryBudget, TimeLimit, TimedOut, constant, on_exception, on_predicate,
};
use tokio::time::{Instant, sleep};

use crate::support::slow_clock::SlowClock;
use crate::support::world::SECOND;

/// Who made the error of a cut attempt, of which limit.
#[derive(Debug, PartialEq)]
enum FetchError {
    Refused,
    ByPolicy(TimeLimit, u64),
    ByOverride(TimeLimit, u64),
}

impl From<TimedOut> for FetchError {
    fn from(timed_out: TimedOut) -> Self {
        Self::ByOverride(timed_out.limit, timed_out.after.as_secs())
    }
}

use FetchError::{ByOverride, ByPolicy, Refused};
use TimeLimit::{AttemptTimeout, Timeout};

/// 10 s an attempt, 25 s a call.
static API: Policy<Constant<Duration>, Timed<FetchError>> =
    Policy::timed_without_jitter_with(constant(Duration::from_secs(1)), |timed_out| {
        FetchError::ByPolicy(timed_out.limit, timed_out.after.as_secs())
    })
    .attempt_timeout(Duration::from_secs(10))
    .timeout(Duration::from_secs(25));

/// Runs a function that never completes, by an attribute and by a call. Returns its error and the seconds that it took,
/// which are the same.
macro_rules! hang {
    (#[on_exception(&API $($options:tt)*)] API.call(_) $($setters:tt)*) => {{
        #[on_exception(&API $($options)*)]
        async fn by_attribute() -> Result<(), FetchError> {
            pending().await
        }
        let start = Instant::now();
        let by_attribute = (by_attribute().await.unwrap_err(), start.elapsed().as_secs());
        let start = Instant::now();
        let error = API.by_debug().call(pending::<Result<(), FetchError>>)$($setters)*.await.unwrap_err();
        assert_eq!((error, start.elapsed().as_secs()), by_attribute);
        by_attribute
    }};
}

#[tokio::test(start_paused = true)]
async fn without_overrides_both_are_the_policys() {
    let hung = hang!(
        #[on_exception(&API)]
        API.call(_)
    );
    assert_eq!(hung, (ByPolicy(Timeout, 25), 25), "10 s, 1 s, 10 s, 1 s, 3 s");
}

#[tokio::test(start_paused = true)]
async fn attempt_timeout_replaces_that_of_the_policy() {
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 3s, max_tries = 2)]
        API.call(_).attempt_timeout(SECOND * 3).max_tries(2)
    };
    assert_eq!(hung, (ByOverride(AttemptTimeout, 3), 7));
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 3s)]
        API.call(_).attempt_timeout(SECOND * 3)
    };
    assert_eq!(hung, (ByPolicy(Timeout, 25), 25));
}

#[tokio::test(start_paused = true)]
async fn timeout_replaces_that_of_the_policy() {
    let hung = hang! {
        #[on_exception(&API, timeout = 12s)]
        API.call(_).timeout(SECOND * 12)
    };
    assert_eq!(hung, (ByOverride(Timeout, 12), 12));
    // The limit on the start of attempts that the shorter one implies is replaced, too.
    let hung = hang! {
        #[on_exception(&API, timeout = 60s)]
        API.call(_).timeout(SECOND * 60)
    };
    assert_eq!(hung, (ByOverride(Timeout, 60), 60));
    let hung = hang! {
        #[on_exception(&API, timeout = 60s, max_tries = 4)]
        API.call(_).timeout(SECOND * 60).max_tries(4)
    };
    assert_eq!(hung, (ByPolicy(AttemptTimeout, 10), 43));
}

#[tokio::test(start_paused = true)]
async fn both_are_replaced() {
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 3s, timeout = 8.5s)]
        API.call(_).attempt_timeout(SECOND * 3).timeout(Duration::from_millis(8_500))
    };
    assert_eq!(hung, (ByOverride(Timeout, 8), 8));
}

#[tokio::test(start_paused = true)]
async fn none_removes_that_of_the_policy() {
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = None)]
        API.call(_).attempt_timeout(None)
    };
    assert_eq!(hung, (ByPolicy(Timeout, 25), 25));
    let hung = hang! {
        #[on_exception(&API, timeout = None, max_tries = 4)]
        API.call(_).timeout(None).max_tries(4)
    };
    assert_eq!(hung, (ByPolicy(AttemptTimeout, 10), 43));
}

#[tokio::test(start_paused = true)]
async fn the_conversion_of_an_override_is_for_its_own_limit() {
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 3s, timed_out = |_| Err(Refused), max_tries = 1)]
        API.call(_).attempt_timeout_with(SECOND * 3, |_| Err(Refused)).max_tries(1)
    };
    assert_eq!(hung, (Refused, 3));
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 24s, timed_out = |_| Err(Refused))]
        API.call(_).attempt_timeout_with(SECOND * 24, |_| Err(Refused))
    };
    assert_eq!(hung, (Refused, 24), "no time is left for a wait");
    let hung = hang! {
        #[on_exception(&API, attempt_timeout = 99s, timed_out = |_| Err(Refused))]
        API.call(_).attempt_timeout_with(SECOND * 99, |_| Err(Refused))
    };
    assert_eq!(hung, (ByPolicy(Timeout, 25), 25));
}

#[tokio::test(start_paused = true)]
async fn max_time_beside_a_timeout_of_the_policy() {
    let hung = hang! {
        #[on_exception(&API, max_time = 5s)]
        API.call(_).max_time(SECOND * 5)
    };
    assert_eq!(hung, (ByPolicy(AttemptTimeout, 10), 10));
    let hung = hang! {
        #[on_exception(&API, max_time = 99s)]
        API.call(_).max_time(SECOND * 99)
    };
    assert_eq!(hung, (ByPolicy(Timeout, 25), 25));
}

/// What else may refuse a retry comes after the timeout of the policy.
#[tokio::test(start_paused = true)]
async fn a_wait_that_would_reach_the_end_spends_no_token() {
    static SLOW: Policy<Constant<Duration>, Timed<FetchError>> =
        Policy::timed_without_jitter(constant(Duration::from_secs(6)))
            .timeout(Duration::from_secs(10));
    #[on_exception(&SLOW, budget = budget, on_giveup = |details| reason.set(details.reason))]
    async fn refused(
        budget: &RetryBudget,
        reason: &Cell<Option<GiveUpReason>>,
    ) -> Result<(), FetchError> {
        async { Err(Refused) }.await
    }
    #[on_exception(&SLOW, cancel = sleep(SECOND * 8), on_giveup = |details| reason.set(details.reason))]
    async fn cancelled(reason: &Cell<Option<GiveUpReason>>) -> Result<(), FetchError> {
        async { Err(Refused) }.await
    }
    let (start, reason, budget) = (Instant::now(), Cell::new(None), RetryBudget::new());
    assert_eq!(refused(&budget, &reason).await, Err(Refused));
    assert_eq!((start.elapsed(), reason.take()), (SECOND * 6, Some(GiveUpReason::MaxTime)));
    assert_eq!(budget.tokens().to_string(), "99");
    assert_eq!(cancelled(&reason).await, Err(Refused));
    assert_eq!((start.elapsed(), reason.take()), (SECOND * 12, Some(GiveUpReason::MaxTime)));
    let start = Instant::now();
    let (call, budget) = (|| async { Err::<(), _>(Refused) }, RetryBudget::new());
    assert_eq!(SLOW.by_debug().call(call).budget(&budget).await, Err(Refused));
    assert_eq!(start.elapsed(), SECOND * 6);
    assert_eq!(budget.tokens().to_string(), "99");
}

/// As with a timeout of the policy alone, if the attribute limits only the attempts.
#[tokio::test(start_paused = true)]
async fn after_a_wait_that_overshoots_nothing_is_started() {
    static SLOW: Policy<Constant<Duration>, Timed<FetchError>> =
        Policy::timed_without_jitter_with(constant(Duration::from_secs(6)), |timed_out| {
            FetchError::ByPolicy(timed_out.limit, timed_out.after.as_secs())
        })
        .timeout(Duration::from_secs(10));
    #[on_exception(&SLOW, attempt_timeout = 5s, clock = SlowClock, on_try = |_| tries.set(tries.get() + 1))]
    async fn refused(tries: &Cell<u32>) -> Result<(), FetchError> {
        Err(Refused)
    }
    let tries = Cell::new(0);
    assert_eq!(refused(&tries).await, Err(ByPolicy(Timeout, 10)));
    assert_eq!(tries.get(), 1);
    let call = SLOW.by_debug().call(|| async { Err::<(), _>(Refused) });
    let called = call.attempt_timeout(SECOND * 5).clock(SlowClock).report().await;
    assert_eq!((called.result, called.tries), (Err(ByPolicy(Timeout, 10)), 1));
}

#[tokio::test(start_paused = true)]
async fn under_on_predicate() {
    static POLL: Policy<Constant<Duration>, Timed<u32>> =
        Policy::timed_without_jitter_with(constant(Duration::from_secs(1)), |_| 1)
            .attempt_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(25));
    #[on_predicate(&POLL, attempt_timeout = 3s, timed_out = |_| 2, max_tries = max_tries)]
    async fn hang(max_tries: Option<u32>) -> u32 {
        pending().await
    }
    let start = Instant::now();
    assert_eq!((hang(Some(2)).await, start.elapsed()), (2, SECOND * 7));
    let start = Instant::now();
    assert_eq!((hang(None).await, start.elapsed()), (1, SECOND * 25));
}
