//! Methods that the user has given to every type do not stand in for those of the library.
#![deny(warnings)]
#![allow(dead_code, missing_docs)]

use backoff_retry::{VirtualClock, constant, on_exception, on_predicate};

/// Under the names of the methods that the expansion calls.
trait OnEverything {
    fn answer(&self) -> ! {
        panic!("a method of the user")
    }
    fn done(&self) -> ! {
        panic!("a method of the user")
    }
    fn find(&self) -> ! {
        panic!("a method of the user")
    }
    fn finish(&self) -> ! {
        panic!("a method of the user")
    }
    fn finish_question(&self) -> ! {
        panic!("a method of the user")
    }
    fn fresh(&self) -> ! {
        panic!("a method of the user")
    }
    fn handler_kind(&self) -> ! {
        panic!("a method of the user")
    }
    fn is_err(&self) -> ! {
        panic!("a method of the user")
    }
    fn max_tries(&self) -> ! {
        panic!("a method of the user")
    }
    fn question_kind(&self) -> ! {
        panic!("a method of the user")
    }
    fn show(&self) -> ! {
        panic!("a method of the user")
    }
    fn shown(&self) -> ! {
        panic!("a method of the user")
    }
    fn start(&self) -> ! {
        panic!("a method of the user")
    }
    fn tell(&self) -> ! {
        panic!("a method of the user")
    }
}

impl<T: ?Sized> OnEverything for T {}

#[derive(Debug, PartialEq)]
struct Failed;

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failed {}

#[on_exception(
    constant(1s), (Failed,), max_tries = 3, giveup = |_| false, clock = VirtualClock::new(), args,
    on_try = |_| {}, on_success = |_| {}, on_backoff = |_| {}, on_giveup = |_| {},
)]
fn fails(mut calls: u32, total: &mut u32) -> Result<u32, Failed> {
    calls += 1;
    *total += calls;
    if *total < 3 { Err(Failed) } else { Ok(*total) }
}

#[on_predicate(constant(1s), |n| *n < 3, max_tries = 3, clock = VirtualClock::new(), on_success = |_| {})]
fn polls(total: &mut u32) -> u32 {
    *total += 1;
    *total
}

async fn later<O>(_: &backoff_retry::Details<'_, O>) {}

async fn never<O>(_: &O) -> bool {
    false
}

#[on_exception(constant(1s), max_tries = 3, giveup = never, on_try = later, on_backoff = later, on_giveup = later)]
async fn fails_async(mut calls: u32, total: &mut u32) -> Result<u32, Failed> {
    calls += 1;
    *total += calls;
    if *total < 3 { Err(Failed) } else { Ok(*total) }
}

#[tokio::test(start_paused = true)]
async fn methods_of_the_user() {
    assert_eq!(fails(0, &mut 0), Ok(3));
    assert_eq!(polls(&mut 0), 3);
    assert_eq!(fails_async(0, &mut 0).await, Ok(3));
}
