//! Retrying on smol, with the feature `futures-timer`, and without any network: the service is a mock.
//!
//! ```sh
//! cargo run --example smol --no-default-features --features futures-timer
//! ```
//!
//! It ends with an error if what it sees is not what it expects.

use std::cell::Cell;
use std::time::{Duration, Instant};

use backoff_retry::{Details, constant, expo, on_exception, on_predicate};

/// What the service refuses with.
#[derive(Debug, PartialEq, Eq)]
enum Refused {
    Busy,
    Unknown,
}

/// A service that is busy the first few times.
struct Service {
    busy: u32,
    calls: Cell<u32>,
}

impl Service {
    fn new(busy: u32) -> Self {
        Self { busy, calls: Cell::new(0) }
    }

    async fn answer(&self, question: &str) -> Result<usize, Refused> {
        self.calls.set(self.calls.get() + 1);
        smol::future::yield_now().await;
        match question {
            _ if self.calls.get() <= self.busy => Err(Refused::Busy),
            "" => Err(Refused::Unknown),
            question => Ok(question.len()),
        }
    }

    #[on_exception(expo(factor = 20ms), matches = Refused::Busy, max_tries = 4, jitter = none,
                   on_backoff = tell)]
    async fn ask(&self, question: &str) -> Result<usize, Refused> {
        self.answer(question).await
    }

    #[on_predicate(constant(10ms), |calls| *calls < 3, max_time = 2s)]
    async fn three_calls(&self) -> u32 {
        self.calls.get()
    }
}

fn tell<O>(details: &Details<'_, O>) {
    println!("{details}");
}

/// Waits of 20 ms and 40 ms, then an answer.
async fn recovers() -> Result<(), String> {
    let service = Service::new(2);
    let start = Instant::now();
    let answer = service.ask("how long is this?").await;
    let took = start.elapsed();
    expect("an answer in the end", answer == Ok(17) && service.calls.get() == 3)?;
    expect("two waits", took >= Duration::from_millis(60))
}

async fn gives_up() -> Result<(), String> {
    let service = Service::new(u32::MAX);
    let answer = service.ask("is anybody there?").await;
    expect("four attempts", answer == Err(Refused::Busy) && service.calls.get() == 4)
}

async fn returns_other_errors_at_once() -> Result<(), String> {
    let service = Service::new(0);
    let answer = service.ask("").await;
    expect("one attempt", answer == Err(Refused::Unknown) && service.calls.get() == 1)
}

/// One task polls, the other makes the calls that it waits for.
async fn waits_beside_other_tasks() -> Result<(), String> {
    let service = Service::new(0);
    let calls = async {
        for _ in 0..3 {
            smol::Timer::after(Duration::from_millis(5)).await;
            let _ = service.answer("and now?").await;
        }
    };
    let (seen, ()) = smol::future::zip(service.three_calls(), calls).await;
    expect("three calls seen", seen == 3)
}

fn expect(what: &str, holds: bool) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("expected {what}")) }
}

fn main() -> Result<(), String> {
    smol::block_on(async {
        recovers().await?;
        gives_up().await?;
        returns_other_errors_at_once().await?;
        waits_beside_other_tasks().await
    })?;
    println!("All as expected.");
    Ok(())
}
