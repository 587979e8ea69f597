//! The jitter of a function whose attribute sets none.

use core::time::Duration;

/// Applies full jitter, where there is a source of randomness: without one all clients would wait alike.
// It is called by cold functions, and LLVM inlines next to nothing into those.
#[allow(clippy::inline_always)]
#[inline(always)]
#[must_use]
pub fn default_jitter<W: RandomSource>(wait: W) -> Duration {
    wait.with_jitter()
}

/// Implemented for `Duration` where there is a source of randomness, and for nothing elsewhere.
#[cfg_attr(
    feature = "std",
    diagnostic::on_unimplemented(
        message = "there is no default jitter on this target",
        label = "no source of randomness",
        note = "write `jitter = full_jitter_from(source)` with a source of randomness of your own, \
                or `jitter = none`"
    )
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        message = "there is no default jitter without the feature `std`",
        label = "no source of randomness",
        note = "write `jitter = full_jitter_from(source)` with a source of randomness of your own, \
                or `jitter = none`"
    )
)]
pub trait RandomSource {
    /// Returns the wait with full jitter.
    fn with_jitter(self) -> Duration;
}

// Elsewhere the standard library's keys are constants; see `random`.
#[cfg(all(
    feature = "std",
    not(any(all(target_family = "wasm", target_os = "unknown"), target_os = "xous"))
))]
impl RandomSource for Duration {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn with_jitter(self) -> Duration {
        crate::jitter::full_jitter(self)
    }
}
