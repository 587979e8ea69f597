//! The example of docs/limits.md that waits as long as a server names, against a server that fails as it expects.
//! rustdoc compiles it and cannot run it. It stands in a file of its own, word for word as in its document.

use std::collections::VecDeque;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Instant;

mod limits {
    include!("limits_fetch.rs");

    /// Fetches a page, or returns the status of the last error.
    pub(crate) async fn page(url: &str) -> Result<String, Option<u16>> {
        fetch(url).await.map_err(|error| error.status().map(|status| status.as_u16()))
    }
}

#[test]
fn the_example_is_that_of_the_document() {
    let document = include_str!("../../../../../docs/limits.md");
    assert!(document.contains(include_str!("limits_fetch.rs")));
}

const OK: &str = "200 OK";
const UNAVAILABLE: &str = "503 Service Unavailable";
const NOT_FOUND: &str = "404 Not Found";

/// A response of which the rest never comes.
const BROKEN: &str = "200 OK\r\ncontent-length: 100";

/// Starts a server that answers one request with each of these heads, and returns its URL. When all are sent, it
/// refuses connections.
async fn serve<const N: usize>(heads: [&'static str; N]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut heads = VecDeque::from(heads);
    tokio::spawn(async move {
        while let Some(head) = heads.pop_front() {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                request.push(stream.read_u8().await.unwrap());
            }
            let body = if head == OK { "tea" } else { "mud" };
            let answer = format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    url
}

/// Fetches a page, and measures how long it took in seconds of the paused clock. tokio rounds each wait up to a
/// millisecond.
async fn timed(url: String) -> (Result<String, Option<u16>>, u64) {
    let start = Instant::now();
    let page = limits::page(&url).await;
    (page, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_long_as_the_server_names_and_at_most_a_minute() {
    let (short, long) = ("429 Busy\r\nretry-after: 7", "503 Busy\r\nretry-after: 410400");
    let url = serve([short, long, OK]).await;
    assert_eq!(timed(url).await, (Ok("tea".to_owned()), 7 + 60));
}

#[tokio::test(start_paused = true)]
async fn it_reads_milliseconds_and_dates() {
    let milliseconds = "503 Busy\r\nretry-after-ms: 2500";
    let past = "503 Busy\r\nretry-after: Sun, 06 Nov 1994 08:49:37 GMT";
    let future = "503 Busy\r\nretry-after: Fri, 31 Dec 9999 23:59:59 GMT";
    let url = serve([milliseconds, past, future, OK]).await;
    assert_eq!(timed(url).await, (Ok("tea".to_owned()), 2 + 60));
}

#[tokio::test(start_paused = true)]
async fn it_falls_back_to_expo_where_the_server_names_no_wait() {
    let soon = "503 Busy\r\nretry-after: soon";
    let url = serve([UNAVAILABLE, soon, BROKEN, "500 Error\r\nretry-after: 60"]).await;
    // The fifth attempt is refused.
    assert_eq!(timed(url).await, (Err(None), 1 + 2 + 4 + 8));
}

#[tokio::test(start_paused = true)]
async fn it_returns_what_is_not_transient_at_once() {
    let url = serve([UNAVAILABLE, NOT_FOUND, OK]).await;
    assert_eq!(timed(url).await, (Err(Some(404)), 1));
    assert_eq!(timed("not a URL".to_owned()).await, (Err(None), 0));
}
