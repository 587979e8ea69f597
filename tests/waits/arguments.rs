//! Extreme arguments of generators, shared by the files about them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use backoff_retry::wait::Wait;

use crate::support::world::{SECOND, World, ms};

pub(crate) const NANO: Duration = Duration::from_nanos(1);
pub(crate) const DAY: Duration = Duration::from_secs(86_400);

pub(crate) const TIMES: [Duration; 8] =
    [Duration::ZERO, NANO, ms(100), SECOND, DAY, Duration::from_secs(1 << 53), MOST, Duration::MAX];
pub(crate) const MOST: Duration = Duration::new(u64::MAX, 0);

pub(crate) const TRIES: [u32; 14] =
    [0, 1, 2, 3, 33, 34, 64, 65, 94, 1024, 1025, 1 << 31, u32::MAX - 1, u32::MAX];

pub(crate) const NUMBERS: [f64; 9] =
    [f64::MIN_POSITIVE, 1e-9, 0.5, 1.0, 1.000_000_1, 2.0, 3.5, 4_294_967_296.0, f64::MAX];

/// Returns the wait after attempt `tries`, of a generator that never runs out.
pub(crate) fn after(mut wait: impl Wait<()>, tries: u32) -> Duration {
    wait.next_wait(tries, &()).expect("an endless generator")
}

/// Returns the message that a call panicked with, if it did, and the number of attempts until then.
pub(crate) fn panicked(run: impl FnOnce(&World) -> Result<u32, String>) -> (Option<String>, u32) {
    let world = World::default();
    let message = catch_unwind(AssertUnwindSafe(|| run(&world))).err().map(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
    });
    (message, world.calls())
}
