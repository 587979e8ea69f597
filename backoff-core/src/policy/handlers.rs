//! The setters of a policy for what is notified: handlers, and the default log.

use super::functions::Handler;
use super::{Policy, PolicyKind};
use crate::details::Details;
use crate::log::{Level, LogLevels};

impl<W, K: PolicyKind> Policy<W, K> {
    /// Sets the handler that runs before each attempt.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).on_try(|details| println!("attempt {}", details.tries));
    /// # let _ = &API;
    /// ```
    pub const fn on_try(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_try = Some(handler);
        self.settings.needs_clock = true;
        self
    }

    /// Sets the handler that runs after a success. It does not see the value, whose type a policy does not know.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo())
    ///     .max_tries(5)
    ///     .on_success(|details| println!("{} took {:?}", details.name(), details.elapsed));
    /// # let _ = &API;
    /// ```
    pub const fn on_success(mut self, handler: fn(&Details<'_>)) -> Self {
        self.settings.on_success = Some(handler);
        self.settings.needs_clock = true;
        self.settings.observes_success = true;
        self
    }

    /// Sets the handler that runs before each wait.
    ///
    /// ```
    /// use std::io;
    /// use backoff_retry::{Details, Policy, expo, policy::For, wait::Expo};
    ///
    /// static DISK: Policy<Expo, For<io::Error>> = Policy::typed(expo())
    ///     .max_tries(5)
    ///     .on_backoff(|details: &Details<'_, io::Error>| eprintln!("{:?}", details.outcome.kind()));
    /// # let _ = &DISK;
    /// ```
    pub const fn on_backoff(mut self, handler: fn(&Details<'_, K::Outcome>)) -> Self {
        self.settings.on_backoff = Some(Handler::Typed(handler));
        self.settings.needs_clock = true;
        self
    }

    /// Sets the handler that runs when the retry gives up.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo())
    ///     .max_tries(5)
    ///     .on_giveup(|details| eprintln!("{}: {:?} after {} attempts", details.name(), details.reason, details.tries));
    /// # let _ = &API;
    /// ```
    pub const fn on_giveup(mut self, handler: fn(&Details<'_, K::Outcome>)) -> Self {
        self.settings.on_giveup = Some(Handler::Typed(handler));
        self.settings.needs_clock = true;
        self
    }

    /// Sets the level at which a backoff is logged. Default: [`Level::Info`].
    ///
    /// ```
    /// use backoff_retry::{Level, Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).log_backoff(Level::Debug);
    /// # let _ = &API;
    /// ```
    pub const fn log_backoff(mut self, level: Level) -> Self {
        self.settings.levels.backoff = level;
        self
    }

    /// Sets the level at which a give-up is logged. Default: [`Level::Error`].
    ///
    /// ```
    /// use backoff_retry::{Level, Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).log_giveup(Level::Warn);
    /// # let _ = &API;
    /// ```
    pub const fn log_giveup(mut self, level: Level) -> Self {
        self.settings.levels.giveup = level;
        self
    }

    /// Sets the level at which an outcome that the filter rejects is logged. Default: [`Level::Debug`].
    ///
    /// ```
    /// use backoff_retry::{Level, Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).log_not_retried(Level::Off);
    /// # let _ = &API;
    /// ```
    pub const fn log_not_retried(mut self, level: Level) -> Self {
        self.settings.levels.not_retried = level;
        self
    }

    /// Writes the values that `#[on_predicate]` retries, in the log and in [`Details`]. By default only errors are
    /// written: a value may be a secret.
    ///
    /// A call by [`poll`](Policy::poll) cannot tell whether its value can be written; it has a setter of the same name.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).log_values();
    /// # let _ = &API;
    /// ```
    pub const fn log_values(mut self) -> Self {
        self.settings.levels.values = true;
        self
    }

    /// Turns the default log off.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).no_log();
    /// # let _ = &API;
    /// ```
    pub const fn no_log(mut self) -> Self {
        self.settings.levels = LogLevels::OFF;
        self
    }
}
