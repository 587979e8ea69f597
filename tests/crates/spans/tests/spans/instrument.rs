//! With `#[tracing::instrument]`. The attribute that is written first is applied first, so what is written below it is
//! around what it makes.

use backoff_retry::{constant, on_exception};
use spans_tests::{traced, traced_async};
use tracing::instrument;

use crate::support::{Failure, Script};

const AROUND: &str = r#"fetch
  retry function=fetch tries=2 outcome=success
    attempt attempt=1 outcome=failure wait=0.0
      "body 1"
    * "Backing off fetch(...) for 0s (busy)"
    wait seconds=0.0
    attempt attempt=2 outcome=success
      "body 2"
"#;

const INSIDE: &str = r#"retry function=fetch tries=2 outcome=success
  attempt attempt=1 outcome=failure wait=0.0
    fetch
      "body 1"
  * "Backing off fetch(...) for 0s (busy)"
  wait seconds=0.0
  attempt attempt=2 outcome=success
    fetch
      "body 2"
"#;

fn async_of(expected: &str) -> String {
    let after = |line: &str| {
        let indent = &line[..line.len() - line.trim_start().len()];
        let await_too = line.contains("\"body ").then(|| format!("{indent}\"after await\"\n"));
        format!("{line}\n{}", await_too.unwrap_or_default())
    };
    expected.lines().map(after).collect()
}

#[test]
fn instrument_below_has_one_span_around_everything() {
    #[on_exception(constant(0s), jitter = none, span, name = "fetch")]
    #[instrument(skip_all)]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(1)), Ok(7)));
    assert_eq!(trace.tree(), AROUND);
}

#[test]
fn instrument_above_has_a_span_in_each_attempt() {
    #[instrument(skip_all)]
    #[on_exception(constant(0s), jitter = none, span, name = "fetch")]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(1)), Ok(7)));
    assert_eq!(trace.tree(), INSIDE);
}

#[tokio::test(start_paused = true)]
async fn in_async_functions_the_order_has_the_same_effect() {
    #[on_exception(constant(0s), jitter = none, span, name = "fetch")]
    #[instrument(name = "fetch", skip_all)]
    async fn below(script: &Script) -> Result<u32, Failure> {
        script.next_later().await
    }
    #[instrument(name = "fetch", skip_all)]
    #[on_exception(constant(0s), jitter = none, span, name = "fetch")]
    async fn above(script: &Script) -> Result<u32, Failure> {
        script.next_later().await
    }
    let trace = traced_async(async { assert_eq!(below(&Script::failing(1)).await, Ok(7)) }).await;
    assert_eq!(trace.tree(), async_of(AROUND));
    let trace = traced_async(async { assert_eq!(above(&Script::failing(1)).await, Ok(7)) }).await;
    assert_eq!(trace.tree(), async_of(INSIDE));
}
