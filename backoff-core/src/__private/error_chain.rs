//! Type filters: `#[on_exception(expo, SomeError)]` searches the chain of an error for a `SomeError`.
//!
//! How an error is searched depends on its type, which the attribute does not know, so the method is chosen by autoref:
//! the call is emitted as `(&Search(error)).__backoff_find(..)`, and of the three methods of that name the compiler
//! takes the first whose bounds hold. The inherent one serves smart pointers to an error: `Box<dyn Error>`, `Arc<E>`,
//! `anyhow::Error` and `eyre::Report`. The second serves every `Error + 'static`. The bound of the last one fails,
//! with a message.

use core::error::Error;
use core::ops::Deref;

/// An error to search.
#[derive(Debug)]
pub struct Search<'a, E>(pub &'a E);

/// Returns whether an error is of one of the types of the filter.
type Wanted<'w> = &'w dyn Fn(&(dyn Error + 'static)) -> bool;

/// An error as a trait object.
pub trait AsDynError {
    /// Returns this error.
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
    /// Searches the error behind a smart pointer.
    pub fn __backoff_find(&self, wanted: Wanted<'_>) -> bool {
        chain_contains(self.0.deref().as_dyn_error(), wanted)
    }
}

/// Searches an error.
pub trait SearchError {
    /// Returns whether the error, or one of its sources, is wanted.
    fn __backoff_find(&self, wanted: Wanted<'_>) -> bool;
}

impl<E: Error + 'static> SearchError for Search<'_, E> {
    fn __backoff_find(&self, wanted: Wanted<'_>) -> bool {
        chain_contains(self.0, wanted)
    }
}

/// Found by autoref for a type that is not an error.
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

/// Implemented for no type.
#[diagnostic::on_unimplemented(
    message = "cannot look for error types inside `{Self}`",
    label = "`{Self}` cannot be searched for its sources",
    note = "a type filter requires `std::error::Error + 'static`, `Box<dyn Error>`, `anyhow::Error` or the like; \
            for other types write a closure, `|error| ..`, or `matches = PATTERN`"
)]
pub trait CannotSearch {}

/// Returns whether a link of the chain is a `T`.
#[must_use]
pub fn is<T: ErrorType>(error: &(dyn Error + 'static)) -> bool {
    T::is(error)
}

/// A type that a filter can look for.
#[diagnostic::on_unimplemented(
    message = "a type filter looks for error types, but `{Self}` does not implement `std::error::Error`",
    label = "not an error type",
    note = "omit the filter to retry every error; this is also what `anyhow::Error`, `Box<dyn Error>` and other types \
            that hold an error of any type would mean here",
    note = "for other types write a closure, `|error| ..`, or `matches = PATTERN`"
)]
pub trait ErrorType {
    /// Returns whether an error is of this type.
    fn is(error: &(dyn Error + 'static)) -> bool;
}

#[diagnostic::do_not_recommend]
impl<E: Error + 'static> ErrorType for E {
    fn is(error: &(dyn Error + 'static)) -> bool {
        error.is::<E>()
    }
}

/// Searches the chain of `source()`.
fn chain_contains(error: &(dyn Error + 'static), wanted: Wanted<'_>) -> bool {
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
