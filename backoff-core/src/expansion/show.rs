//! How an outcome is written in messages: by `Display`, else by `Debug`, else not at all.
//!
//! Chosen by autoref, `(&&&Showing::of(outcome)).__backoff_show()`, since the attribute does not know the type and
//! must not demand a trait of it.

use core::fmt::{Debug, Display};
use core::marker::PhantomData;

use crate::event::Show;

/// Asks how an `O` can be written.
#[derive(Debug)]
pub struct Showing<O>(PhantomData<fn(&O)>);

impl<O> Showing<O> {
    /// For the type of this outcome.
    #[inline]
    pub fn of(_outcome: &O) -> Self {
        Self(PhantomData)
    }
}

/// First choice.
pub trait ViaDisplay<O> {
    /// The function that writes it.
    fn __backoff_show(&self) -> Option<Show<O>>;
}

impl<O: Display> ViaDisplay<O> for &&Showing<O> {
    #[inline]
    fn __backoff_show(&self) -> Option<Show<O>> {
        Some(<O as Display>::fmt)
    }
}

/// Second choice.
pub trait ViaDebug<O> {
    /// The function that writes it.
    fn __backoff_show(&self) -> Option<Show<O>>;
}

impl<O: Debug> ViaDebug<O> for &Showing<O> {
    #[inline]
    fn __backoff_show(&self) -> Option<Show<O>> {
        Some(<O as Debug>::fmt)
    }
}

/// Last choice.
pub trait ViaNothing<O> {
    /// None.
    fn __backoff_show(&self) -> Option<Show<O>>;
}

impl<O> ViaNothing<O> for Showing<O> {
    #[inline]
    fn __backoff_show(&self) -> Option<Show<O>> {
        None
    }
}
