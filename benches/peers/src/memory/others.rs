//! Uses beside those that are measured, with other constants and errors. Without them the compiler would propagate the
//! constants into the functions that uses share.

use std::fmt;
use std::hint::black_box;
use std::io;
use std::time::Duration;

use backoff_retry::{Policy, expo, on_exception};

/// Calls all of them. The compiler does not see which.
pub fn run(n: u32) {
    for call in black_box(&uses::<io::Error>()) {
        assert!(call(n).is_ok());
    }
    for call in black_box(&uses::<fmt::Error>()) {
        assert!(call(n).is_ok());
    }
}

trait Make: fmt::Display + 'static {
    fn make(n: u32) -> Self;
}

impl Make for io::Error {
    fn make(n: u32) -> Self {
        Self::from_raw_os_error(n as i32)
    }
}

impl Make for fmt::Error {
    fn make(_: u32) -> Self {
        Self
    }
}

#[inline(never)]
fn call<E: Make>(n: u32) -> Result<u32, E> {
    if black_box(n) == 0 { Err(E::make(n)) } else { Ok(n) }
}

async fn call_later<E: Make>(n: u32) -> Result<u32, E> {
    call(n)
}

fn ready<T>(future: impl Future<Output = T>) -> T {
    use std::task::{Context, Poll, Waker};
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => unreachable!("waits"),
    }
}

type Use<E> = fn(u32) -> Result<u32, E>;

static P3: Policy = Policy::new(expo().factor(Duration::from_millis(300))).max_tries(3);
static P9: Policy = Policy::new(expo().max_value(Duration::from_secs(90))).max_tries(9).no_jitter();

macro_rules! others {
    ($($module:ident: [$($options:tt)*];)*) => {
        $(
            mod $module {
                #[allow(unused_imports)] // Some of them.
                use super::*;

                #[on_exception($($options)*)]
                pub fn now<E: Make>(n: u32) -> Result<u32, E> {
                    call(n)
                }

                #[on_exception($($options)*)]
                pub async fn later<E: Make>(n: u32) -> Result<u32, E> {
                    call_later(n).await
                }
            }
        )*

        fn uses<E: Make>() -> Vec<Use<E>> {
            vec![
                $($module::now::<E>, |n| ready($module::later(n)),)*
                |n| P3.call_blocking(|| call(n)).run(),
                |n| P9.call_blocking(|| call(n)).run(),
                |n| ready(P3.call(|| call_later(n)).into_future()),
                |n| ready(P9.call(|| call_later(n)).into_future()),
            ]
        }
    };
}

others! {
    defaults_3: [expo(factor = 300ms), max_tries = 3];
    defaults_9: [expo(factor = 2s, max_value = 90s), max_tries = 9];
    no_jitter_3: [expo(factor = 300ms), max_tries = 3, jitter = none];
    no_jitter_9: [expo(factor = 7ms, base = 3), max_tries = 9, jitter = none];
    log_off_3: [expo(factor = 300ms), max_tries = 3, log = none];
    log_off_9: [expo(factor = 2s, max_value = 90s), max_tries = 9, log = none];
    lean_3: [expo(factor = 300ms), max_tries = 3, jitter = none, log = none];
    lean_9: [expo(factor = 7ms, base = 3), max_tries = 9, jitter = none, log = none];
    max_time_3: [expo(factor = 300ms), max_tries = 3, max_time = 10s];
    max_time_9: [expo(factor = 2s, max_value = 90s), max_tries = 9, max_time = 5min];
    max_time_no_jitter_3: [expo(factor = 300ms), max_tries = 3, jitter = none, max_time = 10s];
    max_time_no_jitter_9: [expo(factor = 7ms, base = 3), max_tries = 9, jitter = none, max_time = 5min];
    handlers_3: [expo(factor = 300ms), max_tries = 3,
        on_backoff = |d| { black_box(d.wait); }, on_giveup = |d| { black_box(d.tries); }];
    handlers_9: [expo(factor = 7ms, base = 3), max_tries = 9, jitter = none,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.elapsed); }];
}
