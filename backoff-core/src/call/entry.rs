//! The entries: how a policy retries a closure.
//!
//! All checks of types stand here, and in the terminal methods. Rustc reports a bound that fails on `IntoFuture` as
//! "is not a future", which helps nobody.

use super::builder::{Async, Blocking, ByDebug, Call};
use super::overrides::{FormatByDebug, FormatByDisplay, RetryIf, Unformatted};
use super::returned::{ResultFuture, ReturnedResult, ValueFuture};
use crate::classify::{DebugError, DisplayError, OnError, OnValue};
use crate::clock::{AsyncClock, SyncClock, async_clock, sync_clock};
use crate::policy::{FitsBlocking, OutcomeOf, Policy, PolicyKind};
use crate::wait::Wait;

/// A call of a closure that returns a future of a `Result`.
type AsyncCall<'p, W, K, F, A, H> = Call<
    'p,
    W,
    K,
    F,
    Result<<A as ResultFuture>::Value, <A as ResultFuture>::Error>,
    OnError,
    H,
    AsyncClock,
    Async,
>;

/// A call of a closure that returns a `Result`.
type BlockingCall<'p, W, K, F, R, H> = Call<'p, W, K, F, R, OnError, H, SyncClock, Blocking>;

/// A call of a closure that returns a future of a value.
type AsyncPoll<'p, W, K, F, A, P> = Call<
    'p,
    W,
    K,
    F,
    <A as ValueFuture>::Value,
    OnValue,
    (Unformatted, RetryIf<P>),
    AsyncClock,
    Async,
>;

/// A call of a closure that returns a value.
type BlockingPoll<'p, W, K, F, V, P> =
    Call<'p, W, K, F, V, OnValue, (Unformatted, RetryIf<P>), SyncClock, Blocking>;

impl<W, K: PolicyKind> Policy<W, K> {
    /// Retries a closure that returns a future of a `Result`, while that is an `Err`.
    ///
    /// The setters of [`Call`] follow, then `.await` runs the call. `.report().await` returns a
    /// [`Report`](super::Report) instead of the result.
    ///
    /// The closure makes a future for each attempt, so the future may borrow what the closure captures, but not
    /// mutably: for that, use [`attempts`](Policy::attempts) or the attribute.
    ///
    /// Errors are written by `Display`, in the log and in `Details`; [`by_debug`](Policy::by_debug) changes that. An
    /// attribute sees the type of the error and writes its sources, too. A call is generic and cannot find out whether
    /// an error has any: [`with_sources`](Call::with_sources) says so. `anyhow` and `eyre` write theirs without it.
    ///
    /// **`Ok(Err(..))` is a success.** A call is generic and cannot tell that the value of the `Result` is a `Result`
    /// itself. Flatten it in the closure: `async { tokio::time::timeout(limit, fetch()).await? }`.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn fetch(url: &str) -> Result<String, std::io::Error> { Ok(url.to_owned()) }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), std::io::Error> {
    /// let url = String::from("/tea");
    /// let page = API
    ///     .call(|| fetch(&url))
    ///     .retry_if(|error| error.kind() == std::io::ErrorKind::TimedOut)
    ///     .on_backoff(|details| eprintln!("{details}"))
    ///     .await?;
    /// # assert_eq!(page, "/tea");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A call becomes a future where it is awaited. `.await`, `tokio::time::timeout` and `join!` do that by themselves;
    /// the methods of futures do not exist on a call, so put `.into_future()` before them:
    ///
    /// ```
    /// use std::future::IntoFuture;
    /// use backoff_retry::{Policy, expo};
    /// use tracing::Instrument;
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn fetch(url: &str) -> Result<String, std::io::Error> { Ok(url.to_owned()) }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), std::io::Error> {
    /// let span = tracing::info_span!("fetch");
    /// let page = API.call(|| fetch("/tea")).into_future().instrument(span).await?;
    /// # assert_eq!(page, "/tea");
    /// # Ok(())
    /// # }
    /// ```
    pub fn call<F, A, E>(&self, function: F) -> AsyncCall<'_, W, K, F, A, FormatByDisplay>
    where
        F: FnMut() -> A,
        A: ResultFuture<Error = E>,
        E: OutcomeOf<K> + DisplayError,
        W: Wait<E> + Clone,
    {
        Call::new(self, function, FormatByDisplay, async_clock(), Async::NEW)
    }

    /// Retries a closure that returns a `Result`, while that is an `Err`. Blocks the thread.
    ///
    /// The setters of [`Call`] follow, then `.run()` runs the call and returns the result, or `.report()` runs it and
    /// returns a [`Report`](super::Report).
    ///
    /// **In async code use [`call`](Policy::call)**: a wait that blocks the thread keeps its other tasks from running.
    /// Blocking code belongs into `tokio::task::spawn_blocking` there, with this call inside of it.
    ///
    /// ```
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # fn connect(port: u16) -> Result<u16, std::io::Error> {
    /// #     if port == 9 { Ok(port) } else { Err(std::io::Error::other("refused")) }
    /// # }
    /// let mut port = 6;
    /// let connected = API
    ///     .call_blocking(|| {
    ///         port += 1;
    ///         connect(port)
    ///     })
    ///     .on_backoff(|details| println!("{details}"))
    ///     .clock(VirtualClock::new()) // waits take no time in this example
    ///     .run();
    /// assert_eq!(connected.unwrap(), 9);
    /// ```
    pub fn call_blocking<F, R, E>(
        &self,
        function: F,
    ) -> BlockingCall<'_, W, K, F, R, FormatByDisplay>
    where
        K: FitsBlocking,
        F: FnMut() -> R,
        R: ReturnedResult<Error = E>,
        E: OutcomeOf<K> + DisplayError,
        W: Wait<E> + Clone,
    {
        Call::new(self, function, FormatByDisplay, sync_clock(), Blocking::NEW)
    }

    /// Retries a closure that returns a future, while `is_pending` returns `true` for its value.
    ///
    /// `is_pending` is the filter; it replaces the policy's. Any other value is a success, also an `Err`. When the
    /// call gives up, it returns the last value. Values are not written in the log.
    ///
    /// ```
    /// use backoff_retry::{Policy, constant, wait::Constant};
    /// use std::time::Duration;
    ///
    /// static POLL: Policy<Constant<Duration>> =
    ///     Policy::new(constant(Duration::from_millis(1))).max_tries(9).no_jitter();
    ///
    /// struct Job { done: bool }
    /// # async fn job(id: u32) -> Job { Job { done: id == 7 } }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let job = POLL.poll(|| job(7), |job| !job.done).await;
    /// assert!(job.done);
    /// # }
    /// ```
    pub fn poll<F, A, P>(&self, function: F, is_pending: P) -> AsyncPoll<'_, W, K, F, A, P>
    where
        F: FnMut() -> A,
        A: ValueFuture,
        P: FnMut(&A::Value) -> bool,
        W: Wait<A::Value> + Clone,
        A::Value: OutcomeOf<K>,
    {
        Call::new(self, function, (Unformatted, RetryIf(is_pending)), async_clock(), Async::NEW)
    }

    /// Retries a closure while `is_pending` returns `true` for its value. Blocks the thread.
    ///
    /// It differs from [`poll`](Policy::poll) as [`call_blocking`](Policy::call_blocking) does from
    /// [`call`](Policy::call).
    ///
    /// ```
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static POLL: Policy = Policy::new(expo()).max_tries(9);
    ///
    /// let mut queue = vec![Some("tea"), None, None];
    /// let next = POLL
    ///     .poll_blocking(|| queue.pop().flatten(), Option::is_none)
    ///     .clock(VirtualClock::new()) // waits take no time in this example
    ///     .run();
    /// assert_eq!(next, Some("tea"));
    /// ```
    pub fn poll_blocking<F, V, P>(
        &self,
        function: F,
        is_pending: P,
    ) -> BlockingPoll<'_, W, K, F, V, P>
    where
        K: FitsBlocking,
        F: FnMut() -> V,
        P: FnMut(&V) -> bool,
        W: Wait<V> + Clone,
        V: OutcomeOf<K>,
    {
        Call::new(self, function, (Unformatted, RetryIf(is_pending)), sync_clock(), Blocking::NEW)
    }

    /// Makes the calls and loops that follow write errors by `Debug`, in the log and in `Details`.
    ///
    /// An attribute sees the type of the error, and writes it by `Display`, else by `Debug`. A call is generic and
    /// cannot choose, so it requires `Display` unless this is put before it.
    ///
    /// ```
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// #[derive(Debug)]
    /// struct Refused;
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(3);
    ///
    /// let refused = || Err::<(), _>(Refused);
    /// let result = API.by_debug().call_blocking(refused).clock(VirtualClock::new()).run();
    /// assert!(result.is_err());
    /// ```
    pub fn by_debug(&self) -> ByDebug<'_, W, K> {
        ByDebug(self)
    }
}

impl<'p, W, K: PolicyKind> ByDebug<'p, W, K> {
    /// Retries a closure that returns a future of a `Result`, as [`Policy::call`] does.
    pub fn call<F, A, E>(&self, function: F) -> AsyncCall<'p, W, K, F, A, FormatByDebug>
    where
        F: FnMut() -> A,
        A: ResultFuture<Error = E>,
        E: OutcomeOf<K> + DebugError,
        W: Wait<E> + Clone,
    {
        Call::new(self.0, function, FormatByDebug, async_clock(), Async::NEW)
    }

    /// Retries a closure that returns a `Result`, as [`Policy::call_blocking`] does.
    pub fn call_blocking<F, R, E>(&self, function: F) -> BlockingCall<'p, W, K, F, R, FormatByDebug>
    where
        K: FitsBlocking,
        F: FnMut() -> R,
        R: ReturnedResult<Error = E>,
        E: OutcomeOf<K> + DebugError,
        W: Wait<E> + Clone,
    {
        Call::new(self.0, function, FormatByDebug, sync_clock(), Blocking::NEW)
    }
}
