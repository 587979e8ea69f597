//! A group of tasks in which one failure cancels the others, also those that wait for their next attempt.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use backoff_retry::{expo, on_exception};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::Outcome;
use crate::mock::expect_error;

static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

#[on_exception(expo(max_value = 30s), |error| error.kind() == io::ErrorKind::ResourceBusy, max_tries = 20)]
async fn load(part: u32) -> io::Result<u32> {
    ATTEMPTS.fetch_add(1, SeqCst);
    match part {
        1 => Ok(part),
        2 => {
            sleep(Duration::from_secs(2)).await;
            Err(io::Error::other("part 2 is lost")) // not retried
        }
        _ => Err(io::ErrorKind::ResourceBusy.into()),
    }
}

/// Returns the first error. With futures instead of tasks, `futures_util::future::try_join_all` does the same.
async fn load_all(parts: u32) -> io::Result<Vec<u32>> {
    let mut tasks = JoinSet::new();
    for part in 1..=parts {
        tasks.spawn(load(part));
    }
    let mut loaded = Vec::new();
    while let Some(result) = tasks.join_next().await {
        loaded.push(result??); // to return drops the set, which cancels its tasks
    }
    Ok(loaded)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub(crate) async fn main() -> Outcome {
    let error = expect_error(load_all(4).await)?;
    let attempts = ATTEMPTS.load(SeqCst);
    sleep(Duration::from_secs(3600)).await;
    println!("{error}, after {attempts} attempts to load four parts");
    println!("{} attempts an hour later", ATTEMPTS.load(SeqCst));
    assert_eq!(error.to_string(), "part 2 is lost");
    assert_eq!(attempts, ATTEMPTS.load(SeqCst));
    Ok(())
}
