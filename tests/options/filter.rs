//! The filter: which errors, and which values, are retried.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use backoff_retry::{Falsy, constant, on_exception, on_predicate};

use crate::support::errors::{Refused, Timeout, Wrapper};
use crate::support::notes::{note, take_notes};

/// Calls a function that fails with `$make` and retries `$filter`, three attempts at most; returns their number.
macro_rules! calls {
    ($error:ty, $make:expr) => {
        calls!($error, $make, Timeout)
    };
    ($error:ty, $make:expr, $filter:ty) => {{
        #[on_exception(constant(0s), $filter, max_tries = 3, log = none)]
        fn retried(calls: &mut u32) -> Result<(), $error> {
            *calls += 1;
            Err($make)
        }
        let mut calls = 0;
        assert!(retried(&mut calls).is_err());
        calls
    }};
}

#[test]
fn a_type_is_found_in_errors_that_hold_it() {
    assert_eq!(calls!(Timeout, Timeout), 3);
    assert_eq!(calls!(Box<dyn Error>, Timeout.into()), 3);
    assert_eq!(calls!(Box<dyn Error + Send>, Box::new(Timeout)), 3);
    assert_eq!(calls!(Box<dyn Error + Send + Sync>, Timeout.into()), 3);
    assert_eq!(calls!(Box<Timeout>, Box::new(Timeout)), 3);
    assert_eq!(calls!(Arc<Timeout>, Arc::new(Timeout)), 3);
    assert_eq!(calls!(Wrapper, Timeout.into()), 3);
    assert_eq!(calls!(Box<dyn Error>, Wrapper::from(Timeout).into()), 3);
    assert_eq!(calls!(anyhow::Error, Timeout.into()), 3);
    assert_eq!(calls!(anyhow::Error, anyhow::Error::new(Timeout).context("fetching")), 3);
    assert_eq!(calls!(eyre::Report, Timeout.into()), 3);
    assert_eq!(calls!(eyre::Report, eyre::Report::new(Timeout).wrap_err("fetching")), 3);
    assert_eq!(calls!(io::Error, io::Error::other(Timeout)), 3);
    assert_eq!(calls!(io::Error, io::Error::other(io::Error::other(Timeout))), 3);
    assert_eq!(calls!(Arc<io::Error>, Arc::new(io::Error::other(Timeout))), 3);
}

#[test]
fn other_types_are_not_retried() {
    assert_eq!(calls!(Refused, Refused), 1);
    assert_eq!(calls!(Box<dyn Error>, Refused.into()), 1);
    assert_eq!(calls!(Wrapper, Wrapper::Closed { cause: Refused }), 1);
    assert_eq!(calls!(anyhow::Error, anyhow::anyhow!("text")), 1);
    assert_eq!(calls!(io::Error, io::ErrorKind::TimedOut.into()), 1);
}

#[test]
fn a_tuple_of_types_retries_any_of_them() {
    assert_eq!(calls!(Wrapper, Timeout.into(), (Timeout, Refused)), 3);
    assert_eq!(calls!(Wrapper, Wrapper::Closed { cause: Refused }, (Timeout, Refused)), 3);
    assert_eq!(calls!(Wrapper, Wrapper::Other(1), (Timeout, Refused)), 1);
    assert_eq!(calls!(Wrapper, Wrapper::Other(1), Wrapper), 3);
}

#[test]
fn a_type_is_found_in_a_generic_error() {
    #[on_exception(constant(0s), Timeout, max_tries = 2, log = none)]
    fn retried<E: Error + 'static>(calls: &mut u32, make: fn() -> E) -> Result<(), E> {
        *calls += 1;
        Err(make())
    }
    let mut calls = 0;
    assert!(retried(&mut calls, || Timeout).is_err());
    assert!(retried(&mut calls, || Refused).is_err());
    assert_eq!(calls, 3);
}

fn is_slow(error: &Wrapper) -> bool {
    matches!(error, Wrapper::Slow(_))
}

#[test]
fn a_filter_may_be_a_path_or_a_closure() {
    #[on_exception(constant(0s), is_slow, max_tries = 2, log = none)]
    fn by_path(calls: &mut u32, error: fn() -> Wrapper) -> Result<(), Wrapper> {
        *calls += 1;
        Err(error())
    }
    #[on_exception(constant(0s), |error| is_slow(error) == wanted, max_tries = 2, log = none)]
    fn by_closure(calls: &mut u32, wanted: bool) -> Result<(), Wrapper> {
        *calls += 1;
        Err(Timeout.into())
    }
    let mut calls = 0;
    assert!(by_path(&mut calls, || Timeout.into()).is_err());
    assert!(by_path(&mut calls, || Wrapper::Other(2)).is_err());
    assert_eq!(calls, 3);
    assert!(by_closure(&mut calls, true).is_err());
    assert!(by_closure(&mut calls, false).is_err());
    assert_eq!(calls, 6);
}

fn log_event<O>(details: &backoff_retry::Details<'_, O>) {
    note(format!("event of attempt {}", details.tries));
}

#[on_exception(constant(0s), |e| *e > 1, on_try = log_event, on_success = log_event,
               on_giveup = log_event, on_backoff = log_event)]
fn rejected() -> Result<(), u32> {
    Err(1)
}

#[test]
fn an_error_that_the_filter_rejects_fires_no_event() {
    assert_eq!(rejected(), Err(1));
    assert_eq!(take_notes(), ["event of attempt 1"], "that of `on_try`");
}

/// A user's type with an `impl Falsy` of its own.
#[derive(Debug, PartialEq)]
struct Page(Vec<u8>);

impl Falsy for Page {
    fn is_falsy(&self) -> bool {
        self.0.is_empty()
    }
}

#[test]
fn on_predicate_retries_falsy_values_by_default() {
    #[on_predicate(constant(0s), max_tries = 3, log = none)]
    fn pop<T: Falsy>(values: &mut Vec<T>) -> T {
        values.pop().expect("a value")
    }
    fn left<T: Falsy + fmt::Debug>(mut values: Vec<T>) -> usize {
        values.reverse();
        pop(&mut values);
        values.len()
    }
    assert_eq!(left(vec![0, 0, 7, 8]), 1);
    assert_eq!(left(vec!["", "text", "more"]), 1);
    assert_eq!(left(vec![None, None, None, Some(1)]), 1);
    assert_eq!(left(vec![vec![], vec![1], vec![2]]), 1);
    assert_eq!(left(vec![false, true, true]), 1);
    assert_eq!(left(vec![Ok(0), Err("an error is returned"), Ok(1)]), 1);
    assert_eq!(left(vec![Page(vec![]), Page(vec![1]), Page(vec![2])]), 1);
}
