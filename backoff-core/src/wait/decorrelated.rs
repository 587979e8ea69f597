//! Decorrelated jitter.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateful, Wait};
use crate::{jitter, random};

/// Decorrelated waits: each is drawn between `min_value` and three times the one before.
///
/// This is the "decorrelated jitter" of the AWS Architecture Blog ("Exponential Backoff And Jitter",
/// 2015), with one change: there, the draw is cut off at the cap, `min(cap, uniform(min, 3 * previous))`,
/// so that most waits end up at exactly the cap and clients come in waves again. Here the range itself
/// ends at the cap: `uniform(min, min(cap, 3 * previous))`. The waits are random by themselves: give
/// `jitter = none` beside it.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::decorrelated;
///
/// let (min, max) = (Duration::from_millis(100), Duration::from_secs(2));
/// let mut waits = decorrelated().min_value(min).max_value(max).into_iter();
/// assert!(waits.all_within(100, min..=max));
///
/// # trait Within { fn all_within(&mut self, n: usize, range: std::ops::RangeInclusive<Duration>) -> bool; }
/// # impl<I: Iterator<Item = Duration>> Within for I {
/// #     fn all_within(&mut self, n: usize, range: std::ops::RangeInclusive<Duration>) -> bool {
/// #         self.take(n).all(|wait| range.contains(&wait))
/// #     }
/// # }
/// ```
pub const fn decorrelated() -> Decorrelated {
    Decorrelated { min_value: Duration::from_secs(1), max_value: Duration::MAX, previous: None }
}

/// The generator that [`decorrelated()`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decorrelated {
    pub(crate) min_value: Duration,
    pub(crate) max_value: Duration,
    previous: Option<Duration>,
}

impl Decorrelated {
    /// The shortest wait. Default 1 s.
    pub const fn min_value(self, min_value: Duration) -> Self {
        Self { min_value, ..self }
    }

    /// The longest wait; default none. It wins over a `min_value` that is greater.
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
    fn does_not_clump_at_either_bound() {
        let mut waits = decorrelated().max_value(SECOND * 10);
        let mut source = random::seeded(7);
        let drawn: Vec<_> = (0..10_000).map(|_| waits.draw(source())).collect();
        assert!(drawn.iter().all(|wait| (SECOND..=SECOND * 10).contains(wait)));
        let near = |bound: Duration| {
            drawn.iter().filter(|wait| wait.abs_diff(bound) < Duration::from_millis(90)).count()
        };
        // A hundredth of the range at either end: an even spread would put about 100 draws there,
        // a cut-off at the cap several thousand.
        assert!(near(SECOND) < 400, "{} at the minimum", near(SECOND));
        assert!(near(SECOND * 10) < 400, "{} at the maximum", near(SECOND * 10));
    }

    #[test]
    fn bounds_that_meet_or_cross_are_no_empty_range() {
        let mut source = random::seeded(1);
        let mut same = decorrelated().max_value(SECOND);
        assert_eq!(same.draw(source()), SECOND);
        let mut crossed = decorrelated().min_value(SECOND * 10).max_value(SECOND * 3);
        assert_eq!(crossed.draw(source()), SECOND * 3);
        let mut endless = decorrelated().min_value(Duration::MAX);
        assert_eq!(endless.draw(source()), Duration::MAX);
    }
}
