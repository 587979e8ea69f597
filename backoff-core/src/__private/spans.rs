//! The option `span`.

/// Says whether the feature `spans` is enabled, which the attribute does not know.
#[derive(Debug)]
pub struct SpansFeature;

/// Implemented for `SpansFeature` with the feature `spans`.
#[diagnostic::on_unimplemented(
    message = "the option `span` requires the feature `spans` of `backoff-retry`",
    label = "there are no spans without this feature",
    note = "write `features = [\"spans\"]` at the dependency in `Cargo.toml`, or remove `span`"
)]
pub trait IsEnabled {}

#[cfg(feature = "spans")]
impl IsEnabled for SpansFeature {}

/// Requires the feature `spans`.
#[inline]
pub fn requires<F: IsEnabled>(_feature: F) {}

/// Runs the body of a sync function once, as [`once`](super::once) does, in what was entered.
#[inline]
pub fn once_in<G, R>(_entered: G, attempt: impl FnOnce() -> R) -> R {
    attempt()
}
