//! `#[on_exception(expo, SomeError)]`: is there a `SomeError` in this error?
//!
//! An error is searched with all that it was caused by. How to look into it depends on its type, and the
//! attribute cannot know that, so the method is chosen by autoref: the call is written
//! `(&Search(error)).__backoff_find(..)`, and of the three methods of that name the compiler takes the first whose
//! bounds hold. Inherent: smart pointers to an error, which is what `Box<dyn Error>`, `Arc<E>`,
//! `anyhow::Error` and `eyre::Report` are. Then every `Error + 'static`. Then one that says why not.

use core::error::Error;
use core::ops::Deref;

/// An error that is about to be searched.
#[derive(Debug)]
pub struct Search<'a, E>(pub &'a E);

/// What an error is compared with: is it one of the types of the filter?
type Wanted<'w> = &'w dyn Fn(&(dyn Error + 'static)) -> bool;

/// An error as a trait object.
pub trait AsDynError {
    /// This error.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<E: Error + 'static> AsDynError for E {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + Sync + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl<E: Deref<Target: AsDynError>> Search<'_, E> {
    /// Searches what a smart pointer points to.
    pub fn __backoff_find(&self, wanted: Wanted<'_>) -> bool {
        holds(self.0.deref().as_dyn_error(), wanted)
    }
}

/// Searches an error.
pub trait SearchError {
    /// Whether it is wanted, or something that caused it.
    fn __backoff_find(&self, wanted: Wanted<'_>) -> bool;
}

impl<E: Error + 'static> SearchError for Search<'_, E> {
    fn __backoff_find(&self, wanted: Wanted<'_>) -> bool {
        holds(self.0, wanted)
    }
}

/// Taken for what is no error at all.
pub trait FallbackSearch {
    /// The type that cannot be searched.
    type Searched;

    /// Never called: the bound fails, with the message of `CannotSearch`.
    fn __backoff_find(&self, _wanted: Wanted<'_>) -> bool
    where
        Self::Searched: CannotSearch,
    {
        false
    }
}

impl<E> FallbackSearch for &Search<'_, E> {
    type Searched = E;
}

/// Holds for no type.
#[diagnostic::on_unimplemented(
    message = "cannot look for error types inside `{Self}`",
    label = "`{Self}` is not an error that can be searched",
    note = "it has to be `std::error::Error + 'static`, `Box<dyn Error>`, `anyhow::Error` or the like; \
            for other types filter by a closure, `|error| ..`, or by `matches = PATTERN`"
)]
pub trait CannotSearch {}

/// Whether a link of the chain is a `T`.
#[must_use]
pub fn is<T: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    error.is::<T>()
}

/// Walks the chain of `source()`.
fn holds(error: &(dyn Error + 'static), wanted: Wanted<'_>) -> bool {
    let mut link = Some(error);
    while let Some(error) = link {
        if wanted(error) || wrapped(error, wanted) {
            return true;
        }
        link = error.source();
    }
    false
}

/// `io::Error::source` skips the error that an `io::Error` was made from; look at that one too.
#[cfg(feature = "std")]
fn wrapped(error: &(dyn Error + 'static), wanted: Wanted<'_>) -> bool {
    let mut io = error.downcast_ref::<std::io::Error>();
    while let Some(inner) = io.and_then(std::io::Error::get_ref) {
        if wanted(inner) {
            return true;
        }
        io = inner.downcast_ref();
    }
    false
}

#[cfg(not(feature = "std"))]
fn wrapped(_error: &(dyn Error + 'static), _wanted: Wanted<'_>) -> bool {
    false
}
