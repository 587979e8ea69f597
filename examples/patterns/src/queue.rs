//! A queue before a retried call: a bounded channel, one consumer, and a second channel for what cannot be delivered.

use std::io;

use backoff_retry::{expo, on_exception, testing};
use tokio::sync::mpsc::{self, Receiver, Sender};

use crate::Outcome;

#[derive(Debug, PartialEq)]
struct Message {
    id: u32,
    failures: u32,
}

/// The message is borrowed, so that it still exists when the retry has given up.
#[on_exception(expo(max_value = 10s), max_tries = 3, attempt = tries)]
async fn deliver(message: &Message) -> io::Result<()> {
    if tries <= message.failures { Err(io::Error::other("refused")) } else { Ok(()) }
}

/// Delivers messages in their order: one that is retried holds up those behind it. Where the order does not matter,
/// start a task for each message, with a semaphore.
async fn consume(mut queue: Receiver<Message>, dead: Sender<Message>) -> u32 {
    let mut delivered = 0;
    while let Some(message) = queue.recv().await {
        match deliver(&message).await {
            Ok(()) => delivered += 1,
            Err(error) => {
                println!("message {} is set aside: {error}", message.id);
                if let Err(lost) = dead.send(message).await {
                    eprintln!("message {} is lost", lost.0.id);
                }
            }
        }
    }
    delivered
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let (queue, messages) = mpsc::channel(2); // a full queue slows its producers down
    let (dead, mut set_aside) = mpsc::channel(8);
    let consumer = tokio::spawn(consume(messages, dead));
    for id in 0..6 {
        queue.send(Message { id, failures: id % 4 }).await?;
    }
    drop(queue); // ends the consumer once the queue is empty
    let delivered = consumer.await?;
    let left = set_aside.recv().await;
    println!("delivered {delivered} of 6, set aside: {left:?}");
    assert_eq!((delivered, left), (5, Some(Message { id: 3, failures: 3 })));
    assert_eq!(set_aside.recv().await, None);
    Ok(())
}
