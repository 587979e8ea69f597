//! Handlers of all four events: their forms, their order, and how often they run.

use std::pin::Pin;

use backoff_retry::{Details, VirtualClock, constant, on_exception};

use crate::support::notes::{note, take_notes};
use crate::support::send;
use crate::support::world::{SECOND, World, now};

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
    assert_eq!(take_notes(), expected);
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
    assert_eq!(take_notes(), expected);
}

/// `Box<dyn Error + Send>` is not `Sync`, and plain handlers do not borrow it across an `.await`.
#[tokio::test(start_paused = true)]
async fn plain_handlers_do_not_require_sync() {
    type Error = Box<dyn std::error::Error + Send>;
    fn show(details: &Details<'_, Error>) {
        note(details.to_string());
    }
    #[on_exception(constant(1s), max_tries = 2, jitter = none, on_backoff = [show, generic], on_giveup = show)]
    async fn fails() -> Result<(), Error> {
        Err(Box::new(std::fmt::Error))
    }
    assert!(send(fails()).await.is_err());
    let error = std::fmt::Error;
    let backoff = format!("Backing off fails(...) for 1s ({error})");
    let giveup = format!("Giving up fails(...) after 2 tries ({error})");
    assert_eq!(take_notes(), [&backoff, "generic 1", &giveup]);
}

fn note_event<O>(world: &World, event: &str, details: &Details<'_, O>) {
    let Details { tries, wait, reason, .. } = details;
    world.say(format!("{event} {tries} {wait:?} {reason:?}"));
}

/// One set of options for several functions, as a user's macro may write it.
macro_rules! with_options {
    ($($name:ident $later:ident)*) => {$(
        both! {
            #[on_exception(constant, max_tries = 2, clock = world,
                           on_try = |details| note_event(world, details.name(), details),
                           on_giveup = |details| note_event(world, details.name(), details))]
            fn $name/$later(world: &World) -> Result<(), String> { world.fail() }
        }
    )*};
}

with_options!(first first_async second second_async third third_async);

/// One decorator object used for several functions logged every event once, then twice, then three times.
#[test]
fn options_shared_by_several_functions_notify_each_event_once() {
    for (name, world) in [
        ("first", World::default().also(first)),
        ("second", World::default().also(second)),
        ("third", World::default().also(third)),
        ("third_async", World::default().also(|world| now(third_async(world)))),
        ("first", World::default().also(first)),
    ] {
        let expected = ["1 None None", "2 None None", "2 None Some(MaxTries)"];
        assert_eq!(world.said(), expected.map(|event| format!("{name} {event}")));
    }
    let unused = (first_async, second_async);
    for world in [
        World::default().also(|world| now(unused.0(world))),
        World::default().also(|world| now(unused.1(world))),
    ] {
        assert_eq!(world.said().len(), 3);
    }
}
