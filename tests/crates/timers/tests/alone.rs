//! The timer of futures-timer, outside of any runtime: with its feature alone, and beside `tokio`.

use std::time::{Duration, Instant};

use backoff_retry::{AsyncSleep, Clock, TimerClock, constant, on_exception, on_predicate};
use futures_executor::block_on;

const TICK: Duration = Duration::from_millis(1);

#[on_exception(constant(1ms), max_tries = 3, jitter = none)]
async fn fail(calls: &mut u32) -> Result<(), String> {
    *calls += 1;
    Err(format!("failure {calls}"))
}

#[on_predicate(constant(2ms), max_time = 3ms, jitter = none)]
async fn poll(calls: &mut u32) -> bool {
    *calls += 1;
    false
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn waits_without_a_runtime() {
    let (mut calls, start) = (0, Instant::now());
    assert_eq!(block_on(assert_send(fail(&mut calls))), Err("failure 3".to_owned()));
    assert_eq!(calls, 3);
    assert!(start.elapsed() >= 2 * TICK);
}

#[test]
fn its_clock_serves_max_time() {
    let (mut calls, start) = (0, Instant::now());
    assert!(!block_on(poll(&mut calls)));
    assert!((1..=3).contains(&calls), "{calls} calls"); // One, where the machine stands still meanwhile.
    assert!(start.elapsed() >= 3 * TICK);
}

#[test]
fn the_clock_by_name() {
    let start = TimerClock.now();
    block_on(assert_send(TimerClock.sleep(TICK)));
    assert!(TimerClock.elapsed(start) >= TICK);
}

#[test]
fn no_wait_is_too_long_to_be_asked_for() {
    let clock = backoff_retry::__private::async_clock();
    drop(clock.sleep(Duration::MAX));
    drop(TimerClock.sleep(Duration::MAX));
}
