//! The attribute: its defaults, lean, and what options add; and calls of a policy.

use std::hint::black_box;
use std::time::Duration;

use backoff_retry::{Policy, expo, on_exception};
use by_hand::varied::work::{CallError, Failing, call, call_later};
use by_hand::varied_contender;

static SUCCESS: Policy = Policy::new(expo()).max_tries(5);
static FAILURES: Policy = Policy::new(expo().factor(Duration::ZERO)).max_tries(5);

macro_rules! variant {
    ($module:ident, $name:literal, $hand:literal, a: [$($a:tt)*], b: [$($b:tt)*]) => {
        pub(crate) mod $module {
            #[allow(unused_imports)] // Each variant needs some of them.
            use super::*;

            varied_contender!($name, Some($hand));

            #[on_exception($($a)*)]
            #[inline(never)]
            fn a_sync<E: CallError>(n: u32) -> Result<u32, E> {
                call(n)
            }

            #[on_exception($($a)*)]
            async fn success<E: CallError>(n: u32) -> Result<u32, E> {
                call_later(n).await
            }

            #[on_exception($($b)*)]
            #[inline(never)]
            fn b_sync<E: CallError>(failing: &Failing) -> Result<u32, E> {
                failing.call()
            }

            #[on_exception($($b)*)]
            async fn failures<E: CallError>(failing: &Failing) -> Result<u32, E> {
                failing.call_later().await
            }
        }
    };
}

variant!(defaults, "ours", "hand",
    a: [expo, max_tries = 5],
    b: [expo(factor = 0s), max_tries = 5]);

variant!(lean, "lean", "hand_lean",
    a: [expo, max_tries = 5, jitter = none, log = none],
    b: [expo(factor = 0s), max_tries = 5, jitter = none, log = none]);

variant!(max_time, "max_time", "hand_max_time",
    a: [expo, max_tries = 5, max_time = 60s],
    b: [expo(factor = 0s), max_tries = 5, max_time = 60s]);

variant!(lean_max_time, "lean_max_time", "hand_lean_max_time",
    a: [expo, max_tries = 5, max_time = 60s, jitter = none, log = none],
    b: [expo(factor = 0s), max_tries = 5, max_time = 60s, jitter = none, log = none]);

variant!(handlers, "handlers", "hand",
    a: [expo, max_tries = 5,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }],
    b: [expo(factor = 0s), max_tries = 5,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }]);

variant!(policy, "policy", "hand", a: [&SUCCESS], b: [&FAILURES]);

/// Calls of the policies.
pub(crate) mod closure {
    use super::{CallError, FAILURES, Failing, SUCCESS, call, call_later, varied_contender};

    varied_contender!("closure", Some("hand"));

    #[inline(never)]
    fn a_sync<E: CallError>(n: u32) -> Result<u32, E> {
        SUCCESS.call_blocking(|| call(n)).run()
    }

    async fn success<E: CallError>(n: u32) -> Result<u32, E> {
        SUCCESS.call(|| call_later(n)).await
    }

    #[inline(never)]
    fn b_sync<E: CallError>(failing: &Failing) -> Result<u32, E> {
        FAILURES.call_blocking(|| failing.call()).run()
    }

    async fn failures<E: CallError>(failing: &Failing) -> Result<u32, E> {
        FAILURES.call(|| failing.call_later()).await
    }
}
