//! The default log where the program uses the crate `log`: see `tests/`.
