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
mod handlers;
mod jitter;
mod kind;
mod observed;
mod refusals;
mod setters;
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

use crate::wait::Expo;

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

impl<W, K: PolicyKind> Policy<W, K> {
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
