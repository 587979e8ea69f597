//! What ends a call early, and what it then returns: timeouts, a budget, cancellation, a fallback.

use std::cell::Cell;
use std::future::{IntoFuture, pending, poll_fn, ready};
use std::io;
use std::rc::Rc;
use std::sync::mpsc;
use std::task::Poll;
use std::thread;

use backoff_retry::budget::Budget;
use backoff_retry::call::CallStatus;
use backoff_retry::wait::Constant;
use backoff_retry::{
    GiveUpReason, GivenUp, Policy, RetryBudget, Stop, TimeLimit, TimedOut, constant,
};
use tokio::time::{Duration, Instant, sleep};

use crate::support::world::{SECOND, World};

type Waits = Policy<Constant<Duration>>;

static POLICY: Waits = Policy::new(constant(SECOND)).no_jitter().max_tries(3);
static FOREVER: Waits = Policy::new(constant(SECOND)).no_jitter();

#[tokio::test(start_paused = true)]
async fn an_attempt_is_cut_and_retried() {
    let (start, calls) = (Instant::now(), Cell::new(0));
    let report = POLICY
        .call(|| {
            calls.set(calls.get() + 1);
            pending::<io::Result<()>>()
        })
        .attempt_timeout(SECOND * 10)
        .retry_if(|_| false)
        .report()
        .await;
    let error = report.result.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert_eq!((calls.get(), start.elapsed()), (3, SECOND * 32));
    assert_eq!((report.tries, report.waited), (3, SECOND * 2));
}

#[tokio::test(start_paused = true)]
async fn a_timeout_ends_the_call() {
    let start = Instant::now();
    let hang = || pending::<Result<(), TimedOut>>();
    let error = FOREVER.call(hang).timeout(SECOND * 10).await.unwrap_err();
    assert_eq!(error, TimedOut::new(TimeLimit::Timeout, SECOND * 10));
    assert_eq!(start.elapsed(), SECOND * 10);

    let start = Instant::now();
    let refused = || async { Err::<(), _>(io::Error::other("refused")) };
    let report = FOREVER.call(refused).timeout(SECOND * 5 / 2).report().await;
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTime));
    assert_eq!((report.tries, start.elapsed()), (3, SECOND * 2), "the wait would reach the end");
}

/// A timeout comes before the generator, which has no wait left here.
#[tokio::test(start_paused = true)]
async fn a_timeout_implies_max_time() {
    static ONE_WAIT: Policy<Constant<[Duration; 1]>> = Policy::new(constant([SECOND])).no_jitter();
    let work = || async {
        sleep(SECOND * 3).await;
        Err::<(), _>(io::Error::other("refused"))
    };
    let report = ONE_WAIT.call(work).timeout(SECOND * 5).report().await;
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTime));
    assert_eq!(report.tries, 2);
}

#[tokio::test(start_paused = true)]
async fn a_function_makes_what_an_interrupted_attempt_returns() {
    let failed = || pending::<Result<(), &str>>();
    let result = POLICY.call(failed).attempt_timeout_with(SECOND, |_| Err("slow")).await;
    assert_eq!(result, Err("slow"));
    let value = POLICY.poll(pending::<u32>, |_| false).timeout_with(SECOND * 4, |_| 7).await;
    assert_eq!(value, 7);
}

#[tokio::test(start_paused = true)]
async fn a_later_limit_replaces_an_earlier_one_and_none_removes_it() {
    let work = || async {
        sleep(SECOND * 5).await;
        Ok::<_, io::Error>(())
    };
    POLICY.call(work).attempt_timeout(SECOND).attempt_timeout(SECOND * 9).await.unwrap();
    POLICY.call(work).attempt_timeout(SECOND).attempt_timeout(None).await.unwrap();
    POLICY.call(work).timeout(SECOND).attempt_timeout(SECOND).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn async_handlers_see_an_interrupted_attempt() {
    let seen = Cell::new(0);
    let error = POLICY
        .call(pending::<Result<(), TimedOut>>)
        .attempt_timeout(SECOND)
        .on_backoff_async(|details| {
            let is_cut = details.outcome.limit == TimeLimit::AttemptTimeout;
            seen.set(seen.get() + u32::from(is_cut));
            sleep(SECOND)
        })
        .await;
    assert!(error.is_err());
    assert_eq!(seen.get(), 2);
}

#[tokio::test(start_paused = true)]
async fn retries_are_withdrawn_from_the_budget() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(1).earn(1.0);
    let refused = || async { Err::<(), _>("refused") };
    let report = POLICY.call(refused).budget(&BUDGET).report().await;
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::Budget));
    assert_eq!(report.tries, 2);
    let result: Result<(), &str> = POLICY.call(|| ready(Ok(()))).budget(&BUDGET).await;
    result.unwrap();
    assert!(BUDGET.withdraw(), "the success deposited");
}

#[tokio::test(start_paused = true)]
async fn a_call_with_async_handlers_has_a_budget_too() {
    let budget = RetryBudget::new().capacity(1).earn(1.0);
    let call = POLICY.call(|| async { Err::<(), _>("refused") }).budget(&budget);
    assert_eq!(call.on_backoff_async(|_| async {}).report().await.tries, 2);
    let call = POLICY.call(|| async { Ok::<_, String>(()) }).budget(&budget);
    call.on_backoff_async(|_| async {}).await.unwrap();
    assert!(budget.withdraw());
}

#[test]
fn a_blocking_call_has_a_budget_too() {
    let budget = RetryBudget::new().capacity(1).earn(1.0);
    let world = World::default();
    let refused = || Err::<(), _>(world.call());
    let result = POLICY.call_blocking(refused).budget(&budget).clock(&world).run();
    assert_eq!(result, Err(2));
    POLICY.call_blocking(|| Ok::<_, u32>(())).budget(&budget).run().unwrap();
    assert!(budget.withdraw());
}

#[tokio::test(start_paused = true)]
async fn the_budget_of_a_policy_is_used_by_calls_and_loops() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(3).earn(1.0);
    static SHARED: Waits = Policy::new(constant(SECOND)).no_jitter().budget(&BUDGET);
    let refused = || async { Err::<(), _>("refused") };
    assert_eq!(SHARED.call(refused).report().await.tries, 4);
    let mut attempts = SHARED.attempts_on(World::default());
    assert!(attempts.after_blocking(Err::<(), _>("refused")).is_break(), "nothing is left");
    let mut attempts = SHARED.attempts_on(World::default());
    assert!(attempts.after_blocking(Ok::<_, &str>(())).is_break());
    assert!(BUDGET.withdraw(), "the success of a loop deposits");
}

#[tokio::test(start_paused = true)]
async fn a_future_cancels_the_wait() {
    let (start, told) = (Instant::now(), Cell::new(None));
    let report = FOREVER
        .call(|| async { Err::<(), _>("refused") })
        .cancel(sleep(SECOND * 5 / 2))
        .on_giveup(|details| told.set(details.reason))
        .report()
        .await;
    assert_eq!(report.result, Err("refused"));
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::Cancelled));
    assert_eq!((report.tries, start.elapsed()), (3, SECOND * 5 / 2));
    assert_eq!((report.waited, report.elapsed), (SECOND * 2, SECOND * 5 / 2));
    assert_eq!(told.get(), Some(GiveUpReason::Cancelled));
}

/// `tokio::signal::ctrl_c()` listens from its first poll on.
#[tokio::test(start_paused = true)]
async fn what_cancels_is_polled_before_the_first_attempt() {
    let polls = Cell::new(0);
    let never = poll_fn(|_| {
        polls.set(polls.get() + 1);
        Poll::<()>::Pending
    });
    let seen = POLICY.call(|| async { Ok::<_, String>(polls.get()) }).cancel(never).await;
    assert_eq!(seen, Ok(1));
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_call_notifies_async_handlers() {
    let told = Cell::new(false);
    let result = FOREVER
        .call(|| async { Err::<(), _>("refused") })
        .cancel(ready(()))
        .on_giveup_async(|_| async { told.set(true) })
        .await;
    assert_eq!((result, told.get()), (Err("refused"), true));
}

#[test]
fn a_stop_ends_a_blocking_wait() {
    static STOP: Stop = Stop::new();
    static LONG: Waits = Policy::new(constant(Duration::from_secs(3600))).no_jitter();
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        let refused = || Err::<(), _>("refused");
        let call = LONG.call_blocking(refused).cancel(&STOP);
        call.on_backoff(|_| sender.send(()).unwrap()).report()
    });
    receiver.recv().unwrap();
    STOP.stop();
    let report = worker.join().unwrap();
    assert_eq!((report.result, report.tries), (Err("refused"), 1));
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::Cancelled));
    assert_eq!(report.waited, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_fallback_makes_what_a_call_returns() {
    let describe = |given_up: GivenUp<&str>| {
        let GivenUp { outcome, reason, tries, elapsed, target, .. } = given_up;
        Ok::<_, &str>(format!("{outcome}, {reason}, {tries}, {elapsed:?}, {target}"))
    };
    let refused = || async { Err("refused") };
    let told = POLICY.call(refused).name("fetch").fallback(describe).await;
    assert_eq!(told.unwrap(), "refused, max_tries, 3, 2s, fetch");
    let later = |given_up: GivenUp<&'static str>| async move {
        sleep(SECOND).await;
        Err::<String, _>(given_up.outcome)
    };
    let report = POLICY.call(refused).fallback_async(later).report().await;
    assert_eq!((report.result, report.elapsed), (Err("refused"), SECOND * 2));
    let rejected = POLICY.call(refused).retry_if(|_| false).fallback(describe).await;
    assert_eq!(rejected, Err("refused"), "it is not called for an error that is not retried");
}

#[test]
fn a_fallback_of_a_blocking_call() {
    let world = World::default();
    let value = POLICY
        .poll_blocking(|| world.call(), |_| true)
        .clock(&world)
        .fallback(|given_up| given_up.outcome * 10)
        .run();
    assert_eq!(value, 30);
    let result = POLICY.call_blocking(|| Err::<u32, _>("refused")).clock(&world);
    assert_eq!(result.fallback(|_| Ok(1)).run(), Ok(1));
}

#[test]
fn the_future_of_a_call_is_send_if_the_success_is_not() {
    fn is_send(future: impl Send) {
        drop(future);
    }
    let call = POLICY.call(|| async { Ok::<_, String>(Rc::new(())) });
    is_send(call.cancel(ready(())).fallback(|given_up| Err(given_up.outcome)).into_future());
}
