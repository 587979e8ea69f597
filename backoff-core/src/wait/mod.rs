//! Wait generators: how long to wait before the next attempt.
//!
//! The usual shape for this is an iterator, and any `Iterator<Item = Duration>` is accepted. The
//! built-in generators are something lighter: functions of the number of the attempt. `expo` needs
//! to remember nothing between two waits, so a retried function that uses it keeps nothing but a try
//! count, and a future around it stays as small as a loop written by hand. [`Wait`] describes both
//! kinds; [`Wait::State`] says which one a type is.

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
pub use linear::{Linear, linear};
pub use runtime::{Runtime, SuggestedWait, runtime};
pub(crate) use scale::from_nanos;
#[cfg(feature = "serde")]
pub(crate) use scale::is_positive;
pub use state::{State, Stateful, Stateless, WaitSlot};

use core::time::Duration;

/// A wait generator: yields the wait that follows an attempt, or nothing.
///
/// `O` is what the attempt gave: the error under `#[on_exception]`, the value under
/// `#[on_predicate]`. Most generators ignore it; [`runtime()`] asks it.
///
/// Every `Iterator<Item = Duration>` is a wait generator. To write one that is not an iterator:
///
/// ```
/// use std::time::Duration;
/// use backoff_core::wait::{Stateless, Wait};
///
/// /// 1 s, 4 s, 9 s, ..
/// #[derive(Clone, Copy, Debug)]
/// struct Squares;
///
/// impl<O: ?Sized> Wait<O> for Squares {
///     type State = Stateless; // nothing to remember: the number of the attempt is enough
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
    /// [`Stateless`] when the answer depends on the arguments of [`next_wait`](Wait::next_wait) alone,
    /// so that a fresh value may be asked each time; [`Stateful`] when the value remembers something.
    type State: State;

    /// The wait that follows attempt number `tries` (the first attempt is 1), which gave `outcome`.
    /// `None` when there is nothing left: the retry gives up.
    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration>;
}

impl<O: ?Sized, I: Iterator<Item = Duration>> Wait<O> for I {
    type State = Stateful;

    fn next_wait(&mut self, _tries: u32, _outcome: &O) -> Option<Duration> {
        self.next()
    }
}

/// What may stand in the wait's place of an attribute: a generator, or a function that makes one.
///
/// `M` tells the forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait generator",
    label = "not a wait generator",
    note = "write `expo`, `fibo`, `constant(5s)` or another generator of `backoff_retry`, \
            an `Iterator<Item = Duration>`, or a closure without arguments that returns one"
)]
pub trait IntoWait<O: ?Sized, M> {
    /// The generator.
    type Wait: Wait<O>;

    /// Makes the generator.
    fn into_wait(self) -> Self::Wait;
}

/// Marks a value that is a generator as it stands.
#[derive(Debug)]
pub enum FromGenerator {}

/// Marks a function that makes a generator; `N` tells how it is called.
#[derive(Debug)]
pub struct FromFunction<N>(N);

impl<O: ?Sized, W: Wait<O>> IntoWait<O, FromGenerator> for W {
    type Wait = W;

    fn into_wait(self) -> W {
        self
    }
}

impl<O: ?Sized, N, F> IntoWait<O, FromFunction<N>> for F
where
    F: WithDefaults<N>,
    F::Generator: Wait<O>,
{
    type Wait = F::Generator;

    fn into_wait(self) -> F::Generator {
        self.with_defaults()
    }
}

/// A function that makes a generator from nothing but its defaults: `expo`, `fibo`, `constant`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be called without arguments to make a wait generator",
    label = "takes arguments that have no default",
    note = "named arguments are set on what the function returns when it is called with no argument"
)]
pub trait WithDefaults<N> {
    /// What it makes.
    type Generator;

    /// Calls it.
    fn with_defaults(self) -> Self::Generator;
}

/// Marks a function without parameters.
#[derive(Debug)]
pub enum NoArguments {}

/// Marks [`constant()`], whose interval is 1 s unless it is given.
#[derive(Debug)]
pub enum OneInterval {}

impl<W, F: FnOnce() -> W> WithDefaults<NoArguments> for F {
    type Generator = W;

    fn with_defaults(self) -> W {
        self()
    }
}

impl<F: FnOnce(Duration) -> Constant<Duration>> WithDefaults<OneInterval> for F {
    type Generator = Constant<Duration>;

    fn with_defaults(self) -> Constant<Duration> {
        self(Duration::from_secs(1))
    }
}
