//! Stacked attributes: the upper one is the outer one.

use std::cell::RefCell;

use backoff_retry::{VirtualClock, constant, on_exception, on_predicate};

use crate::support::world::SECOND;

#[on_predicate(constant(10s), |r| matches!(r, Ok(n) if *n < 5), jitter = none, clock = clock, on_try = |_| log.borrow_mut().push('p'))]
#[on_exception(constant(1s), max_tries = 3, jitter = none, clock = clock, on_try = |_| log.borrow_mut().push('e'))]
fn polls(clock: &VirtualClock, log: &RefCell<String>, calls: &mut u32) -> Result<u32, u32> {
    *calls += 1;
    if *calls % 2 == 1 { Err(*calls) } else { Ok(*calls) }
}

#[test]
fn the_inner_attribute_runs_to_its_end_in_each_attempt_of_the_outer_one() {
    let (clock, log) = (VirtualClock::new(), RefCell::default());
    assert_eq!(polls(&clock, &log, &mut 0), Ok(6));
    assert_eq!(*log.borrow(), "peepeepee");
    assert_eq!(clock.time(), 3 * SECOND + 2 * 10 * SECOND);
}

#[on_exception(constant(100s), |e| *e == 1, max_tries = 2, jitter = none, on_backoff = async |_| log.borrow_mut().push('1'))]
#[on_exception(constant(10s), |e| *e <= 2, max_tries = 2, jitter = none, on_backoff = async |_| log.borrow_mut().push('2'))]
#[on_exception(constant(1s), |e| *e <= 3, max_tries = 2, jitter = none, on_backoff = async |_| log.borrow_mut().push('3'))]
async fn three(log: &RefCell<String>, error: u32) -> Result<(), u32> {
    log.borrow_mut().push('.');
    Err(error)
}

#[tokio::test(start_paused = true)]
async fn three_attributes_nest_in_the_order_written() {
    let log = RefCell::default();
    let start = tokio::time::Instant::now();
    assert_eq!(three(&log, 1).await, Err(1));
    assert_eq!(log.take(), ".3.2.3.1.3.2.3.");
    assert_eq!(start.elapsed(), 4 * SECOND + 2 * 10 * SECOND + 100 * SECOND);
    assert_eq!(three(&log, 3).await, Err(3));
    assert_eq!(log.take(), ".3.");
}

use backoff_retry::on_exception as retry;

/// Under another name, one attribute alone works, and so does the upper one of two.
#[retry(constant(1s), max_tries = 2, jitter = none, clock = clock)]
#[on_exception(constant(10s), max_tries = 2, jitter = none, clock = clock)]
fn renamed(clock: &VirtualClock) -> Result<(), u32> {
    Err(1)
}

#[test]
fn the_upper_attribute_may_have_another_name() {
    let clock = VirtualClock::new();
    assert_eq!(renamed(&clock), Err(1));
    assert_eq!(clock.time(), 2 * 10 * SECOND + SECOND);
}

thread_local! {
    static CALLS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The attribute stands above `#[tokio::test]`, so it is expanded first and sees an `async fn`.
#[on_exception(constant(100s), max_tries = 3, jitter = none)]
#[tokio::test(start_paused = true)]
async fn an_annotated_test() -> Result<(), String> {
    CALLS.set(CALLS.get() + 1);
    if CALLS.get() < 3 { Err("not yet".to_owned()) } else { Ok(()) }
}
