//! What the observer of the process logs is in the span of the call, too. It is set once in a process, so this is a test of
//! its own.

use std::time::Duration;

use backoff_retry::observer::{Event, Observer, observe};
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, VirtualClock, constant, on_exception, on_predicate};
use spans_tests::{traced, traced_async};
use tracing::info;

/// Logs each event.
struct Logging;

impl Observer for Logging {
    fn on_backoff(&self, _: &Event<'_>) {
        info!("observed a backoff");
    }

    fn on_success(&self, _: &Event<'_>) {
        info!("observed a success");
    }

    fn on_not_retried(&self, _: &Event<'_>) {
        info!("observed an error that is not retried");
    }
}

static POLICY: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1))).no_log().observed().span();

const EXPECTED: &str = r#"retry function=fetch tries=2 outcome=success
  attempt attempt=1 outcome=failure wait=1.0
  "observed a backoff"
  wait seconds=1.0
  attempt attempt=2 outcome=success
  "observed a success"
"#;

fn second(tries: &mut u32) -> Result<u32, &'static str> {
    *tries += 1;
    if *tries == 2 { Ok(*tries) } else { Err("busy") }
}

#[on_exception(constant(1s), jitter = none, log = none, observe, span, name = "fetch", clock = VirtualClock::new())]
fn blocking(tries: &mut u32) -> Result<u32, &'static str> {
    second(tries)
}

#[on_exception(constant(1s), jitter = none, log = none, observe, span, name = "fetch")]
async fn awaited(tries: &mut u32) -> Result<u32, &'static str> {
    second(tries)
}

#[on_exception(&POLICY, name = "fetch")]
async fn of_policy(tries: &mut u32) -> Result<u32, &'static str> {
    second(tries)
}

#[on_predicate(constant(1s), |result| *result == Ok(0), observe, span, name = "poll")]
async fn rejected() -> Result<u32, &'static str> {
    Err("broken")
}

#[tokio::test(start_paused = true)]
async fn what_the_observer_logs_is_in_the_span_of_the_call() {
    observe(&Logging).unwrap();
    assert_eq!(traced(|| assert_eq!(blocking(&mut 0), Ok(2))).tree(), EXPECTED);
    let trace = traced_async(async { assert_eq!(awaited(&mut 0).await, Ok(2)) }).await;
    assert_eq!(trace.tree(), EXPECTED);
    let trace = traced_async(async { assert_eq!(of_policy(&mut 0).await, Ok(2)) }).await;
    assert_eq!(trace.tree(), EXPECTED);
    let trace = traced_async(async {
        let mut tries = 0;
        let call = POLICY.call(|| std::future::ready(second(&mut tries))).name("fetch");
        assert_eq!(call.await, Ok(2));
    })
    .await;
    assert_eq!(trace.tree(), EXPECTED);
    let trace = traced_async(async { assert!(rejected().await.is_err()) }).await;
    let expected = "retry function=poll tries=1 outcome=not_retried\n  \
                    attempt attempt=1 outcome=not_retried\n  \
                    \"observed an error that is not retried\"\n";
    assert_eq!(trace.tree(), expected);
}
