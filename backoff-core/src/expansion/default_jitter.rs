//! The jitter of a function that names none.

use core::time::Duration;

#[cfg(feature = "std")]
use super::basis::{NoRules, Spread};

/// Full jitter.
#[cfg(feature = "std")]
#[inline]
#[must_use]
pub fn default_jitter(wait: Duration) -> Duration {
    crate::jitter::full_jitter(wait)
}

/// Without `std` there is no random source, and a fixed one would make every device wait alike.
#[cfg(not(feature = "std"))]
#[inline]
pub fn default_jitter<W: RandomSource>(wait: W) -> Duration {
    wait.spread()
}

/// Holds for no type.
#[cfg(not(feature = "std"))]
#[diagnostic::on_unimplemented(
    message = "there is no default jitter without the feature `std`",
    label = "no random source",
    note = "write `jitter = full_jitter_from(source)` with a random source of your own, \
            or `jitter = none`"
)]
pub trait RandomSource {
    /// The wait that would be slept.
    fn spread(self) -> Duration;
}

/// Without `std` a generator that stands alone has none.
#[cfg(feature = "std")]
impl Spread for NoRules {
    #[inline]
    fn spread(&self, wait: Duration) -> Duration {
        default_jitter(wait)
    }
}
