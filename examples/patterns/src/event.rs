//! An event before and after a retried call: a change of the settings starts it, and its success is announced.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use backoff_retry::{expo, on_exception, testing};
use tokio::sync::Notify;

use crate::Outcome;

#[derive(Default)]
struct Settings {
    changed: Notify,
    loaded: Notify,
    version: AtomicU32,
    attempts: AtomicU32,
}

impl Settings {
    #[on_exception(expo(max_value = 30s), max_tries = 4)]
    async fn load(&self) -> io::Result<u32> {
        match self.attempts.fetch_add(1, SeqCst) + 1 {
            attempt @ (3 | 4 | 8) => Ok(attempt),
            _ => Err(io::Error::other("the file is being written")),
        }
    }

    /// Events during a load are kept: however many they are, one more load follows.
    async fn keep_current(&self) {
        loop {
            self.changed.notified().await;
            match self.load().await {
                Ok(version) => self.version.store(version, SeqCst),
                Err(error) => println!("the old settings stay: {error}"),
            }
            self.loaded.notify_one();
        }
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let settings = Arc::new(Settings::default());
    let kept = Arc::clone(&settings);
    let task = tokio::spawn(async move { kept.keep_current().await });
    let mut versions = Vec::new();
    for _ in 0..3 {
        settings.changed.notify_one();
        settings.loaded.notified().await;
        versions.push(settings.version.load(SeqCst));
    }
    task.abort();
    println!("after each event: versions {versions:?}");
    println!("{} attempts for three events", settings.attempts.load(SeqCst));
    assert_eq!(versions, [3, 4, 8]);
    Ok(())
}
