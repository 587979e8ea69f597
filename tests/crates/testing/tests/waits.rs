//! Skipped waits: `no_waits` and `virtual_time`, in sync and async functions.

use std::time::Duration;

use backoff_retry::testing::{self, RecordingClock, no_waits, virtual_time};
use backoff_retry::{Clock, Sleep, ThreadClock, constant, fibo, on_exception, on_predicate};

const DAY: Duration = Duration::from_secs(86_400);
const MINUTE: Duration = Duration::from_secs(60);

fn hours<const N: usize>(hours: [u64; N]) -> [Duration; N] {
    hours.map(|hours| Duration::from_secs(3600 * hours))
}

#[on_exception(constant(1h), max_time = 5h, jitter = none)]
fn patient(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[on_exception(constant(1h), max_time = 5h, jitter = none)]
async fn patient_async(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

/// Lets other tasks run during each attempt.
#[on_exception(constant(1h), max_time = 5h, jitter = none)]
async fn yielding(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    tokio::task::yield_now().await;
    Err(*calls)
}

/// Each attempt takes a minute.
#[on_exception(fibo(max_value = 3h), max_time = 1d, jitter = none, on_backoff = |told| seen.push(told.elapsed))]
fn slow(seen: &mut Vec<Duration>) -> Result<(), ()> {
    testing::advance(MINUTE);
    Err(())
}

/// What the inner one waits is time of the outer one too.
#[on_exception(constant(1h), max_time = 1d, jitter = none)]
#[on_exception(constant(2h), max_tries = 3, jitter = none)]
fn stacked(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[test]
fn a_sync_call_does_not_wait_and_still_reaches_max_time() {
    let (scope, mut calls) = (no_waits(), 0);
    assert_eq!(patient(&mut calls), Err(6));
    let waits = scope.waits();
    assert_eq!(waits[..4], hours([1, 1, 1, 1]));
    // Real time counts too, so what is left for the last wait is a little less than an hour.
    assert!(waits.len() == 5 && waits[4] < hours([1])[0] && waits[4] > hours([1])[0] / 2);
}

#[tokio::test]
async fn an_async_call_does_not_wait_and_still_reaches_max_time() {
    let (scope, mut calls) = (no_waits(), 0);
    assert_eq!(patient_async(&mut calls).await, Err(6));
    assert_eq!(scope.waits()[..4], hours([1, 1, 1, 1]));
}

#[test]
fn virtual_time_is_exact() {
    let (time, mut calls) = (virtual_time(), 0);
    assert_eq!(patient(&mut calls), Err(6));
    assert_eq!(time.waits(), hours([1; 5]));
    assert_eq!(time.elapsed(), hours([5])[0]);
}

#[tokio::test]
async fn virtual_time_is_exact_in_async_functions() {
    let (time, mut calls) = (virtual_time(), 0);
    assert_eq!(patient_async(&mut calls).await, Err(6));
    assert_eq!(time.waits(), hours([1; 5]));
    assert_eq!(time.elapsed(), hours([5])[0]);
}

#[test]
fn a_body_can_take_time() {
    let (time, mut seen) = (virtual_time(), Vec::new());
    slow(&mut seen).unwrap_err();
    assert_eq!(seen[..3], [60, 121, 182].map(Duration::from_secs));
    let attempts = u32::try_from(seen.len()).expect("few attempts") + 1;
    assert!(time.elapsed() >= DAY);
    assert_eq!(time.elapsed(), time.waits().iter().sum::<Duration>() + attempts * MINUTE);
    time.advance(DAY);
    assert!(time.elapsed() >= 2 * DAY);
}

#[test]
fn advance_counts_without_virtual_time_too_and_does_nothing_without_a_scope() {
    testing::advance(DAY);
    let start = ThreadClock.now();
    testing::advance(DAY);
    assert!(ThreadClock.elapsed(start) < DAY);
    let _scope = no_waits();
    testing::advance(DAY);
    assert!(ThreadClock.elapsed(start) >= DAY);
}

#[test]
fn the_waits_of_an_inner_retry_are_time_of_the_outer_one() {
    let (time, mut calls) = (virtual_time(), 0);
    // 4 h for each attempt of the outer one, 1 h between: they start at 0, 5, 10, 15 and 20, and the last ends at 24.
    stacked(&mut calls).unwrap_err();
    assert_eq!(calls, 5 * 3);
    assert_eq!(time.elapsed(), hours([24])[0]);
    let (scope, mut calls) = (no_waits(), 0);
    stacked(&mut calls).unwrap_err();
    assert_eq!(calls, 5 * 3);
    assert_eq!(scope.waits().len(), 4 + 5 * 2);
}

#[tokio::test]
async fn tasks_that_run_side_by_side_do_not_age_each_other() {
    let scope = no_waits();
    let tasks = [(); 4].map(|()| tokio::spawn(async { yielding(&mut 0).await }));
    for task in tasks {
        assert_eq!(task.await.expect("no panic"), Err(6));
    }
    assert_eq!(scope.waits().len(), 4 * 5);
}

/// Polls a future until it is ready, outside of any runtime.
fn block_on<F: Future>(future: F) -> (F::Output, u32) {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let mut polls = 0;
    loop {
        polls += 1;
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return (output, polls);
        }
    }
}

#[test]
fn each_skipped_wait_yields_once() {
    let _time = virtual_time();
    let (result, polls) = block_on(patient_async(&mut 0));
    assert_eq!((result, polls), (Err(6), 6));
}

#[test]
fn an_async_call_outside_of_any_runtime_is_reached_through_its_thread() {
    let time = virtual_time();
    assert_eq!(block_on(patient_async(&mut 0)).0, Err(6));
    assert_eq!(time.elapsed(), hours([5])[0]);
}

/// No limit: ends when another task has changed what it reads.
#[on_predicate(constant(1h), |ready| !ready)]
async fn until_ready(ready: &std::sync::atomic::AtomicBool) -> bool {
    ready.load(std::sync::atomic::Ordering::Relaxed)
}

#[tokio::test]
async fn a_call_that_waits_for_another_task_ends() {
    for virtual_too in [false, true] {
        let _scope = no_waits();
        let _time = virtual_too.then(virtual_time);
        let ready = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let other = ready.clone();
        tokio::spawn(async move { other.store(true, std::sync::atomic::Ordering::Relaxed) });
        assert!(until_ready(&ready).await);
    }
}

#[on_exception(constant(1s), max_tries = 10_003, jitter = none)]
fn persistent() -> Result<(), ()> {
    Err(())
}

#[test]
fn the_first_ten_thousand_waits_are_recorded() {
    let scope = no_waits();
    persistent().unwrap_err();
    assert_eq!(scope.waits().len(), 10_000);
    let time = virtual_time();
    persistent().unwrap_err();
    assert_eq!(time.waits().len(), 10_000);
    assert_eq!(time.elapsed(), Duration::from_secs(10_002));
    let clock = RecordingClock::new();
    for _ in 0..10_002 {
        Sleep::sleep(&clock, Duration::from_secs(1));
    }
    assert_eq!(clock.waits().len(), 10_000);
    assert_eq!(clock.time(), Duration::from_secs(10_002));
}

#[tokio::test(start_paused = true)]
async fn paused_time_stands_still_under_a_scope() {
    let start = tokio::time::Instant::now();
    let time = virtual_time();
    patient_async(&mut 0).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(time.elapsed(), hours([5])[0]);
    drop(time);
    patient_async(&mut 0).await.unwrap_err();
    assert_eq!(start.elapsed(), hours([5])[0]);
}

#[test]
fn a_scope_that_opens_or_closes_in_the_middle_of_a_call_changes_no_more_than_it_skips() {
    let before = ThreadClock.now();
    let scope = no_waits();
    ThreadClock.sleep(DAY);
    assert!((DAY..2 * DAY).contains(&ThreadClock.elapsed(before)));
    let during = ThreadClock.now();
    drop(scope);
    assert!(ThreadClock.elapsed(before) < DAY);
    assert_eq!(ThreadClock.elapsed(during), Duration::ZERO);
    let _scope = virtual_time();
    ThreadClock.sleep(DAY);
    assert!((DAY..2 * DAY).contains(&ThreadClock.elapsed(before)));
}

#[test]
fn no_number_is_too_large() {
    let time = virtual_time();
    time.advance(Duration::MAX);
    ThreadClock.sleep(Duration::MAX);
    assert_eq!(time.elapsed(), Duration::MAX);
    let scope = no_waits();
    let start = ThreadClock.now();
    ThreadClock.sleep(Duration::MAX);
    ThreadClock.sleep(Duration::MAX);
    assert!(ThreadClock.elapsed(start) > 300_000 * DAY);
    assert_eq!(scope.waits(), [Duration::MAX; 2]);
}

static CLOCK: RecordingClock = RecordingClock::new();

#[on_exception(constant(1h), max_time = 5h, jitter = none, clock = &CLOCK)]
fn on_its_own_clock() -> Result<(), ()> {
    Err(())
}

fn assert_send_sync<T: Send + Sync>(_: &T) {}

#[test]
fn a_clock_that_is_given_is_left_alone() {
    assert_send_sync(&CLOCK);
    let scope = virtual_time();
    on_its_own_clock().unwrap_err();
    assert_eq!(scope.waits(), []);
    assert_eq!(scope.elapsed(), Duration::ZERO);
    assert_eq!(CLOCK.waits(), hours([1; 5]));
    assert_eq!(CLOCK.time(), hours([5])[0]);
}

#[on_exception(constant(1h), max_tries = 3, jitter = none, on_backoff = |told| seen.push((told.elapsed, told.wait)))]
fn told(seen: &mut Vec<(Duration, Option<Duration>)>) -> Result<(), ()> {
    Err(())
}

#[test]
fn what_handlers_are_told_fits() {
    let (_time, mut seen) = (virtual_time(), Vec::new());
    told(&mut seen).unwrap_err();
    let [none, hour] = hours([0, 1]);
    assert_eq!(seen, [(none, Some(hour)), (hour, Some(hour))]);
}
