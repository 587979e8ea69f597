//! A call that is awaited.

mod report;

use core::fmt;
use core::future::IntoFuture;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;

use pin_project_lite::pin_project;

use super::async_overrides::{AsyncOverrides, Suspend};
use super::builder::{Async, Call};
use super::cancel::Cancellation;
use super::end::End;
use super::fallback::{FallBack, FallbackFuture};
use super::name::name_of;
use super::output::{FutureOutput, ResultOutput};
use super::override_future::Either;
use super::report::Report;
use super::state::{Attempted, CallState};
use super::suspend::{Progress, Suspended};
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind, StoredTimeouts};
use crate::timeout::{AttemptTimer, TimedOut};
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

impl<W, K, F, A, M, H, C, N, G, Y> Future for RetryFuture<'_, W, K, F, A, M, H, C, N, G, Y>
where
    F: FnMut() -> A,
    A: Future,
    A::Output: Classify<M>,
    Outcome<A::Output, M>: OutcomeOf<K>,
    H: AsyncOverrides<Outcome<A::Output, M>, Value<A::Output, M>>,
    W: Wait<Outcome<A::Output, M>> + Clone,
    K: PolicyKind,
    C: AsyncSleep,
    N: Cancellation,
    G: FallBack<A::Output, Outcome<A::Output, M>>,
    Y: FutureOutput<A::Output>,
{
    type Output = Y::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Y::Output> {
        loop {
            let mut this = self.as_mut().project();
            let progress = match this.phase.as_mut().project() {
                PhaseProjection::Idle => self.as_mut().start(cx),
                PhaseProjection::Attempting { attempt, timer } => {
                    let attempted = match timer.as_pin_mut() {
                        Some(timer) => ready!(timer.poll(attempt, this.state.clock(), cx)),
                        None => Ok(ready!(attempt.poll(cx))),
                    };
                    this.phase.set(Phase::Done);
                    self.as_mut().finish(attempted, cx)
                }
                PhaseProjection::Overriding { future, kept } => {
                    let answer = ready!(future.poll(cx));
                    let suspended = kept.take().map(H::release);
                    this.phase.set(Phase::Done);
                    match suspended {
                        Some(suspended) => this.state.resume::<M, _>(suspended, answer),
                        None => continue,
                    }
                }
                PhaseProjection::Waiting { sleep, kept } => {
                    if !this.cancel.as_mut().poll_cancelled(cx) {
                        ready!(sleep.poll(cx));
                        this.phase.set(Phase::Idle);
                        continue;
                    }
                    let kept = kept.take().map(N::release);
                    this.phase.set(Phase::Done);
                    match kept {
                        Some((outcome, wait)) => this.state.cancel_async::<M, _>(outcome, wait),
                        None => continue,
                    }
                }
                PhaseProjection::FallingBack { future, report } => {
                    let result = ready!(G::poll(future, cx));
                    let report = report.take();
                    this.phase.set(Phase::Done);
                    match report {
                        Some(report) => return Poll::Ready(Y::from_report(report.with(result))),
                        None => continue,
                    }
                }
                PhaseProjection::Done => panic!("a `RetryFuture` was polled after completion"),
            };
            if let Some(report) = self.as_mut().follow(progress) {
                return Poll::Ready(Y::from_report(report));
            }
        }
    }
}

impl<W, K, F, A, M, H, C, N, G, Y> RetryFuture<'_, W, K, F, A, M, H, C, N, G, Y>
where
    F: FnMut() -> A,
    A: Future,
    A::Output: Classify<M>,
    Outcome<A::Output, M>: OutcomeOf<K>,
    H: AsyncOverrides<Outcome<A::Output, M>, Value<A::Output, M>>,
    W: Wait<Outcome<A::Output, M>> + Clone,
    K: PolicyKind,
    C: AsyncSleep,
    N: Cancellation,
    G: FallBack<A::Output, Outcome<A::Output, M>>,
{
    /// Starts an attempt, unless the time of the call is over.
    fn start(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Progress<H::Future, A::Output> {
        if let Some(timed_out) = self.state.time_is_over() {
            return self.finish(Err(timed_out), cx);
        }
        let this = self.project();
        if this.state.tries() == 0 {
            // Some futures take notice from their first poll on, such as `tokio::signal::ctrl_c()`.
            this.cancel.poll_cancelled(cx);
        }
        if H::IS_ASYNC {
            return this.state.start_attempt_async::<M, _>();
        }
        this.state.start_attempt();
        Progress::Attempt
    }

    /// Judges what an attempt returned, or that it was cut.
    fn finish(
        self: Pin<&mut Self>,
        attempted: Result<A::Output, TimedOut>,
        cx: &mut Context<'_>,
    ) -> Progress<H::Future, A::Output> {
        let this = self.project();
        let is_cut = attempted.is_err();
        let returned = attempted.unwrap_or_else(|timed_out| this.state.cut::<M, _>(timed_out));
        let is_cancelled = returned.classify().is_err() && this.cancel.poll_cancelled(cx);
        let attempted = Attempted { is_cut, is_cancelled };
        if H::IS_ASYNC {
            return this.state.finish_attempt_async::<M, _>(returned, attempted);
        }
        let step = this.state.finish_attempt::<M, _>(&returned, attempted);
        Progress::new(step, returned)
    }

    /// Enters the next phase, or returns the report at the end.
    fn follow(
        self: Pin<&mut Self>,
        progress: Progress<H::Future, A::Output>,
    ) -> Option<Report<A::Output>> {
        let mut this = self.project();
        match progress {
            Progress::Attempt => {
                let attempt = (this.function)();
                let timer = TimerOf::<K, H, C>::new(this.state.attempt_limits());
                this.phase.set(Phase::Attempting { attempt, timer });
            }
            Progress::Override(future, suspended) => {
                let kept = Some(H::keep(suspended));
                this.phase.set(Phase::Overriding { future, kept });
            }
            Progress::Wait(wait, returned) => {
                // What the outcome holds, a connection perhaps, is released before the wait, unless the call may have to
                // return it after that.
                let kept = returned.into_result().err();
                let kept = kept.and_then(|outcome| N::keep((outcome, wait)));
                let sleep = this.state.clock().sleep(wait);
                this.phase.set(Phase::Waiting { sleep, kept });
            }
            Progress::End(returned, status, elapsed) => {
                match this.state.end::<M, _, G>(returned, status, elapsed, this.fallback) {
                    End::Report(report) => return Some(report),
                    End::Fallback(future, report) => {
                        let report = Some(report);
                        this.phase.set(Phase::FallingBack { future, report });
                    }
                }
            }
        }
        None
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
