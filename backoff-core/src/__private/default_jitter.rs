//! The jitter of a function whose attribute sets none.

use core::time::Duration;

/// Applies full jitter.
// It is called by cold functions, and LLVM inlines next to nothing into those.
#[cfg(feature = "std")]
#[allow(clippy::inline_always)]
#[inline(always)]
#[must_use]
pub fn default_jitter(wait: Duration) -> Duration {
    crate::jitter::full_jitter(wait)
}

/// Does not compile: without the feature `std` there is no source of randomness, and with a constant one all devices
/// would wait alike.
#[cfg(not(feature = "std"))]
#[inline]
pub fn default_jitter<W: RandomSource>(wait: W) -> Duration {
    wait.with_jitter()
}

/// Implemented for no type.
#[cfg(not(feature = "std"))]
#[diagnostic::on_unimplemented(
    message = "there is no default jitter without the feature `std`",
    label = "no source of randomness",
    note = "write `jitter = full_jitter_from(source)` with a source of randomness of your own, \
            or `jitter = none`"
)]
pub trait RandomSource {
    /// Never called.
    fn with_jitter(self) -> Duration;
}
