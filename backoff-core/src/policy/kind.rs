//! The kinds of policies: whether the functions in a policy see the outcome, and whether it may have timeouts.

use core::convert::Infallible;
use core::marker::PhantomData;

use super::stored_timeouts::{NoTimeouts, PolicyTimeouts, StoredTimeouts};
use super::timeouts::TimedOutBy;
use crate::details::Details;
use crate::sealed::Sealed;
use crate::timeout::TimedOut;

/// Marks a typed policy, whose functions see outcomes of type `O`: `Policy<Expo, For<DbError>>`.
///
/// Under `#[on_exception]`, in calls and in loops the outcome is the error; under `#[on_predicate]` and in
/// [`Policy::poll`](super::Policy::poll) it is the value.
///
/// ```
/// use backoff_retry::{Policy, expo, policy::For, wait::Expo};
///
/// enum DbError { Busy, Syntax }
///
/// struct Store {
///     retry: Policy<Expo, For<DbError>>,
/// }
///
/// let store = Store {
///     retry: Policy::typed(expo()).retry_if(|error| matches!(error, DbError::Busy)).max_tries(5),
/// };
/// # let _ = (store.retry, DbError::Syntax);
/// ```
#[derive(Debug)]
pub struct For<O>(Infallible, PhantomData<fn(&O)>);

/// Marks a typed policy that may have timeouts: `Policy<Expo, Timed<FetchError>>`, made by
/// [`Policy::timed`](super::Policy::timed).
///
/// Only an attempt that is awaited can be interrupted, so such a policy fits attributes on async functions,
/// [`Policy::call`](super::Policy::call) and [`Policy::poll`](super::Policy::poll).
///
/// It is a type of its own because an interrupted attempt has to have an outcome, which the policy makes of a
/// [`TimedOut`](crate::TimedOut): an untyped policy would demand that conversion of every function it applies to.
///
/// ```
/// use std::{io, time::Duration};
/// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
///
/// struct Client {
///     retry: Policy<Expo, Timed<io::Error>>,
/// }
///
/// let client = Client { retry: Policy::timed(expo()).timeout(Duration::from_secs(60)) };
/// assert_eq!(client.retry.get_timeout(), Some(Duration::from_secs(60)));
/// ```
#[derive(Debug)]
pub struct Timed<O>(Infallible, PhantomData<fn(&O)>);

/// The kind of a policy.
///
/// | kind | applies to | the functions in the policy see | may have timeouts |
/// |---|---|---|---|
/// | `()` | outcomes of every type | nothing of the outcome | no |
/// | [`For<O>`] | outcomes of type `O` | the outcome | no |
/// | [`Timed<O>`] | outcomes of type `O`, in async code | the outcome | yes |
///
/// ```
/// use backoff_retry::policy::PolicyKind;
/// use backoff_retry::{Policy, expo};
///
/// /// Returns the number of attempts by a policy of any kind, for a page of metrics.
/// fn shown<W, K: PolicyKind>(policy: &Policy<W, K>) -> String {
///     policy.get_max_tries().map_or("no limit".into(), |tries| tries.to_string())
/// }
/// assert_eq!(shown(&Policy::new(expo()).max_tries(5)), "5");
/// ```
pub trait PolicyKind: Sealed {
    /// The type of the outcome that the functions in the policy see.
    type Outcome;

    /// What the settings store of timeouts.
    #[doc(hidden)]
    type Timeouts: StoredTimeouts;
}

impl PolicyKind for () {
    type Outcome = ();
    type Timeouts = NoTimeouts;
}

impl<O> PolicyKind for For<O> {
    type Outcome = O;
    type Timeouts = NoTimeouts;
}

impl<O> PolicyKind for Timed<O> {
    type Outcome = O;
    type Timeouts = PolicyTimeouts<O>;
}

/// The kind of a typed policy: [`For<O>`] or [`Timed<O>`].
pub trait TypedKind: PolicyKind {}

impl<O> TypedKind for For<O> {}
impl<O> TypedKind for Timed<O> {}

/// The kind of a policy that may have timeouts: [`Timed<O>`].
#[diagnostic::on_unimplemented(
    message = "a policy of the kind `{Self}` has no timeouts, since it has no error for an attempt that is interrupted",
    label = "this policy is of the kind `{Self}`",
    note = "write `Policy::timed(..)`, of the type `Policy<W, Timed<E>>`; or set the limit in the attribute or on the call"
)]
pub trait TimedKind: PolicyKind<Timeouts = PolicyTimeouts<<Self as PolicyKind>::Outcome>> {}

impl<O> TimedKind for Timed<O> {}

/// The kind of a policy without timeouts, `()` or [`For<O>`]: one that fits functions that are not async, blocking calls
/// and loops, too.
pub trait UntimedKind: PolicyKind<Timeouts = NoTimeouts> {}

impl UntimedKind for () {}
impl<O> UntimedKind for For<O> {}

/// An outcome that a policy of kind `K` applies to, for functions that take a policy of any kind.
///
/// ```
/// use std::io;
/// use backoff_retry::policy::{OutcomeOf, PolicyKind};
/// use backoff_retry::{Policy, Wait, expo};
///
/// /// Pings, retried by a policy of any kind that applies to `io::Error`.
/// async fn ping<W, K>(policy: &Policy<W, K>) -> io::Result<()>
/// where
///     W: Wait<io::Error> + Clone,
///     K: PolicyKind,
///     io::Error: OutcomeOf<K>,
/// {
///     policy.call(|| async { Ok(()) }).await
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// ping(&Policy::new(expo())).await.unwrap();
/// ping(&Policy::timed(expo()).max_tries(5)).await.unwrap();
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "this policy does not apply to outcomes of type `{Self}`",
    label = "the policy is for `{K}`",
    note = "a `Policy<W, For<E>>` or `Policy<W, Timed<E>>` retries errors of type `E` or, where values are retried, \
            values of type `E`; a `Policy<W>`, made by `Policy::new`, retries outcomes of every type"
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

    /// Makes the outcome of an attempt that a timeout of the policy cut.
    #[doc(hidden)]
    fn of_timed_out(timeouts: &K::Timeouts, timed_out: TimedOutBy<K>) -> Self
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

    #[inline]
    fn of_timed_out(_timeouts: &NoTimeouts, timed_out: Infallible) -> O {
        match timed_out {}
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

    #[inline]
    fn of_timed_out(_timeouts: &NoTimeouts, timed_out: Infallible) -> O {
        match timed_out {}
    }
}

impl<O> OutcomeOf<Timed<O>> for O {
    #[inline]
    fn outcome(&self) -> &O {
        self
    }

    #[inline]
    fn details<'a>(details: &Details<'a, O>) -> Details<'a, O> {
        details.clone()
    }

    #[inline]
    fn of_timed_out(timeouts: &PolicyTimeouts<O>, timed_out: TimedOut) -> O {
        (timeouts.outcome)(timed_out)
    }
}
