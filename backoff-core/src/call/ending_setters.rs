//! The setters of what ends a call early, and of what it then returns.
#![allow(clippy::type_complexity)] // The types are inferred; an alias would hide what a setter adds.

use core::time::Duration;

use super::builder::{Async, Blocking, Call};
#[cfg(feature = "std")]
use super::cancel::BySignal;
use super::fallback::{AsyncFallback, Fallback};
use super::overrides::Measured;
use super::timeouts::{AttemptTimeout, ByFrom, ByFunction, Timeout};
use crate::__private::FromTimedOut;
use crate::cancel::Cancel;
use crate::classify::{Classify, OnError};
use crate::given_up::GivenUp;
use crate::limits::IntoLimit;
use crate::policy::PolicyKind;
#[cfg(feature = "std")]
use crate::stop::StopSignal;
use crate::timeout::TimedOut;

impl<'p, W, K: PolicyKind, F, R, H, C, X> Call<'p, W, K, F, R, OnError, H, C, X> {
    /// Sets the time limit of each attempt, or `None` for no limit.
    ///
    /// An attempt that takes longer is dropped, and retried. Its error is made by `From<TimedOut>`; for an error type
    /// without that conversion, use [`attempt_timeout_with`](Call::attempt_timeout_with).
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(3);
    ///
    /// # async fn fetch() -> std::io::Result<String> { std::future::pending().await }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let error = API.call(fetch).attempt_timeout(Duration::from_secs(10)).await.unwrap_err();
    /// assert_eq!(error.to_string(), "the attempt timed out after 10s");
    /// # }
    /// ```
    pub fn attempt_timeout(
        self,
        limit: impl IntoLimit<Duration>,
    ) -> Call<'p, W, K, F, R, OnError, (H, AttemptTimeout<ByFrom>), C, X>
    where
        X: Interruptible,
        R: Classify<OnError, Outcome: FromTimedOut>,
    {
        self.with(AttemptTimeout { limit: limit.into_limit(), convert: ByFrom })
    }

    /// Sets the time limit of the whole call, or `None` for no limit.
    ///
    /// It interrupts an attempt that is running, as [`attempt_timeout`](Call::attempt_timeout) does, and a wait that would
    /// reach the limit is not slept: the call gives up at once.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo());
    ///
    /// # async fn fetch() -> std::io::Result<String> { std::future::pending().await }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let error = API.call(fetch).timeout(Duration::from_secs(60)).await.unwrap_err();
    /// assert_eq!(error.to_string(), "the call timed out after 60s");
    /// # }
    /// ```
    pub fn timeout(
        self,
        limit: impl IntoLimit<Duration>,
    ) -> Call<'p, W, K, F, R, OnError, (H, Timeout<ByFrom>), C, X>
    where
        X: Interruptible,
        R: Classify<OnError, Outcome: FromTimedOut>,
    {
        self.with(Timeout { limit: limit.into_limit(), convert: ByFrom })
    }
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, X> Call<'p, W, K, F, R, M, H, C, X> {
    /// Sets the time limit of each attempt, as [`attempt_timeout`](Call::attempt_timeout) does, and a function that makes
    /// what an interrupted attempt returns.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(3);
    ///
    /// # async fn fetch() -> Result<(), String> { std::future::pending().await }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let limit = Duration::from_secs(10);
    /// let page = API.call(fetch).attempt_timeout_with(limit, |cut| Err(cut.to_string())).await;
    /// assert_eq!(page.unwrap_err(), "the attempt timed out after 10s"); // after three attempts
    /// # }
    /// ```
    pub fn attempt_timeout_with<G>(
        self,
        limit: impl IntoLimit<Duration>,
        timed_out: G,
    ) -> Call<'p, W, K, F, R, M, (H, AttemptTimeout<ByFunction<G, R, M>>), C, X>
    where
        X: Interruptible,
        G: FnMut(TimedOut) -> R,
    {
        let convert = ByFunction::new(timed_out);
        self.with(AttemptTimeout { limit: limit.into_limit(), convert })
    }

    /// Sets the time limit of the whole call, as [`timeout`](Call::timeout) does, and a function that makes what an
    /// interrupted attempt returns.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static POLL: Policy = Policy::new(expo().max_value(Duration::from_secs(5)));
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let is_done = || async { false };
    /// let limit = Duration::from_secs(60);
    /// let done = POLL.poll(is_done, |done| !done).timeout_with(limit, |_| false).await;
    /// assert!(!done); // after a minute
    /// # }
    /// ```
    pub fn timeout_with<G>(
        self,
        limit: impl IntoLimit<Duration>,
        timed_out: G,
    ) -> Call<'p, W, K, F, R, M, (H, Timeout<ByFunction<G, R, M>>), C, X>
    where
        X: Interruptible,
        G: FnMut(TimedOut) -> R,
    {
        self.with(Timeout { limit: limit.into_limit(), convert: ByFunction::new(timed_out) })
    }
}

/// A call whose attempts can be interrupted.
#[diagnostic::on_unimplemented(
    message = "a blocking call cannot be interrupted by a timeout",
    label = "the attempts of this call are not futures",
    note = "write `call(|| future).await`; or limit the operation itself, as by the timeout of a socket, and write \
            `max_time` for the attempts that follow"
)]
pub trait Interruptible {}

impl<N, G> Interruptible for Async<N, G> {}

impl<'p, W, K: PolicyKind, F, R, M, H, C, N, B> Call<'p, W, K, F, R, M, H, C, Async<N, B>> {
    /// Sets a future that cancels the call: when it completes, a wait ends, and the call gives up with the last outcome
    /// and the reason [`Cancelled`](crate::GiveUpReason::Cancelled).
    ///
    /// It does not interrupt an attempt, and the first attempt is made in any case. To abandon an attempt, drop the
    /// future of the call. The output of `future` is ignored. The outcome is kept over each wait, so it has to be `Send`
    /// if the future of the call is to be.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo());
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let refused = || async { Err::<(), _>("refused") };
    /// let stop = tokio::time::sleep(Duration::from_secs(60));
    /// assert_eq!(API.call(refused).cancel(stop).await, Err("refused"));
    /// # }
    /// ```
    pub fn cancel<Z: Future>(
        self,
        future: Z,
    ) -> Call<'p, W, K, F, R, M, H, C, Async<Cancel<Z>, B>> {
        let Async { fallback, .. } = self.ending;
        let ending = Async { cancel: Cancel::new(future), fallback };
        Call::new(self.policy, self.function, self.overrides, self.clock, ending)
    }

    /// Sets an async function that makes what the call returns if it gives up, as [`fallback`](Call::fallback) does.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// # async fn cached() -> Result<&'static str, &'static str> { Ok("yesterday's news") }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let refused = || async { Err("refused") };
    /// let page = API.call(refused).fallback_async(|_| cached()).await;
    /// assert_eq!(page, Ok("yesterday's news"));
    /// # }
    /// ```
    pub fn fallback_async<G, A>(
        self,
        fallback: G,
    ) -> Call<'p, W, K, F, R, M, (H, Measured), C, Async<N, AsyncFallback<G, A>>>
    where
        R: Classify<M>,
        G: FnOnce(GivenUp<R::Outcome>) -> A,
        A: Future<Output = R>,
    {
        let Call { policy, function, overrides, clock, ending, .. } = self.with(Measured);
        let ending = Async { cancel: ending.cancel, fallback: AsyncFallback::new(fallback) };
        Call::new(policy, function, overrides, clock, ending)
    }

    /// Sets a function that makes what the call returns if it gives up, in place of the last outcome, which it owns.
    ///
    /// It runs after the handlers for give-ups. It is not called for an error that the filter rejects.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let refused = || async { Err::<String, _>("refused") };
    /// let page = API.call(refused).fallback(|given_up| Ok(format!("cached: {}", given_up.outcome))).await;
    /// assert_eq!(page.unwrap(), "cached: refused");
    /// # }
    /// ```
    pub fn fallback<G>(
        self,
        fallback: G,
    ) -> Call<'p, W, K, F, R, M, (H, Measured), C, Async<N, Fallback<G>>>
    where
        R: Classify<M>,
        G: FnOnce(GivenUp<R::Outcome>) -> R,
    {
        let Call { policy, function, overrides, clock, ending, .. } = self.with(Measured);
        let ending = Async { cancel: ending.cancel, fallback: Fallback::new(fallback) };
        Call::new(policy, function, overrides, clock, ending)
    }
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, N, B> Call<'p, W, K, F, R, M, H, C, Blocking<N, B>> {
    /// Sets the [`Stop`](crate::Stop) that cancels the call: when it is sent, a wait ends, and the call gives up with the
    /// last outcome and the reason [`Cancelled`](crate::GiveUpReason::Cancelled).
    ///
    /// ```
    /// use backoff_retry::{Policy, Stop, expo};
    ///
    /// static STOP: Stop = Stop::new();
    /// static API: Policy = Policy::new(expo());
    ///
    /// let refused = || {
    ///     STOP.stop(); // elsewhere in the program
    ///     Err::<(), _>("refused")
    /// };
    /// assert_eq!(API.call_blocking(refused).cancel(&STOP).run(), Err("refused")); // without a wait
    /// ```
    #[cfg(feature = "std")]
    pub fn cancel<S: StopSignal>(
        self,
        stop: S,
    ) -> Call<'p, W, K, F, R, M, H, C, Blocking<BySignal<S>, B>> {
        let Blocking { fallback, .. } = self.ending;
        let ending = Blocking { cancel: BySignal(stop), fallback };
        Call::new(self.policy, self.function, self.overrides, self.clock, ending)
    }

    /// Sets a function that makes what the call returns if it gives up, in place of the last outcome, which it owns.
    ///
    /// It runs after the handlers for give-ups. It is not called for an error that the filter rejects.
    ///
    /// ```
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// let page = API
    ///     .call_blocking(|| Err("refused"))
    ///     .fallback(|given_up| Ok(format!("cached: {}", given_up.outcome)))
    ///     .clock(VirtualClock::new()) // waits take no time in this example
    ///     .run();
    /// assert_eq!(page.unwrap(), "cached: refused");
    /// ```
    pub fn fallback<G>(
        self,
        fallback: G,
    ) -> Call<'p, W, K, F, R, M, (H, Measured), C, Blocking<N, Fallback<G>>>
    where
        R: Classify<M>,
        G: FnOnce(GivenUp<R::Outcome>) -> R,
    {
        let Call { policy, function, overrides, clock, ending, .. } = self.with(Measured);
        let ending = Blocking { cancel: ending.cancel, fallback: Fallback::new(fallback) };
        Call::new(policy, function, overrides, clock, ending)
    }
}
