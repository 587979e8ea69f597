//! Limits: when a retry gives up.

use core::time::Duration;

use crate::details::GiveUpReason;
use crate::sealed::Sealed;

/// The limits of a call. Without any, the call is retried for ever.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The number of attempts, including the first. 0 means 1: a function that is called is attempted.
    pub(crate) max_tries: Option<u32>,
    /// The time after which no further attempt starts, counted from the start of the call.
    pub(crate) max_time: Option<Duration>,
}

impl Limits {
    /// Returns the limit that is reached after attempt number `tries`, `elapsed` after the start.
    #[inline]
    pub(crate) fn reached(self, tries: u32, elapsed: Duration) -> Option<GiveUpReason> {
        if self.max_tries.is_some_and(|max_tries| tries >= max_tries) {
            Some(GiveUpReason::MaxTries)
        } else if self.max_time.is_some_and(|max_time| elapsed >= max_time) {
            Some(GiveUpReason::MaxTime)
        } else {
            None
        }
    }

    /// Shortens the wait to what is left of `max_time`.
    #[inline]
    pub(crate) fn clip(self, wait: Duration, elapsed: Duration) -> Duration {
        match self.max_time {
            Some(max_time) => wait.min(max_time.saturating_sub(elapsed)),
            None => wait,
        }
    }
}

/// A value for a limit: a `T`, or an `Option<T>` in which `None` means no limit.
///
/// `max_tries` takes an `IntoLimit<u32>`, `max_time` and the timeouts an `IntoLimit<Duration>`.
///
/// ```
/// use backoff_retry::{IntoLimit, Policy, expo};
///
/// static DB: Policy = Policy::new(expo()).max_tries(5);
///
/// fn ping(max_tries: impl IntoLimit<u32>) -> Result<(), std::io::Error> {
///     DB.call_blocking(|| Ok(())).max_tries(max_tries).run()
/// }
///
/// ping(3).unwrap();
/// ping(None).unwrap(); // no limit, although the policy has one
/// ```
#[diagnostic::on_unimplemented(
    message = "this limit must be a `{T}` or an `Option<{T}>`, not `{Self}`",
    label = "expected `{T}` or `Option<{T}>`",
    note = "`max_tries` takes a `u32`: the number of attempts, including the first",
    note = "a limit on time takes a `Duration`: in an attribute a literal with a unit, such as `30s`, elsewhere \
            `Duration::from_secs(30)`"
)]
pub trait IntoLimit<T>: Sealed {
    /// Converts the value; `None` means no limit.
    ///
    /// ```
    /// use backoff_retry::IntoLimit;
    ///
    /// assert_eq!(3.into_limit(), Some(3_u32));
    /// assert_eq!(None::<u32>.into_limit(), None);
    /// ```
    fn into_limit(self) -> Option<T>;
}

impl IntoLimit<Self> for u32 {
    #[inline]
    fn into_limit(self) -> Option<Self> {
        Some(self)
    }
}

impl IntoLimit<Self> for Duration {
    #[inline]
    fn into_limit(self) -> Option<Self> {
        Some(self)
    }
}

impl<T> IntoLimit<T> for Option<T> {
    #[inline]
    fn into_limit(self) -> Self {
        self
    }
}
