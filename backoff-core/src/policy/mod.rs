//! Policies: how a call is retried, as a value.
//!
//! An attribute belongs to one function. A [`Policy`] is written once for many: it may be a `const` or a `static`, a
//! field, or come from a configuration. It stands in the first place of an attribute, `#[on_exception(&DB)]`, or
//! retries code that is not a function of its own: a closure ([`Policy::call`]), or a loop that borrows its state
//! mutably ([`Policy::attempts`]).
//!
//! The setters are `const` and never change the type of the policy, so the functions in it are `fn` pointers; closures
//! that capture nothing convert to these. Closures that capture are set on the call.

mod decide;
mod functions;
mod getters;
mod jitter;
mod kind;
mod observed;
mod refusals;
mod settings;
#[cfg(any(feature = "serde", feature = "spans"))]
mod span;
mod stored_timeouts;
mod stored_wait;
mod timed;
mod timeouts;

pub use decide::{Decision, Stepper};
pub(crate) use jitter::PolicyJitter;
pub use kind::{For, OutcomeOf, PolicyKind, Timed, TimedKind, TypedKind, UntimedKind};
#[doc(hidden)]
pub use refusals::{FitsBlocking, FitsLoop};
#[doc(hidden)]
pub use settings::Settings;
#[doc(hidden)]
pub use stored_timeouts::{IsCut, NeverCut, NoTimeouts, PolicyTimeouts, StoredTimeouts};
#[doc(hidden)]
pub use stored_wait::StoredPolicyWait;
#[cfg(feature = "serde")]
pub(crate) use timed::{NOT_LONGER, NOT_ZERO};
#[doc(hidden)]
pub use timeouts::Limiter;

use core::fmt;
use core::time::Duration;

use crate::budget::Budget;
use crate::details::Details;
use crate::log::{Level, LogLevels};
use crate::wait::Expo;
use functions::{Handler, Predicate};

/// How a call is retried: waits, jitter, limits, filter and handlers.
///
/// `W` is the wait generator. `K` says which outcomes the functions in the policy see: none in an untyped policy,
/// `Policy<W>`, which applies to outcomes of every type; and those of type `E` in a typed one,
/// `Policy<W, For<E>>`, which applies to these alone. A `Policy<W, Timed<E>>` is typed, too, and may have timeouts, which
/// interrupt attempts in async code.
///
/// **Without `max_tries`, `max_time` or `timeout` a policy retries for ever.**
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Policy, expo, policy::For, wait::Expo};
///
/// enum DbError { Busy, Syntax }
///
/// static ANY: Policy = Policy::new(expo()).max_tries(5).max_time(Duration::from_secs(60));
///
/// static DB: Policy<Expo, For<DbError>> = Policy::typed(expo().factor(Duration::from_millis(50)))
///     .retry_if(|error| matches!(error, DbError::Busy))
///     .max_tries(5)
///     .on_backoff(|details| eprintln!("attempt {}, next in {:?}", details.tries, details.wait));
/// # let _ = (&ANY, &DB, DbError::Busy, DbError::Syntax);
/// ```
///
/// A later setter replaces an earlier one of the same name. What an attribute or a call sets overrides the policy.
pub struct Policy<W = Expo, K: PolicyKind = ()> {
    wait: W,
    settings: Settings<K>,
}

impl<W> Policy<W> {
    /// Makes an untyped policy, with full jitter and without limits.
    ///
    /// Without the feature `std` there is no source of randomness, so only
    /// [`without_jitter`](Policy::without_jitter) exists.
    #[cfg(feature = "std")]
    pub const fn new(wait: W) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::FULL, NoTimeouts) }
    }

    /// Makes an untyped policy without jitter and without limits.
    pub const fn without_jitter(wait: W) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::NONE, NoTimeouts) }
    }

    /// Converts the policy into a typed one, with the same settings.
    ///
    /// This is for a policy that comes from a configuration, which holds no code. `giveup`, `on_backoff` and
    /// `on_giveup` see the outcome if they are set after this; those that were set before go on seeing `()`.
    ///
    /// ```
    /// use std::io;
    /// use backoff_retry::{Policy, expo, policy::For, wait::Expo};
    ///
    /// fn for_files(loaded: Policy) -> Policy<Expo, For<io::Error>> {
    ///     loaded.into_typed().retry_if(|error: &io::Error| error.kind() == io::ErrorKind::Interrupted)
    /// }
    /// # let _ = for_files(Policy::new(expo()));
    /// ```
    #[must_use]
    pub fn into_typed<O>(self) -> Policy<W, For<O>> {
        Policy { wait: self.wait, settings: self.settings.into_kind(NoTimeouts) }
    }
}

impl<W, O> Policy<W, For<O>> {
    /// Makes a typed policy, with full jitter and without limits.
    ///
    /// The type of the outcome is inferred from the type of the `static`, or from the first function that is set:
    ///
    /// ```
    /// use std::io;
    /// use backoff_retry::{Policy, expo};
    ///
    /// let disk = Policy::typed(expo())
    ///     .retry_if(|error: &io::Error| error.kind() == io::ErrorKind::Interrupted)
    ///     .max_tries(5);
    /// # let _ = disk;
    /// ```
    #[cfg(feature = "std")]
    pub const fn typed(wait: W) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::FULL, NoTimeouts) }
    }

    /// Makes a typed policy without jitter and without limits; also without the feature `std`.
    pub const fn typed_without_jitter(wait: W) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::NONE, NoTimeouts) }
    }
}

// The bound stands here, and not at the method: the type of the filter would be reported as a second mistake.
impl<W, K: TypedKind> Policy<W, K> {
    /// Sets the filter: only outcomes for which it returns `true` are retried. By default every outcome is.
    ///
    /// An error that the filter rejects is returned immediately: no handler runs, and the log has an event at the level
    /// debug. A value that it rejects is a success.
    pub const fn retry_if(mut self, filter: fn(&K::Outcome) -> bool) -> Self {
        self.settings.retry_if = Some(filter);
        self
    }
}

impl<W, K: PolicyKind> Policy<W, K> {
    /// Sets the number of attempts, including the first. Default: no limit. 0 means 1.
    pub const fn max_tries(mut self, max_tries: u32) -> Self {
        self.settings.max_tries = Some(max_tries);
        self
    }

    /// Sets the time after which no further attempt starts, counted from the start of a call. Default: no limit.
    ///
    /// The last wait is shortened, so that the last attempt starts exactly then. An attempt in flight is not cut.
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
    pub const fn no_jitter(mut self) -> Self {
        self.settings.jitter = PolicyJitter::NONE;
        self
    }

    /// Sets a function that ends the retry: if it returns `true`, the call gives up with that outcome. It is called
    /// for outcomes that the filter accepts, also after the last attempt.
    ///
    /// In an untyped policy it sees only `()`.
    pub const fn giveup(mut self, giveup: fn(&K::Outcome) -> bool) -> Self {
        self.settings.giveup = Some(Predicate::Typed(giveup));
        self
    }

    /// Sets the handler that runs before each attempt.
    pub const fn on_try(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_try = Some(handler);
        self.settings.needs_clock = true;
        self
    }

    /// Sets the handler that runs after a success. It does not see the value, whose type a policy does not know.
    pub const fn on_success(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_success = Some(handler);
        self.settings.needs_clock = true;
        self.settings.observes_success = true;
        self
    }

    /// Sets the handler that runs before each wait.
    pub const fn on_backoff(mut self, handler: fn(&Details<'_, K::Outcome>)) -> Self {
        self.settings.on_backoff = Some(Handler::Typed(handler));
        self.settings.needs_clock = true;
        self
    }

    /// Sets the handler that runs when the retry gives up.
    pub const fn on_giveup(mut self, handler: fn(&Details<'_, K::Outcome>)) -> Self {
        self.settings.on_giveup = Some(Handler::Typed(handler));
        self.settings.needs_clock = true;
        self
    }

    /// Sets the level at which a backoff is logged. Default: [`Level::Info`].
    pub const fn log_backoff(mut self, level: Level) -> Self {
        self.settings.levels.backoff = level;
        self
    }

    /// Sets the level at which a give-up is logged. Default: [`Level::Error`].
    pub const fn log_giveup(mut self, level: Level) -> Self {
        self.settings.levels.giveup = level;
        self
    }

    /// Sets the level at which an outcome that the filter rejects is logged. Default: [`Level::Debug`].
    pub const fn log_not_retried(mut self, level: Level) -> Self {
        self.settings.levels.not_retried = level;
        self
    }

    /// Writes the values that `#[on_predicate]` retries, in the log and in [`Details`]. By default only errors are
    /// written: a value may be a secret.
    ///
    /// A call by [`poll`](Policy::poll) cannot tell whether its value can be written; it has a setter of the same name.
    pub const fn log_values(mut self) -> Self {
        self.settings.levels.values = true;
        self
    }

    /// Turns the default log off.
    pub const fn no_log(mut self) -> Self {
        self.settings.levels = LogLevels::OFF;
        self
    }

    /// Returns everything but the wait generator.
    #[doc(hidden)]
    pub const fn settings(&self) -> &Settings<K> {
        &self.settings
    }

    /// Takes the policy apart.
    #[doc(hidden)]
    pub fn into_parts(self) -> (W, Settings<K>) {
        (self.wait, self.settings)
    }
}

impl<W: Clone, K: PolicyKind> Clone for Policy<W, K> {
    fn clone(&self) -> Self {
        Self { wait: self.wait.clone(), settings: self.settings }
    }
}

impl<W: fmt::Debug, K: PolicyKind> fmt::Debug for Policy<W, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("wait", &self.wait)
            .field("settings", &self.settings)
            .finish()
    }
}
