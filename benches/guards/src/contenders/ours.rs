//! The attribute: its defaults, and what options add.

use std::hint::black_box;
use std::time::Duration;

use backoff_retry::{Policy, expo};

static SUCCESS: Policy = Policy::new(expo()).max_tries(5);
static FAILURES: Policy = Policy::new(expo().factor(Duration::ZERO)).max_tries(5).no_jitter();

macro_rules! variant {
    ($module:ident, $name:literal, $hand:literal, a: [$($a:tt)*], b: [$($b:tt)*]) => {
        pub(crate) mod $module {
            #[allow(unused_imports)] // Each variant needs some of them.
            use super::{FAILURES, SUCCESS, black_box, expo};

            use backoff_retry::on_exception;
            use by_hand::contender;

            use crate::work::{Failing, Outcome, call, call_later};

            contender!($name, Some($hand));

            #[on_exception($($a)*)]
            #[inline(never)]
            fn a_sync(n: u32) -> Outcome {
                call(n)
            }

            #[on_exception($($a)*)]
            async fn success(n: u32) -> Outcome {
                call_later(n).await
            }

            #[on_exception($($b)*)]
            #[inline(never)]
            fn b_sync(failing: &Failing) -> Outcome {
                failing.call()
            }

            #[on_exception($($b)*)]
            async fn failures(failing: &Failing) -> Outcome {
                failing.call_later().await
            }
        }
    };
}

variant!(defaults, "ours", "hand",
    a: [expo, max_tries = 5],
    b: [expo(factor = 0s), max_tries = 5, jitter = none]);

variant!(max_time, "max_time", "hand_max_time",
    a: [expo, max_tries = 5, max_time = 60s],
    b: [expo(factor = 0s), max_tries = 5, jitter = none, max_time = 60s]);

variant!(handlers, "handlers", "hand",
    a: [expo, max_tries = 5,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }],
    b: [expo(factor = 0s), max_tries = 5, jitter = none,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }]);

#[cfg(feature = "spans")]
variant!(span, "span", "hand",
    a: [expo, max_tries = 5, span],
    b: [expo(factor = 0s), max_tries = 5, jitter = none, span]);

variant!(policy, "policy", "hand", a: [&SUCCESS], b: [&FAILURES]);
