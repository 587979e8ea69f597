//! What a call stores of its wait generator between two waits.

use super::Wait;

/// What a call stores of a wait generator between two waits: nothing, [`Stateless`], or the generator itself,
/// [`Stateful`].
pub trait State {
    /// The slot of a call for a generator `W`.
    type Slot<W>: Default;

    /// The state of a combination of a generator with this state and one with another.
    type And<Other: State>: State;

    /// Calls `ask` on the generator: on the one in the slot, or on a new one from `make`.
    fn with<W, R>(
        slot: &mut Self::Slot<W>,
        make: impl FnOnce() -> W,
        ask: impl FnOnce(&mut W) -> R,
    ) -> R;
}

/// The state of a generator whose waits depend only on the attempt: a new value is created for each wait, and nothing
/// is stored.
#[derive(Clone, Copy, Debug)]
pub enum Stateless {}

/// The state of a generator that changes from wait to wait: it is created at the first wait of a call and stored.
#[derive(Clone, Copy, Debug)]
pub enum Stateful {}

impl State for Stateless {
    type Slot<W> = ();
    type And<Other: State> = Other;

    #[inline]
    fn with<W, R>((): &mut (), make: impl FnOnce() -> W, ask: impl FnOnce(&mut W) -> R) -> R {
        ask(&mut make())
    }
}

impl State for Stateful {
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
pub type WaitSlot<W, O> = <<W as Wait<O>>::State as State>::Slot<W>;
