//! Uses beside those that are measured: of each kind three, with other constants, each with three types of errors.

use std::hint::black_box;
use std::io;
use std::time::Duration;

use backoff_retry::{Policy, expo, on_exception};
use by_hand::varied::loops::ready;
use by_hand::varied::work::{CallError, LargeError, SmallError, call, call_later};

/// Calls all of them. The compiler does not see which.
pub(crate) fn run(n: u32) {
    for call in black_box(&uses::<io::Error>()) {
        assert!(call(n).is_ok());
    }
    for call in black_box(&uses::<LargeError>()) {
        assert!(call(n).is_ok());
    }
    for call in black_box(&uses::<SmallError>()) {
        assert!(call(n).is_ok());
    }
}

type Use<E> = fn(u32) -> Result<u32, E>;

macro_rules! others {
    ($($module:ident: [$($options:tt)*];)*) => {
        $(
            mod $module {
                #[allow(unused_imports)] // Some of them.
                use super::*;

                #[on_exception($($options)*)]
                #[inline(never)]
                pub(super) fn call_now<E: CallError>(n: u32) -> Result<u32, E> {
                    call(n)
                }

                #[on_exception($($options)*)]
                pub(super) async fn later<E: CallError>(n: u32) -> Result<u32, E> {
                    call_later(n).await
                }
            }
        )*

        fn uses<E: CallError>() -> Vec<Use<E>> {
            let mut uses = calls_of_policies();
            $(
                uses.push($module::call_now::<E> as Use<E>);
                uses.push(|n| ready($module::later(n)));
            )*
            uses
        }
    };
}

fn calls_of_policies<E: CallError>() -> Vec<Use<E>> {
    vec![
        |n| P3.call_blocking(|| call(n)).run(),
        |n| P7.call_blocking(|| call(n)).run(),
        |n| P9.call_blocking(|| call(n)).run(),
        |n| ready(P3.call(|| call_later(n)).into_future()),
        |n| ready(P7.call(|| call_later(n)).into_future()),
        |n| ready(P9.call(|| call_later(n)).into_future()),
    ]
}

static P3: Policy = Policy::new(expo().factor(Duration::from_millis(300))).max_tries(3);
static P7: Policy = Policy::new(expo().factor(Duration::from_millis(7)).base(3.0)).max_tries(7);
static P9: Policy = Policy::new(expo().max_value(Duration::from_secs(90))).max_tries(9);

others! {
    defaults_3: [expo(factor = 300ms), max_tries = 3];
    defaults_7: [expo(factor = 7ms, base = 3), max_tries = 7];
    defaults_9: [expo(factor = 2s, max_value = 90s), max_tries = 9];
    lean_3: [expo(factor = 300ms), max_tries = 3, jitter = none, log = none];
    lean_7: [expo(factor = 7ms, base = 3), max_tries = 7, jitter = none, log = none];
    lean_9: [expo(factor = 2s, max_value = 90s), max_tries = 9, jitter = none, log = none];
    max_time_3: [expo(factor = 300ms), max_tries = 3, max_time = 10s];
    max_time_7: [expo(factor = 7ms, base = 3), max_tries = 7, max_time = 90s];
    max_time_9: [expo(factor = 2s, max_value = 90s), max_tries = 9, max_time = 5min];
    lean_max_time_3: [expo(factor = 300ms), max_tries = 3, max_time = 10s, jitter = none, log = none];
    lean_max_time_7: [expo(factor = 7ms, base = 3), max_tries = 7, max_time = 90s, jitter = none, log = none];
    lean_max_time_9:
        [expo(factor = 2s, max_value = 90s), max_tries = 9, max_time = 5min, jitter = none, log = none];
    handlers_3: [expo(factor = 300ms), max_tries = 3,
        on_backoff = |d| { black_box(d.wait); }, on_giveup = |d| { black_box(d.tries); }];
    handlers_7: [expo(factor = 7ms, base = 3), max_tries = 7,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.elapsed); }];
    handlers_9: [expo(factor = 2s, max_value = 90s), max_tries = 9,
        on_backoff = |d| { black_box(d.elapsed); }, on_giveup = |d| { black_box(d.tries); }];
    policy_3: [&P3];
    policy_7: [&P7];
    policy_9: [&P9];
}
