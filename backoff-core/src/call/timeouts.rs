//! Timeouts of a call that is awaited: the overrides, and the timer of an attempt.

use core::fmt;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use super::override_future::{Either, EitherProjection};
use super::overrides::Overrides;
use crate::__private::FromTimedOut;
use crate::classify::Classify;
use crate::clock::AsyncSleep;
use crate::timeout::{AttemptLimits, AttemptTimer, TimeLimit, TimedOut, Timeouts};

/// Makes what an attempt that was cut returns, in parts: the value of a success or the outcome.
pub trait Convert<O, V> {
    /// Returns the value or the outcome that stands for `timed_out`.
    fn convert(&mut self, timed_out: TimedOut) -> Result<V, O>;
}

/// Makes an error by `From<TimedOut>`.
#[derive(Clone, Copy, Debug)]
pub struct ByFrom;

impl<O: FromTimedOut, V> Convert<O, V> for ByFrom {
    fn convert(&mut self, timed_out: TimedOut) -> Result<V, O> {
        Err(O::from_timed_out(timed_out))
    }
}

/// Makes it by a function that returns what an attempt returns.
pub struct ByFunction<G, R, M> {
    function: G,
    types: PhantomData<fn() -> (R, M)>,
}

impl<G, R, M> ByFunction<G, R, M> {
    pub(super) fn new(function: G) -> Self {
        Self { function, types: PhantomData }
    }
}

impl<O, V, G, R, M> Convert<O, V> for ByFunction<G, R, M>
where
    G: FnMut(TimedOut) -> R,
    R: Classify<M, Outcome = O, Value = V>,
{
    fn convert(&mut self, timed_out: TimedOut) -> Result<V, O> {
        (self.function)(timed_out).into_result()
    }
}

impl<G, R, M> fmt::Debug for ByFunction<G, R, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByFunction")
    }
}

/// Defines the overrides that limit the time of attempts.
macro_rules! timeouts {
    ($($(#[$doc:meta])* $name:ident => $field:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<G> {
            pub(super) limit: Option<Duration>,
            pub(super) convert: G,
        }

        impl<O, V, G: Convert<O, V>> Overrides<O, V> for $name<G> {
            const NEEDS_CLOCK: bool = true;
            const HAS_TIMEOUT: bool = true;

            fn apply_timeouts(&self, timeouts: &mut Timeouts) {
                timeouts.$field = self.limit;
            }

            fn timed_out(&mut self, timed_out: TimedOut) -> Option<Result<V, O>> {
                let is_own = timed_out.limit == TimeLimit::$name;
                is_own.then(|| self.convert.convert(timed_out))
            }
        }
    )+};
}

timeouts! {
    /// The time limit of each attempt.
    AttemptTimeout => attempt;
    /// The time limit of the call.
    Timeout => call;
}

impl<C: AsyncSleep, L: AttemptTimer<C>, R: AttemptTimer<C>> AttemptTimer<C> for Either<L, R> {
    fn new(limits: AttemptLimits<C::Instant>) -> Option<Self> {
        match L::new(limits) {
            Some(value) => Some(Self::Left { value }),
            None => R::new(limits).map(|value| Self::Right { value }),
        }
    }

    fn poll<A: Future>(
        self: Pin<&mut Self>,
        attempt: Pin<&mut A>,
        clock: &C,
        context: &mut Context<'_>,
    ) -> Poll<Result<A::Output, TimedOut>> {
        match self.project() {
            EitherProjection::Left { value } => value.poll(attempt, clock, context),
            EitherProjection::Right { value } => value.poll(attempt, clock, context),
        }
    }
}
