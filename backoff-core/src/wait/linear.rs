//! Growth by a constant step.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};

/// Linear waits: `start + step * (tries - 1)`; by default 1 s, 2 s, 3 s, ..
///
/// Formula: `min(max_value, start + step * (tries - 1))`, where `tries` is the number of attempts so far. Waits
/// saturate at [`Duration::MAX`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::linear;
///
/// let waits = linear().step(Duration::from_secs(2)).max_value(Duration::from_secs(4));
/// let seconds: Vec<_> = waits.into_iter().take(4).map(|wait| wait.as_secs()).collect();
/// assert_eq!(seconds, [1, 3, 4, 4]);
/// ```
#[inline]
pub const fn linear() -> Linear {
    let second = Duration::from_secs(1);
    Linear { start: second, step: second, max_value: Duration::MAX }
}

/// The generator of linear waits; returned by [`linear()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::linear;
///
/// let waits = linear()
///     .start(Duration::from_millis(500))
///     .step(Duration::from_millis(250))
///     .max_value(Duration::from_secs(1));
/// assert!(waits.take(4).into_iter().eq([500, 750, 1000, 1000].map(Duration::from_millis)));
/// assert_eq!(waits.get_step(), Duration::from_millis(250));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linear {
    pub(crate) start: Duration,
    pub(crate) step: Duration,
    pub(crate) max_value: Duration,
}

impl Linear {
    /// Sets the first wait. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::linear;
    ///
    /// let waits = linear().start(Duration::ZERO); // the first retry is immediate
    /// assert!(waits.take(3).into_iter().eq([0, 1, 2].map(Duration::from_secs)));
    /// ```
    #[inline]
    pub const fn start(self, start: Duration) -> Self {
        Self { start, ..self }
    }

    /// Sets the difference between one wait and the next. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::linear;
    ///
    /// let waits = linear().step(Duration::from_secs(5));
    /// assert!(waits.take(3).into_iter().eq([1, 6, 11].map(Duration::from_secs)));
    /// ```
    #[inline]
    pub const fn step(self, step: Duration) -> Self {
        Self { step, ..self }
    }

    /// Sets the longest wait. Default no maximum.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::linear;
    ///
    /// let waits = linear().max_value(Duration::from_secs(2));
    /// assert!(waits.take(4).into_iter().eq([1, 2, 2, 2].map(Duration::from_secs)));
    /// ```
    #[inline]
    pub const fn max_value(self, max_value: Duration) -> Self {
        Self { max_value, ..self }
    }

    /// Returns the first wait.
    pub const fn get_start(&self) -> Duration {
        self.start
    }

    /// Returns the difference between one wait and the next.
    pub const fn get_step(&self) -> Duration {
        self.step
    }

    /// Returns the longest wait; `None` for no maximum.
    pub const fn get_max_value(&self) -> Option<Duration> {
        super::maximum(self.max_value)
    }
}

impl<O: ?Sized> Wait<O> for Linear {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        let steps = self.step.saturating_mul(tries.saturating_sub(1));
        Some(self.start.saturating_add(steps).min(self.max_value))
    }
}

combinators!(Linear);
