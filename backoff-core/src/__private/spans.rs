//! The option `span`.

/// Says whether the feature `tracing` is enabled, which the attribute does not know.
#[derive(Debug)]
pub struct Tracing;

/// Implemented for `Tracing` with the feature `tracing`.
#[diagnostic::on_unimplemented(
    message = "the option `span` requires the feature `tracing` of `backoff-retry`",
    label = "there are no spans without `tracing`",
    note = "write `features = [\"tracing\"]` at the dependency in `Cargo.toml`, or remove `span`"
)]
pub trait IsEnabled {}

#[cfg(feature = "tracing")]
impl IsEnabled for Tracing {}

/// Requires the feature `tracing`.
#[inline]
pub fn requires<F: IsEnabled>(_feature: F) {}

/// Runs the body of a sync function once, as [`once`](super::once) does, in what was entered.
#[inline]
pub fn once_in<G, R>(_entered: G, attempt: impl FnOnce() -> R) -> R {
    attempt()
}
