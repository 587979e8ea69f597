//! What a policy says, apart from its generator, and how that is asked for.

use core::fmt;
use core::time::Duration;

use super::scope::{Covers, For, Scope};
use crate::clock::Clock;
use crate::event::Details;
use crate::failure::{SITE, Site};
use crate::log::Levels;

/// A function that is asked about an outcome.
pub(super) type Question<O> = fn(&O) -> bool;

/// A function that is told of an event.
pub(super) type Handler<O> = fn(&Details<'_, O>);

/// The settings of a policy.
pub struct Settings<S: Scope> {
    pub(crate) max_tries: Option<u32>,
    pub(crate) max_time: Option<Duration>,
    pub(crate) jitter: PolicyJitter,
    pub(super) retry_if: Option<Question<S::Outcome>>,
    pub(crate) giveup: Option<Question<S::Outcome>>,
    pub(crate) on_try: Option<Handler<()>>,
    pub(crate) on_success: Option<Handler<()>>,
    pub(crate) on_backoff: Option<Handler<S::Outcome>>,
    pub(crate) on_giveup: Option<Handler<S::Outcome>>,
    pub(crate) log: Levels,
    /// Something asks how much time has passed. Every call looks here, so it is one field.
    pub(super) timed: bool,
}

/// A jitter, and what a configuration calls it.
#[derive(Clone, Copy)]
pub(crate) struct PolicyJitter {
    pub(crate) apply: Option<fn(Duration) -> Duration>,
    pub(crate) name: Option<&'static str>,
}

#[cfg(feature = "serde")]
impl PolicyJitter {
    /// Those that have names.
    pub(crate) const NAMED: [Self; 4] = [
        Self { apply: Some(crate::jitter::full_jitter), name: Some("full_jitter") },
        Self { apply: Some(crate::jitter::equal_jitter), name: Some("equal_jitter") },
        Self { apply: Some(crate::jitter::random_jitter), name: Some("random_jitter") },
        Self { apply: None, name: Some("none") },
    ];

    /// Its name. A function that was set without one is known by its address: who shares that does the same.
    pub(crate) fn known_as(&self) -> Option<&'static str> {
        let same = |named: &&Self| match (self.apply, named.apply) {
            (Some(this), Some(other)) => core::ptr::fn_addr_eq(this, other),
            (this, other) => this.is_none() && other.is_none(),
        };
        self.name.or_else(|| Self::NAMED.iter().find(same)?.name)
    }
}

impl<S: Scope> Settings<S> {
    pub(super) const fn new(retry_if: Option<Question<S::Outcome>>, jitter: PolicyJitter) -> Self {
        Self {
            max_tries: None,
            max_time: None,
            jitter,
            retry_if,
            giveup: None,
            on_try: None,
            on_success: None,
            on_backoff: None,
            on_giveup: None,
            log: Levels::DEFAULT,
            timed: false,
        }
    }
}

impl Settings<()> {
    /// The same, for outcomes of one type.
    pub(super) fn filter<O>(self, filter: Question<O>) -> Settings<For<O>> {
        let Self { max_tries, max_time, jitter, on_try, on_success, log, timed, .. } = self;
        let blind = self.giveup.is_some() || self.on_backoff.is_some() || self.on_giveup.is_some();
        assert!(!blind, "`filter` comes before `giveup`, `on_backoff` and `on_giveup`");
        let settings = Settings::new(Some(filter), jitter);
        Settings { max_tries, max_time, on_try, on_success, log, timed, ..settings }
    }
}

impl<S: Scope> Clone for Settings<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Scope> Copy for Settings<S> {}

impl<S: Scope> fmt::Debug for Settings<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address of a function tells nothing, and another one each time.
        f.debug_struct("Settings")
            .field("max_tries", &self.max_tries)
            .field("max_time", &self.max_time)
            .field("jitter", &self.jitter.name.unwrap_or("a function"))
            .field("retry_if", &self.retry_if.is_some())
            .field("giveup", &self.giveup.is_some())
            .field("on_try", &self.on_try.is_some())
            .field("on_success", &self.on_success.is_some())
            .field("on_backoff", &self.on_backoff.is_some())
            .field("on_giveup", &self.on_giveup.is_some())
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}

impl<S: Scope> Settings<S> {
    /// What is made of a wait.
    #[inline]
    pub(crate) fn spread(&self, wait: Duration) -> Duration {
        self.jitter.apply.map_or(wait, |apply| apply(wait))
    }
}

/// What is asked of the settings without an outcome at hand. A generator that stands alone has none, and then
/// every answer is a constant.
pub trait Rules {
    /// When the call started, where that is kept.
    type Watch<I: Copy>: Copy;

    /// Reads the clock, where something will ask how much time has passed.
    fn start<C: Clock>(&self, clock: &C) -> Self::Watch<C::Instant>;

    /// Whether it does.
    fn is_timed(&self) -> bool;

    /// The time since the start; zero where it was not kept.
    fn elapsed<C: Clock>(&self, clock: &C, start: Self::Watch<C::Instant>) -> Duration;

    /// Its limits and the levels of its log.
    fn site(&self) -> Site;

    /// Whether anyone is to be told of attempts.
    fn tells_try(&self) -> bool;

    /// Before an attempt.
    fn on_try(&self, details: &Details<'_>);

    /// Whether anyone is to be told of a success.
    fn tells_success(&self) -> bool;

    /// After a good one; who is told does not see the value.
    fn on_success<V>(&self, details: &Details<'_, V>);
}

/// What is asked of the settings about an outcome of type `O`.
pub trait RulesFor<O>: Rules {
    /// Whether it is one that is retried.
    fn retries(&self, outcome: &O) -> bool;

    /// Whether it is not worth another attempt.
    fn gives_up(&self, outcome: &O) -> bool;

    /// Before a wait.
    fn on_backoff(&self, details: &Details<'_, O>);

    /// At the end.
    fn on_giveup(&self, details: &Details<'_, O>);
}

impl<S: Scope> Rules for Settings<S> {
    type Watch<I: Copy> = Option<I>;

    #[inline]
    fn start<C: Clock>(&self, clock: &C) -> Option<C::Instant> {
        self.timed.then(|| clock.now())
    }

    #[inline]
    fn is_timed(&self) -> bool {
        self.timed
    }

    #[inline]
    fn elapsed<C: Clock>(&self, clock: &C, start: Option<C::Instant>) -> Duration {
        start.map_or(Duration::ZERO, |start| clock.elapsed(start))
    }

    #[inline]
    fn site(&self) -> Site {
        let Self { max_tries, max_time, log: levels, .. } = *self;
        Site { max_tries, max_time, levels, ..SITE }
    }

    #[inline]
    fn tells_try(&self) -> bool {
        self.on_try.is_some()
    }

    #[inline]
    fn on_try(&self, details: &Details<'_>) {
        if let Some(handler) = self.on_try {
            handler(details);
        }
    }

    #[inline]
    fn tells_success(&self) -> bool {
        self.on_success.is_some()
    }

    #[inline]
    fn on_success<V>(&self, details: &Details<'_, V>) {
        if let Some(handler) = self.on_success {
            handler(&details.without_outcome());
        }
    }
}

impl<O, S: Covers<O>> RulesFor<O> for Settings<S> {
    #[inline]
    fn retries(&self, outcome: &O) -> bool {
        self.retry_if.is_none_or(|retry_if| retry_if(S::see(outcome)))
    }

    #[inline]
    fn gives_up(&self, outcome: &O) -> bool {
        self.giveup.is_some_and(|giveup| giveup(S::see(outcome)))
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
}
