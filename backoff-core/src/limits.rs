//! Limits: when a retry gives up.

use core::time::Duration;

use crate::event::GiveUpReason;
use crate::testing_hooks;

/// The limits of a retried call. None of them is set by default: the call retries for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    max_tries: Option<u32>,
    max_time: Option<Duration>,
}

impl Limits {
    /// No limit.
    pub const fn none() -> Self {
        Self { max_tries: None, max_time: None }
    }

    /// The number of attempts, the first included. 0 means 1: a function that is called is tried.
    pub const fn max_tries(self, max_tries: Option<u32>) -> Self {
        Self { max_tries, ..self }
    }

    /// The time after which no further attempt is started, counted from the start of the call.
    pub const fn max_time(self, max_time: Option<Duration>) -> Self {
        Self { max_time, ..self }
    }

    /// The limit that is reached after attempt number `tries`, `elapsed` after the start.
    #[inline]
    pub(crate) fn reached(&self, tries: u32, elapsed: Duration) -> Option<GiveUpReason> {
        if testing_hooks::max_tries(self.max_tries).is_some_and(|max_tries| tries >= max_tries) {
            Some(GiveUpReason::MaxTries)
        } else if self.max_time.is_some_and(|max_time| elapsed >= max_time) {
            Some(GiveUpReason::MaxTime)
        } else {
            None
        }
    }

    /// The wait, or what is left of `max_time` where that is less.
    #[inline]
    pub(crate) fn clip(&self, wait: Duration, elapsed: Duration) -> Duration {
        match self.max_time {
            Some(max_time) => wait.min(max_time.saturating_sub(elapsed)),
            None => wait,
        }
    }
}

/// What `max_tries` takes: a number of attempts, or `None` for no limit.
#[diagnostic::on_unimplemented(
    message = "`max_tries` takes a `u32` or an `Option<u32>`, not `{Self}`",
    label = "expected `u32` or `Option<u32>`",
    note = "`max_tries` counts attempts, the first included; `None` means no limit"
)]
pub trait IntoMaxTries {
    /// The limit.
    fn into_max_tries(self) -> Option<u32>;
}

impl IntoMaxTries for u32 {
    #[inline]
    fn into_max_tries(self) -> Option<u32> {
        Some(self)
    }
}

impl IntoMaxTries for Option<u32> {
    #[inline]
    fn into_max_tries(self) -> Option<u32> {
        self
    }
}

/// What `max_time` takes: a `Duration`, or `None` for no limit.
#[diagnostic::on_unimplemented(
    message = "`max_time` takes a `Duration` or an `Option<Duration>`, not `{Self}`",
    label = "expected `Duration` or `Option<Duration>`",
    note = "in an attribute write a literal with a unit, such as `30s`, or a bare one in seconds; \
            elsewhere `Duration::from_secs(30)`"
)]
pub trait IntoMaxTime {
    /// The limit.
    fn into_max_time(self) -> Option<Duration>;
}

impl IntoMaxTime for Duration {
    #[inline]
    fn into_max_time(self) -> Option<Duration> {
        Some(self)
    }
}

impl IntoMaxTime for Option<Duration> {
    #[inline]
    fn into_max_time(self) -> Option<Duration> {
        self
    }
}
