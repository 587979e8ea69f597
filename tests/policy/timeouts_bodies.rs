//! The bodies that a policy with timeouts can interrupt, in attributes.

use std::cell::{Cell, RefCell};
use std::future::{pending, ready};
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, TimeLimit, TimedOut, constant, expo, on_exception};

static API: Policy<Constant<Duration>, Timed<TimedOut>> =
    Policy::timed(constant(Duration::from_secs(1)))
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(2);
static ONCE: Policy = Policy::new(expo()).max_tries(1);

/// Does not answer its first requests.
struct Server {
    hangs: u32,
    calls: Cell<u32>,
}

impl Server {
    fn new(hangs: u32) -> Self {
        Self { hangs, calls: Cell::new(0) }
    }

    async fn answer(&self) -> Result<u32, TimedOut> {
        self.calls.set(self.calls.get() + 1);
        if self.calls.get() > self.hangs { Ok(self.calls.get()) } else { pending().await }
    }
}

#[on_exception(&API)]
async fn single_future(server: &Server) -> Result<u32, TimedOut> {
    server.answer().await
}

#[on_exception(&API)]
async fn question_mark(server: &Server) -> Result<u32, TimedOut> {
    let answer = server.answer().await?;
    Ok(answer)
}

#[on_exception(&API)]
async fn with_a_macro(server: &Server) -> Result<u32, TimedOut> {
    let answer = server.answer().await;
    assert!(answer.is_ok());
    answer
}

#[on_exception(&API)]
async fn awaits_in_between(server: &Server) -> Result<u32, TimedOut> {
    let answer = server.answer().await;
    answer.map(|answer| answer.max(1))
}

#[on_exception(&API)]
async fn async_block(server: &Server) -> Result<u32, TimedOut> {
    async {
        let answer = server.answer().await;
        answer.map(|answer| answer.max(1))
    }
    .await
}

#[allow(clippy::manual_async_fn)]
#[on_exception(&API)]
fn made_by_hand(server: &Server) -> impl Future<Output = Result<u32, TimedOut>> {
    async move { server.answer().await }
}

/// What is awaited is no future, but becomes one.
#[on_exception(&API)]
async fn into_future(server: &Server) -> Result<u32, TimedOut> {
    ONCE.call(|| server.answer()).await
}

#[tokio::test(start_paused = true)]
async fn every_body_is_interrupted() {
    macro_rules! check {
        ($($function:ident)+) => {$(
            assert_eq!($function(&Server::new(1)).await, Ok(2), stringify!($function));
            assert!($function(&Server::new(2)).await.is_err(), stringify!($function));
        )+};
    }
    check!(single_future question_mark with_a_macro awaits_in_between async_block made_by_hand into_future);
}

#[on_exception(&API, attempt = n)]
async fn awaits_nothing() -> Result<u32, TimedOut> {
    if n < 2 { Err(TimedOut::new(TimeLimit::Timeout, Duration::ZERO)) } else { Ok(n) }
}

#[on_exception(&API, clone(name), attempt = n)]
async fn of_a_temporary(mut name: String, seen: &RefCell<Vec<String>>) -> Result<u32, TimedOut> {
    hold(&mut name, seen, n).await
}

async fn hold(name: &mut String, seen: &RefCell<Vec<String>>, n: u32) -> Result<u32, TimedOut> {
    name.push('!');
    seen.borrow_mut().push(name.clone());
    if n == 1 { pending().await } else { Ok(n) }
}

#[on_exception(&API)]
async fn generic<F: Future<Output = Result<u32, TimedOut>>>(
    make: impl Fn() -> F,
) -> Result<u32, TimedOut> {
    make().await
}

#[on_exception(&API)]
async fn boxed(server: &Server) -> Result<Box<dyn Fn() -> u32>, TimedOut> {
    let answer = server.answer().await?;
    Ok(Box::new(move || answer))
}

#[tokio::test(start_paused = true)]
async fn bodies_with_temporaries_arguments_and_coercions() {
    let seen = RefCell::default();
    assert_eq!(of_a_temporary("tea".to_owned(), &seen).await, Ok(2));
    assert_eq!(*seen.borrow(), ["tea!", "tea!"]);
    assert_eq!(generic(|| ready(Ok(7))).await, Ok(7));
    assert_eq!(boxed(&Server::new(1)).await.unwrap()(), 2);
}

/// There is nothing to interrupt in a body that awaits nothing.
#[tokio::test(start_paused = true)]
async fn a_body_that_awaits_nothing_is_retried() {
    assert_eq!(awaits_nothing().await, Ok(2));
}
