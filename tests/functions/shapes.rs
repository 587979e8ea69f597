//! Functions between other attributes and frameworks, and errors of unusual kinds.

use std::borrow::Cow;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Json;
use axum::extract::{Query, State};
use axum::routing::get;
use backoff_retry::{constant, expo, on_exception};

use crate::support::send;

#[derive(Debug, Default)]
struct Service {
    calls: AtomicU32,
}

impl Service {
    fn call(&self) -> Result<u32, String> {
        let calls = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        if calls % 3 == 0 { Ok(calls) } else { Err(format!("call {calls}")) }
    }
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
async fn a_handler_of_axum_is_retried() {
    let _router: axum::Router =
        axum::Router::new().route("/", get(handler)).with_state(Arc::default());
    let query = Query(vec![("n".to_owned(), 7)]);
    let Json(answer) = handler(State(Arc::default()), query).await.expect("the third try");
    assert_eq!(answer, 10);
}

/// An error that borrows from an argument.
#[on_exception(constant(0s), |error| error.contains("again"), max_tries = 2)]
fn borrowed<'a>(text: &'a str, calls: &mut u32) -> Result<(), Cow<'a, str>> {
    *calls += 1;
    Err(Cow::Borrowed(text))
}

/// An error that is not `Send`.
#[on_exception(expo, max_tries = 3, on_backoff = |details| assert!(details.tries < 3))]
async fn not_send(calls: &mut u32) -> Result<u32, Rc<dyn Error>> {
    *calls += 1;
    if *calls < 3 { Err(Rc::new(std::fmt::Error)) } else { Ok(*calls) }
}

#[tokio::test(start_paused = true)]
async fn errors_may_borrow_and_need_not_be_send() {
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
async fn instrument_may_stand_above_or_below() {
    assert_eq!(send(above_instrument("url", &mut 0)).await, Ok(3));
    assert_eq!(send(below_instrument("url", &Service::default())).await, Ok(3));
}
