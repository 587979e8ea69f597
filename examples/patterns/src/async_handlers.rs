//! Handlers that are `async`, in an `async` function: they are awaited before the wait or the return.

use std::io;

use backoff_retry::{Details, expo, on_exception, testing};
use tokio::sync::mpsc::Sender;

use crate::Outcome;
use crate::mock::expect_error;

type Journal = Sender<String>;

/// Writes to the journal; a full journal delays the retry.
async fn write(journal: &Journal, line: String) {
    if journal.send(line).await.is_err() {
        eprintln!("the journal is closed");
    }
}

/// A handler by name sees what every handler sees. A closure also sees the function's arguments.
async fn alert(details: &Details<'_, io::Error>) {
    tokio::task::yield_now().await; // sends a message to whoever is on duty
    println!("alert: {details}");
}

#[on_exception(expo(max_value = 10s), max_tries = 3, name = "deliver",
               on_backoff = async |details| write(journal, format!("{row}: attempt {}", details.tries)).await,
               on_giveup = [async |_| write(journal, format!("{row}: lost")).await, alert])]
async fn deliver(row: &str, journal: &Journal) -> io::Result<()> {
    Err(io::Error::other("the queue is down"))
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let (journal, mut lines) = tokio::sync::mpsc::channel(8);
    expect_error(deliver("row 1", &journal).await)?;
    drop(journal);

    let mut written = Vec::new();
    lines.recv_many(&mut written, 8).await;
    println!("journal: {}", written.join(", "));
    assert_eq!(written, ["row 1: attempt 1", "row 1: attempt 2", "row 1: lost"]);
    Ok(())
}
