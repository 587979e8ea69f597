//! The limits on a running attempt: how much time it gets, and the future that cuts it.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;

use pin_project_lite::pin_project;
use thiserror::Error;

use crate::clock::{AsyncSleep, Clock};

/// The error of an attempt that was cut, because its `attempt_timeout` or the `timeout` of the call had passed.
///
/// It becomes the error of the retried function by `From<TimedOut>`, which `anyhow::Error`, `eyre::Report`,
/// `Box<dyn Error>` and [`std::io::Error`] implement, or by the option `timed_out`.
///
/// ```
/// use backoff_retry::TimedOut;
///
/// #[derive(Debug, thiserror::Error)]
/// enum FetchError {
///     #[error(transparent)]
///     Io(#[from] std::io::Error),
///     #[error(transparent)]
///     TimedOut(#[from] TimedOut), // the conversion
/// }
/// # let _ = FetchError::Io(std::io::Error::other("")).to_string();
/// ```
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
#[error("the {limit} timed out after {after:?}")]
#[non_exhaustive]
pub struct TimedOut {
    /// The limit that was reached.
    pub limit: TimeLimit,
    /// The length of that limit.
    pub after: Duration,
}

impl TimedOut {
    /// Makes the error, for tests of code that handles it.
    pub const fn new(limit: TimeLimit, after: Duration) -> Self {
        Self { limit, after }
    }
}

/// A limit on the time of a running attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeLimit {
    /// `attempt_timeout`, the limit of one attempt.
    AttemptTimeout,
    /// `timeout`, the limit of the whole call.
    Timeout,
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AttemptTimeout => "attempt",
            Self::Timeout => "call",
        })
    }
}

#[cfg(feature = "std")]
impl From<TimedOut> for std::io::Error {
    /// Makes an error of the kind [`TimedOut`](std::io::ErrorKind::TimedOut).
    fn from(timed_out: TimedOut) -> Self {
        Self::new(std::io::ErrorKind::TimedOut, timed_out)
    }
}

/// The timeouts of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// `attempt_timeout`.
    pub attempt: Option<Duration>,
    /// `timeout`.
    pub call: Option<Duration>,
}

/// The time limits of one attempt, each with its length and the time from which it is counted.
#[derive(Clone, Copy, Debug)]
pub struct AttemptLimits<I> {
    /// `attempt_timeout`, and the start of the attempt.
    pub attempt: Option<(Duration, I)>,
    /// `timeout`, and the start of the call.
    pub call: Option<(Duration, I)>,
}

impl<I: Copy> AttemptLimits<I> {
    /// Returns what is left of the limit that ends first, and the error of an attempt that reaches it.
    pub(crate) fn left<C: Clock<Instant = I>>(&self, clock: &C) -> Option<(Duration, TimedOut)> {
        let left = |limit, given: Option<(Duration, I)>| {
            let (after, start) = given?;
            Some((after.saturating_sub(clock.elapsed(start)), TimedOut { limit, after }))
        };
        let (attempt, call) =
            (left(TimeLimit::AttemptTimeout, self.attempt), left(TimeLimit::Timeout, self.call));
        match (attempt, call) {
            // Where both end together, there is no time for another attempt.
            (Some(attempt), Some(call)) if attempt.0 < call.0 => Some(attempt),
            (attempt, call) => call.or(attempt),
        }
    }

    /// Returns the error of a call whose time is over.
    pub(crate) fn of_call<C: Clock<Instant = I>>(&self, clock: &C) -> Option<TimedOut> {
        let (after, start) = self.call?;
        (clock.elapsed(start) >= after).then_some(TimedOut { limit: TimeLimit::Timeout, after })
    }
}

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
    /// Polls an attempt. Returns what it returned, or the error if the timer ends first.
    ///
    /// The first poll is that of the attempt. From then on the timer is polled first: an attempt that uses up tokio's
    /// cooperative budget would keep the timer from ever completing. If both are ready, the attempt wins.
    pub(crate) fn poll<A: Future>(
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
        this.timer.poll(this.attempt, this.clock, context)
    }
}

impl<A, C: AsyncSleep> fmt::Debug for LimitedAttempt<'_, A, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LimitedAttempt").finish_non_exhaustive()
    }
}
