//! A timeout for each attempt and one for the whole call. An attempt that hangs is interrupted and retried.

use std::cell::Cell;
use std::future::pending;
use std::io;
use std::time::Duration;

use backoff_retry::{constant, on_exception};
use tokio::time::Instant;

use crate::Outcome;
use crate::mock::expect_error;

/// A device that does not answer some requests.
struct Sensor {
    unanswered: Cell<u32>,
}

impl Sensor {
    #[on_exception(constant(1s), jitter = none, attempt_timeout = 5s, timeout = 60s)]
    async fn read(&self) -> io::Result<u32> {
        if self.unanswered.replace(self.unanswered.get().saturating_sub(1)) > 0 {
            pending::<()>().await;
        }
        Ok(21)
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub(crate) async fn main() -> Outcome {
    let start = Instant::now();
    let value = Sensor { unanswered: Cell::new(2) }.read().await?;
    println!("{value} after {:.0?}", start.elapsed());
    assert_eq!(start.elapsed().as_secs(), 2 * (5 + 1)); // two attempts and two waits

    let start = Instant::now();
    let error = expect_error(Sensor { unanswered: Cell::new(u32::MAX) }.read().await)?;
    println!("{error}; gave up after {:.0?}", start.elapsed());
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    // The tenth attempt ends after 59 s, and a wait of 1 s would leave no time for another one.
    assert!((59..60).contains(&start.elapsed().as_secs()));
    assert!(start.elapsed() < Duration::from_secs(60));
    Ok(())
}
