//! A subscription that reconnects for ever, as long as it makes progress: each message starts the attempts anew.

use std::io;
use std::net::SocketAddr;
use std::ops::ControlFlow::Break;
use std::time::Duration;

use backoff_retry::{Policy, expo, testing};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::Outcome;
use crate::mock::{expect_error, feed};

/// Three attempts in a row without a message, then it gives up.
static FEED: Policy = Policy::new(expo().max_value(Duration::from_secs(30))).max_tries(3);

/// Receives messages until the last one, each of them once.
async fn follow(server: SocketAddr, received: &mut Vec<String>) -> io::Result<()> {
    let mut attempts = FEED.named("feed").attempts();
    loop {
        let result = async {
            let mut stream = BufReader::new(TcpStream::connect(server).await?);
            stream.write_all(format!("{}\n", received.len()).as_bytes()).await?; // where to go on
            let mut lines = stream.lines();
            while let Some(line) = lines.next_line().await? {
                received.push(line);
                attempts.reset();
                if received.last().is_some_and(|line| line == "end") {
                    return Ok(());
                }
            }
            Err(io::Error::from(io::ErrorKind::UnexpectedEof))
        };
        let result = result.await;
        if let Break(result) = attempts.after(result).await {
            return result;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let scope = testing::no_waits();
    let mut received = Vec::new();
    follow(feed(&["a", "b", "c", "d", "e", "f", "end"]).await?, &mut received).await?;
    println!("received {} with {} reconnections", received.join(" "), scope.waits().len());
    assert_eq!((received.concat().as_str(), scope.waits().len()), ("abcdefend", 3));

    received.clear();
    let error = expect_error(follow(feed(&["a"]).await?, &mut received).await)?;
    println!("received {} and gave up: {error}", received.join(" "));
    assert_eq!(received, ["a"]);
    Ok(())
}
