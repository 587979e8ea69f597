//! Clocks: what their sleeps are called, how large they are, and the ends of the virtual clock.
#![allow(missing_docs)]

use std::time::Duration;

use backoff_retry::clock::TokioSleep;
use backoff_retry::{AsyncSleep, Clock, Sleep, TokioClock, VirtualClock};

fn assert_send_sync<T: Send + Sync>() {}

/// The type is the same whether `test-util` is enabled or not, so that users can store it.
struct UsersFuture {
    sleep: TokioSleep,
}

#[tokio::test(start_paused = true)]
async fn the_sleep_of_a_clock_has_a_name_of_its_own() {
    let start = TokioClock.now();
    let future = UsersFuture { sleep: TokioClock.sleep(Duration::from_secs(3)) };
    future.sleep.await;
    assert_eq!(TokioClock.elapsed(start), Duration::from_secs(3));
    assert_send_sync::<TokioSleep>();
}

/// With `test-util` a sleep also holds whether it is skipped.
#[cfg(not(feature = "test-util"))]
#[test]
fn the_name_costs_no_memory() {
    assert_eq!(size_of::<TokioSleep>(), size_of::<tokio::time::Sleep>());
    assert_eq!(align_of::<TokioSleep>(), align_of::<tokio::time::Sleep>());
}

#[test]
fn the_virtual_clock_saturates() {
    const YEAR: Duration = Duration::from_secs(365 * 86_400);
    assert_send_sync::<VirtualClock>();
    let clock = VirtualClock::new();
    Sleep::sleep(&clock, 584 * YEAR);
    assert_eq!(clock.time(), 584 * YEAR);
    clock.advance(YEAR);
    assert_eq!(clock.time(), Duration::MAX);
    clock.advance(Duration::MAX);
    assert_eq!(clock.elapsed(clock.now()), Duration::ZERO);
}
