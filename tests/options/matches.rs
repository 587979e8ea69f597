//! `matches = ..`: a filter written as a pattern.

use backoff_retry::{constant, on_exception, on_predicate};

use crate::support::errors::{Timeout, Wrapper};

#[test]
fn matches_takes_a_pattern_with_a_guard() {
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
fn matches_takes_a_pattern_of_values() {
    #[on_predicate(constant(0s), matches = Ok(None | Some(0)), max_tries = 9, log = none)]
    fn find(values: &mut Vec<Result<Option<u8>, Timeout>>) -> Result<Option<u8>, Timeout> {
        values.pop().expect("a value")
    }
    let mut values = vec![Ok(Some(2)), Err(Timeout), Ok(Some(1)), Ok(Some(0)), Ok(None)];
    assert_eq!(find(&mut values).unwrap(), Some(1));
    assert!(find(&mut values).is_err());
    assert_eq!(values.len(), 1);
}
