//! A worker that delivers messages of a queue, and is shut down while it waits to retry one of them.
//!
//! `cancel` ends the wait at once, and the message that could not be delivered goes back to the queue. In a service,
//! `tokio::signal::ctrl_c()` takes the place of the channel.

use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use backoff_retry::{constant, on_exception};
use tokio::sync::watch;

/// Delivers a message. The waits of one minute are what a shutdown must not wait for.
#[on_exception(constant(1min), jitter = none, cancel = shutdown.wait_for(|is_requested| *is_requested),
               on_backoff = |details| println!("{message}: {details}"))]
async fn deliver(message: &str, mut shutdown: watch::Receiver<bool>) -> io::Result<()> {
    match message {
        "second" => Err(io::Error::other("the server is down")),
        _ => Ok(()),
    }
}

/// Delivers messages until the shutdown, and returns those that are left.
async fn work(
    mut queue: VecDeque<&'static str>,
    shutdown: watch::Receiver<bool>,
) -> VecDeque<&'static str> {
    while let Some(message) = queue.pop_front() {
        match deliver(message, shutdown.clone()).await {
            Ok(()) => println!("{message}: delivered"),
            Err(error) => {
                println!("{message}: put back ({error})");
                queue.push_front(message);
            }
        }
        if *shutdown.borrow() {
            break;
        }
    }
    queue
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (request_shutdown, shutdown) = watch::channel(false);
    let worker = tokio::spawn(work(VecDeque::from(["first", "second", "third"]), shutdown));
    tokio::time::sleep(Duration::from_millis(50)).await;

    let start = Instant::now();
    request_shutdown.send_replace(true);
    let left = worker.await.expect("the worker does not panic");
    println!("shut down after {:?}, {} messages are left", start.elapsed(), left.len());
    assert_eq!(left, ["second", "third"]);
    assert!(start.elapsed() < Duration::from_secs(30));
}
