//! A call that is awaited.

mod poll;
mod report;

use core::fmt;
use core::future::IntoFuture;
use core::marker::PhantomData;
use core::time::Duration;

use pin_project_lite::pin_project;

use super::async_overrides::{AsyncOverrides, Suspend};
use super::builder::{Async, Call};
use super::cancel::Cancellation;
use super::fallback::{FallBack, FallbackFuture};
use super::name::name_of;
use super::output::ResultOutput;
use super::override_future::Either;
use super::report::Report;
use super::state::CallState;
use super::suspend::Suspended;
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind, StoredTimeouts};
use crate::span::{CallSpans, leave};
use crate::wait::Wait;

pin_project! {
    /// The future of a call; made by `.await`, or by `.into_future()` where something else than `.await` needs it.
    ///
    /// Dropping it drops the attempt or the wait in flight; no handler runs then.
    ///
    /// ```
    /// use std::future::IntoFuture;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn fetch() -> Result<&'static str, std::io::Error> { Ok("tea") }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let task = tokio::spawn(API.call(fetch).into_future());
    /// assert_eq!(task.await.unwrap().unwrap(), "tea");
    /// # }
    /// ```
    ///
    /// # Panics
    /// If it is polled again after it has returned `Poll::Ready`.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct RetryFuture<'p, W, K, F, A, M, H, C, N, G, Y>
    where
        A: Future,
        A::Output: Classify<M>,
        W: Wait<Outcome<A::Output, M>>,
        K: PolicyKind,
        H: Suspend,
        C: AsyncSleep,
        N: Cancellation,
        G: FallbackFuture,
    {
        function: F,
        state: CallState<'p, W, K, Outcome<A::Output, M>, Value<A::Output, M>, H, C>,
        #[pin]
        phase: Phase<
            A,
            TimerOf<K, H, C>,
            C::Sleep,
            N::Kept<(Outcome<A::Output, M>, Duration)>,
            H::Future,
            H::Kept<Suspended<A::Output>>,
            G::Future,
        >,
        #[pin]
        cancel: N,
        fallback: G,
        output: PhantomData<fn() -> Y>,
    }

    impl<W, K, F, A, M, H, C, N, G, Y> PinnedDrop for RetryFuture<'_, W, K, F, A, M, H, C, N, G, Y>
    where
        A: Future,
        A::Output: Classify<M>,
        W: Wait<Outcome<A::Output, M>>,
        K: PolicyKind,
        H: Suspend,
        C: AsyncSleep,
        N: Cancellation,
        G: FallbackFuture,
    {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if this.state.spans().are_open() {
                // An attempt is dropped inside its span, as it was polled.
                let entered = this.state.spans().enter();
                let entered_part = this.state.spans().enter_part();
                this.phase.set(Phase::Done);
                leave((entered_part, entered));
            }
        }
    }
}

/// The timer of an attempt: that of the policy or of the overrides, or none.
type TimerOf<K, H, C> =
    Either<<<K as PolicyKind>::Timeouts as StoredTimeouts>::Timer<C>, <H as Suspend>::Timer<C>>;

pin_project! {
    /// What a call does: never two of these at once, so that they share their memory.
    #[project = PhaseProjection]
    enum Phase<A, T, Z, O, B, S, G> {
        Idle,
        Attempting { #[pin] attempt: A, #[pin] timer: Option<T> },
        Overriding { #[pin] future: B, kept: Option<S> },
        Waiting { #[pin] sleep: Z, kept: Option<O> },
        FallingBack { #[pin] future: G, report: Option<Report<()>> },
        Done,
    }
}

impl<'p, W, K, F, A, R, M, H, C, N, G> IntoFuture for Call<'p, W, K, F, R, M, H, C, Async<N, G>>
where
    F: FnMut() -> A,
    A: Future<Output = R>,
    R: Classify<M>,
    R::Outcome: OutcomeOf<K>,
    W: Wait<R::Outcome> + Clone,
    K: PolicyKind,
    H: AsyncOverrides<R::Outcome, R::Value>,
    C: AsyncSleep,
    N: Cancellation,
    G: FallBack<R, R::Outcome>,
{
    type Output = R;
    type IntoFuture = RetryFuture<'p, W, K, F, A, M, H, C, N, G, ResultOutput>;

    fn into_future(self) -> Self::IntoFuture {
        RetryFuture::new(self)
    }
}

impl<'p, W, K, F, A, M, H, C, N, G, Y> RetryFuture<'p, W, K, F, A, M, H, C, N, G, Y>
where
    A: Future,
    A::Output: Classify<M>,
    W: Wait<Outcome<A::Output, M>>,
    K: PolicyKind,
    H: Suspend,
    C: AsyncSleep,
    N: Cancellation,
    G: FallbackFuture,
{
    #[allow(clippy::type_complexity)] // All of it is inferred.
    fn new(call: Call<'p, W, K, F, A::Output, M, H, C, Async<N, G>>) -> Self {
        let Call { policy, function, overrides, clock, ending, .. } = call;
        let Async { cancel, fallback } = ending;
        let state = CallState::new(policy, overrides, clock, name_of::<F>);
        Self { function, state, phase: Phase::Idle, cancel, fallback, output: PhantomData }
    }
}

impl<W, K, F, A, M, H, C, N, G, Y> fmt::Debug for RetryFuture<'_, W, K, F, A, M, H, C, N, G, Y>
where
    A: Future,
    A::Output: Classify<M>,
    W: Wait<Outcome<A::Output, M>>,
    K: PolicyKind,
    H: Suspend,
    C: AsyncSleep,
    N: Cancellation,
    G: FallbackFuture,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryFuture").field("tries", &self.state.tries()).finish_non_exhaustive()
    }
}
