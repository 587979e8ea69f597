//! The library without the feature `tracing`: see `tests/`.
