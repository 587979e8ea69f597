//! The setters of a policy: the filter, limits and jitter.

use core::time::Duration;

use super::functions::Predicate;
use super::{Policy, PolicyJitter, PolicyKind, TypedKind};
use crate::budget::Budget;

// The bound stands here, and not at the method: the type of the filter would be reported as a second mistake.
impl<W, K: TypedKind> Policy<W, K> {
    /// Sets the filter: only outcomes for which it returns `true` are retried. By default every outcome is.
    ///
    /// An error that the filter rejects is returned immediately: no handler runs, and the log has an event at the level
    /// debug. A value that it rejects is a success.
    ///
    /// ```
    /// use std::io;
    /// use backoff_retry::{Policy, constant, policy::For, wait::Constant};
    /// use std::time::Duration;
    ///
    /// static LOCK: Policy<Constant<Duration>, For<io::Error>> = Policy::typed(constant(Duration::from_millis(1)))
    ///     .retry_if(|error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy)
    ///     .max_tries(3);
    ///
    /// let mut attempts = 0;
    /// let result = LOCK.call_blocking(|| -> io::Result<()> {
    ///     attempts += 1;
    ///     Err(io::Error::from(io::ErrorKind::NotFound))
    /// });
    /// assert_eq!(result.run().unwrap_err().kind(), io::ErrorKind::NotFound);
    /// assert_eq!(attempts, 1);
    /// ```
    pub const fn retry_if(mut self, filter: fn(&K::Outcome) -> bool) -> Self {
        self.settings.retry_if = Some(filter);
        self
    }
}

impl<W, K: PolicyKind> Policy<W, K> {
    /// Sets the number of attempts, including the first. Default: no limit. 0 means 1.
    ///
    /// ```
    /// use backoff_retry::{Policy, constant};
    /// use std::time::Duration;
    ///
    /// let policy = Policy::new(constant(Duration::ZERO)).max_tries(3);
    /// let mut attempts = 0;
    /// let result: Result<(), &str> = policy.call_blocking(|| { attempts += 1; Err("busy") }).run();
    /// assert_eq!((result, attempts), (Err("busy"), 3));
    /// ```
    pub const fn max_tries(mut self, max_tries: u32) -> Self {
        self.settings.max_tries = Some(max_tries);
        self
    }

    /// Sets the time after which no further attempt starts, counted from the start of a call. Default: no limit.
    ///
    /// The last wait is shortened, so that the last attempt starts exactly then. An attempt in flight is not cut.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static NIGHTLY: Policy = Policy::new(expo().max_value(Duration::from_secs(60))).max_time(Duration::from_secs(3600));
    /// # let _ = &NIGHTLY;
    /// ```
    pub const fn max_time(mut self, max_time: Duration) -> Self {
        self.settings.max_time = Some(max_time);
        self.settings.needs_clock = true;
        self
    }

    /// Sets the [budget](crate::budget) that every retry is withdrawn from, and every success deposits to. Default:
    /// none.
    ///
    /// ```
    /// use backoff_retry::{Policy, RetryBudget, expo};
    ///
    /// static BUDGET: RetryBudget = RetryBudget::new();
    /// static API: Policy = Policy::new(expo()).max_tries(5).budget(&BUDGET);
    /// # let _ = &API;
    /// ```
    ///
    /// Before Rust 1.87 a policy with a budget can be a `static`, but not a `const`.
    pub const fn budget(mut self, budget: &'static (dyn Budget + Sync)) -> Self {
        self.settings.budget = Some(budget);
        self.settings.observes_success = true;
        self
    }

    /// Sets the jitter. Default: [`full_jitter`](crate::jitter::full_jitter).
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, equal_jitter, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).jitter(equal_jitter);
    /// assert!(API.apply_jitter(Duration::from_secs(2)) >= Duration::from_secs(1));
    /// ```
    pub const fn jitter(mut self, jitter: fn(Duration) -> Duration) -> Self {
        self.settings.jitter = PolicyJitter::of(jitter);
        self
    }

    #[cfg(feature = "serde")]
    pub(crate) const fn named_jitter(mut self, jitter: PolicyJitter) -> Self {
        self.settings.jitter = jitter;
        self
    }

    /// Removes the jitter: each wait is as long as the generator yields it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).no_jitter();
    /// assert_eq!(API.apply_jitter(Duration::from_secs(2)), Duration::from_secs(2));
    /// ```
    pub const fn no_jitter(mut self) -> Self {
        self.settings.jitter = PolicyJitter::NONE;
        self
    }

    /// Sets a function that ends the retry: if it returns `true`, the call gives up with that outcome. It is called
    /// for outcomes that the filter accepts, also after the last attempt.
    ///
    /// In an untyped policy it sees only `()`.
    ///
    /// ```
    /// use backoff_retry::{GiveUpReason, Policy, expo, call::CallStatus};
    ///
    /// let policy = Policy::typed(expo()).max_tries(5).giveup(|status: &u16| *status == 401);
    /// let report = policy.call_blocking(|| Err::<(), u16>(401)).report();
    /// assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::Giveup));
    /// ```
    pub const fn giveup(mut self, giveup: fn(&K::Outcome) -> bool) -> Self {
        self.settings.giveup = Some(Predicate::Typed(giveup));
        self
    }
}
