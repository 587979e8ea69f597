//! What a retried call keeps of its wait generator between two waits.

use super::Wait;

/// Whether a generator must be kept between two waits: [`Rebuilt`] or [`Stored`].
pub trait Keeping {
    /// Where the generator is kept.
    type Slot<W>: Default;

    /// What holds for a generator that is made of one of this kind and one of the other.
    type And<Other: Keeping>: Keeping;

    /// Hands the generator to `ask`, making it first where it is not kept.
    fn with<W, R>(
        slot: &mut Self::Slot<W>,
        make: impl FnOnce() -> W,
        ask: impl FnOnce(&mut W) -> R,
    ) -> R;
}

/// A fresh value answers as well as the one that was asked before: nothing is kept.
#[derive(Clone, Copy, Debug)]
pub enum Rebuilt {}

/// The value remembers something, so it is made once a call and kept.
#[derive(Clone, Copy, Debug)]
pub enum Stored {}

impl Keeping for Rebuilt {
    type Slot<W> = ();
    type And<Other: Keeping> = Other;

    #[inline]
    fn with<W, R>((): &mut (), make: impl FnOnce() -> W, ask: impl FnOnce(&mut W) -> R) -> R {
        ask(&mut make())
    }
}

impl Keeping for Stored {
    type Slot<W> = Option<W>;
    type And<Other: Keeping> = Stored;

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
pub type SlotOf<W, O> = <<W as Wait<O>>::Keeping as Keeping>::Slot<W>;
