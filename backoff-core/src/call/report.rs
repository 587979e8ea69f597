//! How a call went.

use core::time::Duration;

use crate::details::GiveUpReason;

/// How a call or a loop went; returned by `Call::report` and [`Attempts::report`](super::Attempts::report).
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{GiveUpReason, Policy, VirtualClock, call::CallStatus, expo};
///
/// static TWICE: Policy = Policy::new(expo()).max_tries(2).no_jitter();
///
/// let report = TWICE.call_blocking(|| Err::<(), _>("down")).clock(VirtualClock::new()).report();
/// assert_eq!((report.result, report.tries), (Err("down"), 2));
/// assert_eq!(report.waited, Duration::from_secs(1));
/// assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report<R> {
    /// What the last attempt returned, or the fallback of a call that gave up.
    pub result: R,
    /// The number of attempts, including the first.
    pub tries: u32,
    /// The time from the start of the first attempt to the end of the last or, if the call was cancelled during a wait,
    /// to that. Handlers that run after the last attempt do not count, and neither does a fallback.
    pub elapsed: Duration,
    /// The sum of the waits between the attempts, without one that was cancelled.
    pub waited: Duration,
    /// Why there was no further attempt.
    pub status: CallStatus,
}

impl Report<()> {
    /// Adds the result.
    pub(super) fn with<R>(self, result: R) -> Report<R> {
        let Self { result: (), tries, elapsed, waited, status } = self;
        Report { result, tries, elapsed, waited, status }
    }
}

/// The status of a call or a loop: how it ended, or that the loop is still running.
///
/// ```
/// use backoff_retry::{Policy, call::CallStatus, expo};
///
/// static DB: Policy = Policy::new(expo()).max_tries(5);
///
/// let report = DB.call_blocking(|| Ok::<_, std::io::Error>("3 rows")).report();
/// match report.status {
///     CallStatus::GaveUp(reason) => eprintln!("gave up by {reason} after {:?}", report.elapsed),
///     status => assert_eq!(status, CallStatus::Succeeded),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallStatus {
    /// The loop is still running.
    Running,
    /// The last attempt succeeded. Where values are retried, the filter rejected its value.
    Succeeded,
    /// The filter rejected the error of the last attempt.
    NotRetried,
    /// The filter accepted the outcome of the last attempt, and the call gave up.
    GaveUp(GiveUpReason),
}
