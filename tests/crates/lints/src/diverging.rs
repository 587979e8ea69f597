//! Bodies that diverge: rustc must not report the loop around them as unreachable.

use std::process;
use std::thread;

use backoff_retry::{expo, on_exception};

use crate::Failed;

/// What a retried function returns, by another name.
pub type Outcome = Result<u32, Failed>;

async fn later() -> ! {
    tokio::task::yield_now().await;
    process::exit(1)
}

/// Ends the process.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub fn exits() -> Result<u32, Failed> {
    process::exit(1)
}

/// Ends the process, and returns an alias.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub fn exits_alias() -> Outcome {
    process::exit(1)
}

/// Ends the process, in a body that awaits nothing.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub async fn exits_async() -> Result<u32, Failed> {
    process::exit(1)
}

/// Ends the process later.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub async fn exits_later() -> Result<u32, Failed> {
    later().await
}

/// Returns an alias.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub async fn alias() -> Outcome {
    later().await
}

/// Uses the general template.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3, log = none)]
pub async fn without_log() -> Outcome {
    later().await
}

/// Loops for ever.
///
/// # Errors
///
/// Never.
#[on_exception(expo, max_tries = 3)]
pub async fn loops() -> Result<u32, Failed> {
    loop {
        thread::yield_now();
    }
}
