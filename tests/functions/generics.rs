//! Generic, opaque and unsafe functions, and functions that a macro writes.

use std::cell::Cell;
use std::fmt::Display;
use std::rc::Rc;

use backoff_retry::{TokioClock, constant, expo, on_exception};

use crate::support::send;

#[derive(Debug, PartialEq)]
struct Failed;

#[on_exception(expo, max_tries = 3)]
async fn generic<'a, T, const N: usize>(items: &'a [T; N], calls: &mut u32) -> Result<&'a T, String>
where
    T: Display + Sync,
{
    *calls += 1;
    items.get(*calls as usize).ok_or_else(|| format!("no item {calls} in {N}"))
}

#[on_exception(constant(0s), max_tries = 3)]
fn opaque(calls: &Cell<u32>, what: impl Display) -> Result<impl Display, Failed> {
    calls.set(calls.get() + 1);
    if calls.get() < 3 { Err(Failed) } else { Ok(format!("{what} {}", calls.get())) }
}

#[on_exception(constant(0s), max_tries = 3)]
#[expect(unsafe_code)]
unsafe fn dangerous(calls: &mut u32) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed)
}

#[tokio::test(start_paused = true)]
async fn generic_opaque_and_unsafe_functions_are_retried() {
    let mut calls = 0;
    assert_eq!(send(generic(&["a", "b", "c"], &mut calls)).await.copied(), Ok("b"));
    calls = 5;
    assert_eq!(generic(&[1, 2], &mut calls).await, Err("no item 8 in 2".to_owned()));
    let calls = Cell::new(0);
    assert_eq!(opaque(&calls, "call").unwrap().to_string(), "call 3");
    let mut calls = 0;
    // SAFETY: the function does nothing that is unsafe.
    #[expect(unsafe_code)]
    let outcome = unsafe { dangerous(&mut calls) };
    assert_eq!((outcome, calls), (Err(Failed), 3));
}

#[on_exception(expo, max_tries = 3)]
async fn borrowed_error<'a>(name: &'a str, calls: &mut u32) -> Result<u32, &'a str> {
    *calls += 1;
    if *calls < 3 { Err(name) } else { Ok(*calls) }
}

#[on_exception(expo, max_tries = 3)]
async fn shared_error(calls: &mut u32) -> Result<u32, Rc<str>> {
    *calls += 1;
    if *calls < 3 { Err("failed".into()) } else { Ok(*calls) }
}

#[tokio::test(start_paused = true)]
async fn a_future_is_send_whatever_the_error_is() {
    assert_eq!(send(borrowed_error("name", &mut 0)).await, Ok(3));
    assert_eq!(send(shared_error(&mut 0)).await, Ok(3));
}

/// A function that takes its own options as arguments.
#[on_exception(waits, giveup = giveup, max_tries = 9, jitter = jitter)]
fn configured<W, G, J>(waits: W, giveup: G, jitter: J, calls: &mut u32) -> Result<(), u32>
where
    W: Iterator<Item = std::time::Duration>,
    G: Fn(&u32) -> bool + Copy,
    J: FnMut(std::time::Duration) -> std::time::Duration,
{
    *calls += 1;
    Err(*calls)
}

#[test]
fn options_may_be_arguments_of_generic_types() {
    let zero = std::time::Duration::ZERO;
    let waits = || std::iter::repeat_n(zero, 4);
    assert_eq!(configured(waits(), |_| false, |wait| wait / 2, &mut 0), Err(5));
    assert_eq!(configured(waits(), |n| *n == 2, |wait| wait, &mut 0), Err(2));
}

macro_rules! function {
    ($name:ident, $wait:expr, $tries:literal, $body:block) => {
        #[on_exception($wait, max_tries = $tries)]
        fn $name() -> Result<(), Failed> $body
    };
}

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

function!(made_by_a_macro, constant(0s), 3, {
    CALLS.set(CALLS.get() + 1);
    Err(Failed)
});

#[test]
fn functions_that_a_macro_writes_are_retried() {
    assert!(made_by_a_macro().is_err());
    assert_eq!(CALLS.get(), 3);
}

#[on_exception(constant(0s), max_tries = 2, clock = TokioClock)]
async fn with_an_inner_attribute() -> Result<(), Failed> {
    #![allow(clippy::unused_async)]
    Err(Failed)
}

#[tokio::test(start_paused = true)]
async fn inner_attributes_are_kept() {
    assert_eq!(with_an_inner_attribute().await, Err(Failed));
}
