// What may stand in the place of the wait.

#![deny(warnings)]

use std::io::Error;
use std::time::Duration;

use backoff_retry::wait::Expo;
use backoff_retry::{constant, expo, fibo, on_exception, runtime};

const PACE: Expo = expo();
static SLOW: Expo = expo();

fn paces() -> impl Iterator<Item = Duration> {
    std::iter::repeat(Duration::from_secs(1))
}

#[on_exception(expo)]
fn path() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(backoff_retry::fibo(max_value = 13), Error)]
fn qualified() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(PACE, max_tries = 3)]
fn constant_value() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(SLOW.clone(), max_tries = 3)]
fn static_value() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(paces().take(3))]
fn iterator() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(|| std::iter::repeat_n(1s, 3))]
fn closure() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(runtime(|error: &Error| error.raw_os_error().map(|_| 1s)).or(expo(factor = 10ms)))]
fn asked() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(constant(pause), max_tries = 2)]
fn argument(pause: Duration) -> Result<u32, Error> {
    Ok(pause.subsec_millis())
}

fn main() {
    let _ = (path(), qualified(), constant_value(), static_value(), iterator(), closure(), asked());
    let _ = (argument(Duration::ZERO), fibo());
}
