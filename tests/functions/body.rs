//! Bodies: how they end, and what is left of an attempt during the wait.

use std::cell::Cell;
use std::convert::Infallible;
use std::rc::Rc;

use backoff_retry::{constant, on_exception, on_predicate};

use crate::support::send;
use crate::support::world::{SECOND, World, now};

#[derive(Debug, PartialEq)]
struct Failed;

both! {
    #[on_exception(constant, max_tries = 4, clock = world)]
    fn leaves_early/leaves_early_async(world: &World) -> Result<Vec<u32>, String> {
        match world.call() {
            1 => Err("by `?`")?,
            2 => return Err("by `return`".into()),
            3 => Ok(vec![Err("by `?` inside a macro call")?]),
            tries => return Ok(vec![tries]),
        }
    }
}

/// In other libraries `?` and `return` left the whole function, or did so inside a macro call.
#[test]
fn question_mark_and_return_end_the_attempt_and_not_the_call() {
    for world in [
        World::default().also(|world| assert_eq!(leaves_early(world), Ok(vec![4]))),
        World::default().also(|world| assert_eq!(now(leaves_early_async(world)), Ok(vec![4]))),
    ] {
        assert_eq!(world.slept().len(), 3);
    }
}

/// `?` in a macro call ends the attempt; in a closure of the body it ends the closure.
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

#[test]
fn breaks_to_labels_stay_in_the_body() {
    let mut calls = 0;
    assert_eq!(labelled(&mut calls), Ok(3));
}

/// The braces of a body on one line must not count as superfluous.
#[rustfmt::skip]
#[on_exception(constant(0s), max_tries = 2)]
fn on_one_line() -> Result<(), Failed> { Err(Failed) }

#[rustfmt::skip]
#[on_exception(constant(0s), max_tries = 2)]
async fn on_one_line_async(n: String) -> Result<String, Failed> { Err(Failed).or(Ok(n.clone())) }

#[tokio::test(start_paused = true)]
async fn bodies_on_one_line_compile_without_a_warning() {
    assert!(on_one_line().is_err());
    assert!(on_one_line_async(String::new()).await.is_ok());
}

fn unsupported() -> ! {
    panic!("not here")
}

async fn unsupported_async() -> ! {
    tokio::task::yield_now().await;
    panic!("not here either")
}

/// The test is that these compile without a warning: nothing after the body may count as unreachable.
#[on_exception(constant(0s), max_tries = 2)]
async fn diverges() -> Result<u8, String> {
    unsupported()
}

#[on_exception(constant(0s), max_tries = 2)]
async fn diverges_async() -> Result<u8, String> {
    unsupported_async().await
}

#[on_exception(constant(0s), max_tries = 2)]
async fn is_empty(never: Infallible) -> Result<u8, String> {
    match never {}
}

#[on_exception(constant(0s), max_tries = 2)]
async fn has_a_loop(n: &Cell<u8>) -> Result<u8, String> {
    while n.get() < 3 {
        n.set(n.get() + 1);
    }
    Ok(n.get())
}

#[tokio::test]
async fn bodies_that_never_return_compile_without_a_warning() {
    assert_eq!(has_a_loop(&Cell::new(0)).await, Ok(3));
    let _never_polled = (diverges(), diverges_async());
    let _: fn(Infallible) -> _ = is_empty;
}

/// A value that notes when it is dropped. It is not `Send`.
struct Page<'w>(&'w World, Rc<u32>);

impl Drop for Page<'_> {
    fn drop(&mut self) {
        self.0.say(format!("{} dropped at {:?}", self.1, self.0.clock.time()));
    }
}

both! {
    #[on_predicate(constant(10s), |page| *page.1 < 2, jitter = none, clock = world)]
    fn page/page_async(world: &World) -> Page<'_> { Page(world, Rc::new(world.call())) }
}

/// In another library the value of a discarded attempt kept its connection open during the wait.
#[test]
fn a_discarded_value_is_dropped_before_the_wait() {
    for world in [
        World::default().also(|world| drop(page(world))),
        World::default().also(|world| drop(now(page_async(world)))),
    ] {
        assert_eq!(world.said(), ["1 dropped at 0ns", "2 dropped at 10s"]);
    }
}

#[on_predicate(constant(10s), |page| **page < 2)]
async fn not_send(calls: &mut u32) -> Rc<u32> {
    *calls += 1;
    Rc::new(*calls)
}

#[on_exception(constant(10s))]
async fn error_not_send(calls: &mut u32) -> Result<u32, Box<dyn std::error::Error>> {
    *calls += 1;
    if *calls < 2 { Err("not yet")? } else { Ok(*calls) }
}

/// The test is that this compiles: nothing that is not `Send` is held across the sleep.
#[tokio::test(start_paused = true)]
async fn the_future_is_send_though_a_discarded_value_is_not() {
    assert_eq!(*send(not_send(&mut 0)).await, 2);
    assert_eq!(send(error_not_send(&mut 0)).await.unwrap(), 2);
}

#[on_exception(constant(1s), jitter = none)]
async fn for_ever(calls: &Cell<u32>) -> Result<(), String> {
    calls.set(calls.get() + 1);
    Err("down".into())
}

/// In another library cancellation was caught and retried. This call is dropped in its third wait, after 2.5 s.
#[tokio::test(start_paused = true)]
async fn a_cancelled_call_is_not_retried() {
    let calls = Cell::new(0);
    let limited = tokio::time::timeout(SECOND * 5 / 2, for_ever(&calls));
    limited.await.unwrap_err();
    assert_eq!(calls.get(), 3);
    tokio::time::sleep(SECOND * 10).await;
    assert_eq!(calls.get(), 3);
}

/// It looks like what `#[tokio::main]` makes of a function.
#[on_exception(constant(0s), max_tries = 2)]
fn blocks_on(calls: &mut u32) -> Result<(), u32> {
    let body = async {
        *calls += 1;
        Err(*calls)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(body)
}

#[test]
fn a_body_may_block_on_a_future() {
    assert_eq!(blocks_on(&mut 0), Err(2));
}
