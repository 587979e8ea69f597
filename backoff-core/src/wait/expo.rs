//! Exponential growth.

use core::fmt;
use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait, scale};
use crate::error::{InvalidSetting, POSITIVE};

/// Exponential waits: `factor * base^(tries - 1)`; by default 1 s, 2 s, 4 s, 8 s, ..
///
/// Formula: `min(max_value, max(min_value, factor * base^(tries - 1)))`, where `tries` is the number of attempts so
/// far. With the default base, this is the capped exponential backoff of the AWS Architecture Blog, [Exponential
/// Backoff And Jitter][aws] (2015), before jitter: `min(cap, base * 2^attempt)`. With a whole base below 2^32 the waits
/// are exact. They saturate at [`Duration::MAX`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::expo;
///
/// let waits = expo().factor(Duration::from_millis(100)).max_value(Duration::from_secs(1));
/// let millis: Vec<_> = waits.into_iter().take(6).map(|wait| wait.as_millis()).collect();
/// assert_eq!(millis, [100, 200, 400, 800, 1000, 1000]);
/// ```
///
/// [aws]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
#[inline]
pub const fn expo() -> Expo {
    Expo { base: 2.0, factor: Duration::from_secs(1), bounds: None }
}

/// The generator of exponential waits; returned by [`expo()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::expo;
///
/// let waits = expo()
///     .base(3.0)
///     .factor(Duration::from_millis(100))
///     .min_value(Duration::from_millis(200))
///     .max_value(Duration::from_secs(2));
/// let millis: Vec<_> = waits.into_iter().take(5).map(|wait| wait.as_millis()).collect();
/// assert_eq!(millis, [200, 300, 900, 2000, 2000]);
/// assert_eq!((waits.get_base(), waits.get_factor()), (3.0, Duration::from_millis(100)));
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Expo {
    pub(crate) base: f64,
    pub(crate) factor: Duration,
    /// The shortest and the longest wait. `None` if neither is set, as in most calls, which then compare once.
    bounds: Option<(Duration, Option<Duration>)>,
}

impl Expo {
    /// Sets the factor between one wait and the next; finite and greater than 0. Default 2. A base less than 1 makes
    /// the waits shorter from one to the next.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::expo;
    ///
    /// assert!(expo().base(3.0).take(3).into_iter().eq([1, 3, 9].map(Duration::from_secs)));
    /// ```
    ///
    /// # Panics
    /// If `base` is not finite or not greater than 0. [`try_base`](Expo::try_base) returns an error instead.
    #[inline]
    pub const fn base(self, base: f64) -> Self {
        assert!(scale::is_positive(base), "`base` of `expo` must be finite and greater than 0");
        Self { base, ..self }
    }

    /// Sets the factor between one wait and the next, as [`base`](Expo::base) does, for numbers that are only known at
    /// run time.
    ///
    /// ```
    /// use backoff_retry::expo;
    ///
    /// let base: f64 = "1.5".parse().unwrap(); // from the command line, for example
    /// assert_eq!(expo().try_base(base).unwrap().get_base(), 1.5);
    ///
    /// let error = expo().try_base(0.0).unwrap_err();
    /// assert_eq!(error.to_string(), "`base` cannot be 0: it must be finite and greater than 0");
    /// ```
    ///
    /// # Errors
    /// If `base` is not finite or not greater than 0.
    pub const fn try_base(self, base: f64) -> Result<Self, InvalidSetting> {
        if scale::is_positive(base) {
            Ok(Self { base, ..self })
        } else {
            Err(InvalidSetting::number("base", base, POSITIVE))
        }
    }

    /// Sets the first wait. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::expo;
    ///
    /// let waits = expo().factor(Duration::from_millis(50));
    /// assert!(waits.take(3).into_iter().eq([50, 100, 200].map(Duration::from_millis)));
    /// ```
    #[inline]
    pub const fn factor(self, factor: Duration) -> Self {
        Self { factor, ..self }
    }

    /// Sets the longest wait. Default no maximum. It bounds every wait, including the first, and takes precedence over
    /// a greater `min_value`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::expo;
    ///
    /// let waits = expo().max_value(Duration::from_secs(3));
    /// assert!(waits.take(4).into_iter().eq([1, 2, 3, 3].map(Duration::from_secs)));
    /// ```
    #[inline]
    pub const fn max_value(self, max_value: Duration) -> Self {
        Self { bounds: Some((self.get_min_value(), Some(max_value))), ..self }
    }

    /// Sets the shortest wait. Default 0 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::expo;
    ///
    /// let waits = expo().min_value(Duration::from_secs(3));
    /// assert!(waits.take(4).into_iter().eq([3, 3, 4, 8].map(Duration::from_secs)));
    /// ```
    #[inline]
    pub const fn min_value(self, min_value: Duration) -> Self {
        let max_value = self.get_max_value();
        let is_default = min_value.is_zero() && max_value.is_none();
        Self { bounds: if is_default { None } else { Some((min_value, max_value)) }, ..self }
    }

    /// Returns the factor between one wait and the next.
    pub const fn get_base(&self) -> f64 {
        self.base
    }

    /// Returns the first wait.
    pub const fn get_factor(&self) -> Duration {
        self.factor
    }

    /// Returns the longest wait; `None` for no maximum.
    pub const fn get_max_value(&self) -> Option<Duration> {
        match self.bounds {
            Some((_, max_value)) => max_value,
            None => None,
        }
    }

    /// Returns the shortest wait.
    pub const fn get_min_value(&self) -> Duration {
        match self.bounds {
            Some((min_value, _)) => min_value,
            None => Duration::ZERO,
        }
    }
}

impl fmt::Debug for Expo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (min_value, max_value) = self.bounds.unwrap_or_default();
        f.debug_struct("Expo")
            .field("base", &self.base)
            .field("factor", &self.factor)
            .field("min_value", &min_value)
            .field("max_value", &max_value)
            .finish()
    }
}

impl<O: ?Sized> Wait<O> for Expo {
    type State = Stateless;

    // Most calls use this generator, in a cold function into which LLVM would not inline it.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        let wait = scale::grow(self.factor, self.base, tries.saturating_sub(1));
        let Some((min_value, max_value)) = self.bounds else { return Some(wait) };
        let wait = wait.max(min_value);
        Some(max_value.map_or(wait, |max_value| wait.min(max_value)))
    }
}

combinators!(Expo);
