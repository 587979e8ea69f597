//! What a policy is set to, for code that shows it or waits by itself. The setters have the plain names.

use core::time::Duration;

use super::{Policy, PolicyKind};
use crate::budget::Budget;

impl<W, K: PolicyKind> Policy<W, K> {
    /// Returns the wait generator.
    pub const fn wait(&self) -> &W {
        &self.wait
    }

    /// Returns the limit on attempts, including the first; `None` for no limit.
    pub const fn get_max_tries(&self) -> Option<u32> {
        self.settings.max_tries
    }

    /// Returns the time after which no further attempt starts; `None` for no limit.
    pub const fn get_max_time(&self) -> Option<Duration> {
        self.settings.max_time
    }

    /// Returns the time limit of each attempt; `None` for no limit, and for a policy of another kind than
    /// [`Timed`](super::Timed).
    pub fn get_attempt_timeout(&self) -> Option<Duration> {
        self.settings.timeouts().attempt
    }

    /// Returns the time limit of the whole call; `None` for no limit, and for a policy of another kind than
    /// [`Timed`](super::Timed).
    pub fn get_timeout(&self) -> Option<Duration> {
        self.settings.timeouts().call
    }

    /// Returns the budget.
    pub fn get_budget(&self) -> Option<&'static (dyn Budget + Sync)> {
        self.settings.budget
    }

    /// Applies the jitter of the policy to a wait. Without jitter the wait is returned as it is.
    pub fn apply_jitter(&self, wait: Duration) -> Duration {
        self.settings.apply_jitter(wait)
    }
}
