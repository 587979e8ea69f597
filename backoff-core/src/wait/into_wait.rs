//! Conversions to a wait generator: what an attribute or a policy accepts as the wait.

use core::time::Duration;

use super::{Constant, Wait};

/// A wait generator, or a function that returns one.
///
/// `M` is a marker that keeps the two implementations apart; it is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait generator",
    label = "not a wait generator",
    note = "write `expo`, `fibo`, `constant(5s)` or another generator of `backoff_retry`, \
            an `Iterator<Item = Duration>`, or a closure without arguments that returns one"
)]
#[doc(hidden)]
pub trait IntoWait<O: ?Sized, M> {
    /// The generator.
    type Wait: Wait<O>;

    /// Returns the generator.
    fn into_wait(self) -> Self::Wait;
}

/// The marker of values that are generators.
#[derive(Debug)]
#[doc(hidden)]
pub enum FromGenerator {}

/// The marker of functions that return a generator; `Args` is the marker of their arguments.
#[derive(Debug)]
#[doc(hidden)]
pub struct FromFunction<Args>(Args);

impl<O: ?Sized, W: Wait<O>> IntoWait<O, FromGenerator> for W {
    type Wait = W;

    fn into_wait(self) -> W {
        self
    }
}

impl<O: ?Sized, Args, F> IntoWait<O, FromFunction<Args>> for F
where
    F: WithDefaults<Args>,
    F::Generator: Wait<O>,
{
    type Wait = F::Generator;

    fn into_wait(self) -> F::Generator {
        self.with_defaults()
    }
}

/// A function that returns a generator and whose arguments all have defaults, such as `expo` or `constant`.
///
/// `Args` is a marker that keeps the implementations apart; it is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be called without arguments to create a wait generator",
    label = "has arguments without a default",
    note = "named arguments are set on the generator that the function returns without arguments; write positional \
            ones first, such as `runtime(|error| ..)`"
)]
#[doc(hidden)]
pub trait WithDefaults<Args> {
    /// The generator.
    type Generator;

    /// Calls the function with the defaults.
    fn with_defaults(self) -> Self::Generator;
}

/// The marker of functions without arguments.
#[derive(Debug)]
#[doc(hidden)]
pub enum NoArguments {}

/// The marker of [`constant()`](super::constant()), whose interval is 1 s by default.
#[derive(Debug)]
#[doc(hidden)]
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
