//! `cancel`: what ends the wait of a call, and with it the call.

use std::cell::{Cell, RefCell};
use std::future::{pending, poll_fn, ready};
use std::rc::Rc;
use std::sync::mpsc;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use backoff_retry::{
    GiveUpReason, GivenUp, Policy, RetryBudget, Stop, budget::Budget, constant, expo, on_exception,
    on_predicate,
};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

use crate::support::world::{SECOND, World};

type Reasons = RefCell<Vec<(u32, Option<GiveUpReason>)>>;

#[on_exception(constant(1h), jitter = none, cancel = cancel,
               on_giveup = |details| ends.borrow_mut().push((details.tries, details.reason)))]
async fn refused(cancel: impl Future, ends: &Reasons) -> Result<(), &'static str> {
    Err("refused")
}

#[tokio::test(start_paused = true)]
async fn it_ends_the_wait_and_the_last_error_comes_back() {
    let (start, ends) = (Instant::now(), Reasons::default());
    assert_eq!(refused(sleep(SECOND * 90), &ends).await, Err("refused"));
    assert_eq!(start.elapsed(), SECOND * 90);
    assert_eq!(*ends.borrow(), [(1, Some(GiveUpReason::Cancelled))]);
}

#[tokio::test(start_paused = true)]
async fn the_first_attempt_is_made_in_any_case() {
    let (start, ends) = (Instant::now(), Reasons::default());
    assert_eq!(refused(ready(()), &ends).await, Err("refused"));
    assert_eq!((start.elapsed(), ends.borrow().len()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn it_does_not_end_an_attempt() {
    #[on_exception(constant(1s), cancel = sleep(SECOND))]
    async fn work() -> Result<u32, ()> {
        sleep(SECOND * 10).await;
        Ok(7)
    }
    assert_eq!(work().await, Ok(7));
}

/// A cancelled call does not spend a token, and no handler is told of a wait that is not begun.
#[tokio::test(start_paused = true)]
async fn it_comes_before_the_budget_and_on_backoff() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(1);
    #[on_exception(constant(1s), cancel = sleep(SECOND), budget = &BUDGET, on_backoff = |_| waits.set(waits.get() + 1))]
    async fn work(waits: &Cell<u32>) -> Result<(), ()> {
        sleep(SECOND * 10).await;
        Err(())
    }
    let waits = Cell::new(0);
    work(&waits).await.unwrap_err();
    assert_eq!(waits.get(), 0);
    assert!(BUDGET.withdraw());
}

/// `tokio::signal::ctrl_c()` listens from its first poll on.
#[tokio::test(start_paused = true)]
async fn it_is_polled_once_before_the_first_attempt_and_never_after_its_end() {
    #[on_exception(constant(1s), jitter = none, cancel = cancel, lend(seen))]
    async fn work(
        cancel: impl Future,
        polls: &Cell<u32>,
        mut seen: Vec<u32>,
    ) -> Result<(), Vec<u32>> {
        seen.push(polls.get());
        Err(seen.clone())
    }
    let polls = Cell::new(0);
    let cancel = poll_fn(|_| {
        polls.set(polls.get() + 1);
        if polls.get() == 4 { Poll::Ready(()) } else { Poll::Pending }
    });
    // Once before the first attempt, before the wait, when the wait begins, when it ends.
    assert_eq!(work(cancel, &polls, Vec::new()).await, Err(vec![1]));
    assert_eq!(polls.get(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_oneshot_channel_cancels() {
    #[on_exception(constant(1h), jitter = none, cancel = stop)]
    async fn work(stop: oneshot::Receiver<()>) -> Result<(), u32> {
        Err(1)
    }
    let (sender, receiver) = oneshot::channel();
    let worker = tokio::spawn(work(receiver));
    sleep(SECOND).await;
    assert!(!worker.is_finished());
    sender.send(()).unwrap();
    assert_eq!(worker.await.unwrap(), Err(1));
}

#[tokio::test(start_paused = true)]
async fn fallback_and_async_handlers_see_a_cancelled_call() {
    #[on_exception(constant(1h), cancel = sleep(SECOND), on_giveup = async |_| { sleep(SECOND).await; told.set(true); },
                   fallback = |given_up| Ok(given_up.reason))]
    async fn work(told: &Cell<bool>) -> Result<GiveUpReason, String> {
        Err(String::from("lost"))
    }
    let told = Cell::new(false);
    assert_eq!(work(&told).await, Ok(GiveUpReason::Cancelled));
    assert!(told.get());
}

#[tokio::test(start_paused = true)]
async fn under_on_predicate_the_last_value_comes_back() {
    #[on_predicate(constant(1s), jitter = none, cancel = sleep(SECOND * 3 / 2))]
    async fn poll(calls: &Cell<u32>) -> Vec<u32> {
        calls.set(calls.get() + 1);
        Vec::new()
    }
    let calls = Cell::new(0);
    assert!(poll(&calls).await.is_empty());
    assert_eq!(calls.get(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_handler_of_a_policy_is_notified() {
    static POLICY: Policy = Policy::new(expo()).max_tries(9).on_giveup(|details| {
        assert_eq!(details.reason, Some(GiveUpReason::Cancelled));
        NOTIFIED.set(true);
    });
    thread_local!(static NOTIFIED: Cell<bool> = const { Cell::new(false) });
    #[on_exception(&POLICY, cancel = ready(()))]
    async fn work() -> Result<(), u32> {
        Err(1)
    }
    assert_eq!(work().await, Err(1));
    assert!(NOTIFIED.get());
}

#[test]
fn the_future_is_send_if_the_success_is_not() {
    #[on_exception(constant(1s), cancel = pending::<()>())]
    async fn not_send() -> Result<Rc<()>, String> {
        sleep(SECOND).await;
        Err(String::new())
    }
    fn is_send(_: impl Send) {}
    is_send(not_send());
}

static STOP: Stop = Stop::new();

/// In the crate `retry`, and in Python's backoff, nothing ends a blocking wait.
#[test]
fn a_stop_wakes_a_blocking_wait() {
    #[on_exception(constant(1h), jitter = none, cancel = &STOP, on_backoff = |_| waiting.send(()).unwrap())]
    fn work(waiting: mpsc::Sender<()>) -> Result<(), GiveUpReason> {
        Err(GiveUpReason::MaxTries)
    }
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || work(sender));
    receiver.recv().unwrap();
    STOP.stop();
    assert_eq!(worker.join().unwrap(), Err(GiveUpReason::MaxTries));
}

#[test]
fn a_stop_is_looked_at_before_and_after_the_sleep_of_another_clock() {
    #[on_exception(constant(1s), jitter = none, cancel = stop, clock = world, fallback = told)]
    fn work(world: &World, stop: &Stop, stops_at: u32) -> Result<(), (u32, GiveUpReason)> {
        let calls = world.call();
        if calls == stops_at {
            stop.stop();
        }
        Err((calls, GiveUpReason::MaxTries))
    }
    fn told(given_up: GivenUp<(u32, GiveUpReason)>) -> Result<(), (u32, GiveUpReason)> {
        Err((given_up.outcome.0, given_up.reason))
    }
    let (world, stop) = (World::default(), Stop::new());
    assert_eq!(work(&world, &stop, 3), Err((3, GiveUpReason::Cancelled)));
    assert_eq!(world.slept(), [SECOND; 2]);
    // A signal is sent once.
    assert_eq!(work(&World::default(), &stop, 0), Err((1, GiveUpReason::Cancelled)));
}
