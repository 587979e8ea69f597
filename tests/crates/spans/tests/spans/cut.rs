//! What ends an attempt, a wait or a call early: timeouts, cancellation, a drop, a panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, Stop, constant, on_exception};
use futures_util::FutureExt;
use spans_tests::{traced, traced_async};
use tokio::time::sleep;
use tracing::info;

use crate::support::Failure;

/// Logs when it is dropped.
struct Logged;

impl Drop for Logged {
    fn drop(&mut self) {
        info!("dropped");
    }
}

async fn hang() -> Result<u32, Failure> {
    let _logged = Logged;
    sleep(Duration::from_secs(1000)).await;
    Ok(1)
}

const CUT: &str = r#"retry function=fetch tries=2 outcome=given_up reason=max_tries
  attempt attempt=1 outcome=failure wait=1.0
    "dropped"
  wait seconds=1.0
  attempt attempt=2 outcome=failure
    "dropped"
"#;

static TIMED: Policy<Constant<Duration>, Timed<Failure>> =
    Policy::timed(constant(Duration::from_secs(1)))
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(2)
        .no_jitter()
        .no_log()
        .span();

static POLICY: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1))).max_tries(2).no_log();

static LOGGED: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1)));

static LONG: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1000))).no_log();

#[tokio::test(start_paused = true)]
async fn an_attempt_that_is_cut_is_dropped_in_its_span() {
    #[on_exception(constant(1s), attempt_timeout = 10s, max_tries = 2, jitter = none, log = none, span, name = "fetch")]
    async fn of_the_attribute() -> Result<u32, Failure> {
        hang().await
    }
    #[on_exception(&TIMED, name = "fetch")]
    async fn of_the_policy() -> Result<u32, Failure> {
        hang().await
    }
    #[on_exception(&TIMED, name = "fetch")]
    async fn of_the_policy_in_between() -> Result<u32, Failure> {
        let result = hang().await;
        std::future::ready(()).await;
        result
    }
    macro_rules! check {
        ($call:expr) => {
            let call = async { assert!(matches!($call.await, Err(Failure::TimedOut(_)))) };
            assert_eq!(traced_async(call).await.tree(), CUT, stringify!($call));
        };
    }
    check!(of_the_attribute());
    check!(of_the_policy());
    check!(of_the_policy_in_between());
    check!(TIMED.call(hang).name("fetch"));
    check!(POLICY.call(hang).attempt_timeout(Duration::from_secs(10)).span().name("fetch"));
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_time_is_over_gives_up_without_another_attempt() {
    struct Late;
    impl backoff_retry::Clock for Late {
        type Instant = tokio::time::Instant;
        fn now(&self) -> Self::Instant {
            tokio::time::Instant::now()
        }
        fn elapsed(&self, earlier: Self::Instant) -> Duration {
            earlier.elapsed()
        }
    }
    impl backoff_retry::AsyncSleep for Late {
        type Sleep = tokio::time::Sleep;
        fn sleep(&self, wait: Duration) -> Self::Sleep {
            sleep(wait * 100)
        }
    }
    #[on_exception(constant(1s), timeout = 10s, jitter = none, log = none, span, name = "fetch", clock = Late)]
    async fn fetch() -> Result<u32, Failure> {
        Err(Failure::Busy)
    }
    let expected = "retry function=fetch tries=1 outcome=given_up reason=max_time\n  \
                    attempt attempt=1 outcome=failure wait=1.0\n  wait seconds=1.0\n";
    let trace = traced_async(async { assert!(fetch().await.is_err()) }).await;
    assert_eq!(trace.tree(), expected);
    let call = async {
        let call = POLICY.call(|| async { Err::<u32, _>(Failure::Busy) });
        let call = call.timeout(Duration::from_secs(10)).clock(Late).span().name("fetch");
        assert!(call.await.is_err());
    };
    assert_eq!(traced_async(call).await.tree(), expected);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_cancelled_during_a_wait_gives_up() {
    #[on_exception(constant(1s), cancel = sleep(Duration::from_millis(10)), jitter = none, span, name = "fetch")]
    async fn fetch() -> Result<u32, Failure> {
        Err(Failure::Busy)
    }
    let expected = r#"retry function=fetch tries=1 outcome=given_up reason=cancelled
  attempt attempt=1 outcome=failure wait=1.0
  * "Backing off fetch(...) for 1s (busy)"
  wait seconds=1.0
  * "Giving up fetch(...) after 1 tries (busy)"
"#;
    let trace = traced_async(async { assert!(fetch().await.is_err()) }).await;
    assert_eq!(trace.tree(), expected);

    let call = async {
        let call = LOGGED.call(|| async { Err::<u32, _>(Failure::Busy) });
        assert!(call.cancel(sleep(Duration::from_millis(10))).span().name("fetch").await.is_err());
    };
    assert_eq!(traced_async(call).await.tree(), expected);
}

#[test]
fn a_blocking_call_that_is_cancelled_during_a_wait_gives_up() {
    #[on_exception(constant(1000s), cancel = stop, jitter = none, span, name = "fetch", log = none,
                   on_backoff = |_| stop.stop())]
    fn fetch(stop: &Stop) -> Result<u32, Failure> {
        Err(Failure::Busy)
    }
    let expected = "retry function=fetch tries=1 outcome=given_up reason=cancelled\n  \
                    attempt attempt=1 outcome=failure wait=1000.0\n  wait seconds=1000.0\n";
    let trace = traced(|| assert!(fetch(&Stop::new()).is_err()));
    assert_eq!(trace.tree(), expected);

    let trace = traced(|| {
        let stop = Stop::new();
        let call = LONG.call_blocking(|| Err::<u32, _>(Failure::Busy)).span().name("fetch");
        assert!(call.on_backoff(|_| stop.stop()).cancel(&stop).run().is_err());
    });
    assert_eq!(trace.tree(), expected);
}

#[tokio::test(start_paused = true)]
async fn a_future_that_is_dropped_closes_its_spans() {
    #[on_exception(constant(1s), span, name = "fetch")]
    async fn fetch() -> Result<u32, Failure> {
        hang().await
    }
    #[on_exception(constant(1s), span, name = "fetch", log = none, jitter = none)]
    async fn fails() -> Result<u32, Failure> {
        Err(Failure::Busy)
    }
    let expected = "retry function=fetch\n  attempt attempt=1\n    \"dropped\"\n";
    let trace = traced_async(async { assert!(fetch().now_or_never().is_none()) }).await;
    assert_eq!(trace.tree(), expected);
    assert_eq!(trace.steps("attempt"), "+><><-");
    let call = async {
        assert!(POLICY.call(hang).span().name("fetch").into_future().now_or_never().is_none());
    };
    let trace = traced_async(call).await;
    assert_eq!(trace.tree(), expected);
    assert_eq!(trace.steps("attempt"), "+><><><-");

    let expected = "retry function=fetch\n  attempt attempt=1 outcome=failure wait=1.0\n  \
                    wait seconds=1.0\n";
    let trace = traced_async(async { assert!(fails().now_or_never().is_none()) }).await;
    assert_eq!(trace.tree(), expected);
}

#[test]
fn an_attempt_that_panics_closes_its_spans() {
    #[on_exception(constant(1s), span, name = "fetch")]
    fn fetch() -> Result<u32, Failure> {
        panic!("the attempt panics");
    }
    #[on_exception(constant(1s), span, name = "fetch")]
    async fn fetch_async() -> Result<u32, Failure> {
        panic!("the attempt panics");
    }
    let expected = "retry function=fetch\n  attempt attempt=1\n";
    macro_rules! check {
        ($run:expr) => {
            let trace = traced(|| assert!(catch_unwind(AssertUnwindSafe(|| $run)).is_err()));
            assert_eq!(trace.tree(), expected, "{}", stringify!($run));
        };
    }
    let panics = || -> Result<u32, Failure> { panic!("the attempt panics") };
    check!(fetch());
    check!(fetch_async().now_or_never());
    check!(POLICY.call_blocking(panics).span().name("fetch").run());
    check!(POLICY.call(|| async { panics() }).span().name("fetch").into_future().now_or_never());
}
