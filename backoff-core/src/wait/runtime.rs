//! A wait that the outcome itself asks for.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};

/// Asks the error or the value how long to wait, as a server says in `Retry-After`.
///
/// The function may answer with a `Duration` or an `Option<Duration>`. Where it says nothing, the
/// generator given to [`or`](Runtime::or) answers; without one, the retry gives up. `max_time` holds
/// for these waits as for all others; [`max_value`](Runtime::max_value) bounds each of them.
///
/// **Give `jitter = none` where the wait is a demand.** Jitter applies to these waits too, as in Python, and
/// full jitter, the default, makes them shorter.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::{expo, runtime, wait::Wait};
///
/// struct Busy { retry_after: Option<Duration> }
///
/// let mut waits = runtime(|busy: &Busy| busy.retry_after)
///     .max_value(Duration::from_secs(60))
///     .or(expo());
/// let told = Busy { retry_after: Some(Duration::from_secs(7)) };
/// let absurd = Busy { retry_after: Some(Duration::from_secs(410_400)) };
/// let silent = Busy { retry_after: None };
/// assert_eq!(waits.next_wait(1, &told), Some(Duration::from_secs(7)));
/// assert_eq!(waits.next_wait(2, &absurd), Some(Duration::from_secs(60)));
/// assert_eq!(waits.next_wait(3, &silent), Some(Duration::from_secs(4)));
/// ```
pub const fn runtime<F>(value: F) -> Runtime<F> {
    Runtime { value, max_value: Duration::MAX }
}

/// The generator that [`runtime()`] makes.
#[derive(Clone, Copy)]
pub struct Runtime<F> {
    value: F,
    max_value: Duration,
}

impl<F> Runtime<F> {
    /// The longest wait that the outcome may ask for; default none.
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

/// What the function of [`runtime()`] may answer: `Duration` or `Option<Duration>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait",
    label = "expected a `Duration` or an `Option<Duration>`",
    note = "the function of `runtime(..)` tells how long to wait, or `None` where it cannot say"
)]
pub trait SuggestedWait {
    /// The wait, if there is one.
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
