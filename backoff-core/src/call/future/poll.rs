//! Polls a call: which phase follows which.

use core::pin::Pin;
use core::task::{Context, Poll, ready};

use super::{Phase, PhaseProjection, RetryFuture, TimerOf};
use crate::call::async_overrides::AsyncOverrides;
use crate::call::cancel::Cancellation;
use crate::call::end::End;
use crate::call::fallback::FallBack;
use crate::call::output::FutureOutput;
use crate::call::state::Attempted;
use crate::call::suspend::Progress;
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::span::{CallSpans, leave};
use crate::timeout::{AttemptTimer, TimedOut};
use crate::wait::Wait;

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

    // The first attempt of most calls succeeds and needs nothing but to be polled. This is inlined where the call is
    // awaited; the rest is in functions of its own, which are not.
    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Y::Output> {
        let mut this = self.as_mut().project();
        if !matches!(*this.phase, Phase::Idle) || !this.state.first_attempt_is_plain() {
            return self.poll_any_phase(cx);
        }
        // Some futures take notice from their first poll on, such as `tokio::signal::ctrl_c()`.
        this.cancel.poll_cancelled(cx);
        this.state.count_plain_attempt();
        let attempt = (this.function)();
        this.phase.set(Phase::Attempting { attempt, timer: None });
        let PhaseProjection::Attempting { attempt, .. } = this.phase.as_mut().project() else {
            unreachable!("an attempt has just been started")
        };
        let result = ready!(attempt.poll(cx)).into_result();
        this.phase.set(Phase::Done);
        match result {
            Ok(value) => Poll::Ready(this.state.succeed_unobserved::<M, _, Y>(value)),
            Err(outcome) => {
                let returned = A::Output::from_outcome(outcome);
                match self.as_mut().finish(returned, false, cx) {
                    Some(output) => Poll::Ready(output),
                    None => self.poll_any_phase(cx),
                }
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
    Y: FutureOutput<A::Output>,
{
    /// Polls the call in whatever phase it is.
    #[inline(never)]
    fn poll_any_phase(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Y::Output> {
        let _entered = self.as_mut().project().state.enter_call();
        loop {
            // An attempt is polled in the turn that starts it: in the next one its phase would have to be found out again.
            if matches!(self.phase, Phase::Idle) {
                if let Some(output) = self.as_mut().start(cx) {
                    return Poll::Ready(output);
                }
            }
            if let Some(output) = ready!(self.as_mut().poll_phase(cx)) {
                return Poll::Ready(output);
            }
        }
    }

    /// Polls the current phase. Returns what the call returns, if that ends it; after `None` there is another phase.
    #[inline]
    fn poll_phase(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y::Output>> {
        let mut this = self.as_mut().project();
        Poll::Ready(match this.phase.as_mut().project() {
            PhaseProjection::Idle => None,
            PhaseProjection::Attempting { attempt, timer } => {
                let entered = this.state.spans().enter_part();
                let attempted = match timer.as_pin_mut() {
                    Some(timer) => ready!(timer.poll(attempt, this.state.clock(), cx)),
                    None => Ok(ready!(attempt.poll(cx))),
                };
                this.phase.set(Phase::Done);
                leave(entered);
                let returned = match attempted {
                    Ok(returned) => returned,
                    Err(timed_out) => return Poll::Ready(self.cut(timed_out, cx)),
                };
                // Taken apart by value: what is borrowed lies in memory, and a success would be copied there and back.
                match returned.into_result() {
                    Ok(value) if !this.state.observes_success() => {
                        Some(this.state.succeed_unobserved::<M, _, Y>(value))
                    }
                    result => self.finish(A::Output::from_result(result), false, cx),
                }
            }
            PhaseProjection::Overriding { future, kept } => {
                let answer = ready!(future.poll(cx));
                let suspended = kept.take().map(H::release);
                this.phase.set(Phase::Done);
                let state = this.state;
                suspended
                    .map(|suspended| state.resume::<M, _>(suspended, answer))
                    .and_then(|progress| self.follow(progress))
            }
            PhaseProjection::Waiting { sleep, kept } => {
                if !this.cancel.as_mut().poll_cancelled(cx) {
                    ready!(sleep.poll(cx));
                    this.phase.set(Phase::Idle);
                    this.state.spans().end_wait();
                    return Poll::Ready(None);
                }
                this.state.spans().end_wait();
                let kept = kept.take().map(N::release);
                this.phase.set(Phase::Done);
                let state = this.state;
                kept.map(|(outcome, wait)| state.cancel_async::<M, _>(outcome, wait))
                    .and_then(|progress| self.follow(progress))
            }
            PhaseProjection::FallingBack { future, report } => {
                let result = ready!(G::poll(future, cx));
                let report = report.take();
                this.phase.set(Phase::Done);
                report.map(|report| Y::from_report(report.with(result)))
            }
            PhaseProjection::Done => panic!("a `RetryFuture` was polled after completion"),
        })
    }

    /// Starts an attempt, unless the time of the call is over. Returns what the call returns, if that ends it.
    #[inline]
    fn start(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Option<Y::Output> {
        if let Some(timed_out) = self.state.time_is_over() {
            return self.cut(timed_out, cx);
        }
        let this = self.as_mut().project();
        if this.state.tries() == 0 {
            this.cancel.poll_cancelled(cx); // As in `poll`.
        }
        if H::IS_ASYNC {
            let progress = this.state.start_attempt_async::<M, _>();
            return self.follow(progress);
        }
        this.state.start_attempt();
        self.begin_attempt();
        None
    }

    /// Judges an attempt that a timeout cut, as `finish` does.
    fn cut(
        mut self: Pin<&mut Self>,
        timed_out: TimedOut,
        cx: &mut Context<'_>,
    ) -> Option<Y::Output> {
        let returned = self.as_mut().project().state.cut::<M, _>(timed_out);
        self.finish(returned, true, cx)
    }

    /// Judges what an attempt returned. Returns what the call returns, if that ends it; otherwise enters another phase.
    // The first poll and the later ones share it.
    #[inline(never)]
    fn finish(
        mut self: Pin<&mut Self>,
        returned: A::Output,
        is_cut: bool,
        cx: &mut Context<'_>,
    ) -> Option<Y::Output> {
        let this = self.as_mut().project();
        let is_cancelled = returned.classify().is_err() && this.cancel.poll_cancelled(cx);
        let attempted = Attempted { is_cut, is_cancelled };
        let progress = if H::IS_ASYNC {
            this.state.finish_attempt_async::<M, _>(returned, attempted)
        } else {
            let step = this.state.finish_attempt::<M, _>(&returned, attempted);
            Progress::new(step, returned)
        };
        self.follow(progress)
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

    /// Enters the next phase, or returns what the call returns.
    // In most calls only `finish` calls it; without this it is a function of its own in some of them.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn follow(
        mut self: Pin<&mut Self>,
        progress: Progress<H::Future, A::Output>,
    ) -> Option<Y::Output> {
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
                this.phase.set(Phase::Waiting { sleep: this.state.clock().sleep(wait), kept });
            }
            Progress::End(returned, status, elapsed) => {
                match this.state.end::<M, _, G>(returned, status, elapsed, this.fallback) {
                    End::Report(report) => return Some(Y::from_report(report)),
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
