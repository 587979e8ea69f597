//! What a policy is for: outcomes of any type, or of one.

use core::convert::Infallible;
use core::marker::PhantomData;

use crate::event::Details;

/// Marks a policy for outcomes of type `O`: `Policy<Expo, For<DbError>>`.
///
/// Under `#[on_exception]`, in a call and in a loop the outcome is the error; under `#[on_predicate]` and after
/// `retry_while` it is the value.
///
/// A call never asks the policy's filter about a value, since `retry_while` replaces it. Where `O` is the type of
/// a value, the filter is for `#[on_predicate]`; `giveup` and handlers hold for both.
#[derive(Debug)]
pub struct For<O>(Infallible, PhantomData<fn(&O)>);

/// What the functions in a policy are told of. `()` marks a policy for outcomes of every type, whose
/// functions see none; [`For<O>`] one for outcomes of type `O`.
pub trait Scope {
    /// The type of the outcome.
    type Outcome;
}

impl Scope for () {
    type Outcome = ();
}

impl<O> Scope for For<O> {
    type Outcome = O;
}

/// A scope that outcomes of type `O` lie in.
#[diagnostic::on_unimplemented(
    message = "this policy is not for outcomes of type `{O}`",
    label = "made for `{Self}`",
    note = "a `Policy<W, For<E>>` retries functions whose error is an `E`, or, where values are retried, whose \
            value is an `E`; a `Policy<W>` made by `Policy::new` retries all"
)]
pub trait Covers<O>: Scope {
    /// The outcome, as the functions in the policy see it.
    fn see(outcome: &O) -> &Self::Outcome;

    /// The details, as the handlers in the policy see them.
    fn tell<'a>(details: &Details<'a, O>) -> Details<'a, Self::Outcome>;
}

impl<O> Covers<O> for () {
    #[inline]
    fn see(_outcome: &O) -> &() {
        &()
    }

    #[inline]
    fn tell<'a>(details: &Details<'a, O>) -> Details<'a> {
        details.without_outcome()
    }
}

impl<O> Covers<O> for For<O> {
    #[inline]
    fn see(outcome: &O) -> &O {
        outcome
    }

    #[inline]
    fn tell<'a>(details: &Details<'a, O>) -> Details<'a, O> {
        details.clone()
    }
}
