//! Arguments that a body changes, in all the patterns that can bind them, and bodies of special kinds.
#![deny(warnings)]

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::time::Duration;

use backoff_retry::{Details, VirtualClock, constant, expo, on_exception};

type Seen = RefCell<Vec<u8>>;

fn fail(seen: &Seen, value: u8) -> Result<u8, String> {
    seen.borrow_mut().push(value);
    Err("again".into())
}

/// A function for each pattern, sync and async: every attempt adds 1 to an argument that is 1.
macro_rules! patterns {
    ($a:ident; $($name:ident/$later:ident([$($pattern:tt)+] $ty:ty), $argument:expr;)+) => {
        $(
            #[on_exception(constant(0s), max_tries = 3, jitter = none)]
            fn $name($($pattern)+: $ty, seen: &Seen) -> Result<u8, String> {
                $a += 1;
                fail(seen, $a)
            }

            #[on_exception(constant(0s), max_tries = 3, jitter = none)]
            async fn $later($($pattern)+: $ty, seen: &Seen) -> Result<u8, String> {
                $a += 1;
                let result = fail(seen, $a)?;
                Ok(result)
            }
        )+

        #[tokio::test(start_paused = true)]
        async fn every_attempt_starts_with_what_was_passed() {
            $(
                let seen = Seen::default();
                $name($argument, &seen).unwrap_err();
                $later($argument, &seen).await.unwrap_err();
                assert_eq!(seen.take(), [2; 6], "{}", stringify!($name));
            )+
        }
    };
}

struct Point {
    x: u8,
}

patterns! {
    a;
    plain/plain_later([mut a] u8), 1;
    tuple/tuple_later([(mut a, _)] (u8, u8)), (1, 1);
    slice/slice_later([[mut a, ..]] [u8; 2]), [1, 1];
    field/field_later([Point { x: mut a }] Point), Point { x: 1 };
    bound/bound_later([mut a @ 0..=255] u8), 1;
    reference/reference_later([&(mut a)] &u8), &1;
    nested/nested_later([[(mut a, _), ..]] [(u8, u8); 2]), [(1, 1); 2];
    either/either_later([(Ok(mut a) | Err(mut a))] Result<u8, u8>), Err(1);
    raw/raw_later([mut r#a] u8), 1;
    conditional/conditional_later([Line { from: mut a, #[cfg(not(test))] to }] Line), Line { from: 1 };
}

struct Line {
    from: u8,
    #[cfg(not(test))]
    to: u8,
}

#[on_exception(constant(0s), max_tries = 3, jitter = none)]
#[allow(non_snake_case)]
fn in_capitals(mut N: u8, seen: &Seen) -> Result<u8, String> {
    N += 1;
    fail(seen, N)
}

#[test]
fn an_argument_in_capitals_is_one() {
    let seen = Seen::default();
    in_capitals(1, &seen).unwrap_err();
    assert_eq!(seen.take(), [2; 3]);
}

fn unsupported() -> ! {
    panic!("not here")
}

async fn unsupported_later() -> ! {
    tokio::task::yield_now().await;
    panic!("not here either")
}

/// That these compile without a warning is the test: nothing behind the body may count as unreachable.
#[on_exception(constant(0s), max_tries = 2)]
async fn diverges() -> Result<u8, String> {
    unsupported()
}

#[on_exception(constant(0s), max_tries = 2)]
async fn diverges_later() -> Result<u8, String> {
    unsupported_later().await
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
async fn bodies_that_never_end_are_bodies() {
    assert_eq!(has_a_loop(&Cell::new(0)).await, Ok(3));
    let _never_polled = (diverges(), diverges_later());
    let _: fn(Infallible) -> _ = is_empty;
}

thread_local! {
    static SHOWN: Cell<String> = const { Cell::new(String::new()) };
    static NAMED: Cell<u32> = const { Cell::new(0) };
}

fn name_it() -> &'static str {
    NAMED.set(NAMED.get() + 1);
    "named"
}

fn show(details: &Details<'_, String>) {
    SHOWN.set(format!("{} {:?}", details.name(), details.args));
}

#[on_exception(constant(0s), max_tries = 3, args, name = name_it(), on_backoff = show, on_giveup = show)]
fn has_conditional_arguments(
    #[cfg(not(test))] never: u8,
    #[cfg(test)] always: u8,
    seen: &Seen,
) -> Result<u8, String> {
    fail(seen, always)
}

#[test]
fn arguments_that_are_not_compiled_are_not_shown_and_a_name_is_made_once() {
    has_conditional_arguments(7, &Seen::default()).unwrap_err();
    let shown = SHOWN.take();
    assert!(shown.starts_with("named [(\"always\", 7), (\"seen\""), "{shown}");
    assert_eq!(NAMED.get(), 1);
}

#[on_exception(expo(factor = D), max_tries = 4, jitter = none, clock = clock, lend(D))]
#[allow(non_snake_case)]
fn waits_by_an_argument_in_capitals(clock: &VirtualClock, mut D: Duration) -> Result<(), u32> {
    D *= 10;
    Err(D.subsec_nanos())
}

#[on_exception(|| expo().factor(step), max_tries = 4, jitter = none, clock = clock, lend(step))]
fn waits_by_a_closure(clock: &VirtualClock, mut step: Duration) -> Result<(), u32> {
    step *= 10;
    Err(step.subsec_nanos())
}

#[test]
fn a_generator_is_made_of_what_was_passed() {
    for waits in [waits_by_an_argument_in_capitals, waits_by_a_closure] {
        let clock = VirtualClock::new();
        waits(&clock, Duration::from_secs(1)).unwrap_err();
        assert_eq!(clock.time(), Duration::from_secs(1 + 2 + 4));
    }
}
