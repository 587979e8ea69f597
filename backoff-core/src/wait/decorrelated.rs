//! Random waits that depend on the wait before.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateful, Wait};
use crate::{jitter, random};

/// Decorrelated waits: each is drawn uniformly between `min_value` and three times the wait before.
///
/// Formula: `uniform(min_value, min(max_value, 3 * previous))`, with `previous = min_value` at first. This is the
/// "Decorrelated Jitter" of the AWS Architecture Blog, [Exponential Backoff And Jitter][aws] (2015), with one
/// change: there the draw is capped, `min(max_value, uniform(min_value, 3 * previous))`, so that most waits end up at
/// exactly the maximum and clients come back in waves; here the range is capped.
///
/// The waits are random already: use it with `jitter = none`.
///
/// # Panics
/// At the first wait on wasm32-unknown-unknown, which provides no randomness.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::decorrelated;
///
/// let (min, max) = (Duration::from_millis(100), Duration::from_secs(2));
/// let mut waits = decorrelated().min_value(min).max_value(max).into_iter();
/// assert!((1..100).all(|_| (min..=max).contains(&waits.next().unwrap())));
/// ```
///
/// [aws]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
pub const fn decorrelated() -> Decorrelated {
    Decorrelated { min_value: Duration::from_secs(1), max_value: Duration::MAX, previous: None }
}

/// The generator of decorrelated waits; returned by [`decorrelated()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Policy, decorrelated, wait::Decorrelated};
///
/// static API: Policy<Decorrelated> =
///     Policy::without_jitter(decorrelated().max_value(Duration::from_secs(20))).max_tries(5);
///
/// assert_eq!(API.wait().get_min_value(), Duration::from_secs(1));
/// assert_eq!(API.wait().get_max_value(), Some(Duration::from_secs(20)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decorrelated {
    pub(crate) min_value: Duration,
    pub(crate) max_value: Duration,
    previous: Option<Duration>,
}

impl Decorrelated {
    /// Sets the shortest wait. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::decorrelated;
    ///
    /// let min = Duration::from_millis(100);
    /// let first = decorrelated().min_value(min).into_iter().next().unwrap();
    /// assert!((min..=3 * min).contains(&first));
    /// ```
    pub const fn min_value(self, min_value: Duration) -> Self {
        Self { min_value, ..self }
    }

    /// Sets the longest wait. Default no maximum. It takes precedence over a greater `min_value`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::decorrelated;
    ///
    /// let max = Duration::from_secs(20);
    /// assert!(decorrelated().max_value(max).into_iter().take(100).all(|wait| wait <= max));
    /// ```
    pub const fn max_value(self, max_value: Duration) -> Self {
        Self { max_value, ..self }
    }

    fn draw(&mut self, random: u64) -> Duration {
        let low = self.min_value.min(self.max_value);
        let previous = self.previous.unwrap_or(low);
        let high = previous.saturating_mul(3).min(self.max_value).max(low);
        let wait = low.saturating_add(jitter::fraction(high.saturating_sub(low), random));
        self.previous = Some(wait);
        wait
    }

    /// Returns the shortest wait.
    pub const fn get_min_value(&self) -> Duration {
        self.min_value
    }

    /// Returns the longest wait; `None` for no maximum.
    pub const fn get_max_value(&self) -> Option<Duration> {
        super::maximum(self.max_value)
    }
}

impl<O: ?Sized> Wait<O> for Decorrelated {
    type State = Stateful;

    fn next_wait(&mut self, _tries: u32, _outcome: &O) -> Option<Duration> {
        Some(self.draw(random::next_u64()))
    }
}

combinators!(Decorrelated);

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn value_stability() {
        let mut waits = decorrelated().max_value(SECOND * 20);
        let mut source = random::seeded(42);
        let drawn: Vec<_> = (0..5).map(|_| waits.draw(source()).as_millis()).collect();
        assert_eq!(drawn, [2628, 3195, 9447, 14321, 16076]);
    }

    #[test]
    fn waits_do_not_accumulate_at_a_bound() {
        let mut waits = decorrelated().max_value(SECOND * 10);
        let mut source = random::seeded(7);
        let drawn: Vec<_> = (0..10_000).map(|_| waits.draw(source())).collect();
        assert!(drawn.iter().all(|wait| (SECOND..=SECOND * 10).contains(wait)));
        let near = |bound: Duration| {
            drawn.iter().filter(|wait| wait.abs_diff(bound) < Duration::from_millis(90)).count()
        };
        // A hundredth of the range at each end: uniform draws would put about 100 waits there, capped draws several
        // thousand.
        assert!(near(SECOND) < 400, "{} at the minimum", near(SECOND));
        assert!(near(SECOND * 10) < 400, "{} at the maximum", near(SECOND * 10));
    }

    #[test]
    fn equal_or_crossed_bounds_do_not_panic() {
        let mut source = random::seeded(1);
        let mut same = decorrelated().max_value(SECOND);
        assert_eq!(same.draw(source()), SECOND);
        let mut crossed = decorrelated().min_value(SECOND * 10).max_value(SECOND * 3);
        assert_eq!(crossed.draw(source()), SECOND * 3);
        let mut endless = decorrelated().min_value(Duration::MAX);
        assert_eq!(endless.draw(source()), Duration::MAX);
    }
}
