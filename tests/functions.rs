//! The functions that can be annotated: each shape compiles, and is retried.
#![deny(warnings)]
#![allow(missing_docs)]
// Owned arguments are what some of these functions are about.
#![allow(clippy::needless_pass_by_value)]

use std::cell::Cell;
use std::fmt::Display;

use backoff_retry::{TokioClock, VirtualClock, constant, expo, on_exception, on_predicate};

#[derive(Debug, PartialEq)]
struct Failed;

/// Fails until it has been called often enough.
#[derive(Debug, Default)]
struct Service {
    calls: u32,
    tries: u32,
}

impl Service {
    fn call(&mut self, needed: u32) -> Result<u32, Failed> {
        self.calls += 1;
        if self.calls < needed { Err(Failed) } else { Ok(self.calls) }
    }

    #[on_exception(constant(0s), max_tries = 5)]
    fn by_mut(&mut self, needed: u32) -> Result<u32, Failed> {
        let calls = self.call(needed)?;
        Ok(calls)
    }

    #[on_exception(expo, max_tries = self.tries)]
    async fn by_mut_async(&mut self, needed: u32) -> Result<u32, Failed> {
        tokio::task::yield_now().await;
        let calls = self.call(needed)?;
        return Ok(calls);
    }

    #[on_exception(constant(0s), max_tries = 4)]
    fn by_ref(&self, calls: &Cell<u32>) -> Result<Self, Failed> {
        calls.set(calls.get() + self.tries);
        Err(Failed)
    }

    #[on_predicate(constant(0s), |n| *n < needed, max_tries = 9)]
    fn by_value(mut self, needed: u32) -> u32 {
        self.calls += 1;
        self.calls
    }

    #[on_predicate(expo, |n| *n < needed, max_tries = 9)]
    async fn by_value_async(mut self, needed: u32) -> u32 {
        self.calls += 1;
        self.calls
    }
}

fn send<F: Future + Send>(future: F) -> F {
    future
}

#[tokio::test(start_paused = true)]
async fn methods() {
    assert_eq!(Service::default().by_mut(3), Ok(3));
    assert_eq!(Service::default().by_mut(6), Err(Failed));
    let mut service = Service { calls: 0, tries: 4 };
    assert_eq!(send(service.by_mut_async(4)).await, Ok(4));
    assert_eq!(send(service.by_mut_async(99)).await, Err(Failed));
    assert_eq!(service.calls, 8);
    let calls = Cell::new(0);
    assert!(Service { calls: 0, tries: 2 }.by_ref(&calls).is_err());
    assert_eq!(calls.get(), 8);
    assert_eq!(Service::default().by_value(3), 3);
    assert_eq!(send(Service::default().by_value_async(3)).await, 3);
}

trait Fetch {
    fn fetch(&mut self) -> Result<u32, Failed>;

    #[on_exception(constant(0s), max_tries = 7)]
    fn insist(&mut self) -> Result<u32, Failed> {
        self.fetch()
    }
}

impl Fetch for Service {
    #[on_exception(constant(0s), max_tries = 2)]
    fn fetch(&mut self) -> Result<u32, Failed> {
        self.call(100)
    }
}

#[test]
fn trait_methods_and_defaults() {
    let mut service = Service::default();
    assert!(service.insist().is_err());
    assert_eq!(service.calls, 14);
}

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
fn patterns(
    (a, mut b): (u32, u32),
    [c, ..]: [u32; 2],
    _: u8,
    calls: &mut u32,
) -> Result<u32, Failed> {
    b += 1;
    *calls += 1;
    if *calls < 3 { Err(Failed) } else { Ok(a + b + c) }
}

#[on_exception(constant(0s), max_tries = 3)]
fn labelled(calls: &mut u32) -> Result<u32, Failed> {
    let found = 'search: {
        for n in 0.. {
            if n > *calls {
                break 'search n;
            }
        }
        return Err(Failed);
    };
    *calls += 1;
    if found < 3 { Err(Failed) } else { Ok(found) }
}

#[on_exception(constant(0s), max_tries = 3)]
#[expect(unsafe_code)]
unsafe fn dangerous(calls: &mut u32) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed)
}

#[tokio::test(start_paused = true)]
async fn free_functions() {
    let mut calls = 0;
    assert_eq!(send(generic(&["a", "b", "c"], &mut calls)).await.copied(), Ok("b"));
    calls = 5;
    assert_eq!(generic(&[1, 2], &mut calls).await, Err("no item 8 in 2".to_owned()));
    let calls = Cell::new(0);
    assert_eq!(opaque(&calls, "call").unwrap().to_string(), "call 3");
    let mut calls = 0;
    assert_eq!(patterns((1, 10), [100, 0], 0, &mut calls), Ok(112));
    let mut calls = 0;
    assert_eq!(labelled(&mut calls), Ok(3));
    let mut calls = 0;
    // SAFETY: the function does nothing that is unsafe.
    #[expect(unsafe_code)]
    let outcome = unsafe { dangerous(&mut calls) };
    assert_eq!((outcome, calls), (Err(Failed), 3));
}

/// `?` in a macro call and in a closure of the body leaves what it would leave in any function.
#[on_exception(constant(0s), max_tries = 3)]
fn question_marks(calls: &mut u32) -> Result<Vec<u32>, Failed> {
    *calls += 1;
    let attempt = *calls;
    let check = |n: u32| -> Result<u32, Failed> { if n < 3 { Err(Failed)? } else { Ok(n) } };
    Ok(vec![check(attempt)?, check(3)?])
}

#[test]
fn question_marks_end_the_attempt() {
    let mut calls = 0;
    assert_eq!(question_marks(&mut calls), Ok(vec![3, 3]));
    assert_eq!(calls, 3);
}

#[on_exception(constant(0s), max_tries = 3)]
fn copies(mut n: u32, seen: &mut Vec<u32>) -> Result<(), Failed> {
    n += 1;
    seen.push(n);
    Err(Failed)
}

#[on_exception(expo, max_tries = 3, clone(own, given), lend(shared))]
async fn shares(
    mut own: Vec<u32>,
    given: String,
    mut shared: Vec<u32>,
    seen: &mut Vec<(usize, usize)>,
) -> Result<(), Failed> {
    own.push(1);
    shared.push(1);
    seen.push((own.len(), shared.len()));
    drop(given);
    Err(Failed)
}

#[tokio::test(start_paused = true)]
async fn arguments_are_the_same_for_every_attempt_unless_they_are_lent() {
    let mut seen = Vec::new();
    assert!(copies(7, &mut seen).is_err());
    assert_eq!(seen, [8, 8, 8]);
    let mut seen = Vec::new();
    assert!(send(shares(vec![], String::new(), vec![], &mut seen)).await.is_err());
    assert_eq!(seen, [(1, 1), (1, 2), (1, 3)]);
}

#[on_exception(expo, max_tries = 3)]
async fn moves_on(conn: &mut Service) -> Result<u32, Failed> {
    async move { conn.call(3) }.await
}

/// `Cell` is not `Sync`, yet the future is `Send`, as it is without the attribute.
#[on_exception(expo, max_tries = 3)]
async fn not_sync(cell: Cell<u32>) -> Result<u32, Box<dyn std::error::Error>> {
    cell.set(cell.get() + 1);
    tokio::task::yield_now().await;
    if cell.get() < 3 { Err("too early")? } else { Ok(cell.get()) }
}

#[tokio::test(start_paused = true)]
async fn futures_are_send_as_without_the_attribute() {
    assert_eq!(send(moves_on(&mut Service::default())).await, Ok(3));
    assert_eq!(send(async { not_sync(Cell::new(0)).await.ok() }).await, Some(3));
}

/// The expansion's own names do not get in the way of the user's.
#[on_exception(constant(0s), |e| *e != wait, max_tries = tries, clock = &clock, jitter = |out| out + elapsed)]
fn same_names(
    tries: u32,
    wait: u32,
    clock: VirtualClock,
    elapsed: std::time::Duration,
) -> Result<(), u32> {
    let (out, outcome, slot, limits, start) = (clock.time(), wait + 1, 1, 2, 3);
    Err(if out >= elapsed { wait } else { outcome + slot + limits + start })
}

#[test]
fn names_are_hygienic() {
    let second = std::time::Duration::from_secs(1);
    assert_eq!(same_names(9, 4, VirtualClock::new(), second), Err(4));
}

#[on_exception(constant(0s), max_tries = 2, clock = TokioClock)]
async fn on_a_clock_of_its_own() -> Result<(), Failed> {
    #![allow(clippy::unused_async)]
    Err(Failed)
}

#[tokio::test(start_paused = true)]
async fn inner_attributes_and_clocks() {
    assert_eq!(on_a_clock_of_its_own().await, Err(Failed));
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
fn functions_made_by_macros() {
    assert!(made_by_a_macro().is_err());
    assert_eq!(CALLS.get(), 3);
}

/// A body on one line, whose braces are not superfluous.
#[rustfmt::skip]
#[on_exception(constant(0s), max_tries = 2)]
fn on_one_line() -> Result<(), Failed> { Err(Failed) }

#[rustfmt::skip]
#[on_exception(constant(0s), max_tries = 2)]
async fn on_one_line_async(n: String) -> Result<String, Failed> { Err(Failed).or(Ok(n.clone())) }

#[tokio::test(start_paused = true)]
async fn one_line_bodies() {
    assert!(on_one_line().is_err());
    assert!(on_one_line_async(String::new()).await.is_ok());
}
