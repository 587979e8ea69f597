//! A group of tasks in which a failure leaves the others alone: what succeeded is used.

use std::io;
use std::time::Duration;

use backoff_retry::{expo, on_exception};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::Outcome;

#[on_exception(expo(max_value = 30s), max_tries = 4, attempt = tries)]
async fn send(receiver: u32) -> io::Result<u32> {
    sleep(Duration::from_millis(100)).await;
    match receiver {
        2 => Err(io::Error::other("receiver 2 is gone")),
        3 if tries < 4 => Err(io::Error::other("receiver 3 is slow to start")),
        _ => Ok(receiver),
    }
}

/// Waits for all, and returns those that were reached.
async fn send_to_all(receivers: u32) -> Vec<u32> {
    let mut tasks = JoinSet::new();
    for receiver in 1..=receivers {
        tasks.spawn(send(receiver));
    }
    let mut reached = Vec::new();
    while let Some(result) = tasks.join_next().await {
        match result {
            Ok(Ok(receiver)) => reached.push(receiver),
            Ok(Err(error)) => println!("not reached: {error}"),
            Err(error) => println!("a task panicked: {error}"), // which must not end the others either
        }
    }
    reached.sort_unstable();
    reached
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub(crate) async fn main() -> Outcome {
    let reached = send_to_all(4).await;
    println!("reached: {reached:?}");
    assert_eq!(reached, [1, 3, 4]);
    Ok(())
}
