//! Handlers in every form: what they are told, in which order, in sync and async functions.
#![deny(warnings)]
#![allow(missing_docs)]
// A filter is asked about a reference, whatever the error is.
#![allow(clippy::trivially_copy_pass_by_ref)]

use std::cell::RefCell;
use std::pin::Pin;
use std::time::Duration;

use backoff_retry::{Details, GiveUpReason, VirtualClock, constant, on_exception, on_predicate};

const SECOND: Duration = Duration::from_secs(1);

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(text: impl Into<String>) {
    SEEN.with_borrow_mut(|seen| seen.push(text.into()));
}

fn seen() -> Vec<String> {
    SEEN.take()
}

fn plain(details: &Details<'_, &'static str>) {
    note(format!("plain {} {}", details.tries, details.outcome));
}

fn generic<O>(details: &Details<'_, O>) {
    note(format!("generic {}", details.tries));
}

async fn later(details: &Details<'_, &'static str>) {
    tokio::task::yield_now().await;
    note(format!("later {} {}", details.tries, details.outcome));
}

async fn later_generic<O>(details: &Details<'_, O>) {
    tokio::task::yield_now().await;
    note(format!("later generic {}", details.tries));
}

fn boxed<'a>(details: &'a Details<'_, &str>) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
    Box::pin(async move { note(format!("boxed {}", details.tries)) })
}

fn made(name: &'static str) -> impl Fn(&Details<'_, &'static str>) {
    move |details| note(format!("{name} {}", details.tries))
}

#[on_exception(
    constant(1s), max_tries = 2, jitter = none, clock = VirtualClock::new(),
    on_try = generic,
    on_backoff = [plain, generic, made("made"), |d| note(format!("closure {:?}", d.wait))],
    on_giveup = |d| note(format!("gave up {:?} {:?}", d.reason, d.elapsed)),
)]
fn in_sync() -> Result<(), &'static str> {
    note("body");
    Err("no")
}

#[test]
fn sync_handlers_run_in_the_order_listed() {
    assert_eq!(in_sync(), Err("no"));
    let wait = format!("closure {:?}", Some(SECOND));
    let gave_up = "gave up Some(MaxTries) 1s";
    let expected = [
        "generic 1",
        "body",
        "plain 1 no",
        "generic 1",
        "made 1",
        &wait,
        "generic 2",
        "body",
        gave_up,
    ];
    assert_eq!(seen(), expected);
}

#[on_exception(
    constant(1s), max_tries = 2,
    on_try = [later_generic, generic],
    on_backoff = [
        later, plain, boxed, made("made"), |d| note(format!("closure {}", d.tries)),
        async |d| { tokio::task::yield_now().await; note(format!("async closure {}", d.tries)) },
        |d| async move { note(format!("async block {}", d.tries)) },
        |d| Box::pin(async move { note(format!("boxed block {}", d.tries)) }),
    ],
    on_giveup = later,
)]
async fn in_async() -> Result<(), &'static str> {
    note("body");
    Err("no")
}

fn send<F: Future + Send>(future: F) -> F {
    future
}

#[tokio::test(start_paused = true)]
async fn async_handlers_are_awaited_one_by_one() {
    assert_eq!(send(in_async()).await, Err("no"));
    let expected = [
        "later generic 1",
        "generic 1",
        "body",
        "later 1 no",
        "plain 1 no",
        "boxed 1",
        "made 1",
        "closure 1",
        "async closure 1",
        "async block 1",
        "boxed block 1",
        "later generic 2",
        "generic 2",
        "body",
        "later 2 no",
    ];
    assert_eq!(seen(), expected);
}

#[on_predicate(
    constant(1s), |n| *n < 2, max_tries = 9, on_success = [later_generic, |d| note(format!("= {}", d.outcome))],
)]
async fn counts(calls: &mut u32) -> u32 {
    *calls += 1;
    *calls
}

#[on_predicate(constant(0s), |r| matches!(r, Ok(0)), on_success = |_| note("success"))]
fn lets_errors_through(outcome: Result<u8, u8>) -> Result<u8, u8> {
    outcome
}

#[tokio::test(start_paused = true)]
async fn success_is_told_with_the_value_but_not_of_an_err() {
    assert_eq!(counts(&mut 0).await, 2);
    assert_eq!(seen(), ["later generic 2", "= 2"]);
    assert_eq!(lets_errors_through(Err(1)), Err(1));
    assert!(seen().is_empty());
    assert_eq!(lets_errors_through(Ok(1)), Ok(1));
    assert_eq!(seen(), ["success"]);
}

#[on_exception(constant(0s), |e| *e > 1, on_try = generic, on_giveup = generic, on_backoff = generic)]
fn unnamed() -> Result<(), u32> {
    Err(1)
}

#[test]
fn an_error_that_the_filter_does_not_name_fires_nothing() {
    assert_eq!(unnamed(), Err(1));
    assert_eq!(seen(), ["generic 1"]);
}

async fn hopeless(error: &u32) -> bool {
    tokio::task::yield_now().await;
    *error == 3
}

fn hopeless_at_once(error: &u32) -> bool {
    *error == 3
}

#[tokio::test(start_paused = true)]
async fn giveup_may_be_async() {
    #[on_exception(constant(1s), giveup = hopeless, on_giveup = |d| assert_eq!(d.reason, Some(GiveUpReason::Giveup)))]
    async fn by_path(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    #[on_exception(constant(1s), giveup = hopeless_at_once)]
    async fn by_plain_path(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    #[on_exception(constant(1s), giveup = async |e| hopeless(e).await)]
    async fn by_closure(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    assert_eq!(send(by_path(&mut 0)).await, Err(3));
    assert_eq!(send(by_plain_path(&mut 0)).await, Err(3));
    assert_eq!(send(by_closure(&mut 0)).await, Err(3));
}

/// `Box<dyn Error + Send>` is not `Sync`: a plain handler borrows it over no `.await`.
#[tokio::test(start_paused = true)]
async fn plain_handlers_do_not_demand_sync() {
    type Error = Box<dyn std::error::Error + Send>;
    fn told(details: &Details<'_, Error>) {
        note(details.to_string());
    }
    #[on_exception(constant(1s), max_tries = 2, jitter = none, on_backoff = [told, generic], on_giveup = told)]
    async fn fails() -> Result<(), Error> {
        Err(Box::new(std::fmt::Error))
    }
    assert!(send(fails()).await.is_err());
    let error = std::fmt::Error;
    let backoff = format!("Backing off fails(...) for 1.0s ({error})");
    let giveup = format!("Giving up fails(...) after 2 tries ({error})");
    assert_eq!(seen(), [&backoff, "generic 1", &giveup]);
}

#[test]
fn arguments_are_shown_on_demand_and_self_never() {
    struct Client;
    impl Client {
        #[on_exception(constant(0s), max_tries = 1, args, name = "client", on_giveup = |d| note(format!("{} {:?}", d.target, d.args)))]
        fn get(&self, url: &str, (retries, secret): (u32, Client)) -> Result<(), ()> {
            let (Self, Client) = (self, &secret);
            Err(())
        }
    }
    assert!(Client.get("/a", (3, Client)).is_err());
    assert_eq!(seen(), [r#"client [("url", "/a"), ("retries", 3), ("secret", <not Debug>)]"#]);
}

#[test]
fn details_name_the_function_by_its_path() {
    #[on_exception(constant(0s), max_tries = 1, on_giveup = |d| note(format!("{} {}", d.target, d.name())))]
    fn r#try() -> Result<(), ()> {
        Err(())
    }
    assert!(r#try().is_err());
    assert_eq!(seen(), ["handlers::try try"]);
}
