//! Policies: how a call is retried, as a value.
//!
//! An attribute stands above one function. A [`Policy`] says the same things once for many: it may be a `const`
//! or a `static`, a field, or come from a configuration. It stands in the first place of an
//! attribute, `#[on_exception(&DB)]`, or retries what is no function of its own: a closure
//! ([`Policy::call`]), or a loop that borrows its state mutably ([`Policy::attempts`]).
//!
//! So that a policy can be `const`, its setters never change its type, and the functions in it are
//! `fn` pointers; closures that capture nothing are taken for these. Those that capture go on the call.

mod scope;
mod settings;
mod waits;

pub use scope::{Covers, For, Scope};
#[doc(hidden)]
pub use settings::{Rules, RulesFor, Settings};
#[doc(hidden)]
pub use waits::PolicyWait;

pub(crate) use settings::PolicyJitter;

use core::fmt;
use core::time::Duration;

use crate::event::Details;
use crate::log::{Level, Levels};
use crate::wait::Expo;

/// How a call is retried: waits, jitter, limits, filter and handlers.
///
/// `W` is the wait generator. `S` says which outcomes the policy is for: `()` for all, [`For<E>`](For) for errors
/// (or, where values are retried, for values) of type `E`.
///
/// **Without `max_tries` or `max_time` a policy retries for ever.**
///
/// ```
/// use std::time::Duration;
/// use backoff_core::policy::{For, Policy};
/// use backoff_core::{Details, expo, wait::Expo};
///
/// enum DbError { Busy, Syntax }
///
/// static ANY: Policy = Policy::new(expo()).max_tries(5).max_time(Duration::from_secs(60));
///
/// static DB: Policy<Expo, For<DbError>> =
///     Policy::retry_if(expo().factor(Duration::from_millis(50)), |error| matches!(error, DbError::Busy))
///         .max_tries(5)
///         .on_backoff(|details| eprintln!("try {} in {:?}", details.tries, details.wait));
/// # let _ = (&ANY, &DB, DbError::Busy, DbError::Syntax);
/// ```
///
/// A setting that is made twice is the later one. What an attribute or a call says beside its policy holds in
/// place of the policy's own.
pub struct Policy<W = Expo, S: Scope = ()> {
    wait: W,
    settings: Settings<S>,
}

/// The default: full jitter.
#[cfg(feature = "std")]
const FULL: PolicyJitter =
    PolicyJitter { apply: Some(crate::jitter::full_jitter), name: Some("full_jitter") };

const NO_JITTER: PolicyJitter = PolicyJitter { apply: None, name: Some("none") };

impl<W> Policy<W> {
    /// A policy for outcomes of every type, with full jitter and without limits.
    ///
    /// Without the feature `std` there is no random source, so there it begins with
    /// [`without_jitter`](Policy::without_jitter).
    #[cfg(feature = "std")]
    pub const fn new(wait: W) -> Self {
        Self { wait, settings: Settings::new(None, FULL) }
    }

    /// As [`new`](Policy::new), with waits as the generator gives them.
    pub const fn without_jitter(wait: W) -> Self {
        Self { wait, settings: Settings::new(None, NO_JITTER) }
    }
}

impl<W, O> Policy<W, For<O>> {
    /// A policy for outcomes of type `O`: those are retried that `filter` holds for.
    ///
    /// In an error that the filter does not hold for nobody is interested: it goes to the caller without an
    /// event. A value that it does not hold for is a success.
    ///
    /// A closure that calls a method of the error has to write its type, where a setter follows:
    ///
    /// ```
    /// use std::io;
    /// use backoff_core::policy::{For, Policy};
    /// use backoff_core::{expo, wait::Expo};
    ///
    /// static DISK: Policy<Expo, For<io::Error>> =
    ///     Policy::retry_if(expo(), |error: &io::Error| error.kind() == io::ErrorKind::Interrupted)
    ///         .max_tries(5);
    /// # let _ = &DISK;
    /// ```
    #[cfg(feature = "std")]
    pub const fn retry_if(wait: W, filter: fn(&O) -> bool) -> Self {
        Self { wait, settings: Settings::new(Some(filter), FULL) }
    }

    /// As [`retry_if`](Policy::retry_if), with waits as the generator gives them; also without `std`.
    pub const fn retry_if_without_jitter(wait: W, filter: fn(&O) -> bool) -> Self {
        Self { wait, settings: Settings::new(Some(filter), NO_JITTER) }
    }
}

impl<W> Policy<W> {
    /// The same policy, for the outcomes of type `O` that `filter` holds for: for a policy that comes from a
    /// configuration, which holds no code. A policy that is written out begins with
    /// [`retry_if`](Policy::retry_if).
    ///
    /// # Panics
    /// If it has a `giveup`, an `on_backoff` or an `on_giveup`: these have not seen an outcome so far. Give them
    /// behind the filter.
    #[must_use]
    pub fn filter<O>(self, filter: fn(&O) -> bool) -> Policy<W, For<O>> {
        Policy { wait: self.wait, settings: self.settings.filter(filter) }
    }
}

impl<W, S: Scope> Policy<W, S> {
    /// The number of attempts, the first included; default no limit. 0 means 1.
    pub const fn max_tries(mut self, max_tries: u32) -> Self {
        self.settings.max_tries = Some(max_tries);
        self
    }

    /// The time after which no further attempt is started, counted from the start of a call; default no limit.
    /// An attempt in flight is not cut.
    pub const fn max_time(mut self, max_time: Duration) -> Self {
        self.settings.max_time = Some(max_time);
        self.settings.timed = true;
        self
    }

    /// What is made of each wait; default [`full_jitter`](crate::jitter::full_jitter).
    pub const fn jitter(mut self, jitter: fn(Duration) -> Duration) -> Self {
        self.settings.jitter = PolicyJitter { apply: Some(jitter), name: None };
        self
    }

    #[cfg(feature = "serde")]
    pub(crate) const fn named_jitter(mut self, jitter: PolicyJitter) -> Self {
        self.settings.jitter = jitter;
        self
    }

    /// Waits are slept as the generator gives them.
    pub const fn no_jitter(mut self) -> Self {
        self.settings.jitter = NO_JITTER;
        self
    }

    /// Where it answers `true`, the retry ends with that outcome. It is asked about outcomes that would be retried.
    ///
    /// In a policy for outcomes of every type it sees only `()`: begin with [`retry_if`](Policy::retry_if) or
    /// [`filter`](Policy::filter), or say it of the call or in the attribute.
    pub const fn giveup(mut self, giveup: fn(&S::Outcome) -> bool) -> Self {
        self.settings.giveup = Some(giveup);
        self
    }

    /// Called before each attempt.
    pub const fn on_try(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_try = Some(handler);
        self.settings.timed = true;
        self
    }

    /// Called after a good attempt. It does not see the value, whose type a policy does not know.
    pub const fn on_success(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_success = Some(handler);
        self.settings.timed = true;
        self
    }

    /// Called before each wait.
    pub const fn on_backoff(mut self, handler: fn(&Details<'_, S::Outcome>)) -> Self {
        self.settings.on_backoff = Some(handler);
        self.settings.timed = true;
        self
    }

    /// Called when the retry gives up.
    pub const fn on_giveup(mut self, handler: fn(&Details<'_, S::Outcome>)) -> Self {
        self.settings.on_giveup = Some(handler);
        self.settings.timed = true;
        self
    }

    /// The levels at which a backoff and a give-up are logged, `None` for not at all. Default
    /// [`Level::Info`] and [`Level::Error`].
    pub const fn log(mut self, backoff: Option<Level>, giveup: Option<Level>) -> Self {
        self.settings.log = Levels { backoff, giveup };
        self
    }

    /// The wait generator.
    pub const fn wait(&self) -> &W {
        &self.wait
    }

    /// All but the wait generator.
    #[doc(hidden)]
    pub const fn settings(&self) -> &Settings<S> {
        &self.settings
    }

    /// Its two parts.
    #[doc(hidden)]
    pub fn into_parts(self) -> (W, Settings<S>) {
        (self.wait, self.settings)
    }
}

impl<W: Clone, S: Scope> Clone for Policy<W, S> {
    fn clone(&self) -> Self {
        Self { wait: self.wait.clone(), settings: self.settings }
    }
}

impl<W: fmt::Debug, S: Scope> fmt::Debug for Policy<W, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("wait", &self.wait)
            .field("settings", &self.settings)
            .finish()
    }
}
