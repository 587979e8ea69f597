//! `fibo`: the Fibonacci numbers in seconds.

use backoff_retry::wait::Wait;
use backoff_retry::{fibo, on_exception};

use crate::support::world::{SECOND, World, now};

both! {
    #[on_exception(fibo, max_tries = 200, jitter = none, clock = world)]
    fn fibonacci/fibonacci_async(world: &World) -> Result<(), String> { world.fail() }
}

/// In another library this overflowed.
#[test]
fn fibo_does_not_overflow() {
    for world in [
        World::default().also(|world| fibonacci(world).unwrap_err()),
        World::default().also(|world| now(fibonacci_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 200);
        assert!(world.slept().is_sorted());
    }
}

#[test]
fn attempt_0_does_not_panic() {
    assert_eq!(fibo().next_wait(0, &()), Some(SECOND), "no attempt has this number");
}
