//! Bodies that follow a script: they fail with given errors, then succeed.

use std::fmt;

/// An error of which one kind is usually retried and the other is not.
#[derive(Debug, PartialEq, Clone, Copy)]
pub(crate) enum DbError {
    Busy,
    Syntax,
}

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Returns a body that fails with each of `errors` in turn, then returns the number of the attempt.
pub(crate) fn failing(errors: &[DbError]) -> impl FnMut() -> Result<usize, DbError> + use<'_> {
    let mut calls = 0;
    move || {
        calls += 1;
        errors.get(calls - 1).map_or(Ok(calls), |error| Err(*error))
    }
}
