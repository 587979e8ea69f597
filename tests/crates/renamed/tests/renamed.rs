//! `crate = ..`: the library under another name, through another crate, and in a macro of that crate.
#![deny(warnings)]
#![allow(missing_docs)]

use std::time::Duration;

use retry::{VirtualClock, constant, on_exception, on_predicate};

fn next(calls: &mut u32) -> Result<u32, u32> {
    *calls += 1;
    if *calls < 3 { Err(*calls) } else { Ok(*calls) }
}

#[on_exception(constant(0s), max_tries = 3, crate = ::retry)]
fn absolute(calls: &mut u32) -> Result<u32, u32> {
    next(calls)
}

#[on_exception(
    retry::expo(base = base), |e| *e < 9, crate = retry, max_tries = *calls + 3, max_time = 1min,
    jitter = |wait| wait / 2, clock = VirtualClock::new(), giveup = |e| *e == 9,
    on_try = |d| assert!(d.tries > 0), on_success = [|d| assert_eq!(*d.outcome, 3)],
    on_backoff = |d| assert!(d.wait.is_some()), on_giveup = |d| assert!(d.reason.is_some()),
    raise_on_giveup = false, log = debug, name = "relative", args, clone(text), lend(list),
)]
fn relative(calls: &mut u32, text: String, mut list: Vec<u32>, base: f64) -> Result<u32, u32> {
    drop(text);
    list.push(1);
    next(calls)
}

#[on_predicate(retry::runtime(|n: &u32| Some(Duration::from_secs(u64::from(*n)))), |n| *n < 3, crate = ::retry)]
async fn values(calls: &mut u32) -> u32 {
    next(calls).unwrap_or_else(|n| n)
}

#[on_exception(
    retry::constant, (std::fmt::Error), max_tries = 3, on_try = async |_| {}, giveup = never,
    on_backoff = later, on_giveup = later, crate = retry,
)]
async fn all_the_ways_to_await(calls: &mut u32) -> Result<u32, std::fmt::Error> {
    next(calls).map_err(|_| std::fmt::Error)
}

async fn later<O>(_: &retry::Details<'_, O>) {}

async fn never<O>(_: &O) -> bool {
    false
}

#[test]
fn under_another_name() {
    assert_eq!(absolute(&mut 0), Ok(3));
    assert_eq!(relative(&mut 0, String::new(), vec![], 2.0), Ok(3));
}

#[tokio::test(start_paused = true)]
async fn under_another_name_async() {
    assert_eq!(values(&mut 0).await, 3);
    assert_eq!(all_the_ways_to_await(&mut 0).await, Ok(3));
}

#[on_predicate(constant(0s), |r| *r == Ok(3), max_tries = 4, crate = ::retry)]
#[on_exception(constant(0s), max_tries = 3, crate = retry)]
fn stacked(calls: &mut u32) -> Result<u32, u32> {
    next(calls)
}

#[on_predicate(retry::constant(1s), |r| *r == Ok(3), crate = ::retry)]
#[retry::on_exception(retry::constant(1s), crate = ::retry)]
#[::retry::on_exception(retry::constant(1s), max_tries = 2, crate = retry)]
async fn stacked_async(calls: &mut u32) -> Result<u32, u32> {
    next(calls)
}

#[test]
fn stacked_attributes() {
    assert_eq!(stacked(&mut 0), Ok(4));
}

#[tokio::test(start_paused = true)]
async fn stacked_attributes_async() {
    assert_eq!(stacked_async(&mut 0).await, Ok(4));
}

#[reexport_tests::backoff_retry::on_exception(
    reexport_tests::backoff_retry::constant(0s),
    max_tries = 3,
    crate = reexport_tests::backoff_retry
)]
fn through_another_crate(calls: &mut u32) -> Result<u32, u32> {
    next(calls)
}

reexport_tests::retried! {
    /// Documented.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn by_a_macro(calls: &mut u32) -> Result<u32, u32> {
        next(calls)
    }

    fn by_a_macro_again(calls: &mut u32, needed: u32) -> Result<u32, u32> {
        *calls += 1;
        if *calls < needed { Err(*calls) } else { Ok(*calls) }
    }
}

reexport_tests::retried_async! {
    async fn by_an_async_macro(calls: &mut u32) -> Result<u32, u32> {
        next(calls)
    }
}

mod inner {
    use reexport_tests::backoff_retry as ours;

    #[ours::on_exception(ours::constant(0s), max_tries = 3, crate = self::ours)]
    pub(super) fn by_a_use(calls: &mut u32) -> Result<u32, u32> {
        super::next(calls)
    }
}

#[tokio::test(start_paused = true)]
async fn through_a_reexport() {
    assert_eq!(through_another_crate(&mut 0), Ok(3));
    assert_eq!(by_a_macro(&mut 0), Ok(3));
    assert_eq!(by_a_macro_again(&mut 0, 4), Err(3));
    assert_eq!(by_an_async_macro(&mut 0).await, Ok(3));
    assert_eq!(inner::by_a_use(&mut 0), Ok(3));
}
