//! Methods of types and of traits, with every kind of receiver.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use backoff_retry::{constant, expo, on_exception, on_predicate};

use crate::support::send;

#[derive(Debug, PartialEq)]
struct Failed;

/// A service that fails until it has been called often enough.
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

#[tokio::test(start_paused = true)]
async fn methods_are_retried() {
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
fn trait_methods_and_their_defaults_are_retried() {
    let mut service = Service::default();
    assert!(service.insist().is_err());
    assert_eq!(service.calls, 14);
}

#[derive(Debug, Default)]
struct Shared {
    calls: AtomicU32,
}

impl Shared {
    fn call(&self) -> Result<u32, String> {
        let calls = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        if calls % 3 == 0 { Ok(calls) } else { Err(format!("call {calls}")) }
    }

    #[on_exception(constant(0s), max_tries = 3)]
    fn shared(self: Arc<Self>) -> Result<u32, String> {
        self.call()
    }

    #[on_exception(expo, max_tries = 3)]
    async fn shared_async(self: Arc<Self>) -> Result<u32, String> {
        tokio::task::yield_now().await;
        self.call()
    }

    #[on_exception(constant(0s), max_tries = 3)]
    fn boxed(self: Box<Self>) -> Result<u32, String> {
        self.call()
    }
}

#[tokio::test(start_paused = true)]
async fn self_may_be_shared_or_boxed() {
    let service = Arc::new(Shared::default());
    assert_eq!(Arc::clone(&service).shared(), Ok(3));
    let task = tokio::spawn(Arc::clone(&service).shared_async());
    assert_eq!(task.await.expect("no panic"), Ok(6));
    assert_eq!(Box::<Shared>::default().boxed(), Ok(3));
}
