//! An error type with thiserror, and what each kind of filter sees of it.

use std::{fmt, io};

use backoff_retry::{constant, on_exception, testing};

use crate::Outcome;
use crate::mock::expect_error;

#[derive(Debug, thiserror::Error)]
enum LoadError {
    #[error("the store is busy")]
    Busy,
    #[error("the store cannot be read")]
    Io(#[from] io::Error), // a source
    #[error(transparent)]
    Format(#[from] fmt::Error), // no source: `transparent` hides it from filters by type
}

type Retried = fn(fn() -> LoadError, &mut u32) -> Result<(), LoadError>;

/// By types, of which there may be one or several: the error itself or one of its sources.
#[on_exception(constant, (io::Error, fmt::Error), max_tries = 2)]
fn by_types(fault: fn() -> LoadError, attempts: &mut u32) -> Result<(), LoadError> {
    *attempts += 1;
    Err(fault())
}

/// By a closure, which can ask for anything.
#[on_exception(constant, |error| matches!(error, LoadError::Busy | LoadError::Io(_)), max_tries = 2)]
fn by_closure(fault: fn() -> LoadError, attempts: &mut u32) -> Result<(), LoadError> {
    *attempts += 1;
    Err(fault())
}

/// By a pattern, which also sees what is transparent.
#[on_exception(constant, matches = LoadError::Busy | LoadError::Format(_), max_tries = 2)]
fn by_pattern(fault: fn() -> LoadError, attempts: &mut u32) -> Result<(), LoadError> {
    *attempts += 1;
    Err(fault())
}

pub(crate) fn main() -> Outcome {
    let _scope = testing::no_waits();
    let faults: [fn() -> LoadError; 3] =
        [|| LoadError::Busy, || io::Error::other("gone").into(), || fmt::Error.into()];
    let filters: [(&str, Retried); 3] =
        [("types", by_types), ("closure", by_closure), ("pattern", by_pattern)];
    for ((filter, retried), expected) in filters.iter().zip([[1, 2, 1], [2, 2, 1], [2, 1, 2]]) {
        let mut attempts = [0; 3];
        for (fault, attempts) in faults.iter().zip(&mut attempts) {
            expect_error(retried(*fault, attempts))?;
        }
        println!("by {filter}: {attempts:?} attempts where the error is Busy, Io, Format");
        assert_eq!(attempts, expected);
    }
    Ok(())
}
