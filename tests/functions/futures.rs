//! Functions that return a future, `async` or not: the retry happens inside it.

// Functions that could be an `async fn` are what this is about.
#![allow(clippy::manual_async_fn)]

use std::cell::Cell;
use std::pin::Pin;

use backoff_retry::{constant, expo, on_exception, on_predicate};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::support::send;

#[derive(Debug, PartialEq)]
struct Failed;

fn fails_until(calls: &mut u32, needed: u32) -> Result<u32, Failed> {
    *calls += 1;
    if *calls < needed { Err(Failed) } else { Ok(*calls) }
}

#[derive(Default)]
struct Service {
    calls: u32,
    tries: u32,
}

#[async_trait::async_trait]
trait Fetch {
    async fn fetch(&mut self, needed: u32) -> Result<u32, Failed>;

    #[on_exception(constant(1s), max_tries = 2)]
    async fn insist(&mut self, mut needed: u32, unused: String) -> Result<u32, Failed> {
        drop(unused.clone());
        needed += 1;
        self.fetch(needed).await
    }
}

#[async_trait::async_trait]
impl Fetch for Service {
    #[on_exception(expo, max_tries = self.tries, on_backoff = |d| assert!(d.tries < self.tries))]
    async fn fetch(&mut self, needed: u32) -> Result<u32, Failed> {
        tokio::task::yield_now().await;
        let calls = fails_until(&mut self.calls, needed)?;
        Ok(calls)
    }
}

#[tokio::test(start_paused = true)]
async fn methods_under_async_trait_are_retried() {
    let mut service = Service { calls: 0, tries: 3 };
    assert_eq!(send(service.fetch(3)).await, Ok(3));
    let mut service = Service { calls: 0, tries: 3 };
    assert_eq!(send(service.insist(4, String::new())).await, Ok(5));
    let mut service = Service { calls: 0, tries: 3 };
    assert_eq!(send(service.insist(8, String::new())).await, Err(Failed));
    assert_eq!(service.calls, 6);
}

trait Native {
    async fn native(&mut self, needed: u32) -> Result<u32, Failed>;
}

impl Native for Service {
    #[on_exception(expo, max_tries = 3)]
    async fn native(&mut self, needed: u32) -> Result<u32, Failed> {
        fails_until(&mut self.calls, needed)
    }
}

#[on_exception(expo, max_tries = 3)]
fn opaque(calls: &mut u32, needed: u32) -> impl Future<Output = Result<u32, Failed>> + Send {
    async move { fails_until(calls, needed) }
}

#[on_exception(expo, max_tries = 3)]
fn boxed<'a>(
    calls: &'a mut u32,
    text: String,
) -> Pin<Box<dyn Future<Output = Result<u32, Failed>> + Send + 'a>> {
    Box::pin(async move {
        let needed = u32::try_from(text.len()).map_err(|_| Failed)?;
        fails_until(calls, needed)
    })
}

#[on_predicate(constant(1s), |n| *n < 3, max_tries = 9)]
fn by_method(calls: &mut u32) -> BoxFuture<'_, u32> {
    let step = 1;
    async move {
        *calls += step;
        *calls
    }
    .boxed()
}

#[tokio::test(start_paused = true)]
async fn functions_that_return_a_future_are_retried() {
    assert_eq!(Service::default().native(3).await, Ok(3));
    assert_eq!(send(opaque(&mut 0, 3)).await, Ok(3));
    assert_eq!(send(opaque(&mut 0, 4)).await, Err(Failed));
    assert_eq!(send(boxed(&mut 0, "abc".into())).await, Ok(3));
    assert_eq!(send(by_method(&mut 0)).await, 3);
}

#[tokio::test(start_paused = true)]
async fn a_future_that_is_not_awaited_does_nothing() {
    let mut calls = 0;
    drop(opaque(&mut calls, 1));
    assert_eq!(calls, 0);
}

/// Recursion needs a box, as it does without the attribute.
#[on_exception(expo, max_tries = 2)]
async fn recursive(depth: u32, calls: &mut u32) -> Result<(), Failed> {
    *calls += 1;
    if depth == 0 { Err(Failed) } else { Box::pin(recursive(depth - 1, calls)).await }
}

#[tokio::test(start_paused = true)]
async fn recursive_functions_are_retried() {
    let mut calls = 0;
    assert_eq!(recursive(2, &mut calls).await, Err(Failed));
    assert_eq!(calls, 2 + 4 + 8);
}

#[on_exception(expo, max_tries = 3)]
async fn moves_on(calls: &mut u32) -> Result<u32, Failed> {
    async move { fails_until(calls, 3) }.await
}

/// `Cell` is not `Sync`, but the future is `Send`, as it is without the attribute.
#[on_exception(expo, max_tries = 3)]
async fn not_sync(cell: Cell<u32>) -> Result<u32, Box<dyn std::error::Error>> {
    cell.set(cell.get() + 1);
    tokio::task::yield_now().await;
    if cell.get() < 3 { Err("too early")? } else { Ok(cell.get()) }
}

#[tokio::test(start_paused = true)]
async fn futures_are_send_as_without_the_attribute() {
    assert_eq!(send(moves_on(&mut 0)).await, Ok(3));
    assert_eq!(send(async { not_sync(Cell::new(0)).await.ok() }).await, Some(3));
}
