//! The level of a bucket, which threads change together.

// Not `core`'s directly: the model check in `tests/crates/budget` compiles this file with the atomics of `loom`.
use super::atomic::{AtomicU32, Ordering};

/// The level of a bucket, in units that the bucket chooses.
///
/// A level guards no other memory, so every operation is relaxed: all changes of one atomic have one order, whatever
/// the ordering that is asked for. A change takes effect at once or not at all. A change that is refused, by a bucket
/// that is empty or full, is a load: threads then share the cache line instead of passing it around.
pub(super) struct Level(pub(super) AtomicU32);

impl Level {
    /// Returns the level.
    #[inline]
    pub(super) fn get(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Lowers the level by `amount`, if it is at least that high, and returns whether it did.
    #[inline]
    pub(super) fn lower(&self, amount: u32) -> bool {
        self.change(|level| level.checked_sub(amount))
    }

    /// Raises the level by `amount`, but at most to `capacity`, and returns whether the level changed.
    #[inline]
    pub(super) fn raise(&self, amount: u32, capacity: u32) -> bool {
        self.change(|level| (level < capacity).then(|| level + amount.min(capacity - level)))
    }

    #[inline]
    fn change(&self, next: impl FnMut(u32) -> Option<u32>) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).is_ok()
    }
}
