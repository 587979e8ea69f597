//! Wait generators: how long to wait before the next attempt.
//!
//! The usual form of this is an iterator, and every `Iterator<Item = Duration>` is accepted. The built-in generators are
//! lighter: functions of the number of the attempt. `expo` remembers nothing between two waits, so that a call with it
//! stores only its number of attempts, and the future around it is as small as a loop written by hand. [`Wait`] covers
//! both kinds; [`Wait::State`] tells them apart.
//!
//! | generator | waits by default |
//! |---|---|
//! | [`expo()`] | 1 s, 2 s, 4 s, 8 s, .. |
//! | [`fibo()`] | 1 s, 1 s, 2 s, 3 s, 5 s, .. |
//! | [`constant()`] | 1 s, 1 s, .., or a list |
//! | [`linear()`] | 1 s, 2 s, 3 s, .. |
//! | `decay()` | 1 s, 0.37 s, 0.14 s, .. |
//! | `decorrelated()` | random, each at most three times the one before |
//! | [`runtime()`] | what the outcome asks for, such as a `Retry-After` header |
//!
//! Every generator has the methods `take`, `chain` and `or`, and is `IntoIterator` where its waits do not depend on the
//! outcome:
//!
//! ```
//! use std::time::Duration;
//! use backoff_retry::{constant, expo};
//!
//! let waits = constant(Duration::from_millis(10)).take(2).chain(expo().max_value(Duration::from_secs(2)));
//! let millis: Vec<_> = waits.into_iter().take(5).map(|wait| wait.as_millis()).collect();
//! assert_eq!(millis, [10, 10, 1000, 2000, 2000]);
//! ```
//!
//! Durations saturate at [`Duration::MAX`]; nothing here overflows.

#[cfg(feature = "std")]
mod any;
mod combine;
mod constant;
#[cfg(feature = "std")]
mod decay;
#[cfg(feature = "std")]
mod decorrelated;
mod expo;
mod fibo;
mod into_wait;
mod linear;
mod runtime;
mod scale;
mod state;

#[cfg(feature = "std")]
pub use any::AnyWait;
pub use combine::{Chain, Or, Take, Waits};
pub use constant::{Constant, Intervals, constant};
#[cfg(feature = "std")]
pub use decay::{Decay, decay};
#[cfg(feature = "std")]
pub use decorrelated::{Decorrelated, decorrelated};
pub use expo::{Expo, expo};
pub use fibo::{Fibo, fibo};
#[doc(hidden)]
pub use into_wait::{
    FromFunction, FromGenerator, IntoWait, NoArguments, OneInterval, WithDefaults,
};
pub use linear::{Linear, linear};
pub use runtime::{Runtime, SuggestedWait, runtime};
pub(crate) use scale::from_nanos;
#[cfg(feature = "serde")]
pub(crate) use scale::is_positive;
#[doc(hidden)]
pub use state::{Slot, WaitSlot};
pub use state::{State, Stateful, Stateless};

use core::time::Duration;

/// A wait generator: yields the wait that follows an attempt, or none.
///
/// `O` is the type of the outcome: the error under `#[on_exception]`, the value under `#[on_predicate]`. Most
/// generators ignore it; [`runtime()`] takes the wait from it.
///
/// Every `Iterator<Item = Duration>` is a wait generator. Implement the trait for generators that are not iterators:
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::wait::{Stateless, Wait};
///
/// /// 1 s, 4 s, 9 s, ..
/// #[derive(Clone, Copy, Debug)]
/// struct Squares;
///
/// impl<O: ?Sized> Wait<O> for Squares {
///     type State = Stateless; // each wait depends only on the attempt
///
///     fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
///         Some(Duration::from_secs(u64::from(tries).pow(2)))
///     }
/// }
///
/// assert_eq!(Squares.next_wait(3, &()), Some(Duration::from_secs(9)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait generator",
    label = "not a wait generator",
    note = "write `expo`, `fibo`, `constant(5s)` or another generator of `backoff_retry`, \
            or an `Iterator<Item = Duration>`"
)]
pub trait Wait<O: ?Sized>: Sized {
    /// [`Stateless`] if the wait depends only on the arguments of [`next_wait`](Wait::next_wait), so that a new value
    /// can be created for each wait; [`Stateful`] if the generator changes from wait to wait.
    type State: State;

    /// Returns the wait that follows attempt number `tries`, which ended in `outcome`; the first attempt is 1.
    ///
    /// `None` means that there are no more waits: the call gives up.
    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration>;
}

impl<O: ?Sized, I: Iterator<Item = Duration>> Wait<O> for I {
    type State = Stateful;

    fn next_wait(&mut self, _tries: u32, _outcome: &O) -> Option<Duration> {
        self.next()
    }
}

/// Returns a longest wait as the getters do: `Duration::MAX` stands for no maximum.
const fn maximum(max_value: Duration) -> Option<Duration> {
    // `Duration` cannot be compared by `==` in a const function.
    if max_value.as_nanos() == Duration::MAX.as_nanos() { None } else { Some(max_value) }
}
