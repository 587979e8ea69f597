//! A call as a future.

use core::fmt;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use super::course::{Course, Step};
use super::hooks::Hooks;
use super::report::Report;
use super::returned::Mode;
use crate::clock::{AsyncSleep, Clock};
use crate::policy::{Covers, Scope};
use crate::wait::Wait;

/// What a call's future gives: the result, or the report.
pub trait Yields<R> {
    /// Its type.
    type Output;

    /// Makes it.
    fn from_report(report: Report<R>) -> Self::Output;
}

/// The result.
#[derive(Debug)]
pub enum Bare {}

impl<R> Yields<R> for Bare {
    type Output = R;

    fn from_report(report: Report<R>) -> R {
        report.result
    }
}

/// The report.
#[derive(Debug)]
pub enum Full {}

impl<R> Yields<R> for Full {
    type Output = Report<R>;

    fn from_report(report: Report<R>) -> Report<R> {
        report
    }
}

pin_project! {
    /// The future of a call. Dropping it drops the attempt or the wait in flight.
    ///
    /// # Panics
    /// When it is polled again after it was ready, as all futures may.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct Retrying<'p, W, S, F, A, M, H, C, Y>
    where
        A: Future,
        M: Mode<A::Output>,
        W: Wait<M::Outcome>,
        S: Scope,
        C: Clock,
        C: AsyncSleep,
    {
        function: F,
        course: Course<'p, W, S, M::Outcome, M::Value, H, C>,
        #[pin]
        state: State<A, C::Sleep>,
        yields: PhantomData<fn() -> Y>,
    }
}

pin_project! {
    /// An attempt or a wait: never both, so that they share their place.
    #[project = Current]
    enum State<A, Z> {
        Idle,
        Attempting { #[pin] attempt: A },
        Waiting { #[pin] sleep: Z },
        Done,
    }
}

impl<'p, W, S, F, A, M, H, C, Y> Retrying<'p, W, S, F, A, M, H, C, Y>
where
    A: Future,
    M: Mode<A::Output>,
    W: Wait<M::Outcome>,
    S: Scope,
    C: Clock + AsyncSleep,
{
    pub(super) fn new(function: F, course: Course<'p, W, S, M::Outcome, M::Value, H, C>) -> Self {
        Self { function, course, state: State::Idle, yields: PhantomData }
    }
}

impl<W, S, F, A, M, H, C, Y> Future for Retrying<'_, W, S, F, A, M, H, C, Y>
where
    F: FnMut() -> A,
    A: Future,
    M: Mode<A::Output>,
    H: Hooks<M::Outcome, M::Value>,
    W: Wait<M::Outcome> + Clone,
    S: Covers<M::Outcome>,
    C: Clock + AsyncSleep,
    Y: Yields<A::Output>,
{
    type Output = Y::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Y::Output> {
        let mut this = self.project();
        loop {
            match this.state.as_mut().project() {
                Current::Idle => {
                    this.course.attempt();
                    let attempt = (this.function)();
                    this.state.set(State::Attempting { attempt });
                }
                Current::Attempting { attempt } => {
                    let output = ready!(attempt.poll(cx));
                    this.state.set(State::Done);
                    match this.course.judge::<M, _>(&output) {
                        Step::End(ended, elapsed) => {
                            let report = this.course.report(output, ended, elapsed);
                            return Poll::Ready(Y::from_report(report));
                        }
                        Step::Wait(wait) => {
                            // What it holds, a connection perhaps, is not held over the sleep.
                            drop(output);
                            let sleep = this.course.clock().sleep(wait);
                            this.state.set(State::Waiting { sleep });
                        }
                    }
                }
                Current::Waiting { sleep } => {
                    ready!(sleep.poll(cx));
                    this.state.set(State::Idle);
                }
                Current::Done => panic!("a call was polled after it was ready"),
            }
        }
    }
}

impl<W, S, F, A, M, H, C, Y> fmt::Debug for Retrying<'_, W, S, F, A, M, H, C, Y>
where
    A: Future,
    M: Mode<A::Output>,
    W: Wait<M::Outcome>,
    S: Scope,
    C: Clock + AsyncSleep,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retrying").field("tries", &self.course.tries()).finish_non_exhaustive()
    }
}
