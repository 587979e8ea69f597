//! `Retry-After` and the errors of reqwest: see `tests/`.
