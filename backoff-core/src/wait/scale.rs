//! Scaling of durations by factors and powers: saturating, and exact for whole factors.

use core::time::Duration;

const NANOS_PER_SEC: u128 = 1_000_000_000;

/// Converts whole nanoseconds to a duration, or [`Duration::MAX`] if they do not fit.
#[inline]
pub(crate) fn from_nanos(nanos: u128) -> Duration {
    let subsec = u32::try_from(nanos % NANOS_PER_SEC).unwrap_or_default();
    match u64::try_from(nanos / NANOS_PER_SEC) {
        Ok(secs) => Duration::new(secs, subsec),
        Err(_) => Duration::MAX,
    }
}

/// Whether `number` is a valid factor of a wait: finite and greater than 0.
pub(crate) const fn is_positive(number: f64) -> bool {
    number.is_finite() && number > 0.0
}

/// Returns `start * base^exponent`, saturating.
///
/// With a whole base the result is computed in whole nanoseconds, so that 100 ms times 3 is 300 ms and not
/// 300.000012 ms; with any other, in `f64` seconds. The power is computed by squaring: the millionth wait takes twenty
/// multiplications.
#[inline]
pub(crate) fn grow(start: Duration, base: f64, exponent: u32) -> Duration {
    // The default base is a shift, and powers that fit into 32 bits are nearly all that are ever slept.
    #[allow(clippy::float_cmp)] // It is the literal of the default.
    if base == 2.0 && exponent < u32::BITS {
        let power = 1 << exponent;
        // Nothing is carried from the nanoseconds of whole seconds.
        return match start.as_secs().checked_mul(u64::from(power)) {
            Some(secs) if start.subsec_nanos() == 0 => Duration::from_secs(secs),
            _ => start.saturating_mul(power),
        };
    }
    grow_by(start, base, exponent)
}

/// Returns `start * base^exponent`, for a base other than 2 or a great exponent.
#[inline(never)]
fn grow_by(start: Duration, base: f64, exponent: u32) -> Duration {
    if start.is_zero() {
        return start;
    }
    match whole(base) {
        // A power that fits into 32 bits needs no 128-bit division.
        Some(base) => match base.checked_pow(exponent) {
            Some(power) => start.saturating_mul(power),
            None => {
                let power = u128::from(base).saturating_pow(exponent);
                from_nanos(start.as_nanos().saturating_mul(power))
            }
        },
        None => from_secs(start.as_secs_f64() * power(base, exponent)),
    }
}

/// Converts seconds, which must not be negative, to a duration, or [`Duration::MAX`] if they do not fit.
pub(crate) fn from_secs(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

/// Returns `base` as an integer if it is one of at most 32 bits. With a greater base every wait but the first
/// saturates or is capped anyway.
fn whole(base: f64) -> Option<u32> {
    // The cast saturates and truncates; a base that it changes does not compare equal.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = base as u32;
    #[allow(clippy::float_cmp)]
    (f64::from(whole) == base).then_some(whole)
}

/// Returns `base^exponent` by repeated squaring; `f64::powi` is not in `core`.
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
