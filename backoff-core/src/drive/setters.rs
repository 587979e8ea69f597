//! What can be said of a call, behind its function.

use core::fmt::Display;
use core::marker::PhantomData;
use core::time::Duration;

use super::call::{Call, Chosen, Unset};
use super::hooks::{
    ByDisplay, Giveup, Log, MaxTime, MaxTries, Named, NoJitter, OnBackoff, OnGiveup, OnSuccess,
    OnTry, RetryIf, WithJitter,
};
use super::returned::{OnError, OnValue, Returned};
use crate::clock::Clock;
use crate::event::Details;
use crate::limits::{IntoMaxTime, IntoMaxTries};
use crate::log::{Level, Levels};
use crate::policy::Scope;

impl<'p, W, S: Scope, F, R, H, C> Call<'p, W, S, F, R, OnError, H, C> {
    /// Retries values instead of errors: those that `filter` holds for. Comes before what else is said of the call.
    ///
    /// The policy's own filter is not asked. An `Err` is a value like any other, and a value that the filter lets
    /// through is a success. (Under `#[on_predicate]` an `Err` that is let through is none.) In blocking code the
    /// type has to be a [`Value`](super::Value), as the usual ones of the standard library are.
    pub fn retry_while<K, G>(self, filter: G) -> Call<'p, W, S, F, R, OnValue, (H, RetryIf<G>), C>
    where
        R: Returned<OnValue, K>,
        G: FnMut(&R::Outcome) -> bool,
    {
        let Self { policy, function, hooks, clock, .. } = self;
        Call { policy, function, hooks: (hooks, RetryIf(filter)), clock, marker: PhantomData }
    }

    /// Retries the errors that `filter` holds for; default all, or those of the policy's filter.
    pub fn retry_if<K, G>(self, filter: G) -> Call<'p, W, S, F, R, OnError, (H, RetryIf<G>), C>
    where
        R: Returned<OnError, K>,
        G: FnMut(&R::Outcome) -> bool,
    {
        self.with(RetryIf(filter))
    }
}

impl<'p, W, S: Scope, F, R, M, H, C> Call<'p, W, S, F, R, M, H, C> {
    fn with<A>(self, entry: A) -> Call<'p, W, S, F, R, M, (H, A), C> {
        let Self { policy, function, hooks, clock, .. } = self;
        Call { policy, function, hooks: (hooks, entry), clock, marker: PhantomData }
    }

    /// Where it answers `true`, the retry ends with that outcome.
    pub fn giveup<K, G>(self, giveup: G) -> Call<'p, W, S, F, R, M, (H, Giveup<G>), C>
    where
        R: Returned<M, K>,
        G: FnMut(&R::Outcome) -> bool,
    {
        self.with(Giveup(giveup))
    }

    /// The number of attempts, the first included, or `None` for no limit. 0 means 1.
    pub fn max_tries(
        self,
        max_tries: impl IntoMaxTries,
    ) -> Call<'p, W, S, F, R, M, (H, MaxTries), C> {
        self.with(MaxTries(max_tries.into_max_tries()))
    }

    /// The time after which no further attempt is started, or `None` for no limit.
    pub fn max_time(self, max_time: impl IntoMaxTime) -> Call<'p, W, S, F, R, M, (H, MaxTime), C> {
        self.with(MaxTime(max_time.into_max_time()))
    }

    /// What is made of each wait.
    pub fn jitter<G>(self, jitter: G) -> Call<'p, W, S, F, R, M, (H, WithJitter<G>), C>
    where
        G: FnMut(Duration) -> Duration,
    {
        self.with(WithJitter(jitter))
    }

    /// Waits are slept as the generator gives them.
    pub fn no_jitter(self) -> Call<'p, W, S, F, R, M, (H, NoJitter), C> {
        self.with(NoJitter)
    }

    /// Called before each attempt.
    pub fn on_try<G>(self, handler: G) -> Call<'p, W, S, F, R, M, (H, OnTry<G>), C>
    where
        G: FnMut(&Details<'_>),
    {
        self.with(OnTry(handler))
    }

    /// Called after a good attempt, with the value.
    pub fn on_success<K, G>(self, handler: G) -> Call<'p, W, S, F, R, M, (H, OnSuccess<G>), C>
    where
        R: Returned<M, K>,
        G: FnMut(&Details<'_, R::Value>),
    {
        self.with(OnSuccess(handler))
    }

    /// Called before each wait.
    pub fn on_backoff<K, G>(self, handler: G) -> Call<'p, W, S, F, R, M, (H, OnBackoff<G>), C>
    where
        R: Returned<M, K>,
        G: FnMut(&Details<'_, R::Outcome>),
    {
        self.with(OnBackoff(handler))
    }

    /// Called when the retry gives up.
    pub fn on_giveup<K, G>(self, handler: G) -> Call<'p, W, S, F, R, M, (H, OnGiveup<G>), C>
    where
        R: Returned<M, K>,
        G: FnMut(&Details<'_, R::Outcome>),
    {
        self.with(OnGiveup(handler))
    }

    /// What events call this; default the path of the closure's function.
    pub fn name(self, name: &'static str) -> Call<'p, W, S, F, R, M, (H, Named), C> {
        self.with(Named(name))
    }

    /// Writes outcomes by `Display`, in the log and in [`Details`], as an attribute does. By default errors are
    /// written by `Debug`, which for an `anyhow::Error` includes its causes and its backtrace, and values are not.
    pub fn display<K>(self) -> Call<'p, W, S, F, R, M, (H, ByDisplay), C>
    where
        R: Returned<M, K>,
        R::Outcome: Display,
    {
        self.with(ByDisplay)
    }

    /// The levels at which a backoff and a give-up are logged, `None` for not at all; default those of the
    /// policy.
    pub fn log(
        self,
        backoff: Option<Level>,
        giveup: Option<Level>,
    ) -> Call<'p, W, S, F, R, M, (H, Log), C> {
        self.with(Log(Levels { backoff, giveup }))
    }
}

impl<'p, W, S: Scope, F, R, M, H> Call<'p, W, S, F, R, M, H, Unset> {
    /// The clock to sleep on; default that of the thread, or of the runtime.
    pub fn clock<C: Clock>(self, clock: C) -> Call<'p, W, S, F, R, M, H, Chosen<C>> {
        let Self { policy, function, hooks, .. } = self;
        Call { policy, function, hooks, clock: Chosen(clock), marker: PhantomData }
    }
}
