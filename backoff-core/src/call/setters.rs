//! The setters of a call.
#![allow(clippy::type_complexity)] // The types are inferred; an alias would hide what a setter adds.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use super::builder::{Async, Blocking, Call};
use super::overrides::{
    FormatByDebug, FormatBySources, Giveup, Jitter, Log, LogBackoff, LogGiveup, LogNotRetried,
    MaxTime, MaxTries, Name, NoJitter, OnBackoff, OnGiveup, OnSuccess, OnTry, RetryIf, WithBudget,
};
use crate::budget::Budget;
use crate::classify::{Classify, OnError, OnValue};
use crate::clock::{AsyncSleep, Sleep};
use crate::details::Details;
use crate::limits::IntoLimit;
use crate::log::{Level, LogLevels};
use crate::policy::PolicyKind;

impl<'p, W, K: PolicyKind, F, R, H, C, X> Call<'p, W, K, F, R, OnError, H, C, X> {
    /// Sets the filter: only errors for which it returns `true` are retried. It replaces the policy's.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    /// use std::{fs, io};
    ///
    /// static DISK: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let call = DISK.call_blocking(|| fs::read_to_string("no/such/file"));
    /// let error = call.retry_if(|error| error.kind() == io::ErrorKind::Interrupted).run().unwrap_err();
    /// assert_eq!(error.kind(), io::ErrorKind::NotFound); // after one attempt
    /// ```
    pub fn retry_if<G>(self, filter: G) -> Call<'p, W, K, F, R, OnError, (H, RetryIf<G>), C, X>
    where
        R: Classify<OnError>,
        G: FnMut(&R::Outcome) -> bool,
    {
        self.with(RetryIf(filter))
    }

    /// Makes the call write errors with the chain of their [`source`](core::error::Error::source)s, `a: b: c`, in the
    /// log and in [`Details`]. The attribute does so by itself.
    pub fn with_sources(self) -> Call<'p, W, K, F, R, OnError, (H, FormatBySources), C, X>
    where
        R: Classify<OnError, Outcome: Error>,
    {
        self.with(FormatBySources)
    }
}

impl<'p, W, K: PolicyKind, F, R, H, C, X> Call<'p, W, K, F, R, OnValue, H, C, X> {
    /// Makes the call write the values that it retries, by `Debug`, in the log and in [`Details`]. By default values are
    /// not written: they may be secrets.
    pub fn log_values(self) -> Call<'p, W, K, F, R, OnValue, (H, FormatByDebug), C, X>
    where
        R: fmt::Debug,
    {
        self.with(FormatByDebug)
    }
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, X> Call<'p, W, K, F, R, M, H, C, X> {
    /// Adds an override for this call.
    pub(super) fn with<A>(self, added: A) -> Call<'p, W, K, F, R, M, (H, A), C, X> {
        let Self { policy, function, overrides, clock, ending, .. } = self;
        Call::new(policy, function, (overrides, added), clock, ending)
    }

    /// Sets a function that ends the retry: if it returns `true`, the call gives up with that outcome. It replaces the
    /// policy's.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    /// use std::{fs, io};
    ///
    /// static DISK: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let call = DISK.call_blocking(|| fs::read_to_string("no/such/file"));
    /// let report = call.giveup(|error| error.kind() == io::ErrorKind::NotFound).report();
    /// assert_eq!(report.tries, 1);
    /// ```
    pub fn giveup<G>(self, giveup: G) -> Call<'p, W, K, F, R, M, (H, Giveup<G>), C, X>
    where
        R: Classify<M>,
        G: FnMut(&R::Outcome) -> bool,
    {
        self.with(Giveup(giveup))
    }

    /// Sets the number of attempts, including the first, or `None` for no limit. 0 means 1.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    /// use std::fs;
    ///
    /// static DISK: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let report = DISK.call_blocking(|| fs::read_to_string("no/such/file")).no_jitter().max_tries(1).report();
    /// assert_eq!(report.tries, 1); // the other settings are the policy's
    /// ```
    pub fn max_tries(
        self,
        max_tries: impl IntoLimit<u32>,
    ) -> Call<'p, W, K, F, R, M, (H, MaxTries), C, X> {
        self.with(MaxTries(max_tries.into_limit()))
    }

    /// Sets the time after which no further attempt starts, counted from the start of the call, or `None` for no
    /// limit.
    pub fn max_time(
        self,
        max_time: impl IntoLimit<Duration>,
    ) -> Call<'p, W, K, F, R, M, (H, MaxTime), C, X> {
        self.with(MaxTime(max_time.into_limit()))
    }

    /// Sets the [budget](crate::budget) that every retry is withdrawn from, and every success deposits to.
    pub fn budget<B: Budget>(self, budget: B) -> Call<'p, W, K, F, R, M, (H, WithBudget<B>), C, X> {
        self.with(WithBudget(budget))
    }

    /// Sets the jitter.
    ///
    /// ```
    /// use backoff_retry::{Policy, constant};
    /// use std::time::Duration;
    ///
    /// let policy = Policy::new(constant(Duration::from_millis(2))).max_tries(3);
    /// let halved = |wait: Duration| wait / 2;
    /// let report = policy.call_blocking(|| Err::<(), _>("busy")).jitter(halved).report();
    /// assert_eq!(report.waited, Duration::from_millis(2));
    /// ```
    pub fn jitter<G>(self, jitter: G) -> Call<'p, W, K, F, R, M, (H, Jitter<G>), C, X>
    where
        G: FnMut(Duration) -> Duration,
    {
        self.with(Jitter(jitter))
    }

    /// Removes the jitter: each wait is as long as the generator yields it.
    pub fn no_jitter(self) -> Call<'p, W, K, F, R, M, (H, NoJitter), C, X> {
        self.with(NoJitter)
    }

    /// Adds a handler that runs before each attempt. The policy's handler does not run.
    pub fn on_try<G>(self, handler: G) -> Call<'p, W, K, F, R, M, (H, OnTry<G>), C, X>
    where
        G: FnMut(&Details<'_>),
    {
        self.with(OnTry(handler))
    }

    /// Adds a handler that runs after a success and sees the value. The policy's handler does not run.
    pub fn on_success<G>(self, handler: G) -> Call<'p, W, K, F, R, M, (H, OnSuccess<G>), C, X>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Value>),
    {
        self.with(OnSuccess(handler))
    }

    /// Adds a handler that runs before each wait. The policy's handler does not run.
    ///
    /// ```
    /// use backoff_retry::{Policy, constant};
    /// use std::time::Duration;
    ///
    /// let policy = Policy::new(constant(Duration::ZERO)).max_tries(3);
    /// let mut waits = Vec::new();
    /// let call = policy.call_blocking(|| Err::<(), _>("busy"));
    /// call.on_backoff(|details| waits.extend(details.wait)).run().unwrap_err();
    /// assert_eq!(waits.len(), 2);
    /// ```
    pub fn on_backoff<G>(self, handler: G) -> Call<'p, W, K, F, R, M, (H, OnBackoff<G>), C, X>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Outcome>),
    {
        self.with(OnBackoff(handler))
    }

    /// Adds a handler that runs when the call gives up. The policy's handler does not run.
    pub fn on_giveup<G>(self, handler: G) -> Call<'p, W, K, F, R, M, (H, OnGiveup<G>), C, X>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Outcome>),
    {
        self.with(OnGiveup(handler))
    }

    /// Sets the name of the call in the log and in [`Details`]. Default: the path of the function in which the closure
    /// was written.
    ///
    /// ```
    /// use backoff_retry::{Policy, constant};
    /// use std::time::Duration;
    ///
    /// let policy = Policy::new(constant(Duration::ZERO)).max_tries(3);
    /// let call = policy.call_blocking(|| Err::<(), _>("busy")).name("orders");
    /// call.on_giveup(|details| assert_eq!(details.target, "orders")).run().unwrap_err();
    /// ```
    pub fn name(self, name: &'static str) -> Call<'p, W, K, F, R, M, (H, Name), C, X> {
        self.with(Name(name))
    }

    /// Sets the level at which a backoff is logged.
    pub fn log_backoff(self, level: Level) -> Call<'p, W, K, F, R, M, (H, LogBackoff), C, X> {
        self.with(LogBackoff(level))
    }

    /// Sets the level at which a give-up is logged.
    pub fn log_giveup(self, level: Level) -> Call<'p, W, K, F, R, M, (H, LogGiveup), C, X> {
        self.with(LogGiveup(level))
    }

    /// Sets the level at which an error that the filter rejects is logged.
    pub fn log_not_retried(
        self,
        level: Level,
    ) -> Call<'p, W, K, F, R, M, (H, LogNotRetried), C, X> {
        self.with(LogNotRetried(level))
    }

    /// Turns the default log off.
    pub fn no_log(self) -> Call<'p, W, K, F, R, M, (H, Log), C, X> {
        self.with(Log(LogLevels::OFF))
    }
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, N, G> Call<'p, W, K, F, R, M, H, C, Async<N, G>> {
    /// Sets the clock. Default: the clock of the runtime.
    pub fn clock<D>(self, clock: D) -> Call<'p, W, K, F, R, M, H, D, Async<N, G>>
    where
        D: AsyncSleep,
    {
        Call::new(self.policy, self.function, self.overrides, clock, self.ending)
    }
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, N, G> Call<'p, W, K, F, R, M, H, C, Blocking<N, G>> {
    /// Sets the clock. Default: the clock of the thread.
    pub fn clock<D>(self, clock: D) -> Call<'p, W, K, F, R, M, H, D, Blocking<N, G>>
    where
        D: Sleep,
    {
        Call::new(self.policy, self.function, self.overrides, clock, self.ending)
    }
}
