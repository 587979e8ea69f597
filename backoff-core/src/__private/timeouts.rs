//! The time limits of attempts.

use core::time::Duration;

use super::returned::Returns;
use crate::classify::{Classify, OnError};
use crate::clock::Clock;
use crate::timeout::{AttemptLimits, TimedOut};

/// Returns a limit and the time from which it is counted.
#[inline]
pub fn limit_from<I>(limit: Option<Duration>, start: I) -> Option<(Duration, I)> {
    limit.map(|limit| (limit, start))
}

/// Returns the error of a call whose time was over before this attempt. The first attempt is made in any case.
#[inline]
pub fn time_is_over<C: Clock>(
    tries: u32,
    clock: &C,
    call: Option<(Duration, C::Instant)>,
) -> Option<TimedOut> {
    if tries == 1 {
        return None;
    }
    AttemptLimits { attempt: None, call }.of_call(clock)
}

/// Returns what an attempt that was cut returns: its error is made by `From<TimedOut>`.
#[inline]
pub fn timed_out<R, E>(_returns: Returns<R, OnError>, timed_out: TimedOut) -> R
where
    R: Classify<OnError, Outcome = E>,
    E: FromTimedOut,
{
    R::from_outcome(E::from_timed_out(timed_out))
}

/// Returns what an attempt that was cut returns, as `timed_out = ..` says.
#[inline]
pub fn timed_out_by<R, M>(
    _returns: Returns<R, M>,
    timed_out: TimedOut,
    convert: impl FnOnce(TimedOut) -> R,
) -> R {
    convert(timed_out)
}

/// An error that can be made of a [`TimedOut`].
#[diagnostic::on_unimplemented(
    message = "an attempt that times out has no error: `{Self}` does not implement `From<TimedOut>`",
    label = "no conversion from `backoff_retry::TimedOut` into `{Self}`",
    note = "if `{Self}` is your own type, write `impl From<backoff_retry::TimedOut> for {Self}`, for example by thiserror's \
            `#[from]`",
    note = "otherwise write `timed_out = |timed_out| ..` in the attribute, which returns what the function returns, or on a \
            call `.timeout_with(limit, |timed_out| ..)`; or return `Box<dyn Error>`, `anyhow::Error` or `io::Error`"
)]
pub trait FromTimedOut {
    /// Makes the error.
    fn from_timed_out(timed_out: TimedOut) -> Self;
}

#[diagnostic::do_not_recommend]
impl<E: From<TimedOut>> FromTimedOut for E {
    #[inline]
    fn from_timed_out(timed_out: TimedOut) -> E {
        E::from(timed_out)
    }
}
