//! Which errors, and which values, are retried.
#![allow(missing_docs)]

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use backoff_retry::{Falsy, constant, on_exception, on_predicate};

#[derive(Debug, thiserror::Error)]
#[error("timed out")]
struct Timeout;

#[derive(Debug, thiserror::Error)]
#[error("refused")]
struct Refused;

#[derive(Debug, thiserror::Error)]
enum Wrapper {
    #[error("slow")]
    Slow(#[from] Timeout),
    #[error("closed")]
    Closed {
        #[source]
        cause: Refused,
    },
    #[error("other {0}")]
    Other(u8),
}

/// Calls a function whose attribute retries `Timeout` twice, and tells how often it was called.
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
fn a_type_is_found_in_what_holds_it() {
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
fn any_of_several_types_is_retried() {
    assert_eq!(calls!(Wrapper, Timeout.into(), (Timeout, Refused)), 3);
    assert_eq!(calls!(Wrapper, Wrapper::Closed { cause: Refused }, (Timeout, Refused)), 3);
    assert_eq!(calls!(Wrapper, Wrapper::Other(1), (Timeout, Refused)), 1);
    assert_eq!(calls!(Wrapper, Wrapper::Other(1), Wrapper), 3);
}

#[test]
fn a_generic_error_can_be_searched() {
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
fn a_function_or_a_closure_is_asked() {
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

#[test]
fn a_pattern_with_a_guard() {
    #[on_exception(constant(0s), matches = Wrapper::Other(n @ 1..=9) if *n != odd_one_out, max_tries = 2, log = none)]
    fn retried(calls: &mut u32, odd_one_out: u8, n: u8) -> Result<(), Wrapper> {
        *calls += 1;
        Err(Wrapper::Other(n))
    }
    let mut calls = 0;
    for n in [3, 4, 10] {
        assert!(retried(&mut calls, 4, n).is_err());
    }
    assert_eq!(calls, 2 + 1 + 1);
}

#[test]
fn giveup_is_asked_on_the_last_try_too() {
    #[on_exception(
        constant(0s), max_tries = 2, log = none,
        giveup = |_| { asked.push(()); false },
        on_giveup = |d| reasons.push(d.reason),
    )]
    fn retried(
        asked: &mut Vec<()>,
        reasons: &mut Vec<Option<backoff_retry::GiveUpReason>>,
    ) -> Result<(), Timeout> {
        Err(Timeout)
    }
    let (mut asked, mut reasons) = (Vec::new(), Vec::new());
    assert!(retried(&mut asked, &mut reasons).is_err());
    assert_eq!(asked.len(), 2);
    assert_eq!(reasons, [Some(backoff_retry::GiveUpReason::MaxTries)]);
}

/// Empty like a collection, by the user's own word.
#[derive(Debug, PartialEq)]
struct Page(Vec<u8>);

impl Falsy for Page {
    fn is_falsy(&self) -> bool {
        self.0.is_empty()
    }
}

#[test]
fn empty_values_are_retried_by_default() {
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

#[test]
fn values_are_matched() {
    #[on_predicate(constant(0s), matches = Ok(None | Some(0)), max_tries = 9, log = none)]
    fn find(values: &mut Vec<Result<Option<u8>, Timeout>>) -> Result<Option<u8>, Timeout> {
        values.pop().expect("a value")
    }
    let mut values = vec![Ok(Some(2)), Err(Timeout), Ok(Some(1)), Ok(Some(0)), Ok(None)];
    assert_eq!(find(&mut values).unwrap(), Some(1));
    assert!(find(&mut values).is_err());
    assert_eq!(values.len(), 1);
}
