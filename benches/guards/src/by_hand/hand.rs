//! A careful loop written by hand: the practical limit. Its factor of zero is hidden from the compiler, which
//! would leave the multiplication out.

use std::hint::black_box;
use std::thread;
use std::time::Duration;

use backoff_retry::full_jitter;
use tokio::time::sleep;

use crate::contender;
use crate::work::{Failing, Outcome, call, call_later};

contender!("hand", None);

#[inline(never)]
fn a_sync(n: u32) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match call(n) {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        thread::sleep(full_jitter(Duration::from_secs(1) * (1 << (tries - 1))));
    }
}

async fn success(n: u32) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match call_later(n).await {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        sleep(full_jitter(Duration::from_secs(1) * (1 << (tries - 1)))).await;
    }
}

#[inline(never)]
fn b_sync(failing: &Failing) -> Outcome {
    let factor = black_box(Duration::ZERO);
    let mut tries = 0;
    loop {
        tries += 1;
        match failing.call() {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        thread::sleep(factor * (1 << (tries - 1)));
    }
}

async fn failures(failing: &Failing) -> Outcome {
    let factor = black_box(Duration::ZERO);
    let mut tries = 0;
    loop {
        tries += 1;
        match failing.call_later().await {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        sleep(factor * (1 << (tries - 1))).await;
    }
}
