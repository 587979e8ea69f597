//! This library: its defaults, the log off, neither log nor jitter (`lean`), and what each costly option adds.

use std::hint::black_box;

use backoff_retry::{expo, on_exception};

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, Url, call, call_later, get, get_large};

/// `jitter` stands apart from the other options, in brackets: in B and D no variant has jitter.
macro_rules! variant {
    ($variant:ident, $label:literal, $code:expr, [$($jitter:tt)*] $(, $option:ident = $value:expr)*) => {
        pub mod $variant {
            use super::*;

            contender!($label, sync: yes, tokio: yes, timed: yes, code: $code);

            #[on_exception(expo, max_tries = 5 $($jitter)* $(, $option = $value)*)]
            fn sync_success(n: u32) -> Outcome {
                call(n)
            }

            #[on_exception(expo(factor = 0s), max_tries = 5, jitter = none $(, $option = $value)*)]
            fn sync_failures(failing: &Failing) -> Outcome {
                failing.call()
            }

            #[on_exception(expo, max_tries = 5 $($jitter)* $(, $option = $value)*)]
            async fn success(n: u32) -> Outcome {
                call_later(n).await
            }

            #[on_exception(expo(factor = 0s), max_tries = 5, jitter = none $(, $option = $value)*)]
            async fn failures(failing: &Failing) -> Outcome {
                failing.call_later().await
            }

            #[on_exception(expo(factor = 2ms), max_tries = 5, jitter = none $(, $option = $value)*)]
            async fn task(failing: &Failing) -> Outcome {
                failing.call_later().await
            }

            struct Client;

            impl Client {
                #[on_exception(expo, max_tries = 5 $($jitter)* $(, $option = $value)*)]
                async fn fetch(&self, url: &Url) -> Outcome {
                    get(self, url).await
                }
            }

            #[on_exception(expo, max_tries = 5 $($jitter)* $(, $option = $value)*)]
            async fn fetch(client: &Client, url: &Url) -> Outcome {
                get(client, url).await
            }

            #[on_exception(expo, max_tries = 5 $($jitter)* $(, $option = $value)*)]
            async fn fetch_large(client: &Client, url: &Url) -> Outcome {
                get_large(client, url).await
            }
        }
    };
}

/// The source of one use, with what stands behind `max_tries`.
macro_rules! code {
    ($options:literal) => {
        Some(Code {
            dependencies: r#"backoff-retry = { path = "@root" }"#,
            top: "use backoff_retry::{expo, on_exception};",
            asynchronous: Some(concat!(
                "#[on_exception(expo, max_tries = 5",
                $options,
                ")]\npub async fn fetch_@(url: &str) -> Outcome { get(url, @).await }"
            )),
            sync: Some(concat!(
                "#[on_exception(expo, max_tries = 5",
                $options,
                ")]\npub fn read_@(url: &str) -> Outcome { get_now(url, @) }"
            )),
            varied: Some(Varied {
                top: "use backoff_retry::{expo, on_exception};",
                asynchronous: Some(concat!(
                    "#[on_exception(expo(factor = @MILLISms), max_tries = @TRIES",
                    $options,
                    ")]\npub async fn fetch_@(url: &str) -> Result<u32, @FAULT> { get(url, @).await }"
                )),
                sync: Some(concat!(
                    "#[on_exception(expo(factor = @MILLISms), max_tries = @TRIES",
                    $options,
                    ")]\npub fn read_@(url: &str) -> Result<u32, @FAULT> { get_now(url, @) }"
                )),
            }),
        })
    };
}

variant!(defaults, "ours", code!(""), []);
variant!(log_off, "ours, log off", code!(", log = none"), [], log = none);
variant!(lean, "ours, lean", code!(", log = none, jitter = none"), [, jitter = none], log = none);
variant!(max_time, "ours, max_time", code!(", max_time = 60s"), [], max_time = 60s);
variant!(
    handlers,
    "ours, handlers",
    code!(
        ", on_backoff = |d| { std::hint::black_box(d.tries); },
           on_giveup = |d| { std::hint::black_box(d.tries); }"
    ),
    [],
    on_backoff = |d| {
        black_box(d.tries);
    },
    on_giveup = |d| {
        black_box(d.tries);
    }
);
