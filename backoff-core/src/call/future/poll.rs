//! Polls a call: which phase follows which.

use core::pin::Pin;
use core::task::{Context, Poll, ready};

use super::{Phase, PhaseProjection, RetryFuture, TimerOf};
use crate::call::async_overrides::AsyncOverrides;
use crate::call::cancel::Cancellation;
use crate::call::end::End;
use crate::call::fallback::FallBack;
use crate::call::output::FutureOutput;
use crate::call::report::Report;
use crate::call::state::Attempted;
use crate::call::suspend::Progress;
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::span::{CallSpans, leave};
use crate::timeout::{AttemptTimer, TimedOut};
use crate::wait::Wait;

/// What follows a phase.
enum Turn<F, R> {
    Next(Progress<F, R>),
    /// Look at the phase again: it has changed.
    Again,
    End(Report<R>),
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
        let _entered = self.as_mut().project().state.enter_call();
        loop {
            let progress = match self.as_mut().start_if_idle(cx) {
                Some(progress) => progress,
                None => match ready!(self.as_mut().poll_phase(cx)) {
                    Turn::Next(progress) => progress,
                    Turn::Again => continue,
                    Turn::End(report) => return Poll::Ready(Y::from_report(report)),
                },
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
    /// Polls what the call does.
    #[inline]
    fn poll_phase(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Turn<H::Future, A::Output>> {
        let mut this = self.as_mut().project();
        Poll::Ready(match this.phase.as_mut().project() {
            PhaseProjection::Idle => Turn::Again,
            PhaseProjection::Attempting { attempt, timer } => {
                let entered = this.state.spans().enter_part();
                let attempted = match timer.as_pin_mut() {
                    Some(timer) => ready!(timer.poll(attempt, this.state.clock(), cx)),
                    None => Ok(ready!(attempt.poll(cx))),
                };
                this.phase.set(Phase::Done);
                leave(entered);
                Turn::Next(self.finish(attempted, cx))
            }
            PhaseProjection::Overriding { future, kept } => {
                let answer = ready!(future.poll(cx));
                let suspended = kept.take().map(H::release);
                this.phase.set(Phase::Done);
                match suspended {
                    Some(suspended) => Turn::Next(this.state.resume::<M, _>(suspended, answer)),
                    None => Turn::Again,
                }
            }
            PhaseProjection::Waiting { sleep, kept } => {
                if !this.cancel.as_mut().poll_cancelled(cx) {
                    ready!(sleep.poll(cx));
                    this.phase.set(Phase::Idle);
                    this.state.spans().end_wait();
                    return Poll::Ready(Turn::Again);
                }
                this.state.spans().end_wait();
                let kept = kept.take().map(N::release);
                this.phase.set(Phase::Done);
                match kept {
                    Some((outcome, wait)) => {
                        Turn::Next(this.state.cancel_async::<M, _>(outcome, wait))
                    }
                    None => Turn::Again,
                }
            }
            PhaseProjection::FallingBack { future, report } => {
                let result = ready!(G::poll(future, cx));
                let report = report.take();
                this.phase.set(Phase::Done);
                match report {
                    Some(report) => Turn::End(report.with(result)),
                    None => Turn::Again,
                }
            }
            PhaseProjection::Done => panic!("a `RetryFuture` was polled after completion"),
        })
    }

    /// Starts an attempt if the call does nothing, unless its time is over. Returns what is to be done before there is an
    /// attempt to poll.
    ///
    /// A call that starts polls its attempt in the same turn: the next one would first have to find out that there is one.
    #[inline]
    fn start_if_idle(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Option<Progress<H::Future, A::Output>> {
        if !matches!(self.phase, Phase::Idle) {
            return None;
        }
        if let Some(timed_out) = self.state.time_is_over() {
            return Some(self.finish(Err(timed_out), cx));
        }
        let this = self.as_mut().project();
        if this.state.tries() == 0 {
            // Some futures take notice from their first poll on, such as `tokio::signal::ctrl_c()`.
            this.cancel.poll_cancelled(cx);
        }
        if H::IS_ASYNC {
            return Some(this.state.start_attempt_async::<M, _>());
        }
        this.state.start_attempt();
        self.begin_attempt();
        None
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

    /// Makes the future of an attempt.
    #[inline]
    fn begin_attempt(self: Pin<&mut Self>) {
        let mut this = self.project();
        let _entered = this.state.enter_attempt();
        let attempt = (this.function)();
        let timer = TimerOf::<K, H, C>::new(this.state.attempt_limits());
        this.phase.set(Phase::Attempting { attempt, timer });
    }

    /// Enters the next phase, or returns the report at the end.
    fn follow(
        mut self: Pin<&mut Self>,
        progress: Progress<H::Future, A::Output>,
    ) -> Option<Report<A::Output>> {
        let mut this = self.as_mut().project();
        match progress {
            Progress::Attempt => self.begin_attempt(),
            Progress::Override(future, suspended) => {
                let kept = Some(H::keep(suspended));
                this.phase.set(Phase::Overriding { future, kept });
            }
            Progress::Wait(wait, returned) => {
                // What the outcome holds, a connection perhaps, is released before the wait, unless the call may have to
                // return it after that.
                let kept = returned.into_result().err();
                let kept = kept.and_then(|outcome| N::keep((outcome, wait)));
                this.state.spans().start_wait(wait);
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
