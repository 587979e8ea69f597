//! The arguments of the function: copies for each attempt, and how they are written in `Details`.

use core::fmt;

/// Clones an argument that `clone(..)` names.
#[inline]
pub fn dup<T: Clone>(argument: &T) -> T {
    argument.clone()
}

/// A `mut` argument. `(&Fresh(&x)).__backoff_fresh()` copies a `Copy` type; for every other type the method of
/// `FreshFallback` is found, whose bound fails with a message that asks the user to choose.
#[derive(Debug)]
pub struct Fresh<'a, T>(pub &'a T);

impl<T: Copy> Fresh<'_, T> {
    /// Returns the argument as it was passed.
    #[inline]
    pub fn __backoff_fresh(&self) -> T {
        *self.0
    }
}

/// Found by autoref for a type that is not `Copy`.
pub trait FreshFallback {
    /// The type of the argument.
    type Argument;

    /// Never called: the bound holds for no type.
    fn __backoff_fresh(&self) -> Self::Argument
    where
        Self::Argument: CloneOrLend;
}

impl<T> FreshFallback for &Fresh<'_, T> {
    type Argument = T;

    fn __backoff_fresh(&self) -> T
    where
        T: CloneOrLend,
    {
        T::choose(self.0)
    }
}

/// Implemented for no type.
#[diagnostic::on_unimplemented(
    message = "a `mut` argument of type `{Self}` is not the same for every attempt",
    label = "the next attempt would see what this one changes",
    note = "name it in the attribute: `clone(x)` hands every attempt its own clone, \
            `lend(x)` lets attempts see what earlier ones changed"
)]
pub trait CloneOrLend: Sized {
    /// Passes the type check of an expansion that does not compile; never called.
    fn choose(argument: &Self) -> Self;
}

/// An argument in `Details`, `(&&Arg(&x)).__backoff_debug()`: written by `Debug` if it implements that and is `Sync`,
/// since the future of an `async` handler may run on another thread; otherwise by a placeholder.
pub struct Arg<'a, T>(pub &'a T);

impl<T> fmt::Debug for Arg<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Arg")
    }
}

/// The first method that autoref finds: for arguments that can be written by `Debug` on any thread.
pub trait ArgDebug<'a> {
    /// Returns what is written.
    fn __backoff_debug(&self) -> &'a (dyn fmt::Debug + Sync);
}

impl<'a, T: fmt::Debug + Sync> ArgDebug<'a> for &Arg<'a, T> {
    #[inline]
    fn __backoff_debug(&self) -> &'a (dyn fmt::Debug + Sync) {
        self.0
    }
}

/// The method that autoref finds for all other arguments.
pub trait ArgHidden<'a> {
    /// Returns what is written.
    fn __backoff_debug(&self) -> &'a (dyn fmt::Debug + Sync);
}

impl<'a, T> ArgHidden<'a> for Arg<'_, T> {
    #[inline]
    fn __backoff_debug(&self) -> &'a (dyn fmt::Debug + Sync) {
        &NotDebug
    }
}

struct NotDebug;

impl fmt::Debug for NotDebug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<not Debug>")
    }
}
