//! Names: those of the expansion do not collide with those of the user.

use backoff_retry::{VirtualClock, constant, on_exception};

/// Uses names that the expansion could use too.
#[on_exception(constant(0s), |e| *e != wait, max_tries = tries, clock = &clock, jitter = |out| out + elapsed)]
fn same_names(
    tries: u32,
    wait: u32,
    clock: VirtualClock,
    elapsed: std::time::Duration,
) -> Result<(), u32> {
    let (out, outcome, slot, limits, start) = (clock.time(), wait + 1, 1, 2, 3);
    Err(if out >= elapsed { wait } else { outcome + slot + limits + start })
}

#[test]
fn names_are_hygienic() {
    let second = std::time::Duration::from_secs(1);
    assert_eq!(same_names(9, 4, VirtualClock::new(), second), Err(4));
}
