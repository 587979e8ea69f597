//! The loop by hand that ends after a minute, too. A wait is cut to what is left of it.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use backoff_retry::full_jitter;
use tokio::time::{self, sleep};

use crate::contender;
use crate::work::{Failing, Outcome, call, call_later};

const MINUTE: Duration = Duration::from_secs(60);

contender!("hand_max_time", None);

#[inline(never)]
fn a_sync(n: u32) -> Outcome {
    let start = Instant::now();
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = call(n);
        if outcome.is_ok() || tries >= 5 {
            return outcome;
        }
        let elapsed = start.elapsed();
        if elapsed >= MINUTE {
            return outcome;
        }
        let wait = full_jitter(Duration::from_secs(1) * (1 << (tries - 1)));
        thread::sleep(wait.min(MINUTE.saturating_sub(elapsed)));
    }
}

async fn success(n: u32) -> Outcome {
    let start = time::Instant::now();
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = call_later(n).await;
        if outcome.is_ok() || tries >= 5 {
            return outcome;
        }
        let elapsed = start.elapsed();
        if elapsed >= MINUTE {
            return outcome;
        }
        let wait = full_jitter(Duration::from_secs(1) * (1 << (tries - 1)));
        sleep(wait.min(MINUTE.saturating_sub(elapsed))).await;
    }
}

#[inline(never)]
fn b_sync(failing: &Failing) -> Outcome {
    let start = Instant::now();
    let factor = black_box(Duration::ZERO);
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = failing.call();
        if outcome.is_ok() || tries >= 5 {
            return outcome;
        }
        let elapsed = start.elapsed();
        if elapsed >= MINUTE {
            return outcome;
        }
        let wait = factor * (1 << (tries - 1));
        thread::sleep(wait.min(MINUTE.saturating_sub(elapsed)));
    }
}

async fn failures(failing: &Failing) -> Outcome {
    let start = time::Instant::now();
    let factor = black_box(Duration::ZERO);
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = failing.call_later().await;
        if outcome.is_ok() || tries >= 5 {
            return outcome;
        }
        let elapsed = start.elapsed();
        if elapsed >= MINUTE {
            return outcome;
        }
        let wait = factor * (1 << (tries - 1));
        sleep(wait.min(MINUTE.saturating_sub(elapsed))).await;
    }
}
