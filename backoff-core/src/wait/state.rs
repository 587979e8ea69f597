//! What a retried call keeps of its wait generator between two waits.

use super::Wait;

/// Whether a generator must be kept between two waits: [`Stateless`] or [`Stateful`].
pub trait State {
    /// Where the generator is kept.
    type Slot<W>: Default;

    /// What holds for a generator that is made of one of this kind and one of the other.
    type And<Other: State>: State;

    /// Hands the generator to `ask`, making it first where it is not kept.
    fn with<W, R>(
        slot: &mut Self::Slot<W>,
        make: impl FnOnce() -> W,
        ask: impl FnOnce(&mut W) -> R,
    ) -> R;
}

/// A fresh value answers as well as the one that was asked before: nothing is kept.
#[derive(Clone, Copy, Debug)]
pub enum Stateless {}

/// The value remembers something, so it is made once a call and kept.
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

/// The slot in which a call keeps generator `W`.
pub type WaitSlot<W, O> = <<W as Wait<O>>::State as State>::Slot<W>;
