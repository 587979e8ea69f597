//! What `fallback` receives.

use core::fmt;
use core::time::Duration;

use crate::details::GiveUpReason;

/// A call that gave up, for the option `fallback`, which returns a value in place of the outcome.
///
/// ```
/// use std::io;
/// use backoff_retry::{GivenUp, VirtualClock, expo, on_exception};
///
/// fn cached(given_up: GivenUp<io::Error>) -> io::Result<String> {
///     eprintln!("{} failed {} times: {}", given_up.target, given_up.tries, given_up.outcome);
///     Ok(String::from("yesterday's news"))
/// }
///
/// #[on_exception(expo, max_tries = 3, fallback = cached, clock = VirtualClock::new())]
/// fn news() -> io::Result<String> {
///     Err(io::Error::other("down"))
/// }
///
/// assert_eq!(news().unwrap(), "yesterday's news");
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct GivenUp<O> {
    /// The outcome of the last attempt: the error or, where values are retried, the value.
    pub outcome: O,
    /// Why the retry gave up.
    pub reason: GiveUpReason,
    /// The number of attempts, including the first.
    pub tries: u32,
    /// The time from the start of the call to the end of the last attempt or, if the call was cancelled, to that.
    pub elapsed: Duration,
    /// The path of the retried function, or its `name`.
    pub target: &'static str,
}

impl<O> GivenUp<O> {
    #[doc(hidden)]
    #[inline]
    pub fn new(
        outcome: O,
        reason: GiveUpReason,
        tries: u32,
        elapsed: Option<Duration>,
        target: &'static str,
    ) -> Self {
        Self { outcome, reason, tries, elapsed: elapsed.unwrap_or_default(), target }
    }
}

// The outcome may not implement `Debug`.
impl<O> fmt::Debug for GivenUp<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GivenUp")
            .field("reason", &self.reason)
            .field("tries", &self.tries)
            .field("elapsed", &self.elapsed)
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}
