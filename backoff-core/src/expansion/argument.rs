//! Arguments: those that every attempt gets anew, and how they are shown.

use core::fmt;

/// Clones an argument that `clone(..)` names.
#[inline]
pub fn dup<T: Clone>(argument: &T) -> T {
    argument.clone()
}

/// A `mut` argument. `(&Fresh(&x)).__backoff_fresh()` copies what is `Copy`; for all else the method of
/// `FreshFallback` is found, whose bound tells the user to choose.
#[derive(Debug)]
pub struct Fresh<'a, T>(pub &'a T);

impl<T: Copy> Fresh<'_, T> {
    /// The argument as it was passed.
    #[inline]
    pub fn __backoff_fresh(&self) -> T {
        *self.0
    }
}

/// Taken for what is not `Copy`.
pub trait FreshFallback {
    /// The type of the argument.
    type Argument;

    /// Never called: no type fulfils the bound.
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

/// Holds for no type.
#[diagnostic::on_unimplemented(
    message = "a `mut` argument of type `{Self}` is not the same for every attempt",
    label = "an attempt may change this argument, and the next one would see it",
    note = "name it in the attribute: `clone(x)` hands every attempt its own clone, \
            `lend(x)` lets attempts see what earlier ones changed"
)]
pub trait CloneOrLend: Sized {
    /// What an attempt would get.
    fn choose(argument: &Self) -> Self;
}

/// An argument that is to be shown, `(&&Arg(&x)).__backoff_shown()`: by `Debug` if it has that and may be looked at
/// from another thread, which the future of an `async` handler may run on; else by a placeholder.
pub struct Arg<'a, T>(pub &'a T);

impl<T> fmt::Debug for Arg<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Arg")
    }
}

/// First choice.
pub trait ArgDebug<'a> {
    /// How it is written.
    fn __backoff_shown(&self) -> &'a (dyn fmt::Debug + Sync);
}

impl<'a, T: fmt::Debug + Sync> ArgDebug<'a> for &Arg<'a, T> {
    #[inline]
    fn __backoff_shown(&self) -> &'a (dyn fmt::Debug + Sync) {
        self.0
    }
}

/// Last choice.
pub trait ArgHidden<'a> {
    /// How it is written.
    fn __backoff_shown(&self) -> &'a (dyn fmt::Debug + Sync);
}

impl<'a, T> ArgHidden<'a> for Arg<'_, T> {
    #[inline]
    fn __backoff_shown(&self) -> &'a (dyn fmt::Debug + Sync) {
        &NotDebug
    }
}

struct NotDebug;

impl fmt::Debug for NotDebug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<not Debug>")
    }
}
