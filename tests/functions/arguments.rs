//! Arguments that a body changes, in all the patterns that can bind them.

use std::cell::RefCell;

use backoff_retry::{constant, on_exception};

type Seen = RefCell<Vec<u8>>;

fn fail(seen: &Seen, value: u8) -> Result<u8, String> {
    seen.borrow_mut().push(value);
    Err("again".into())
}

/// Defines a sync and an async function for each pattern: every attempt adds 1 to an argument that is 1.
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
        async fn every_attempt_starts_with_the_argument_as_it_was_passed() {
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
fn an_argument_in_capitals_is_restored_too() {
    let seen = Seen::default();
    in_capitals(1, &seen).unwrap_err();
    assert_eq!(seen.take(), [2; 3]);
}

#[on_exception(constant(0s), max_tries = 3)]
fn destructured(
    (a, mut b): (u32, u32),
    [c, ..]: [u32; 2],
    _: u8,
    calls: &mut u32,
) -> Result<u32, String> {
    b += 1;
    *calls += 1;
    if *calls < 3 { Err("again".into()) } else { Ok(a + b + c) }
}

#[test]
fn arguments_may_be_patterns() {
    let mut calls = 0;
    assert_eq!(destructured((1, 10), [100, 0], 0, &mut calls), Ok(112));
}
