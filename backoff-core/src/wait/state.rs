//! What a call stores of its wait generator between two waits.

use super::Wait;
use crate::sealed::Sealed;

/// What a call stores of a wait generator between two waits: nothing, [`Stateless`], or the generator itself,
/// [`Stateful`].
///
/// It determines the size of a call: with a stateless generator, a call stores only its number of attempts. A generator
/// that wraps another one has the same state, `type State = W::State`, and one that combines two has
/// `<A::State as State>::And<B::State>`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{expo, wait::Wait};
///
/// /// The waits of another generator, doubled.
/// struct Doubled<W>(W);
///
/// impl<O: ?Sized, W: Wait<O>> Wait<O> for Doubled<W> {
///     type State = W::State; // stored only if the other generator has to be
///
///     fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
///         Some(self.0.next_wait(tries, outcome)?.saturating_mul(2))
///     }
/// }
///
/// assert_eq!(Doubled(expo()).next_wait(3, &()), Some(Duration::from_secs(8)));
/// ```
pub trait State: Sealed {
    /// Whether the generator changes from wait to wait.
    #[doc(hidden)]
    const IS_STATEFUL: bool;

    /// The slot of a call for a generator `W`.
    #[doc(hidden)]
    type Slot<W>: Slot;

    /// The state of a combination of a generator with this state and one with another.
    type And<Other: State>: State;

    #[doc(hidden)]
    /// Calls `ask` on the generator: on the one in the slot, or on a new one from `make`.
    fn with<W, R>(
        slot: <Self::Slot<W> as Slot>::Ref<'_>,
        make: impl FnOnce() -> W,
        ask: impl FnOnce(&mut W) -> R,
    ) -> R;
}

/// A slot of a call for a generator.
#[doc(hidden)]
#[doc(hidden)]
pub trait Slot: Default {
    /// A reference to the slot. The one to an empty slot has no size, so no address of it is kept in a register.
    type Ref<'s>
    where
        Self: 's;

    /// Returns a reference to the slot.
    fn as_ref(&mut self) -> Self::Ref<'_>;
}

impl Slot for () {
    type Ref<'s> = ();

    #[inline]
    fn as_ref(&mut self) {}
}

impl<W> Slot for Option<W> {
    type Ref<'s>
        = &'s mut Self
    where
        Self: 's;

    #[inline]
    fn as_ref(&mut self) -> &mut Self {
        self
    }
}

/// The state of a generator whose waits depend only on the number of the attempt and the outcome: a new value is
/// created for each wait, and nothing is stored. [`Wait`] has an example.
#[derive(Clone, Copy, Debug)]
pub enum Stateless {}

/// The state of a generator that changes from wait to wait: the one that is created for the first wait of a call is stored.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::expo;
/// use backoff_retry::wait::{Stateful, Wait};
///
/// /// Starts with the shortest wait again when the error is not the same as before.
/// #[derive(Default)]
/// struct PerError { last: Option<u16>, tries: u32 }
///
/// impl Wait<u16> for PerError {
///     type State = Stateful; // remembers the last error
///
///     fn next_wait(&mut self, _tries: u32, error: &u16) -> Option<Duration> {
///         let is_same = self.last.replace(*error) == Some(*error);
///         self.tries = if is_same { self.tries + 1 } else { 1 };
///         expo().next_wait(self.tries, error)
///     }
/// }
///
/// let mut waits = PerError::default();
/// assert_eq!(waits.next_wait(1, &503), Some(Duration::from_secs(1)));
/// assert_eq!(waits.next_wait(2, &503), Some(Duration::from_secs(2)));
/// assert_eq!(waits.next_wait(3, &429), Some(Duration::from_secs(1)));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Stateful {}

impl State for Stateless {
    const IS_STATEFUL: bool = false;
    type Slot<W> = ();
    type And<Other: State> = Other;

    #[inline]
    fn with<W, R>((): (), make: impl FnOnce() -> W, ask: impl FnOnce(&mut W) -> R) -> R {
        ask(&mut make())
    }
}

impl State for Stateful {
    const IS_STATEFUL: bool = true;
    type Slot<W> = Option<W>;
    type And<Other: State> = Stateful;

    #[inline]
    fn with<W, R>(
        slot: &mut Option<W>,
        make: impl FnOnce() -> W,
        ask: impl FnOnce(&mut W) -> R,
    ) -> R {
        ask(slot.get_or_insert_with(make))
    }
}

/// The slot in which a call stores the generator `W`.
#[doc(hidden)]
pub type WaitSlot<W, O> = <<W as Wait<O>>::State as State>::Slot<W>;
