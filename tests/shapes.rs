//! More shapes of functions: receivers, handlers of web servers, errors of every kind.
#![deny(warnings)]
#![allow(missing_docs)]
// A boxed receiver is what one of them is about.
#![allow(clippy::boxed_local)]

use std::borrow::Cow;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Json;
use axum::extract::{Query, State};
use axum::routing::get;
use backoff_retry::{constant, expo, on_exception};

#[derive(Debug, Default)]
struct Service {
    calls: AtomicU32,
}

impl Service {
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
async fn receivers() {
    let service = Arc::new(Service::default());
    assert_eq!(Arc::clone(&service).shared(), Ok(3));
    let task = tokio::spawn(Arc::clone(&service).shared_async());
    assert_eq!(task.await.expect("no panic"), Ok(6));
    assert_eq!(Box::<Service>::default().boxed(), Ok(3));
}

#[on_exception(expo, max_tries = 3)]
async fn handler(
    State(service): State<Arc<Service>>,
    Query(numbers): Query<Vec<(String, u32)>>,
) -> Result<Json<u32>, String> {
    let calls = service.call()?;
    Ok(Json(calls + numbers.iter().map(|(_, number)| number).sum::<u32>()))
}

#[tokio::test(start_paused = true)]
async fn a_handler_of_axum() {
    let _router: axum::Router =
        axum::Router::new().route("/", get(handler)).with_state(Arc::default());
    let query = Query(vec![("n".to_owned(), 7)]);
    let Json(answer) = handler(State(Arc::default()), query).await.expect("the third try");
    assert_eq!(answer, 10);
}

/// An error that borrows, one that is neither `Send` nor `'static`, and one that is a plain word.
#[on_exception(constant(0s), |error| error.contains("again"), max_tries = 2)]
fn borrowed<'a>(text: &'a str, calls: &mut u32) -> Result<(), Cow<'a, str>> {
    *calls += 1;
    Err(Cow::Borrowed(text))
}

#[on_exception(expo, max_tries = 3, on_backoff = |details| assert!(details.tries < 3))]
async fn not_send(calls: &mut u32) -> Result<u32, Rc<dyn Error>> {
    *calls += 1;
    if *calls < 3 { Err(Rc::new(std::fmt::Error)) } else { Ok(*calls) }
}

fn send<F: Future + Send>(future: F) -> F {
    future
}

#[tokio::test(start_paused = true)]
async fn errors_of_every_kind() {
    let mut calls = 0;
    assert!(borrowed("once more, again", &mut calls).is_err());
    assert!(borrowed("never", &mut calls).is_err());
    assert_eq!(calls, 3);
    let future = async {
        let mut calls = 0;
        not_send(&mut calls).await.is_ok_and(|calls| calls == 3)
    };
    assert!(send(future).await, "the future is `Send`, though the error is not");
}

/// A function of the user's that takes what it retries with as an argument.
#[on_exception(waits, giveup = giveup, max_tries = 9, jitter = spread)]
fn configured<W, G, J>(waits: W, giveup: G, spread: J, calls: &mut u32) -> Result<(), u32>
where
    W: Iterator<Item = std::time::Duration>,
    G: Fn(&u32) -> bool + Copy,
    J: FnMut(std::time::Duration) -> std::time::Duration,
{
    *calls += 1;
    Err(*calls)
}

#[test]
fn options_that_are_arguments() {
    let zero = std::time::Duration::ZERO;
    let waits = || std::iter::repeat_n(zero, 4);
    assert_eq!(configured(waits(), |_| false, |wait| wait / 2, &mut 0), Err(5));
    assert_eq!(configured(waits(), |n| *n == 2, |wait| wait, &mut 0), Err(2));
}

#[on_exception(expo, max_tries = 3)]
#[tracing::instrument(skip(calls))]
async fn above_instrument(url: &str, calls: &mut u32) -> Result<usize, String> {
    *calls += 1;
    if *calls < 3 { Err("not yet".to_owned()) } else { Ok(url.len()) }
}

#[tracing::instrument(skip(service))]
#[on_exception(expo, max_tries = 3)]
async fn below_instrument(url: &str, service: &Service) -> Result<usize, String> {
    service.call().map(|_| url.len())
}

#[tokio::test(start_paused = true)]
async fn instrument_goes_above_or_below() {
    assert_eq!(send(above_instrument("url", &mut 0)).await, Ok(3));
    assert_eq!(send(below_instrument("url", &Service::default())).await, Ok(3));
}
