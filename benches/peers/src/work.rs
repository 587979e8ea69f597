//! What is called: functions that are never inlined, so that the layer around them is what is measured.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::Poll;
use std::time::Duration;

use crate::fault::{Fault, fault};

pub type Outcome = Result<u32, Fault>;

/// The first wait where success comes at once.
pub const SECOND: Duration = Duration::from_secs(1);

/// The first wait of many tasks: tokio-retry cannot start below its base, which is 2.
pub const SHORT: Duration = Duration::from_millis(2);

#[inline(never)]
pub fn call(n: u32) -> Outcome {
    if black_box(n) == 0 { Err(fault(n)) } else { Ok(n) }
}

pub async fn call_later(n: u32) -> Outcome {
    call(n)
}

/// Fails as often as it was told. Atomic only because tasks may move between threads.
pub struct Failing {
    left: AtomicU32,
    calls: AtomicU32,
}

impl Failing {
    pub const fn new(failures: u32) -> Self {
        Self { left: AtomicU32::new(failures), calls: AtomicU32::new(0) }
    }

    pub fn fail(&self, failures: u32) {
        self.left.store(failures, Relaxed);
        self.calls.store(0, Relaxed);
    }

    pub fn calls(&self) -> u32 {
        self.calls.load(Relaxed)
    }

    #[inline(never)]
    pub fn call(&self) -> Outcome {
        let calls = self.calls.load(Relaxed) + 1;
        self.calls.store(calls, Relaxed);
        match self.left.load(Relaxed) {
            0 => Ok(calls),
            left => {
                self.left.store(left - 1, Relaxed);
                Err(fault(left))
            }
        }
    }

    pub async fn call_later(&self) -> Outcome {
        self.call()
    }
}

pub struct Url(pub u32);

/// A small future: two references and its state.
pub async fn get<C>(client: &C, url: &Url) -> Outcome {
    black_box(client);
    call(url.0)
}

/// A future with 1 KiB of state.
pub async fn get_large<C>(client: &C, url: &Url) -> Outcome {
    let mut buffer = [0u8; 1024];
    black_box(&mut buffer);
    yield_once().await;
    black_box((client, &buffer));
    call(url.0)
}

/// A future without state of its own that has to be waited for.
fn yield_once() -> impl Future<Output = ()> {
    std::future::poll_fn(|_| Poll::Ready(()))
}
