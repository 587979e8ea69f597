//! What a policy says, apart from its generator, and how that is asked for.

use core::time::Duration;

use super::scope::{Covers, Scope};
use crate::clock::Clock;
use crate::event::Details;
use crate::limits::Limits;
use crate::log::Level;

/// A function that is asked about an outcome.
pub(super) type Question<O> = fn(&O) -> bool;

/// A function that is told of an event.
pub(super) type Handler<O> = fn(&Details<'_, O>);

/// The settings of a policy.
pub struct Settings<S: Scope> {
    pub(super) limits: Limits,
    pub(super) jitter: PolicyJitter,
    pub(super) retry_if: Option<Question<S::Outcome>>,
    pub(super) giveup: Option<Question<S::Outcome>>,
    pub(super) on_try: Option<Handler<()>>,
    pub(super) on_success: Option<Handler<()>>,
    pub(super) on_backoff: Option<Handler<S::Outcome>>,
    pub(super) on_giveup: Option<Handler<S::Outcome>>,
    pub(super) log: Levels,
}

/// A jitter, and what a configuration calls it.
#[derive(Clone, Copy)]
pub(crate) struct PolicyJitter {
    pub(crate) apply: Option<fn(Duration) -> Duration>,
    pub(crate) name: Option<&'static str>,
}

/// At which levels a backoff and a give-up are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// That of a backoff.
    pub backoff: Option<Level>,
    /// That of a give-up.
    pub giveup: Option<Level>,
}

impl Levels {
    /// What Python's backoff logs at.
    pub const DEFAULT: Self = Self { backoff: Some(Level::Info), giveup: Some(Level::Error) };
}

impl<S: Scope> Settings<S> {
    pub(super) const fn new(retry_if: Option<Question<S::Outcome>>, jitter: PolicyJitter) -> Self {
        Self {
            limits: Limits::none(),
            jitter,
            retry_if,
            giveup: None,
            on_try: None,
            on_success: None,
            on_backoff: None,
            on_giveup: None,
            log: Levels::DEFAULT,
        }
    }
}

impl<S: Scope> Clone for Settings<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Scope> Copy for Settings<S> {}

/// What is asked of the settings where an outcome of type `O` is judged. A generator that stands alone has
/// none, and then every answer here is a constant.
pub trait Rules<O> {
    /// When the call started, where that is kept.
    type Watch<I: Copy>: Copy;

    /// Reads the clock, where something will ask how much time has passed.
    fn start<C: Clock>(&self, clock: &C) -> Self::Watch<C::Instant>;

    /// The time since the start; zero where it was not kept.
    fn elapsed<C: Clock>(&self, clock: &C, start: Self::Watch<C::Instant>) -> Duration;

    /// The limits.
    fn limits(&self) -> Limits;

    /// Whether this outcome is one that is retried.
    fn retries(&self, outcome: &O) -> bool;

    /// Whether this outcome is not worth another attempt.
    fn gives_up(&self, outcome: &O) -> bool;

    /// What is made of a wait.
    fn jitter(&self, wait: Duration) -> Duration;

    /// Before an attempt.
    fn on_try(&self, details: &Details<'_>);

    /// After a good one; who is told does not see the value.
    fn on_success(&self, details: &Details<'_>);

    /// Before a wait.
    fn on_backoff(&self, details: &Details<'_, O>);

    /// At the end.
    fn on_giveup(&self, details: &Details<'_, O>);

    /// The level at which a backoff is logged.
    fn backoff_level(&self) -> Option<Level>;

    /// The level at which a give-up is logged.
    fn giveup_level(&self) -> Option<Level>;
}

impl<S: Scope> Settings<S> {
    /// Whether something asks how much time has passed.
    #[inline]
    pub(crate) fn is_timed(&self) -> bool {
        self.limits.is_timed()
            || self.on_try.is_some()
            || self.on_success.is_some()
            || self.on_backoff.is_some()
            || self.on_giveup.is_some()
    }
}

impl<O, S: Covers<O>> Rules<O> for Settings<S> {
    type Watch<I: Copy> = Option<I>;

    #[inline]
    fn start<C: Clock>(&self, clock: &C) -> Option<C::Instant> {
        self.is_timed().then(|| clock.now())
    }

    #[inline]
    fn elapsed<C: Clock>(&self, clock: &C, start: Option<C::Instant>) -> Duration {
        start.map_or(Duration::ZERO, |start| clock.elapsed(start))
    }

    #[inline]
    fn limits(&self) -> Limits {
        self.limits
    }

    #[inline]
    fn retries(&self, outcome: &O) -> bool {
        self.retry_if.is_none_or(|retry_if| retry_if(S::see(outcome)))
    }

    #[inline]
    fn gives_up(&self, outcome: &O) -> bool {
        self.giveup.is_some_and(|giveup| giveup(S::see(outcome)))
    }

    #[inline]
    fn jitter(&self, wait: Duration) -> Duration {
        self.jitter.apply.map_or(wait, |apply| apply(wait))
    }

    #[inline]
    fn on_try(&self, details: &Details<'_>) {
        if let Some(handler) = self.on_try {
            handler(details);
        }
    }

    #[inline]
    fn on_success(&self, details: &Details<'_>) {
        if let Some(handler) = self.on_success {
            handler(details);
        }
    }

    #[inline]
    fn on_backoff(&self, details: &Details<'_, O>) {
        if let Some(handler) = self.on_backoff {
            handler(&S::tell(details));
        }
    }

    #[inline]
    fn on_giveup(&self, details: &Details<'_, O>) {
        if let Some(handler) = self.on_giveup {
            handler(&S::tell(details));
        }
    }

    #[inline]
    fn backoff_level(&self) -> Option<Level> {
        self.log.backoff
    }

    #[inline]
    fn giveup_level(&self) -> Option<Level> {
        self.log.giveup
    }
}
