//! Bytes of futures of functions with a timeout, a budget, cancellation or a fallback.

use std::future::pending;
use std::io;
use std::time::Duration;

use backoff_retry::{RetryBudget, expo, on_exception};
use tokio::time::{sleep, timeout};

static BUDGET: RetryBudget = RetryBudget::new();

async fn send(millis: u64) -> io::Result<u64> {
    sleep(Duration::from_millis(millis)).await;
    Ok(millis)
}

async fn hand(millis: u64) -> io::Result<u64> {
    let mut tries = 0;
    loop {
        tries += 1;
        match send(millis).await {
            Err(_) if tries < 3 => {}
            outcome => return outcome,
        }
        sleep(Duration::from_secs(1)).await;
    }
}

async fn hand_attempt_timeout(millis: u64) -> io::Result<u64> {
    let mut tries = 0;
    loop {
        tries += 1;
        match timeout(Duration::from_secs(10), send(millis)).await {
            Ok(Err(_)) | Err(_) if tries < 3 => {}
            Ok(outcome) => return outcome,
            Err(_) => return Err(io::ErrorKind::TimedOut.into()),
        }
        sleep(Duration::from_secs(1)).await;
    }
}

/// Defines functions with an option each.
macro_rules! functions {
    ($($name:ident: [$($option:tt)*];)+) => {$(
        #[on_exception(expo, max_tries = 3 $($option)*)]
        async fn $name(millis: u64) -> io::Result<u64> {
            send(millis).await
        }
    )+};
}

functions! {
    ours: [];
    attempt_timeout: [, attempt_timeout = 10s];
    call_timeout: [, timeout = 1min];
    both_timeouts: [, attempt_timeout = 10s, timeout = 1min];
    budget: [, budget = &BUDGET];
    cancel: [, cancel = pending::<()>()];
    fallback: [, fallback = |given_up| Err(given_up.outcome)];
}

pub(crate) fn measure() {
    let rows = [
        ("hand", size_of_val(&hand(1))),
        ("hand_attempt_timeout", size_of_val(&hand_attempt_timeout(1))),
        ("ours", size_of_val(&ours(1))),
        ("attempt_timeout", size_of_val(&attempt_timeout(1))),
        ("timeout", size_of_val(&call_timeout(1))),
        ("both_timeouts", size_of_val(&both_timeouts(1))),
        ("budget", size_of_val(&budget(1))),
        ("cancel", size_of_val(&cancel(1))),
        ("fallback", size_of_val(&fallback(1))),
    ];
    crate::print("bytes", "limits.", &rows);
}
