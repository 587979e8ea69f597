//! Policies that may have timeouts: how they are made, and where they fit.

use std::error::Error;
use std::future::{pending, ready};
use std::io;
use std::panic::catch_unwind;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use backoff_retry::policy::{OutcomeOf, PolicyKind, Timed, TypedKind, UntimedKind};
use backoff_retry::wait::{Constant, Expo};
use backoff_retry::{
    Level, Policy, TimedOut, VirtualClock, constant, expo, on_exception, on_predicate,
};
use tokio::time::{Instant, sleep};

use crate::support::notes::{note, take_notes};
use crate::support::send;
use crate::support::world::{SECOND, ms};

type Timeouts<O> = Policy<Constant<Duration>, Timed<O>>;

const HANGS: Timeouts<io::Error> = Policy::timed_without_jitter(constant(Duration::from_secs(1)))
    .attempt_timeout(Duration::from_secs(10))
    .max_tries(2);
static HANGS_STATIC: Timeouts<io::Error> = HANGS;

struct Client {
    policy: Timeouts<io::Error>,
    calls: u32,
}

impl Client {
    #[on_exception(&self.policy)]
    async fn by_field(&self) -> io::Result<()> {
        pending().await
    }

    #[on_exception(self.policy.clone())]
    async fn by_clone(&mut self) -> io::Result<()> {
        self.hang().await
    }

    async fn hang(&mut self) -> io::Result<()> {
        self.calls += 1;
        pending().await
    }
}

/// A policy of any kind that fits the error.
#[on_exception(policy)]
async fn by_argument<K: PolicyKind>(policy: &Policy<Constant<Duration>, K>) -> io::Result<()>
where
    io::Error: OutcomeOf<K>,
{
    pending().await
}

/// A policy of any kind without timeouts.
#[on_exception(policy, clock = VirtualClock::new())]
fn in_sync<K: UntimedKind>(policy: &Policy<Constant<Duration>, K>) -> io::Result<()>
where
    io::Error: OutcomeOf<K>,
{
    Err(io::ErrorKind::Other.into())
}

#[tokio::test(start_paused = true)]
async fn wherever_it_is_stored() {
    #[on_exception(HANGS)]
    async fn by_const() -> io::Result<()> {
        pending().await
    }
    #[on_exception(&HANGS_STATIC)]
    async fn by_static() -> io::Result<()> {
        pending().await
    }
    #[on_exception(&policy)]
    async fn by_arc(policy: Arc<Timeouts<io::Error>>) -> io::Result<()> {
        pending().await
    }
    let mut client = Client { policy: HANGS, calls: 0 };
    let seconds = async |error: io::Result<()>, start: Instant| {
        assert_eq!(error.unwrap_err().kind(), io::ErrorKind::TimedOut);
        start.elapsed().as_secs()
    };
    let start = Instant::now();
    assert_eq!(seconds(by_const().await, start).await, 21);
    assert_eq!(seconds(by_static().await, start).await, 42);
    assert_eq!(seconds(by_arc(Arc::new(HANGS)).await, start).await, 63);
    assert_eq!(seconds(client.by_field().await, start).await, 84);
    assert_eq!(seconds(client.by_clone().await, start).await, 105);
    assert_eq!(client.calls, 2);
    assert_eq!(seconds(by_argument(&HANGS).await, start).await, 126);
    let untimed = Policy::new(constant(SECOND)).max_tries(2);
    assert!(tokio::time::timeout(SECOND * 100, by_argument(&untimed)).await.is_err());
    in_sync(&untimed).unwrap_err();
}

/// A body that only awaits a future is that future, also where what it returns is coerced.
#[tokio::test]
async fn coercions_of_what_a_future_returns() {
    #[on_predicate(policy, |_| false)]
    async fn text(policy: &Policy, text: &'static String) -> &'static str {
        ready(text).await
    }
    #[on_predicate(policy, |_| false)]
    async fn boxed(policy: &Policy) -> Box<dyn Fn() -> u32> {
        ready(Box::new(|| 7)).await
    }
    #[on_exception(own_waits(), max_tries = 1)]
    async fn result() -> Result<u32, Box<dyn Error>> {
        ready(Err("failed".into())).await
    }
    fn own_waits() -> impl Iterator<Item = Duration> {
        [SECOND].into_iter()
    }
    let policy = Policy::new(expo());
    let tea = Box::leak(Box::new("tea".to_owned()));
    assert_eq!((text(&policy, tea).await, (boxed(&policy).await)()), ("tea", 7));
    assert_eq!(result().await.unwrap_err().to_string(), "failed");
}

/// The future is `Send` if the error is not, and in generic code for the kinds that are named.
#[tokio::test(start_paused = true)]
async fn the_future_is_send_if_the_error_is_not() {
    static BOXED: Timeouts<Box<dyn Error>> =
        Policy::timed(constant(Duration::from_secs(1))).attempt_timeout(Duration::from_secs(10));
    #[on_exception(&BOXED, max_tries = 1)]
    async fn boxed() -> Result<(), Box<dyn Error>> {
        pending().await
    }
    #[on_exception(&BOXED, max_tries = 1)]
    async fn of_rc() -> Result<Rc<()>, Box<dyn Error>> {
        sleep(SECOND).await;
        Err("failed")?
    }
    assert!(send(boxed()).await.unwrap_err().is::<TimedOut>());
    assert_eq!(send(of_rc()).await.unwrap_err().to_string(), "failed");
    send(by_argument(&HANGS)).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn every_setting_of_an_untyped_policy_is_carried_over() {
    let untyped = Policy::new(constant(SECOND))
        .max_tries(2)
        .max_time(SECOND * 60)
        .no_jitter()
        .log_backoff(Level::Debug)
        .giveup(|()| false)
        .on_try(|_| note("try"))
        .on_backoff(|_| note("backoff"))
        .on_giveup(|_| note("giveup"));
    let timed: Timeouts<io::Error> = untyped.clone().into_timed();
    assert_eq!(format!("{timed:?}"), format!("{untyped:?}"));
    let timed = timed.attempt_timeout(SECOND * 10);
    assert_eq!(by_argument(&timed).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
    assert_eq!(take_notes(), ["try", "backoff", "try", "giveup"]);
    let timed = untyped.into_timed_with(|_| "cut").attempt_timeout(SECOND * 10);
    assert_eq!(timed.call(pending::<Result<(), _>>).await, Err("cut"));
}

#[test]
fn setters_of_typed_policies() {
    fn only_busy<K: TypedKind<Outcome = u32>>(policy: Policy<Expo, K>) -> Policy<Expo, K> {
        policy.retry_if(|error| *error == 503)
    }
    let text = format!("{:?}", only_busy(Policy::timed_with(expo(), |_| 504).timeout(SECOND)));
    assert!(text.contains("retry_if: true") && text.contains("timeout: Some(1s)"), "{text}");
    assert!(format!("{:?}", only_busy(Policy::typed(expo()))).contains("retry_if: true"));
}

#[test]
fn wrong_times_panic() {
    let message = |set: fn(Timeouts<io::Error>) -> Timeouts<io::Error>| {
        let new = || Policy::timed_without_jitter(constant(SECOND));
        let error = catch_unwind(|| set(new())).unwrap_err();
        *error.downcast_ref::<&str>().unwrap()
    };
    for (set, expected) in [
        (
            (|policy| policy.attempt_timeout(Duration::ZERO)) as fn(Timeouts<_>) -> Timeouts<_>,
            "`attempt_timeout` of a policy must be longer than 0s",
        ),
        (|policy| policy.timeout(Duration::ZERO), "`timeout` of a policy must be longer than 0s"),
        (
            |policy| policy.timeout(SECOND).attempt_timeout(ms(1001)),
            "`attempt_timeout` of a policy must not be longer than its `timeout`",
        ),
        (
            |policy| policy.attempt_timeout(ms(1001)).timeout(SECOND),
            "`timeout` of a policy must not be shorter than its `attempt_timeout`",
        ),
    ] {
        assert_eq!(message(set), expected);
    }
}

#[test]
fn wrong_times_at_run_time_are_errors() {
    let new = || Timeouts::<io::Error>::timed_without_jitter(constant(SECOND));
    let error = |result: Result<Timeouts<io::Error>, backoff_retry::InvalidSetting>| {
        let error = result.unwrap_err();
        (error.parameter().to_owned(), error.to_string())
    };
    let needs_time =
        "it must be longer than 0s, because an attempt needs time; omit it for no limit";
    for (result, parameter, message) in [
        (new().try_attempt_timeout(Duration::ZERO), "attempt_timeout", format!("cannot be 0ns: {needs_time}")),
        (new().try_timeout(Duration::ZERO), "timeout", format!("cannot be 0ns: {needs_time}")),
        (
            new().timeout(SECOND).try_attempt_timeout(ms(1001)),
            "attempt_timeout",
            "cannot be 1.001s: it must not be longer than `timeout`, which limits all attempts together".to_owned(),
        ),
        (
            new().attempt_timeout(SECOND).try_timeout(ms(999)),
            "timeout",
            "cannot be 999ms: it must not be shorter than `attempt_timeout`, because it limits all attempts together".to_owned(),
        ),
    ] {
        let message = format!("`{parameter}` {message}");
        assert_eq!(error(result), (parameter.to_owned(), message));
    }
    let equal = new().try_timeout(SECOND).unwrap().try_attempt_timeout(SECOND).unwrap();
    let text = format!("{equal:?}");
    assert!(text.contains("attempt_timeout: Some(1s), timeout: Some(1s)"), "{text}");
    // A later setter replaces an earlier one.
    let text = format!("{:?}", equal.timeout(SECOND * 2).attempt_timeout(ms(5)));
    assert!(text.contains("attempt_timeout: Some(5ms), timeout: Some(2s)"), "{text}");
}
