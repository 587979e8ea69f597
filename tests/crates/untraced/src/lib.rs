//! The library without the feature `spans`: see `tests/`.
