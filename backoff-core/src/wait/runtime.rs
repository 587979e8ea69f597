//! Waits that are taken from the outcome.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};
use crate::sealed::Sealed;

/// Waits that the outcome asks for, such as the `Retry-After` of a server.
///
/// `value` is called with the error (or the value, under `#[on_predicate]`) and returns a `Duration` or an
/// `Option<Duration>`. Where it returns `None`, the generator given to [`or`](Runtime::or) provides the wait; without
/// one, the call gives up. [`max_value`](Runtime::max_value) bounds each wait, and `max_time` the call as a whole.
///
/// **Use `jitter = none` where the wait must not be shorter than the server asks.** Jitter is applied to these waits
/// too, as in Python's backoff, and full jitter, the default, shortens them.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{expo, runtime, wait::Wait};
///
/// struct Busy { retry_after: Option<Duration> }
///
/// let mut waits = runtime(|busy: &Busy| busy.retry_after)
///     .max_value(Duration::from_secs(60))
///     .or(expo());
/// let asked = Busy { retry_after: Some(Duration::from_secs(7)) };
/// let absurd = Busy { retry_after: Some(Duration::from_secs(410_400)) };
/// let silent = Busy { retry_after: None };
/// assert_eq!(waits.next_wait(1, &asked), Some(Duration::from_secs(7)));
/// assert_eq!(waits.next_wait(2, &absurd), Some(Duration::from_secs(60)));
/// assert_eq!(waits.next_wait(3, &silent), Some(Duration::from_secs(4)));
/// ```
pub const fn runtime<F>(value: F) -> Runtime<F> {
    Runtime { value, max_value: Duration::MAX }
}

/// The generator of waits that the outcome asks for; returned by [`runtime()`].
///
/// A closure has no type that can be written. In a `static` or a field, use a function pointer:
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::policy::{For, Policy};
/// use backoff_retry::runtime;
/// use backoff_retry::wait::Runtime;
///
/// struct Busy { retry_after: Duration }
///
/// const WAITS: Runtime<fn(&Busy) -> Duration> = runtime(|busy| busy.retry_after);
/// static API: Policy<Runtime<fn(&Busy) -> Duration>, For<Busy>> =
///     Policy::typed_without_jitter(WAITS).max_tries(5);
/// # let _ = (&API, Busy { retry_after: Duration::ZERO });
/// ```
#[derive(Clone, Copy)]
pub struct Runtime<F> {
    value: F,
    max_value: Duration,
}

impl<F> Runtime<F> {
    /// Sets the longest wait that the outcome can ask for. Default no maximum. It does not bound the waits of
    /// [`or`](Runtime::or).
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{runtime, wait::Wait};
    ///
    /// let mut waits = runtime(|asked: &Duration| *asked).max_value(Duration::from_secs(60));
    /// assert_eq!(waits.next_wait(1, &Duration::from_secs(7)), Some(Duration::from_secs(7)));
    /// assert_eq!(waits.next_wait(1, &Duration::from_secs(410_400)), Some(Duration::from_secs(60)));
    /// ```
    pub const fn max_value(mut self, max_value: Duration) -> Self {
        self.max_value = max_value;
        self
    }
}

impl<F> core::fmt::Debug for Runtime<F> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Runtime").field("max_value", &self.max_value).finish_non_exhaustive()
    }
}

/// The return type of the function of [`runtime()`]: `Duration` or `Option<Duration>`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{runtime, wait::Wait};
///
/// struct Throttled { millis: Option<u64> }
///
/// let silent = Throttled { millis: None };
/// let mut waits = runtime(|error: &Throttled| Duration::from_millis(error.millis.unwrap_or(100)));
/// assert_eq!(waits.next_wait(1, &silent), Some(Duration::from_millis(100)));
///
/// let mut waits = runtime(|error: &Throttled| error.millis.map(Duration::from_millis));
/// assert_eq!(waits.next_wait(1, &silent), None); // gives up, unless `or` follows
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait",
    label = "expected a `Duration` or an `Option<Duration>`",
    note = "the function in `runtime(..)` must return the wait, or `None` where the outcome asks for none"
)]
pub trait SuggestedWait: Sealed {
    /// Returns the wait, if the outcome asks for one.
    fn suggested(self) -> Option<Duration>;
}

impl SuggestedWait for Duration {
    fn suggested(self) -> Option<Duration> {
        Some(self)
    }
}

impl SuggestedWait for Option<Duration> {
    fn suggested(self) -> Option<Duration> {
        self
    }
}

impl<O: ?Sized, R: SuggestedWait, F: FnMut(&O) -> R> Wait<O> for Runtime<F> {
    type State = Stateless;

    fn next_wait(&mut self, _tries: u32, outcome: &O) -> Option<Duration> {
        let wait = (self.value)(outcome).suggested()?;
        Some(wait.min(self.max_value))
    }
}

combinators!(Runtime<F> where F:);
