//! Exponential decay.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait, scale};
use crate::error::{InvalidSetting, POSITIVE};

/// Waits that get shorter: `initial_value * e^(-decay_factor * (tries - 1))`; by default 1 s, 0.368 s, 0.135 s, ..
///
/// Formula: `max(min_value, initial_value * e^(-decay_factor * (tries - 1)))`, where `tries` is the number of attempts
/// so far. This is [exponential decay] with the decay constant `decay_factor`, as `decay` of Python's backoff computes
/// it. Jitter is applied to these waits as to all others.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::decay;
///
/// let waits = decay().initial_value(Duration::from_secs(10)).min_value(Duration::from_secs(1));
/// let millis: Vec<_> = waits.into_iter().take(4).map(|wait| wait.as_millis()).collect();
/// assert_eq!(millis, [10_000, 3_678, 1_353, 1_000]);
/// ```
///
/// [exponential decay]: https://en.wikipedia.org/wiki/Exponential_decay
#[inline]
pub const fn decay() -> Decay {
    Decay { initial_value: Duration::from_secs(1), decay_factor: 1.0, min_value: Duration::ZERO }
}

/// The generator of decaying waits; returned by [`decay()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::decay;
///
/// let waits = decay()
///     .initial_value(Duration::from_secs(10))
///     .decay_factor(0.5)
///     .min_value(Duration::from_secs(2));
/// let millis: Vec<_> = waits.into_iter().take(5).map(|wait| wait.as_millis()).collect();
/// assert_eq!(millis, [10_000, 6_065, 3_678, 2_231, 2_000]);
/// assert_eq!(waits.get_decay_factor(), 0.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
// The fields have the names of the setters.
#[allow(clippy::struct_field_names)]
pub struct Decay {
    pub(crate) initial_value: Duration,
    pub(crate) decay_factor: f64,
    pub(crate) min_value: Duration,
}

impl Decay {
    /// Sets the first wait, which is the longest. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::decay;
    ///
    /// let mut waits = decay().initial_value(Duration::from_secs(10)).into_iter();
    /// assert_eq!(waits.next(), Some(Duration::from_secs(10)));
    /// ```
    #[inline]
    pub const fn initial_value(self, initial_value: Duration) -> Self {
        Self { initial_value, ..self }
    }

    /// Sets the decay constant; finite and greater than 0. Default 1: each wait is 1/e (37%) of the one before.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::decay;
    ///
    /// let halves = decay().decay_factor(f64::ln(2.0)); // each wait is half of the one before
    /// assert!(halves.take(3).into_iter().eq([1000, 500, 250].map(Duration::from_millis)));
    /// ```
    ///
    /// # Panics
    /// If `decay_factor` is not finite or not greater than 0. [`try_decay_factor`](Decay::try_decay_factor) returns an
    /// error instead.
    #[inline]
    pub const fn decay_factor(self, decay_factor: f64) -> Self {
        assert!(
            scale::is_positive(decay_factor),
            "`decay_factor` of `decay` must be finite and greater than 0"
        );
        Self { decay_factor, ..self }
    }

    /// Sets the decay constant, as [`decay_factor`](Decay::decay_factor) does, for numbers that are only known at run
    /// time.
    ///
    /// ```
    /// use backoff_retry::decay;
    ///
    /// let factor: f64 = "0.5".parse().unwrap(); // from the command line, for example
    /// assert_eq!(decay().try_decay_factor(factor).unwrap().get_decay_factor(), 0.5);
    ///
    /// assert_eq!(decay().try_decay_factor(-1.0).unwrap_err().parameter(), "decay_factor");
    /// ```
    ///
    /// # Errors
    /// If `decay_factor` is not finite or not greater than 0.
    pub const fn try_decay_factor(self, decay_factor: f64) -> Result<Self, InvalidSetting> {
        if scale::is_positive(decay_factor) {
            Ok(Self { decay_factor, ..self })
        } else {
            Err(InvalidSetting::number("decay_factor", decay_factor, POSITIVE))
        }
    }

    /// Sets the shortest wait. Default 0 s. It takes precedence over a smaller `initial_value`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::decay;
    ///
    /// let waits = decay().min_value(Duration::from_millis(500));
    /// assert_eq!(waits.into_iter().nth(1), Some(Duration::from_millis(500))); // in place of 368 ms
    /// ```
    #[inline]
    pub const fn min_value(self, min_value: Duration) -> Self {
        Self { min_value, ..self }
    }

    /// Returns the first wait.
    pub const fn get_initial_value(&self) -> Duration {
        self.initial_value
    }

    /// Returns the decay constant.
    pub const fn get_decay_factor(&self) -> f64 {
        self.decay_factor
    }

    /// Returns the shortest wait.
    pub const fn get_min_value(&self) -> Duration {
        self.min_value
    }
}

impl<O: ?Sized> Wait<O> for Decay {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        let steps = f64::from(tries.saturating_sub(1));
        let factor = (-self.decay_factor * steps).exp();
        let wait = scale::from_secs(self.initial_value.as_secs_f64() * factor);
        Some(wait.max(self.min_value))
    }
}

combinators!(Decay);
