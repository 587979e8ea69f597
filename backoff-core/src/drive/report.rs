//! How a call went.

use core::time::Duration;

use crate::event::GiveUpReason;

/// How a call or a loop went; from [`Call::report`](super::Call::report) or
/// [`Attempts::report`](super::Attempts::report).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report<R> {
    /// What the last attempt gave.
    pub result: R,
    /// The number of attempts.
    pub tries: u32,
    /// The time from the start of the first attempt to the end of the last, without what handlers took after it.
    pub elapsed: Duration,
    /// The part of it that was spent waiting: the sum of the waits that were asked for.
    pub waited: Duration,
    /// Why there was no further attempt.
    pub ended: Ended,
}

/// Why a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ended {
    /// The last attempt was good; or, where values are retried, the filter let its value through.
    Success,
    /// It gave an error that is not retried.
    NotRetried,
    /// It has not: the report was asked for before the end, of a loop.
    Running,
    /// It gave an outcome that would be retried, but for this reason.
    GaveUp(GiveUpReason),
}
