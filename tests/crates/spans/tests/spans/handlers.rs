//! What handlers and other functions of the user's log is in the span of the call.

use backoff_retry::{VirtualClock, constant, on_exception};
use spans_tests::{traced, traced_async};
use tracing::info;

use crate::support::{Failure, HANDLERS, Script, failures};

const SUCCESS: &str = r#"retry function=fetch tries=1 outcome=success
  "try"
  attempt attempt=1 outcome=success
    "body 1"
  "success"
"#;

fn filter(_: &Failure) -> bool {
    info!("filter");
    true
}

#[test]
fn of_a_function_that_is_not_async() {
    #[on_exception(constant(1s), filter, max_tries = 2, jitter = none, span, name = "fetch", log = none,
                   clock = VirtualClock::new(),
                   giveup = |_| { info!("giveup"); false },
                   on_try = |_| info!("try"),
                   on_success = |_| info!("success"),
                   on_backoff = |_| info!("backoff"),
                   on_giveup = |_| info!("gave up"),
                   fallback = |_| { info!("fallback"); Ok(0) })]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    assert_eq!(traced(|| assert_eq!(fetch(&failures()), Ok(0))).tree(), HANDLERS);
    assert_eq!(traced(|| assert_eq!(fetch(&Script::failing(0)), Ok(7))).tree(), SUCCESS);
}

#[tokio::test(start_paused = true)]
async fn of_an_async_function_that_are_async_themselves() {
    async fn log(message: &'static str) {
        info!("{message}");
        // Another task would run in a span that is still entered here.
        tokio::task::yield_now().await;
    }
    #[on_exception(constant(1s), filter, max_tries = 2, jitter = none, span, name = "fetch", log = none,
                   giveup = async |_| { log("giveup").await; false },
                   on_try = async |_| log("try").await,
                   on_success = async |_| log("success").await,
                   on_backoff = [async |_| log("backoff").await],
                   on_giveup = async |_| log("gave up").await,
                   fallback = async |_| { log("fallback").await; Ok(0) })]
    async fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced_async(async { assert_eq!(fetch(&failures()).await, Ok(0)) }).await;
    assert_eq!(trace.tree(), HANDLERS);
    let trace = traced_async(async { assert_eq!(fetch(&Script::failing(0)).await, Ok(7)) }).await;
    assert_eq!(trace.tree(), SUCCESS);
}

#[tokio::test(start_paused = true)]
async fn of_an_async_function_by_name_and_not_async() {
    use backoff_retry::{Details, GivenUp};

    async fn giveup(_: &Failure) -> bool {
        info!("giveup");
        tokio::task::yield_now().await;
        false
    }
    async fn on_try(_: &Details<'_>) {
        tokio::task::yield_now().await;
        info!("try");
    }
    fn on_success(_: &Details<'_, u32>) {
        info!("success");
    }
    // Its first part runs before its future is polled.
    fn on_backoff(_: &Details<'_, Failure>) -> impl Future<Output = ()> + use<> {
        info!("backoff");
        async {}
    }
    fn on_giveup(_: &Details<'_, Failure>) {
        info!("gave up");
    }
    async fn fallback(_: GivenUp<Failure>) -> Result<u32, Failure> {
        info!("fallback");
        Ok(0)
    }
    #[on_exception(constant(1s), filter, max_tries = 2, jitter = none, span, name = "fetch", log = none,
                   giveup = giveup, on_try = on_try, on_success = on_success, on_backoff = on_backoff,
                   on_giveup = on_giveup, fallback = fallback)]
    async fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced_async(async { assert_eq!(fetch(&failures()).await, Ok(0)) }).await;
    assert_eq!(trace.tree(), HANDLERS);
    let trace = traced_async(async { assert_eq!(fetch(&Script::failing(0)).await, Ok(7)) }).await;
    assert_eq!(trace.tree(), SUCCESS);
}
