//! Careful loops written by hand: the practical limit. The factor of zero in B is hidden from the compiler, which would
//! leave the multiplication out. The error is gone before the wait.
//!
//! In sync code, `outcome => return outcome` would have the outcome written to the stack and copied to the caller: 23
//! instructions instead of 12 in A, and 171 instead of 125 in B. `Ok(value) => return Ok(value)` leaves it where the
//! caller wants it. In async code the first form takes one or two instructions less.

use std::convert::identity;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use backoff_retry::full_jitter;
use tokio::time::{self, sleep};

use super::work::{CallError, Failing, call, call_later};
use crate::varied_contender;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

macro_rules! hand {
    ($module:ident, $name:literal, $jitter:ident) => {
        pub mod $module {
            use super::*;

            varied_contender!($name, None);

            #[inline(never)]
            fn a_sync<E: CallError>(n: u32) -> Result<u32, E> {
                let mut tries = 0;
                loop {
                    tries += 1;
                    let error = match call(n) {
                        Ok(value) => return Ok(value),
                        Err(error) => error,
                    };
                    if tries >= 5 {
                        return Err(error);
                    }
                    drop(error);
                    thread::sleep($jitter(SECOND * (1 << (tries - 1))));
                }
            }

            async fn success<E: CallError>(n: u32) -> Result<u32, E> {
                let mut tries = 0;
                loop {
                    tries += 1;
                    match call_later(n).await {
                        Err(_) if tries < 5 => {}
                        outcome => return outcome,
                    }
                    sleep($jitter(SECOND * (1 << (tries - 1)))).await;
                }
            }

            #[inline(never)]
            fn b_sync<E: CallError>(failing: &Failing) -> Result<u32, E> {
                let factor = black_box(Duration::ZERO);
                let mut tries = 0;
                loop {
                    tries += 1;
                    let error = match failing.call() {
                        Ok(value) => return Ok(value),
                        Err(error) => error,
                    };
                    if tries >= 5 {
                        return Err(error);
                    }
                    drop(error);
                    thread::sleep($jitter(factor * (1 << (tries - 1))));
                }
            }

            async fn failures<E: CallError>(failing: &Failing) -> Result<u32, E> {
                let factor = black_box(Duration::ZERO);
                let mut tries = 0;
                loop {
                    tries += 1;
                    match failing.call_later().await {
                        Err(_) if tries < 5 => {}
                        outcome => return outcome,
                    }
                    sleep($jitter(factor * (1 << (tries - 1)))).await;
                }
            }
        }
    };
}

/// The loops that end after a minute, too. A wait is cut to what is left of it.
macro_rules! hand_max_time {
    ($module:ident, $name:literal, $jitter:ident) => {
        pub mod $module {
            use super::*;

            varied_contender!($name, None);

            #[inline(never)]
            fn a_sync<E: CallError>(n: u32) -> Result<u32, E> {
                let start = Instant::now();
                let mut tries = 0;
                loop {
                    tries += 1;
                    let error = match call(n) {
                        Ok(value) => return Ok(value),
                        Err(error) => error,
                    };
                    let elapsed = start.elapsed();
                    if tries >= 5 || elapsed >= MINUTE {
                        return Err(error);
                    }
                    drop(error);
                    let wait = $jitter(SECOND * (1 << (tries - 1)));
                    thread::sleep(wait.min(MINUTE.saturating_sub(elapsed)));
                }
            }

            async fn success<E: CallError>(n: u32) -> Result<u32, E> {
                let start = time::Instant::now();
                let mut tries = 0;
                loop {
                    tries += 1;
                    let elapsed = match call_later(n).await {
                        Err(error) => match start.elapsed() {
                            elapsed if tries < 5 && elapsed < MINUTE => elapsed,
                            _ => return Err(error),
                        },
                        outcome => return outcome,
                    };
                    let wait = $jitter(SECOND * (1 << (tries - 1)));
                    sleep(wait.min(MINUTE.saturating_sub(elapsed))).await;
                }
            }

            #[inline(never)]
            fn b_sync<E: CallError>(failing: &Failing) -> Result<u32, E> {
                let start = Instant::now();
                let factor = black_box(Duration::ZERO);
                let mut tries = 0;
                loop {
                    tries += 1;
                    let error = match failing.call() {
                        Ok(value) => return Ok(value),
                        Err(error) => error,
                    };
                    let elapsed = start.elapsed();
                    if tries >= 5 || elapsed >= MINUTE {
                        return Err(error);
                    }
                    drop(error);
                    let wait = $jitter(factor * (1 << (tries - 1)));
                    thread::sleep(wait.min(MINUTE.saturating_sub(elapsed)));
                }
            }

            async fn failures<E: CallError>(failing: &Failing) -> Result<u32, E> {
                let start = time::Instant::now();
                let factor = black_box(Duration::ZERO);
                let mut tries = 0;
                loop {
                    tries += 1;
                    let elapsed = match failing.call_later().await {
                        Err(error) => match start.elapsed() {
                            elapsed if tries < 5 && elapsed < MINUTE => elapsed,
                            _ => return Err(error),
                        },
                        outcome => return outcome,
                    };
                    let wait = $jitter(factor * (1 << (tries - 1)));
                    sleep(wait.min(MINUTE.saturating_sub(elapsed))).await;
                }
            }
        }
    };
}

hand!(jitter, "hand", full_jitter);
hand!(lean, "hand_lean", identity);
hand_max_time!(max_time, "hand_max_time", full_jitter);
hand_max_time!(lean_max_time, "hand_lean_max_time", identity);
