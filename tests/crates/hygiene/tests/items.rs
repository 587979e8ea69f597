//! Unit structs under the names of the expansion's variables, as some attributes
//! make of functions: a `let` cannot shadow them.
#![deny(warnings)]
#![allow(dead_code, missing_docs, non_camel_case_types)]

use backoff_retry::{VirtualClock, constant, on_exception};

macro_rules! items {
    ($($name:ident)*) => { $( pub struct $name; )* };
}
items! {
    tries wait returned outcome accepted format value verdict settings sample gives_up clock start slot elapsed details step told function generator jitter limits
    returns reason giveup args error argument max_tries max_time matches
}

#[on_exception(
    constant(1s), matches = 1..=8, max_tries = tries_of(3), max_time = std::time::Duration::from_secs(60), jitter = same, giveup = never,
    clock = VirtualClock::new(), args, on_try = |_| {}, on_success = |_| {}, on_backoff = |_| {}, on_giveup = |_| {},
)]
fn fails(total: &mut u32) -> Result<u32, u32> {
    *total += 1;
    if *total < 3 { Err(*total) } else { Ok(*total) }
}

fn tries_of(n: u32) -> u32 {
    n
}

fn never(_: &u32) -> bool {
    false
}

fn same(time: std::time::Duration) -> std::time::Duration {
    time
}

#[test]
fn unit_structs_of_the_user() {
    assert_eq!(fails(&mut 0), Ok(3));
}
