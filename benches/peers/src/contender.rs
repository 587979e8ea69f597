//! What a contender hands to the cases. Each is a function without type parameters, so that the
//! cases can run through a list; the loop inside is compiled for the contender alone.

use crate::code::Code;
use crate::tasks::Load;

pub struct Contender {
    pub name: &'static str,
    pub sync: Option<Sync>,
    pub tokio: Option<Async>,
    /// What waits on tokio's timer, and so can be run under its paused clock.
    pub timed: Option<Timed>,
    pub code: Option<Code>,
}

pub struct Sync {
    /// Runs so many calls that succeed at once.
    pub success: fn(u64),
    /// Runs so many calls that fail four times, without waiting.
    pub failures: fn(u64),
    /// How often a function that keeps failing is called.
    pub attempts: fn() -> u32,
}

pub struct Async {
    /// Runs so many calls that succeed at once.
    pub success: fn(u64),
    pub sizes: fn() -> Sizes,
}

pub struct Timed {
    /// Runs so many calls that fail four times, with waits of zero on a clock that is paused.
    pub failures: fn(u64),
    /// How often a function that keeps failing is called, and how many milliseconds are waited.
    pub attempts: fn() -> (u32, u128),
    /// Runs so many tasks at once, each of which fails three times; so often.
    pub tasks: fn(u64, u64) -> Load,
}

/// Bytes of the future of a method, of a free function, and of one around 1 KiB.
pub struct Sizes {
    pub method: usize,
    pub free: usize,
    pub large: usize,
}

/// Collects the functions of the file it stands in, which have to be named as they are here.
macro_rules! contender {
    ($label:expr, sync: $sync:ident, tokio: $tokio:ident, timed: $timed:ident, code: $code:expr) => {
        pub const CONTENDER: crate::contender::Contender = crate::contender::Contender {
            name: $label,
    sync: crate::contender::contender!(@sync $sync),
    tokio: crate::contender::contender!(@tokio $tokio),
    timed: crate::contender::contender!(@timed $timed),
            code: $code,
        };
    };
    (@sync yes) => {
        Some(crate::contender::Sync {
            success: |calls| crate::batch::sync_success(calls, sync_success),
            failures: |calls| crate::batch::sync_failures(calls, sync_failures),
            attempts: || crate::batch::sync_attempts(sync_failures),
        })
    };
    (@tokio yes) => {
        Some(crate::contender::Async {
            success: |calls| crate::batch::success(calls, success),
            sizes: || {
                let (client, url) = (Client, crate::work::Url(1));
                crate::contender::Sizes {
                    method: size_of_val(&client.fetch(&url)),
                    free: size_of_val(&fetch(&client, &url)),
                    large: size_of_val(&fetch_large(&client, &url)),
                }
            },
        })
    };
    (@timed yes) => {
        Some(crate::contender::Timed {
            failures: |calls| crate::batch::failures(calls, failures),
            attempts: || crate::batch::attempts(task),
            tasks: |count, repeats| crate::tasks::run(count, repeats, task),
        })
    };
    (@$part:ident no) => {
        None
    };
}
pub(crate) use contender;
