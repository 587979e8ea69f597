//! Growth by a factor, without overflow and without rounding where there is none.

use core::time::Duration;

const NANOS_PER_SEC: u128 = 1_000_000_000;

/// From whole nanoseconds; what does not fit is [`Duration::MAX`].
#[inline]
pub(crate) fn from_nanos(nanos: u128) -> Duration {
    let subsec = u32::try_from(nanos % NANOS_PER_SEC).unwrap_or_default();
    match u64::try_from(nanos / NANOS_PER_SEC) {
        Ok(secs) => Duration::new(secs, subsec),
        Err(_) => Duration::MAX,
    }
}

/// Whether a wait can be scaled by it.
pub(crate) const fn is_positive(number: f64) -> bool {
    number.is_finite() && number > 0.0
}

/// `start * base^exponent`, saturating.
///
/// A whole base is computed in whole nanoseconds, so that 100 ms times 3 is 300 ms and not
/// 300.000012 ms; any other in `f64` seconds. The power is taken by squaring: the millionth wait
/// costs twenty multiplications.
#[inline]
pub(crate) fn grow(start: Duration, base: f64, exponent: u32) -> Duration {
    if start.is_zero() {
        return start;
    }
    match whole(base) {
        // What fits into 32 bits, which is nearly all that is ever slept, needs no division of 128.
        Some(base) => match small_power(base, exponent) {
            Some(power) => start.saturating_mul(power),
            None => {
                let power = u128::from(base).saturating_pow(exponent);
                from_nanos(start.as_nanos().saturating_mul(power))
            }
        },
        None => from_secs(start.as_secs_f64() * power(base, exponent)),
    }
}

/// `base^exponent`, where it is small.
#[inline]
fn small_power(base: u32, exponent: u32) -> Option<u32> {
    if base == 2 { 1u32.checked_shl(exponent) } else { base.checked_pow(exponent) }
}

/// From seconds that are not negative; what does not fit, infinity included, is [`Duration::MAX`].
pub(crate) fn from_secs(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

/// The base as an integer, where it is one that matters: beyond `u32::MAX` every wait but the first
/// saturates or is capped anyway.
fn whole(base: f64) -> Option<u32> {
    // The cast saturates; what it changed does not compare equal and is not whole.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = base as u32;
    #[allow(clippy::float_cmp)]
    (f64::from(whole) == base).then_some(whole)
}

/// `base^exponent` by repeated squaring (`f64::powi` is not in `core`).
fn power(mut base: f64, mut exponent: u32) -> f64 {
    let mut result = 1.0;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result *= base;
        }
        base *= base;
        exponent /= 2;
    }
    result
}
