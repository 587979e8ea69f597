//! What a policy is set to, for code that shows it or waits by itself. The setters have the plain names.

use core::time::Duration;

use super::{Policy, PolicyKind};
use crate::budget::Budget;

impl<W, K: PolicyKind> Policy<W, K> {
    /// Returns the wait generator.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo().max_value(Duration::from_secs(3)));
    ///
    /// assert_eq!(API.wait().get_max_value(), Some(Duration::from_secs(3)));
    /// let waits = API.wait().clone().into_iter(); // without jitter
    /// assert!(waits.take(4).eq([1, 2, 3, 3].map(Duration::from_secs)));
    /// ```
    pub const fn wait(&self) -> &W {
        &self.wait
    }

    /// Returns the limit on attempts, including the first; `None` for no limit.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).max_time(Duration::from_secs(60));
    ///
    /// assert_eq!(API.get_max_tries(), Some(5));
    /// assert_eq!(API.get_max_time(), Some(Duration::from_secs(60)));
    /// assert!(API.get_budget().is_none());
    /// ```
    pub const fn get_max_tries(&self) -> Option<u32> {
        self.settings.max_tries
    }

    /// Returns the time after which no further attempt starts; `None` for no limit.
    pub const fn get_max_time(&self) -> Option<Duration> {
        self.settings.max_time
    }

    /// Returns the time limit of each attempt; `None` for no limit, and for a policy of another kind than
    /// [`Timed`](super::Timed).
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// static API: Policy<Expo, Timed<io::Error>> =
    ///     Policy::timed(expo()).attempt_timeout(Duration::from_secs(10));
    ///
    /// assert_eq!(API.get_attempt_timeout(), Some(Duration::from_secs(10)));
    /// assert_eq!(API.get_timeout(), None);
    /// ```
    pub fn get_attempt_timeout(&self) -> Option<Duration> {
        self.settings.timeouts().attempt
    }

    /// Returns the time limit of the whole call; `None` for no limit, and for a policy of another kind than
    /// [`Timed`](super::Timed).
    pub fn get_timeout(&self) -> Option<Duration> {
        self.settings.timeouts().call
    }

    /// Returns the budget; `None` for no limit on retries.
    pub fn get_budget(&self) -> Option<&'static (dyn Budget + Sync)> {
        self.settings.budget
    }

    /// Applies the jitter of the policy to a wait. Without jitter the wait is returned as it is.
    ///
    /// It is for code that takes waits from the generator itself; [`decide`](Policy::decide) returns waits with jitter.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// let wait = Duration::from_secs(8);
    /// assert!(Policy::new(expo()).apply_jitter(wait) <= wait); // full jitter
    /// assert_eq!(Policy::new(expo()).no_jitter().apply_jitter(wait), wait);
    /// ```
    pub fn apply_jitter(&self, wait: Duration) -> Duration {
        self.settings.apply_jitter(wait)
    }
}
