//! Typed and untyped policies: whether the functions in a policy see the outcome.

use core::convert::Infallible;
use core::marker::PhantomData;

use crate::details::Details;
use crate::sealed::Sealed;

/// Marks a typed policy, whose functions see outcomes of type `O`: `Policy<Expo, For<DbError>>`.
///
/// Under `#[on_exception]`, in calls and in loops the outcome is the error; under `#[on_predicate]` and in
/// [`Policy::poll`](super::Policy::poll) it is the value.
#[derive(Debug)]
pub struct For<O>(Infallible, PhantomData<fn(&O)>);

/// The kind of a policy: `()` for an untyped one, which applies to outcomes of every type and whose functions see
/// none of them, and [`For<O>`] for one that applies to outcomes of type `O`.
pub trait PolicyKind: Sealed {
    /// The type of the outcome that the functions in the policy see.
    type Outcome;
}

impl PolicyKind for () {
    type Outcome = ();
}

impl<O> PolicyKind for For<O> {
    type Outcome = O;
}

/// An outcome that a policy of kind `K` applies to.
#[diagnostic::on_unimplemented(
    message = "this policy does not apply to outcomes of type `{Self}`",
    label = "the policy is for `{K}`",
    note = "a `Policy<W, For<E>>` retries errors of type `E` or, where values are retried, values of type `E`; a \
            `Policy<W>`, made by `Policy::new`, retries outcomes of every type"
)]
pub trait OutcomeOf<K: PolicyKind> {
    /// Returns the outcome as the functions in the policy see it.
    #[doc(hidden)]
    fn outcome(&self) -> &K::Outcome;

    /// Returns the details as the handlers in the policy see them.
    #[doc(hidden)]
    fn details<'a>(details: &Details<'a, Self>) -> Details<'a, K::Outcome>
    where
        Self: Sized;
}

impl<O> OutcomeOf<()> for O {
    #[inline]
    fn outcome(&self) -> &() {
        &()
    }

    #[inline]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a> {
        details.without_outcome()
    }
}

impl<O> OutcomeOf<For<O>> for O {
    #[inline]
    fn outcome(&self) -> &O {
        self
    }

    #[inline]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a, O> {
        details.clone()
    }
}
