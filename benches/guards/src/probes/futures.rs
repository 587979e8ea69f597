//! Bytes of futures of functions that take an argument of 10 KiB by value.
#![allow(clippy::large_types_passed_by_value, clippy::manual_async_fn)] // This is what is measured.

use std::hint::black_box;
use std::io;
use std::time::Duration;

use backoff_retry::{expo, full_jitter, on_exception};
use tokio::task::yield_now;
use tokio::time::sleep;

use crate::stack::Large;

type Outcome = Result<u32, io::Error>;

async fn send(large: &Large) -> Outcome {
    yield_now().await;
    Ok(large.iter().map(|byte| u32::from(*byte)).sum())
}

fn bare(large: Large) -> impl Future<Output = Outcome> {
    async move { send(&large).await }
}

fn hand(large: Large) -> impl Future<Output = Outcome> {
    async move {
        let mut tries = 0;
        loop {
            tries += 1;
            match send(&large).await {
                Err(_) if tries < 5 => {}
                outcome => return outcome,
            }
            sleep(full_jitter(Duration::from_secs(1) * (1 << (tries - 1)))).await;
        }
    }
}

#[on_exception(expo, max_tries = 5)]
fn ours(large: Large) -> impl Future<Output = Outcome> {
    async move { send(&large).await }
}

#[on_exception(expo, max_tries = 5, max_time = 60s)]
fn max_time(large: Large) -> impl Future<Output = Outcome> {
    async move { send(&large).await }
}

async fn bare_async(large: Large) -> Outcome {
    send(&large).await
}

async fn hand_async(large: Large) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match send(&large).await {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        sleep(full_jitter(Duration::from_secs(1) * (1 << (tries - 1)))).await;
    }
}

#[on_exception(expo, max_tries = 5)]
async fn ours_async(large: Large) -> Outcome {
    send(&large).await
}

#[on_exception(expo, max_tries = 5, max_time = 60s)]
async fn max_time_async(large: Large) -> Outcome {
    send(&large).await
}

pub(crate) fn measure() {
    let large = || -> Large { black_box([1; 10 << 10]) };
    let impl_future = [
        ("bare", size_of_val(&bare(large()))),
        ("hand", size_of_val(&hand(large()))),
        ("ours", size_of_val(&ours(large()))),
        ("max_time", size_of_val(&max_time(large()))),
    ];
    crate::print("bytes", "impl_future.", &impl_future);
    let async_fn = [
        ("bare", size_of_val(&bare_async(large()))),
        ("hand", size_of_val(&hand_async(large()))),
        ("ours", size_of_val(&ours_async(large()))),
        ("max_time", size_of_val(&max_time_async(large()))),
    ];
    crate::print("bytes", "async_fn.", &async_fn);
}
