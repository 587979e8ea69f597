//! The timer of an attempt, and the future of an attempt with a timer.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use super::{AttemptLimits, TimedOut};
use crate::clock::AsyncSleep;

pin_project! {
    /// The timer of an attempt. It starts when the attempt has to wait for something, so an attempt that does not wait
    /// does not pay for it.
    #[project = TimerProjection]
    pub enum Timer<C>
    where
        C: AsyncSleep,
    {
        /// The attempt has not been polled.
        NotStarted { limits: AttemptLimits<C::Instant> },
        /// The attempt has no limit.
        Unlimited,
        /// The timer runs.
        Running { #[pin] sleep: C::Sleep, timed_out: TimedOut },
    }
}

impl<C: AsyncSleep> Timer<C> {
    fn poll_timer(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<TimedOut> {
        match self.project() {
            TimerProjection::Running { sleep, timed_out } => {
                ready!(sleep.poll(context));
                Poll::Ready(*timed_out)
            }
            TimerProjection::NotStarted { .. } | TimerProjection::Unlimited => Poll::Pending,
        }
    }
}

/// The timer of an attempt, or nothing where the type of a call says that its attempts have none.
pub trait AttemptTimer<C: AsyncSleep>: Sized {
    /// Makes the timer.
    fn new(limits: AttemptLimits<C::Instant>) -> Option<Self>;

    /// Polls an attempt. Returns what it returned, or the error if the timer ends first.
    ///
    /// The first poll is that of the attempt. From then on the timer is polled first: an attempt that uses up tokio's
    /// cooperative budget would keep the timer from ever completing. If both are ready, the attempt wins.
    fn poll<A: Future>(
        self: Pin<&mut Self>,
        attempt: Pin<&mut A>,
        clock: &C,
        context: &mut Context<'_>,
    ) -> Poll<Result<A::Output, TimedOut>>;
}

impl<C: AsyncSleep> AttemptTimer<C> for Timer<C> {
    fn new(limits: AttemptLimits<C::Instant>) -> Option<Self> {
        Some(Self::NotStarted { limits })
    }

    fn poll<A: Future>(
        mut self: Pin<&mut Self>,
        attempt: Pin<&mut A>,
        clock: &C,
        context: &mut Context<'_>,
    ) -> Poll<Result<A::Output, TimedOut>> {
        if let TimerProjection::NotStarted { limits } = self.as_mut().project() {
            if let Poll::Ready(returned) = attempt.poll(context) {
                return Poll::Ready(Ok(returned));
            }
            let left = limits.left(clock);
            self.set(left.map_or(Self::Unlimited, |(left, timed_out)| Self::Running {
                sleep: clock.timer(left),
                timed_out,
            }));
            return self.poll_timer(context).map(Err);
        }
        let timer = self.poll_timer(context);
        match attempt.poll(context) {
            Poll::Ready(returned) => Poll::Ready(Ok(returned)),
            Poll::Pending => timer.map(Err),
        }
    }
}

/// The timer of an attempt that has no limit. It has no values.
#[derive(Clone, Copy, Debug)]
pub enum NoTimer {}

impl<C: AsyncSleep> AttemptTimer<C> for NoTimer {
    fn new(_limits: AttemptLimits<C::Instant>) -> Option<Self> {
        None
    }

    fn poll<A: Future>(
        self: Pin<&mut Self>,
        _attempt: Pin<&mut A>,
        _clock: &C,
        _context: &mut Context<'_>,
    ) -> Poll<Result<A::Output, TimedOut>> {
        match *self {}
    }
}

pin_project! {
    /// An attempt with a time limit.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct LimitedAttempt<'c, A, C>
    where
        C: AsyncSleep,
    {
        #[pin]
        attempt: A,
        #[pin]
        timer: Timer<C>,
        clock: &'c C,
    }
}

impl<'c, A, C: AsyncSleep> LimitedAttempt<'c, A, C> {
    /// Limits the time of an attempt.
    #[inline]
    pub fn new(attempt: A, clock: &'c C, limits: AttemptLimits<C::Instant>) -> Self {
        Self { attempt, timer: Timer::NotStarted { limits }, clock }
    }
}

impl<A: Future, C: AsyncSleep> Future for LimitedAttempt<'_, A, C> {
    type Output = Result<A::Output, TimedOut>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        AttemptTimer::poll(this.timer, this.attempt, this.clock, context)
    }
}

impl<A, C: AsyncSleep> fmt::Debug for LimitedAttempt<'_, A, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LimitedAttempt").finish_non_exhaustive()
    }
}

pin_project! {
    /// An attempt with a time limit, which returns what `F` makes if it is cut.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct CutAttempt<'c, A, C, F>
    where
        C: AsyncSleep,
    {
        #[pin]
        attempt: Option<LimitedAttempt<'c, A, C>>,
        is_cut: &'c mut bool,
        returned: Option<F>,
    }
}

impl<'c, A, C: AsyncSleep, F> CutAttempt<'c, A, C, F> {
    /// Limits the time of an attempt.
    #[inline]
    pub(crate) fn new(
        attempt: A,
        clock: &'c C,
        limits: AttemptLimits<C::Instant>,
        is_cut: &'c mut bool,
        returned: F,
    ) -> Self {
        let attempt = Some(LimitedAttempt::new(attempt, clock, limits));
        Self { attempt, is_cut, returned: Some(returned) }
    }
}

impl<A, C, F> Future for CutAttempt<'_, A, C, F>
where
    A: Future,
    C: AsyncSleep,
    F: FnOnce(TimedOut) -> A::Output,
{
    type Output = A::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<A::Output> {
        let mut this = self.project();
        let attempt = this.attempt.as_mut().as_pin_mut().expect(POLLED_AGAIN);
        let timed_out = match ready!(attempt.poll(context)) {
            Ok(returned) => return Poll::Ready(returned),
            Err(timed_out) => timed_out,
        };
        // What the attempt holds is released before anything else happens.
        this.attempt.set(None);
        **this.is_cut = true;
        let returned = this.returned.take().expect(POLLED_AGAIN);
        Poll::Ready(returned(timed_out))
    }
}

const POLLED_AGAIN: &str = "an attempt was polled after completion";

impl<A, C: AsyncSleep, F> fmt::Debug for CutAttempt<'_, A, C, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CutAttempt").finish_non_exhaustive()
    }
}
