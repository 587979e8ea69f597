//! The functions of a policy that see an outcome. A policy that is given a type later keeps those that it already
//! has, and they go on seeing none.

use crate::details::Details;

/// A function that answers a question about an outcome.
pub(crate) enum Predicate<O> {
    /// It sees the outcome.
    Typed(fn(&O) -> bool),
    /// It was set on an untyped policy.
    Untyped(fn(&()) -> bool),
}

impl<O> Predicate<O> {
    #[inline]
    pub(super) fn holds(&self, outcome: &O) -> bool {
        match self {
            Self::Typed(predicate) => predicate(outcome),
            Self::Untyped(predicate) => predicate(&()),
        }
    }
}

impl Predicate<()> {
    pub(super) fn into_typed<O>(self) -> Predicate<O> {
        match self {
            Self::Typed(predicate) | Self::Untyped(predicate) => Predicate::Untyped(predicate),
        }
    }
}

/// A function that is notified of an event.
pub(crate) enum Handler<O> {
    /// It sees the outcome.
    Typed(fn(&Details<'_, O>)),
    /// It was set on an untyped policy.
    Untyped(fn(&Details<'_>)),
}

impl<O> Handler<O> {
    #[inline]
    pub(super) fn notify(&self, details: &Details<'_, O>) {
        match self {
            Self::Typed(handler) => handler(details),
            Self::Untyped(handler) => handler(&details.without_outcome()),
        }
    }
}

impl Handler<()> {
    pub(super) fn into_typed<O>(self) -> Handler<O> {
        match self {
            Self::Typed(handler) | Self::Untyped(handler) => Handler::Untyped(handler),
        }
    }
}

// Derived, these would require `O: Copy`.
impl<O> Clone for Predicate<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Predicate<O> {}

impl<O> Clone for Handler<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Handler<O> {}
