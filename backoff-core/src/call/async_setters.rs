//! The setters of async handlers and of an async `giveup`.
#![allow(clippy::type_complexity)] // The types are inferred; an alias would hide what a setter adds.

use super::async_overrides::{
    GiveupAsync, OnBackoffAsync, OnGiveupAsync, OnSuccessAsync, OnTryAsync,
};
use super::builder::{Async, Call};
use crate::classify::Classify;
use crate::details::Details;
use crate::policy::PolicyKind;

impl<'p, W, K: PolicyKind, F, R, M, H, C, N, B> Call<'p, W, K, F, R, M, H, C, Async<N, B>> {
    /// Sets a `giveup` that returns a future of its answer. It replaces [`giveup`](Call::giveup) and the policy's.
    ///
    /// It is a function that returns a future, and the future cannot borrow the outcome. Copy what it needs of it:
    /// `|error| { let code = error.code(); async move { .. } }`. So the future of the call can be `Send` whether or not
    /// the outcome is `Sync`.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn is_maintenance(status: u16) -> bool { status == 503 }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let refused = || async { Err::<(), u16>(503) };
    /// let report = API.call(refused).giveup_async(|status| is_maintenance(*status)).report().await;
    /// assert_eq!((report.result, report.tries), (Err(503), 1));
    /// # }
    /// ```
    pub fn giveup_async<G, A>(
        self,
        giveup: G,
    ) -> Call<'p, W, K, F, R, M, (H, GiveupAsync<G, A>), C, Async<N, B>>
    where
        R: Classify<M>,
        G: FnMut(&R::Outcome) -> A,
        A: Future<Output = bool>,
    {
        self.with(GiveupAsync::new(giveup))
    }

    /// Adds an async handler that runs before each attempt. What [`on_backoff_async`](Call::on_backoff_async) says about
    /// its handler applies to this one, too.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # struct Limiter(tokio::sync::Semaphore);
    /// # impl Limiter { async fn until_ready(&self) { self.0.acquire().await.unwrap().forget() } }
    /// # async fn fetch() -> Result<&'static str, std::io::Error> { Ok("tea") }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let limiter = Limiter(tokio::sync::Semaphore::new(9));
    /// let page = API.call(fetch).on_try_async(|_| limiter.until_ready()).await;
    /// assert_eq!(page.unwrap(), "tea");
    /// # assert_eq!(limiter.0.available_permits(), 8);
    /// # }
    /// ```
    pub fn on_try_async<G, A>(
        self,
        handler: G,
    ) -> Call<'p, W, K, F, R, M, (H, OnTryAsync<G, A>), C, Async<N, B>>
    where
        G: FnMut(&Details<'_>) -> A,
        A: Future<Output = ()>,
    {
        self.with(OnTryAsync::new(handler))
    }

    /// Adds an async handler that runs after a success. What [`on_backoff_async`](Call::on_backoff_async) says about
    /// its handler applies to this one, too.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn fetch() -> Result<&'static str, std::io::Error> { Ok("tea") }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let (pages, mut seen) = tokio::sync::mpsc::channel(10);
    /// API.call(fetch)
    ///     .on_success_async(|details| {
    ///         let page = *details.outcome;
    ///         let pages = pages.clone();
    ///         async move { pages.send(page).await.unwrap() }
    ///     })
    ///     .await
    ///     .unwrap();
    /// assert_eq!(seen.recv().await, Some("tea"));
    /// # }
    /// ```
    pub fn on_success_async<G, A>(
        self,
        handler: G,
    ) -> Call<'p, W, K, F, R, M, (H, OnSuccessAsync<G, A>), C, Async<N, B>>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Value>) -> A,
        A: Future<Output = ()>,
    {
        self.with(OnSuccessAsync::new(handler))
    }

    /// Adds an async handler that runs before each wait. Handlers run in order, whether async or not: the next one
    /// starts when the future of this one has completed. The policy's handler does not run.
    ///
    /// It is a function that returns a future, `|_| async { .. }`, and not `async |_| ..`, whose future would borrow the
    /// details. Copy what the future needs of them: `|details| { let tries = details.tries; async move { .. } }`. So the
    /// future of the call can be `Send` whether or not the outcome is `Sync`.
    ///
    /// Meanwhile the call keeps what the attempt returned, which has to be `Send` if the future of the call is to be. The
    /// time that handlers take is not part of the wait, but counts towards `max_time`.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    /// # use std::sync::atomic::{AtomicU32, Ordering};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(3);
    ///
    /// # #[derive(Default)]
    /// # struct Client { token: AtomicU32 }
    /// # impl Client {
    /// #     async fn refresh_token(&self) { self.token.fetch_add(1, Ordering::Relaxed); }
    /// #     async fn get(&self, url: &'static str) -> Result<&'static str, String> {
    /// #         if self.token.load(Ordering::Relaxed) > 0 { Ok(url) } else { Err("unauthorized".into()) }
    /// #     }
    /// # }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// # let client = Client::default();
    /// let page = API
    ///     .call(|| client.get("/tea"))
    ///     .on_backoff_async(|_| client.refresh_token())
    ///     .await;
    /// assert_eq!(page, Ok("/tea"));
    /// # }
    /// ```
    pub fn on_backoff_async<G, A>(
        self,
        handler: G,
    ) -> Call<'p, W, K, F, R, M, (H, OnBackoffAsync<G, A>), C, Async<N, B>>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Outcome>) -> A,
        A: Future<Output = ()>,
    {
        self.with(OnBackoffAsync::new(handler))
    }

    /// Adds an async handler that runs when the call gives up. What [`on_backoff_async`](Call::on_backoff_async) says
    /// about its handler applies to this one, too.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    /// # use std::cell::Cell;
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// # let alarmed = Cell::new(0);
    /// # let alarm = |tries| { alarmed.set(tries); std::future::ready(()) };
    /// let refused = || async { Err::<(), _>("refused") };
    /// let result = API.call(refused).on_giveup_async(|details| alarm(details.tries)).await;
    /// assert_eq!(result, Err("refused"));
    /// # assert_eq!(alarmed.get(), 2);
    /// # }
    /// ```
    pub fn on_giveup_async<G, A>(
        self,
        handler: G,
    ) -> Call<'p, W, K, F, R, M, (H, OnGiveupAsync<G, A>), C, Async<N, B>>
    where
        R: Classify<M>,
        G: FnMut(&Details<'_, R::Outcome>) -> A,
        A: Future<Output = ()>,
    {
        self.with(OnGiveupAsync::new(handler))
    }
}
