//! A lock around each attempt instead of one around the call: it is free during the waits.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use backoff_retry::{expo, on_exception, testing};
use tokio::sync::Mutex;

use crate::Outcome;

/// A line on which one message at a time can be sent.
#[derive(Default)]
struct Line {
    sent: Vec<String>,
    noise: u32,
}

static FREE_WAITS: AtomicU32 = AtomicU32::new(0);

/// The guard is dropped at the end of the attempt. Held around the call, it would keep others waiting for all of
/// the waits of this one.
#[on_exception(expo(factor = 100ms), max_tries = 5, on_backoff = |_| count_free(line))]
async fn send(line: &Mutex<Line>, message: &str) -> io::Result<()> {
    let mut line = line.lock().await;
    if line.noise > 0 {
        line.noise -= 1;
        return Err(io::Error::other("noise"));
    }
    line.sent.push(message.to_owned());
    Ok(())
}

fn count_free(line: &Mutex<Line>) {
    FREE_WAITS.fetch_add(u32::from(line.try_lock().is_ok()), SeqCst);
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let line = Mutex::new(Line { noise: 3, ..Line::default() });
    tokio::try_join!(send(&line, "a"), send(&line, "b"))?;
    let mut sent = line.into_inner().sent;
    sent.sort();
    println!("sent {}", sent.join(" and "));
    println!("the lock was free in {} of 3 waits", FREE_WAITS.load(SeqCst));
    assert_eq!((sent.concat().as_str(), FREE_WAITS.load(SeqCst)), ("ab", 3));
    Ok(())
}
