//! Calls and loops: `Policy::span`, and `.span()` on the call.

use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, VirtualClock, constant};
use spans_tests::{traced, traced_async};
use tracing::info;

use crate::support::{Failure, HANDLERS, Script, failures};

static WITHOUT: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1))).max_tries(2);
static POLICY: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1))).max_tries(2).span();

const TWO: &str = r#"retry function=fetch tries=2 outcome=success
  attempt attempt=1 outcome=failure wait=1.0
    "body 1"
  * "Backing off fetch(...) for 1s (busy)"
  wait seconds=1.0
  attempt attempt=2 outcome=success
    "body 2"
"#;

fn async_of(tree: &str) -> String {
    ["1", "2"].iter().fold(tree.to_owned(), |tree, n| {
        let body = format!("    \"body {n}\"\n");
        tree.replace(&body, &format!("{body}    \"after await\"\n"))
    })
}

#[test]
fn a_blocking_call() {
    let trace = traced(|| {
        let script = Script::failing(1);
        let call = WITHOUT.call_blocking(|| script.next()).clock(VirtualClock::new());
        assert_eq!(call.name("fetch").span().run(), Ok(7));
    });
    assert_eq!(trace.tree(), TWO);
    assert_eq!(trace.steps("retry"), "+><><-");
    assert_eq!(trace.steps("attempt"), "+><-+><-");
    assert_eq!(trace.steps("wait"), "+-");
    let trace = traced(|| {
        let script = Script::failing(1);
        let call = POLICY.call_blocking(|| script.next()).clock(VirtualClock::new());
        assert_eq!(call.name("fetch").report().tries, 2);
    });
    assert_eq!(trace.tree(), TWO);
    let trace = traced(|| {
        let script = failures();
        let call = WITHOUT.call_blocking(|| script.next()).clock(VirtualClock::new());
        let call = call.name("fetch").span().no_log();
        let call = call.retry_if(|_| {
            info!("filter");
            true
        });
        let call = call.giveup(|_| {
            info!("giveup");
            false
        });
        let call = call.on_try(|_| info!("try")).on_backoff(|_| info!("backoff"));
        let call = call.on_giveup(|_| info!("gave up")).fallback(|_| {
            info!("fallback");
            Ok(0)
        });
        assert_eq!(call.run(), Ok(0));
    });
    assert_eq!(trace.tree(), HANDLERS);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_awaited() {
    let trace = traced_async(async {
        let script = Script::failing(1);
        assert_eq!(WITHOUT.call(|| script.next_later()).name("fetch").span().await, Ok(7));
    })
    .await;
    assert_eq!(trace.tree(), async_of(TWO));
    assert_eq!(trace.steps("attempt"), "+><><><-+><><><-");
    assert_eq!(trace.steps("wait"), "+-");
    let trace = traced_async(async {
        let script = Script::failing(1);
        assert_eq!(POLICY.call(|| script.next_later()).name("fetch").report().await.tries, 2);
    })
    .await;
    assert_eq!(trace.tree(), async_of(TWO));
}

#[tokio::test(start_paused = true)]
async fn a_call_with_async_overrides() {
    async fn log(message: &'static str) {
        tokio::task::yield_now().await;
        info!("{message}");
    }
    let trace = traced_async(async {
        let script = failures();
        let call = WITHOUT.call(|| script.next_later()).name("fetch").no_log();
        let call = call.retry_if(|_| {
            info!("filter");
            true
        });
        let call = call.giveup_async(|_| async {
            log("giveup").await;
            false
        });
        let call = call.on_try_async(|_| log("try")).on_backoff_async(|_| log("backoff"));
        let call = call.on_giveup_async(|_| log("gave up")).fallback_async(|_| async {
            log("fallback").await;
            Ok(0)
        });
        assert_eq!(call.span().await, Ok(0));
    })
    .await;
    assert_eq!(trace.tree(), async_of(HANDLERS));

    let trace = traced_async(async {
        let call =
            POLICY.call(|| async { Ok::<_, Failure>(1) }).on_success_async(|_| log("success"));
        assert_eq!(call.name("fetch").await, Ok(1));
    })
    .await;
    let expected = "retry function=fetch tries=1 outcome=success\n  \
                    attempt attempt=1 outcome=success\n  \"success\"\n";
    assert_eq!(trace.tree(), expected);
}

#[test]
fn an_error_that_the_filter_rejects() {
    let expected = r#"retry function=spans::calls::an_error_that_the_filter_rejects tries=1 outcome=not_retried
  attempt attempt=1 outcome=not_retried
  * "Not retrying an_error_that_the_filter_rejects(...) after 1 tries (fatal)"
"#;
    let trace = traced(|| {
        let call = POLICY.call_blocking(|| Err::<u32, _>(Failure::Fatal));
        assert!(call.retry_if(|error| *error == Failure::Busy).run().is_err());
    });
    assert_eq!(trace.tree(), expected);
}

/// The body of a loop is run by the loop: what it logs is in the span around the loop.
const LOOP: &str = r#"retry function=fetch tries=2 outcome=success
  "try"
  attempt attempt=1 outcome=failure wait=1.0
  * "Backing off fetch(...) for 1s (busy)"
  wait seconds=1.0
  "try"
  attempt attempt=2 outcome=success
"body 1"
"body 2"
"#;

static TOLD: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1))).span().on_try(|_| info!("try"));

#[test]
fn a_blocking_loop() {
    let trace = traced(|| {
        let script = Script::failing(1);
        let mut attempts = TOLD.named("fetch").attempts_on(VirtualClock::new());
        let result = loop {
            match attempts.after_blocking(script.next()) {
                Break(result) => break result,
                Continue(()) => {}
            }
        };
        assert_eq!(result, Ok(7));
        info!("the end");
    });
    assert_eq!(trace.tree(), format!("{LOOP}\"the end\"\n"));
    assert!(trace.ends_before("retry", "the end"));
}

#[tokio::test(start_paused = true)]
async fn a_loop_that_is_awaited() {
    let run = async |script: Script| {
        let mut attempts = TOLD.named("fetch").attempts();
        loop {
            let result = script.next();
            match attempts.after(result).await {
                Break(result) => break result,
                Continue(()) => {}
            }
        }
    };
    let trace = traced_async(async { assert_eq!(run(Script::failing(1)).await, Ok(7)) }).await;
    assert_eq!(trace.tree(), LOOP);
}

#[test]
fn a_loop_that_starts_anew_has_another_span() {
    let trace = traced(|| {
        let attempts = WITHOUT.named("fetch").attempts_on(VirtualClock::new());
        let mut attempts = attempts.span();
        assert!(attempts.after_blocking(Err::<(), _>(Failure::Busy)).is_continue());
        attempts.reset();
        assert!(attempts.after_blocking(Ok(())).is_break());
        attempts.reset();
        assert!(attempts.after_blocking(Ok(())).is_break());
    });
    let expected = r#"retry function=fetch
  attempt attempt=1 outcome=failure wait=1.0
  * "Backing off fetch(...) for 1s (busy)"
  wait seconds=1.0
  attempt attempt=2
retry function=fetch tries=1 outcome=success
  attempt attempt=1 outcome=success
retry function=fetch tries=1 outcome=success
  attempt attempt=1 outcome=success
"#;
    assert_eq!(trace.tree(), expected);
}
