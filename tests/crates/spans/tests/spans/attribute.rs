//! The option `span`, and a policy with spans, in functions that are `async` and in others.

use std::time::Duration;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, VirtualClock, constant, on_exception};
use spans_tests::{traced, traced_async};
use tracing::info;

use crate::support::{Failure, Script};

static POLICY: Policy<Constant<Duration>> =
    Policy::new(constant(Duration::from_millis(250))).max_tries(3).no_jitter().span();
static WITHOUT: Policy<Constant<Duration>> =
    Policy::new(constant(Duration::from_millis(250))).max_tries(3).no_jitter();

const THREE: &str = r#"retry function=fetch tries=3 outcome=success
  attempt attempt=1 outcome=failure wait=0.25
    "body 1"
  * "Backing off fetch(...) for 250ms (busy)"
  wait seconds=0.25
  attempt attempt=2 outcome=failure wait=0.25
    "body 2"
  * "Backing off fetch(...) for 250ms (busy)"
  wait seconds=0.25
  attempt attempt=3 outcome=success
    "body 3"
"#;

#[test]
fn a_function_that_is_not_async_has_a_span_for_the_call_and_in_it_attempts_and_waits() {
    #[on_exception(constant(250ms), max_tries = 3, jitter = none, span, name = "fetch", clock = VirtualClock::new())]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        let value = script.next()?;
        Ok(value)
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(2)), Ok(7)));
    assert_eq!(trace.tree(), THREE);
    assert_eq!(trace.targets_and_levels()[1..], ["backoff_retry INFO"; 6]);
    assert_eq!(trace.steps("retry"), "+><><-");
    assert_eq!(trace.steps("attempt"), "+><-+><-+><-");
    assert_eq!(trace.steps("wait"), "+-+-");
}

#[test]
fn a_policy_gives_a_function_that_is_not_async_spans() {
    #[on_exception(&POLICY, name = "fetch", clock = VirtualClock::new())]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(2)), Ok(7)));
    assert_eq!(trace.tree(), THREE);
}

#[test]
fn without_the_option_there_are_no_spans() {
    #[on_exception(&WITHOUT, name = "fetch", clock = VirtualClock::new())]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(1)), Ok(7)));
    let expected = "\"body 1\"\n* \"Backing off fetch(...) for 250ms (busy)\"\n\"body 2\"\n";
    assert_eq!(trace.tree(), expected);
}

#[test]
fn the_option_of_the_attribute_adds_spans_to_a_policy_without() {
    #[on_exception(&WITHOUT, span, name = "fetch", clock = VirtualClock::new())]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| assert_eq!(fetch(&Script::failing(2)), Ok(7)));
    assert_eq!(trace.tree(), THREE);
}

#[test]
fn the_function_is_called_by_its_path() {
    #[on_exception(constant(1s), span)]
    fn fetch() -> Result<u32, Failure> {
        Ok(1)
    }
    let trace = traced(|| assert_eq!(fetch(), Ok(1)));
    let expected = "retry function=spans::attribute::fetch tries=1 outcome=success\n  \
                    attempt attempt=1 outcome=success\n";
    assert_eq!(trace.tree(), expected);
}

/// What an `async` function records whose body awaits once.
fn three_async() -> String {
    let bodies = [1, 2, 3].map(|n| format!("    \"body {n}\"\n"));
    bodies.iter().fold(THREE.to_owned(), |tree, body| {
        tree.replace(body, &format!("{body}    \"after await\"\n"))
    })
}

#[tokio::test(start_paused = true)]
async fn an_async_function_enters_its_spans_whenever_it_is_polled() {
    #[on_exception(constant(250ms), max_tries = 3, jitter = none, span, name = "fetch")]
    async fn fetch(script: &Script) -> Result<u32, Failure> {
        let value = script.next_later().await?;
        Ok(value)
    }
    let trace = traced_async(async {
        assert_eq!(fetch(&Script::failing(2)).await, Ok(7));
    })
    .await;
    assert_eq!(trace.tree(), three_async());
    assert_eq!(trace.steps("attempt"), "+><><><-+><><><-+><><><-");
    assert_eq!(trace.steps("wait"), "+-+-");
}

#[tokio::test(start_paused = true)]
async fn a_policy_gives_spans_to_each_form_of_a_body() {
    #[on_exception(&POLICY, name = "fetch")]
    async fn fails_by_itself(script: &Script) -> Result<u32, Failure> {
        let value = script.next_later().await?;
        Ok(value)
    }
    #[on_exception(&POLICY, name = "fetch")]
    async fn only_awaits(script: &Script) -> Result<u32, Failure> {
        script.next_later().await
    }
    #[on_exception(&POLICY, name = "fetch")]
    async fn awaits_in_between(script: &Script) -> Result<u32, Failure> {
        let result = script.next_later().await;
        std::future::ready(()).await;
        result
    }
    #[on_exception(&POLICY, name = "fetch")]
    async fn awaits_nothing(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    /// The first part of it runs before it is polled.
    fn made_at_once(script: &Script) -> impl Future<Output = Result<u32, Failure>> {
        let result = script.next();
        async move {
            tokio::task::yield_now().await;
            info!("after await");
            result
        }
    }
    #[on_exception(&POLICY, name = "fetch")]
    async fn awaits_what_is_made_at_once(script: &Script) -> Result<u32, Failure> {
        made_at_once(script).await
    }

    macro_rules! check {
        ($function:ident, $expected:expr) => {
            let call = async { assert_eq!($function(&Script::failing(2)).await, Ok(7)) };
            assert_eq!(traced_async(call).await.tree(), $expected, stringify!($function));
        };
    }
    check!(fails_by_itself, three_async());
    check!(only_awaits, three_async());
    check!(awaits_in_between, three_async());
    check!(awaits_nothing, THREE);
    check!(awaits_what_is_made_at_once, three_async());
}

#[test]
fn a_rejected_error_is_not_retried() {
    #[on_exception(constant(1s), |error| *error == Failure::Busy, span, name = "fetch")]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| {
        assert_eq!(fetch(&Script::of(vec![Err(Failure::Fatal)])), Err(Failure::Fatal));
    });
    let expected = r#"retry function=fetch tries=1 outcome=not_retried
  attempt attempt=1 outcome=not_retried
    "body 1"
  * "Not retrying fetch(...) after 1 tries (fatal)"
"#;
    assert_eq!(trace.tree(), expected);
}

#[test]
fn a_call_that_gives_up_says_why() {
    #[on_exception(constant(1s), giveup = |error| *error == Failure::Fatal, span, name = "fetch", log = none)]
    fn fetch(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| {
        assert_eq!(fetch(&Script::of(vec![Err(Failure::Fatal)])), Err(Failure::Fatal));
    });
    let expected = r#"retry function=fetch tries=1 outcome=given_up reason=giveup
  attempt attempt=1 outcome=failure
    "body 1"
"#;
    assert_eq!(trace.tree(), expected);
}

#[test]
fn methods_and_functions_that_return_a_future_have_spans() {
    struct Client(Script);
    #[async_trait::async_trait(?Send)]
    trait Fetch {
        async fn fetch(&mut self) -> Result<u32, Failure>;
    }
    #[async_trait::async_trait(?Send)]
    impl Fetch for Client {
        #[on_exception(constant(1s), span, name = "fetch")]
        async fn fetch(&mut self) -> Result<u32, Failure> {
            self.0.next()
        }
    }
    #[allow(clippy::manual_async_fn)]
    #[on_exception(constant(1s), span, name = "fetch")]
    fn returns_a_future(script: &Script) -> impl Future<Output = Result<u32, Failure>> {
        async move { script.next() }
    }
    let expected = "retry function=fetch tries=1 outcome=success\n  \
                    attempt attempt=1 outcome=success\n    \"body 1\"\n";
    let trace = traced(|| {
        let mut client = Client(Script::failing(0));
        futures_util::FutureExt::now_or_never(client.fetch()).unwrap().unwrap();
    });
    assert_eq!(trace.tree(), expected);
    let trace = traced(|| {
        let script = Script::failing(0);
        futures_util::FutureExt::now_or_never(returns_a_future(&script)).unwrap().unwrap();
    });
    assert_eq!(trace.tree(), expected);
}
