//! Jitter: randomizes waits, so that clients that failed together do not retry together.
//!
//! A jitter is any `FnMut(Duration) -> Duration`. It is applied to each wait of the generator, before the wait is
//! clipped to what is left of `max_time`.
//!
//! | jitter | wait |
//! |---|---|
//! | [`full_jitter`], the default | uniform in `0..=wait` |
//! | [`equal_jitter`] | uniform in `wait / 2..=wait` |
//! | [`random_jitter`] | uniform in `wait..=wait + 1s` |
//!
//! These require the feature `std` and draw from a generator that is seeded per thread. [`full_jitter_from`],
//! [`equal_jitter_from`] and [`random_jitter_from`] draw from a function of yours that returns 64 random bits; with a
//! seeded one the waits are reproducible.
//!
//! **On wasm32-unknown-unknown** the standard library has no randomness, and every browser would draw the same waits.
//! There `full_jitter`, `equal_jitter`, `random_jitter` and the generator `decorrelated` panic at their first wait. Use
//! [`full_jitter_from`] with a source such as `getrandom` or JavaScript's `crypto`, or no jitter.

use core::time::Duration;

use crate::wait::from_nanos;

/// A function that randomizes a wait: any `FnMut(Duration) -> Duration`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a jitter",
    label = "expected a function from `Duration` to `Duration`",
    note = "write `full_jitter`, `equal_jitter`, `random_jitter`, `none`, \
            or a closure such as `|wait| wait / 2`"
)]
#[doc(hidden)]
pub trait Jitter {
    /// Returns the wait to sleep in place of `wait`.
    fn jitter(&mut self, wait: Duration) -> Duration;
}

#[diagnostic::do_not_recommend]
impl<F: FnMut(Duration) -> Duration> Jitter for F {
    fn jitter(&mut self, wait: Duration) -> Duration {
        self(wait)
    }
}

/// Full jitter: returns a duration drawn uniformly between zero and `wait`. The default.
///
/// The average wait is half of the generator's. Formula: `random_between(0, wait)`, "Full Jitter" in the AWS
/// Architecture Blog, [Exponential Backoff And Jitter][aws] (2015).
///
/// # Panics
/// On wasm32-unknown-unknown, which provides no randomness; use [`full_jitter_from`] there.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::full_jitter;
///
/// let wait = Duration::from_secs(8);
/// assert!(full_jitter(wait) <= wait);
/// ```
///
/// [aws]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
#[cfg(feature = "std")]
pub fn full_jitter(wait: Duration) -> Duration {
    full(wait, crate::random::next_u64())
}

/// Equal jitter: returns a duration drawn uniformly between half of `wait` and `wait`.
///
/// The average wait is three quarters of the generator's. Formula: `wait / 2 + random_between(0, wait / 2)`, "Equal
/// Jitter" in the AWS Architecture Blog, [Exponential Backoff And Jitter][aws] (2015).
///
/// # Panics
/// On wasm32-unknown-unknown, which provides no randomness; use [`equal_jitter_from`] there.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::equal_jitter;
///
/// let wait = Duration::from_secs(8);
/// assert!((wait / 2..=wait).contains(&equal_jitter(wait)));
/// ```
///
/// [aws]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
#[cfg(feature = "std")]
pub fn equal_jitter(wait: Duration) -> Duration {
    equal(wait, crate::random::next_u64())
}

/// Random jitter: returns `wait` plus a duration drawn uniformly between zero and 1 s.
///
/// It is the only one that can make a wait longer than the generator's `max_value`, as `random_jitter` of Python's
/// backoff does. Formula: `wait + random_between(0, 1s)`.
///
/// # Panics
/// On wasm32-unknown-unknown, which provides no randomness; use [`random_jitter_from`] there.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::random_jitter;
///
/// let (wait, second) = (Duration::from_secs(8), Duration::from_secs(1));
/// assert!((wait..=wait + second).contains(&random_jitter(wait)));
/// ```
#[cfg(feature = "std")]
pub fn random_jitter(wait: Duration) -> Duration {
    random(wait, crate::random::next_u64())
}

/// Returns a full jitter that draws from `source`, a function that returns 64 random bits.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::jitter::full_jitter_from;
///
/// let mut half = full_jitter_from(|| u64::MAX / 2 + 1);
/// assert_eq!(half(Duration::from_secs(10)), Duration::from_secs(5));
/// ```
pub fn full_jitter_from(mut source: impl FnMut() -> u64) -> impl FnMut(Duration) -> Duration {
    move |wait| full(wait, source())
}

/// Returns an equal jitter that draws from `source`, a function that returns 64 random bits.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::jitter::equal_jitter_from;
///
/// let mut least = equal_jitter_from(|| 0);
/// assert_eq!(least(Duration::from_secs(10)), Duration::from_secs(5));
/// ```
pub fn equal_jitter_from(mut source: impl FnMut() -> u64) -> impl FnMut(Duration) -> Duration {
    move |wait| equal(wait, source())
}

/// Returns a random jitter that draws from `source`, a function that returns 64 random bits.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::jitter::random_jitter_from;
///
/// let mut most = random_jitter_from(|| u64::MAX);
/// assert_eq!(most(Duration::from_secs(10)), Duration::from_secs(11));
/// ```
pub fn random_jitter_from(mut source: impl FnMut() -> u64) -> impl FnMut(Duration) -> Duration {
    move |wait| random(wait, source())
}

fn full(wait: Duration, bits: u64) -> Duration {
    fraction(wait, bits)
}

fn equal(wait: Duration, bits: u64) -> Duration {
    let half = wait / 2;
    wait.saturating_sub(half).saturating_add(fraction(half, bits))
}

fn random(wait: Duration, bits: u64) -> Duration {
    wait.saturating_add(fraction(Duration::from_secs(1), bits))
}

/// Returns the fraction `bits / u64::MAX` of `whole`: zero for 0, `whole` for `u64::MAX`.
///
/// It computes `(nanoseconds + 1) * bits / 2^64`.
#[inline]
pub(crate) fn fraction(whole: Duration, bits: u64) -> Duration {
    // Waits of up to 584 years have less than 2^64 nanoseconds.
    let nanos = whole.as_secs().checked_mul(1_000_000_000);
    let nanos = nanos.and_then(|nanos| nanos.checked_add(u64::from(whole.subsec_nanos()) + 1));
    match nanos.map(|steps| u64::try_from((u128::from(steps) * u128::from(bits)) >> 64)) {
        Some(Ok(nanos)) => Duration::from_nanos(nanos),
        _ => long_fraction(whole, bits),
    }
}

/// Computes a fraction in two halves, since the product may need 160 bits.
#[cold]
fn long_fraction(whole: Duration, bits: u64) -> Duration {
    let steps = whole.as_nanos() + 1;
    let bits = u128::from(bits);
    let low = ((steps & u128::from(u64::MAX)) * bits) >> 64;
    from_nanos((steps >> 64) * bits + low)
}

#[cfg(test)]
#[cfg(feature = "std")]
mod tests {
    use super::*;
    use crate::random::seeded;
    use std::vec::Vec;

    const WAIT: Duration = Duration::from_secs(8);

    fn first_five(mut jitter: impl FnMut(Duration) -> Duration) -> Vec<u128> {
        (0..5).map(|_| jitter(WAIT).as_millis()).collect()
    }

    #[test]
    fn value_stability() {
        assert_eq!(first_five(full_jitter_from(seeded(42))), [6514, 2550, 7871, 5609, 6348]);
        assert_eq!(first_five(equal_jitter_from(seeded(42))), [7257, 5275, 7935, 6804, 7174]);
        assert_eq!(first_five(random_jitter_from(seeded(42))), [8814, 8318, 8983, 8701, 8793]);
    }

    /// Bounds, mean and evenness of 10,000 draws; the tolerance is five standard errors.
    fn check_distribution(mut jitter: impl FnMut(Duration) -> Duration, low: f64, high: f64) {
        let drawn: Vec<f64> = (0..10_000).map(|_| jitter(WAIT).as_secs_f64()).collect();
        assert!(drawn.iter().all(|wait| (low..=high).contains(wait)), "out of {low}..={high}");
        let width = high - low;
        let mean = drawn.iter().sum::<f64>() / 10_000.0;
        let tolerance = 5.0 * width / 12f64.sqrt() / 100.0;
        assert!((mean - (low + width / 2.0)).abs() < tolerance, "mean {mean}");
        for tenth in 0..10 {
            let from = low + width * f64::from(tenth) / 10.0;
            let count =
                drawn.iter().filter(|wait| (from..from + width / 10.0).contains(wait)).count();
            assert!((850..1150).contains(&count), "{count} of 10000 in tenth {tenth}");
        }
    }

    #[test]
    fn full_jitter_is_even_between_zero_and_the_wait() {
        check_distribution(full_jitter_from(seeded(1)), 0.0, 8.0);
    }

    #[test]
    fn equal_jitter_is_even_over_the_upper_half() {
        check_distribution(equal_jitter_from(seeded(2)), 4.0, 8.0);
    }

    #[test]
    fn random_jitter_adds_up_to_a_second() {
        check_distribution(random_jitter_from(seeded(3)), 8.0, 9.0);
    }

    #[test]
    fn the_ends_of_the_range_are_reached_and_not_passed() {
        for whole in [Duration::ZERO, Duration::from_nanos(1), WAIT, Duration::MAX] {
            assert_eq!(fraction(whole, 0), Duration::ZERO);
            assert_eq!(fraction(whole, u64::MAX).max(whole), whole);
        }
        assert_eq!(fraction(WAIT, u64::MAX), WAIT);
        for bits in [0, 1, u64::MAX / 3, u64::MAX] {
            for nanos in [0, 1, 999_999_999, u64::MAX - 1, u64::MAX] {
                let whole = Duration::from_nanos(nanos);
                assert_eq!(fraction(whole, bits), long_fraction(whole, bits));
            }
        }
        assert_eq!(random(Duration::MAX, u64::MAX), Duration::MAX);
        let half = Duration::MAX / 2;
        assert_eq!(equal(Duration::MAX, 0), Duration::MAX.saturating_sub(half));
    }

    #[test]
    fn each_wait_gets_a_draw_of_its_own() {
        let mut drawn: Vec<_> = (0..50).map(|_| full_jitter(WAIT)).collect();
        drawn.dedup();
        assert_eq!(drawn.len(), 50);
    }
}
