//! Python's `@retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1, min=4, max=10))` of tenacity.
//!
//! After attempt `n` tenacity waits `max(min, min(multiplier * 2 ** (n - 1), max))`, without jitter.

use std::io;
use std::time::Duration;

use backoff_retry::{expo, on_exception, testing};

use crate::Outcome;
use crate::mock::expect_error;

#[on_exception(expo(factor = 1s, min_value = 4s, max_value = 10s), jitter = none, max_tries = 3)]
fn fetch() -> io::Result<String> {
    Err(io::Error::other("down"))
}

/// The same waits, with more of them.
#[on_exception(expo(factor = 1s, min_value = 4s, max_value = 10s), jitter = none, max_tries = 7)]
fn fetch_patiently() -> io::Result<String> {
    Err(io::Error::other("down"))
}

/// Tenacity's formula, with which the waits are compared.
fn of_tenacity(attempt: u32) -> Duration {
    Duration::from_secs(2_u64.pow(attempt - 1).clamp(4, 10))
}

fn waits_of(call: fn() -> io::Result<String>) -> Outcome<Vec<Duration>> {
    let time = testing::virtual_time();
    expect_error(call())?;
    Ok(time.waits())
}

pub(crate) fn main() -> Outcome {
    let (three, seven) = (waits_of(fetch)?, waits_of(fetch_patiently)?);
    println!("three attempts wait {three:?}");
    println!("seven attempts wait {seven:?}");
    assert_eq!(three, [4, 4].map(Duration::from_secs));
    assert_eq!(seven, [4, 4, 4, 8, 10, 10].map(Duration::from_secs));
    assert_eq!(seven, (1..7).map(of_tenacity).collect::<Vec<_>>());
    Ok(())
}
