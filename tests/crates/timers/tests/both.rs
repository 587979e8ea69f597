//! Both timers are enabled: tokio's inside a tokio runtime, futures-timer's elsewhere.

use std::time::{Duration, Instant};

use backoff_retry::clock::EitherClock;
use backoff_retry::{AsyncSleep, Clock, constant, on_exception};

#[on_exception(constant(3h), max_time = 1d, jitter = none)]
async fn slow() -> Result<(), String> {
    Err("it is down".to_owned())
}

#[on_exception(constant(1ms), max_time = 3ms, jitter = none)]
async fn quick() -> Result<(), String> {
    Err("it is down".to_owned())
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

#[tokio::test(start_paused = true)]
async fn inside_a_runtime_both_the_waits_and_the_clock_are_tokios() {
    let (start, real) = (tokio::time::Instant::now(), Instant::now());
    let task = tokio::spawn(assert_send(slow()));
    assert!(task.await.expect("no panic").is_err());
    assert_eq!(start.elapsed(), Duration::from_secs(86_400));
    assert!(real.elapsed() < Duration::from_secs(3600));
}

#[test]
fn outside_of_a_runtime_the_other_timer_waits() {
    let start = Instant::now();
    assert!(futures_executor::block_on(assert_send(quick())).is_err());
    assert!(start.elapsed() >= Duration::from_millis(3));
}

#[test]
fn a_sleep_stays_with_the_timer_that_it_began_with() {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let start = EitherClock.now();
    let outside = EitherClock.sleep(Duration::from_millis(1));
    runtime.block_on(outside);
    assert!(EitherClock.elapsed(start) >= Duration::from_millis(1));
}
