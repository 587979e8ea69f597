//! A call that is awaited.

use core::fmt;
use core::future::IntoFuture;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use super::async_overrides::{AsyncOverrides, Suspend};
use super::builder::{Async, Call};
use super::name::name_of;
use super::overrides::Reported;
use super::report::Report;
use super::state::CallState;
use super::suspend::{Progress, Suspended};
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

/// What the future of a call returns: the result, or the report.
pub trait FutureOutput<R> {
    /// The type of what the future returns.
    type Output;

    /// Takes it from the report.
    fn from_report(report: Report<R>) -> Self::Output;
}

/// The future returns the result.
#[derive(Debug)]
pub enum ResultOutput {}

impl<R> FutureOutput<R> for ResultOutput {
    type Output = R;

    #[inline]
    fn from_report(report: Report<R>) -> R {
        report.result
    }
}

/// The future returns the report.
#[derive(Debug)]
pub enum ReportOutput {}

impl<R> FutureOutput<R> for ReportOutput {
    type Output = Report<R>;

    #[inline]
    fn from_report(report: Report<R>) -> Report<R> {
        report
    }
}

pin_project! {
    /// The future of a call.
    ///
    /// Dropping it drops the attempt or the wait in flight; no handler runs then.
    ///
    /// # Panics
    /// If it is polled again after it has returned `Poll::Ready`.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct RetryFuture<'p, W, K, F, A, M, H, C, Y>
    where
        A: Future,
        A::Output: Classify<M>,
        W: Wait<Outcome<A::Output, M>>,
        K: PolicyKind,
        H: Suspend,
        C: AsyncSleep,
    {
        function: F,
        state: CallState<'p, W, K, Outcome<A::Output, M>, Value<A::Output, M>, H, C>,
        #[pin]
        phase: Phase<A, C::Sleep, H::Future, H::Kept<Suspended<A::Output>>>,
        output: PhantomData<fn() -> Y>,
    }
}

pin_project! {
    /// An attempt, an async override or a wait: never two of them, so that they share their memory.
    #[project = PhaseProjection]
    enum Phase<A, Z, B, S> {
        Idle,
        Attempting { #[pin] attempt: A },
        Overriding { #[pin] future: B, kept: Option<S> },
        Waiting { #[pin] sleep: Z },
        Done,
    }
}

impl<'p, W, K, F, A, M, H, C> Call<'p, W, K, F, A::Output, M, H, C, Async>
where
    F: FnMut() -> A,
    A: Future,
    A::Output: Classify<M>,
    Outcome<A::Output, M>: OutcomeOf<K>,
    W: Wait<Outcome<A::Output, M>> + Clone,
    K: PolicyKind,
    H: AsyncOverrides<Outcome<A::Output, M>, Value<A::Output, M>>,
    C: AsyncSleep,
{
    /// Returns a future that runs the call and returns a [`Report`] of it.
    #[allow(clippy::type_complexity)] // All of it is inferred.
    pub fn report(self) -> RetryFuture<'p, W, K, F, A, M, (H, Reported), C, ReportOutput> {
        RetryFuture::new(self.with(Reported))
    }
}

impl<'p, W, K, F, A, R, M, H, C> IntoFuture for Call<'p, W, K, F, R, M, H, C, Async>
where
    F: FnMut() -> A,
    A: Future<Output = R>,
    R: Classify<M>,
    R::Outcome: OutcomeOf<K>,
    W: Wait<R::Outcome> + Clone,
    K: PolicyKind,
    H: AsyncOverrides<R::Outcome, R::Value>,
    C: AsyncSleep,
{
    type Output = R;
    type IntoFuture = RetryFuture<'p, W, K, F, A, M, H, C, ResultOutput>;

    fn into_future(self) -> Self::IntoFuture {
        RetryFuture::new(self)
    }
}

impl<'p, W, K, F, A, M, H, C, Y> RetryFuture<'p, W, K, F, A, M, H, C, Y>
where
    A: Future,
    A::Output: Classify<M>,
    W: Wait<Outcome<A::Output, M>>,
    K: PolicyKind,
    H: Suspend,
    C: AsyncSleep,
{
    fn new(call: Call<'p, W, K, F, A::Output, M, H, C, Async>) -> Self {
        let Call { policy, function, overrides, clock, .. } = call;
        let state = CallState::new(policy, overrides, clock, name_of::<F>);
        Self { function, state, phase: Phase::Idle, output: PhantomData }
    }
}

impl<W, K, F, A, M, H, C, Y> Future for RetryFuture<'_, W, K, F, A, M, H, C, Y>
where
    F: FnMut() -> A,
    A: Future,
    A::Output: Classify<M>,
    Outcome<A::Output, M>: OutcomeOf<K>,
    H: AsyncOverrides<Outcome<A::Output, M>, Value<A::Output, M>>,
    W: Wait<Outcome<A::Output, M>> + Clone,
    K: PolicyKind,
    C: AsyncSleep,
    Y: FutureOutput<A::Output>,
{
    type Output = Y::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Y::Output> {
        let mut this = self.project();
        loop {
            let progress = match this.phase.as_mut().project() {
                PhaseProjection::Idle if H::IS_ASYNC => this.state.start_attempt_async::<M, _>(),
                PhaseProjection::Idle => {
                    this.state.start_attempt();
                    Progress::Attempt
                }
                PhaseProjection::Attempting { attempt } => {
                    let returned = ready!(attempt.poll(cx));
                    this.phase.set(Phase::Done);
                    if H::IS_ASYNC {
                        this.state.finish_attempt_async::<M, _>(returned)
                    } else {
                        let step = this.state.finish_attempt::<M, _>(&returned);
                        this.state.follow(step, returned)
                    }
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
                PhaseProjection::Waiting { sleep } => {
                    ready!(sleep.poll(cx));
                    this.phase.set(Phase::Idle);
                    continue;
                }
                PhaseProjection::Done => panic!("a `RetryFuture` was polled after completion"),
            };
            match progress {
                Progress::Attempt => {
                    let attempt = (this.function)();
                    this.phase.set(Phase::Attempting { attempt });
                }
                Progress::Override(future, suspended) => {
                    let kept = Some(H::keep(suspended));
                    this.phase.set(Phase::Overriding { future, kept });
                }
                Progress::Wait(wait) => {
                    let sleep = this.state.clock().sleep(wait);
                    this.phase.set(Phase::Waiting { sleep });
                }
                Progress::End(report) => return Poll::Ready(Y::from_report(report)),
            }
        }
    }
}

impl<W, K, F, A, M, H, C, Y> fmt::Debug for RetryFuture<'_, W, K, F, A, M, H, C, Y>
where
    A: Future,
    A::Output: Classify<M>,
    W: Wait<Outcome<A::Output, M>>,
    K: PolicyKind,
    H: Suspend,
    C: AsyncSleep,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryFuture").field("tries", &self.state.tries()).finish_non_exhaustive()
    }
}
