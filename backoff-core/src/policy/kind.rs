//! Typed and untyped policies: whether the functions in a policy see the outcome.

use core::convert::Infallible;
use core::marker::PhantomData;

use crate::details::Details;

/// Marks a typed policy, whose functions see outcomes of type `O`: `Policy<Expo, For<DbError>>`.
///
/// Under `#[on_exception]`, in calls and in loops the outcome is the error; under `#[on_predicate]` and in
/// [`Policy::poll`](super::Policy::poll) it is the value.
#[derive(Debug)]
pub struct For<O>(Infallible, PhantomData<fn(&O)>);

/// The kind of a policy: `()` for an untyped one, which applies to outcomes of every type and whose functions see
/// none of them, and [`For<O>`] for one that applies to outcomes of type `O`.
pub trait PolicyKind: sealed::Sealed {
    /// The type of the outcome that the functions in the policy see.
    type Outcome;
}

impl PolicyKind for () {
    type Outcome = ();
}

impl<O> PolicyKind for For<O> {
    type Outcome = O;
}

/// A kind of policy that applies to outcomes of type `O`.
#[diagnostic::on_unimplemented(
    message = "this policy does not apply to outcomes of type `{O}`",
    label = "the policy is for `{Self}`",
    note = "a `Policy<W, For<E>>` retries errors of type `E` or, where values are retried, values of type `E`; a \
            `Policy<W>`, made by `Policy::new`, retries outcomes of every type"
)]
pub trait AppliesTo<O>: PolicyKind {
    /// Returns the outcome as the functions in the policy see it.
    #[doc(hidden)]
    fn outcome(outcome: &O) -> &Self::Outcome;

    /// Returns the details as the handlers in the policy see them.
    #[doc(hidden)]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a, Self::Outcome>;
}

impl<O> AppliesTo<O> for () {
    #[inline]
    fn outcome(_outcome: &O) -> &() {
        &()
    }

    #[inline]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a> {
        details.without_outcome()
    }
}

impl<O> AppliesTo<O> for For<O> {
    #[inline]
    fn outcome(outcome: &O) -> &O {
        outcome
    }

    #[inline]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a, O> {
        details.clone()
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for () {}
    impl<O> Sealed for super::For<O> {}
}
