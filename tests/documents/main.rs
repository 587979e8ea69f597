//! The examples of the documents that depend on the status of a response, against a server that fails as they expect.
//! rustdoc compiles them and cannot run them. Each stands in a file of its own, word for word as in its document.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use tokio::time::Instant;

mod readme {
    include!("readme_fetch.rs");

    /// Fetches a page, or returns the status of the last error.
    pub(crate) async fn page(url: &str) -> Result<String, Option<u16>> {
        fetch(url).await.map_err(|error| error.status().map(|status| status.as_u16()))
    }
}

mod limits {
    include!("limits_fetch.rs");

    /// Fetches a page, or returns the status of the last error.
    pub(crate) async fn page(url: &str) -> Result<String, Option<u16>> {
        fetch(url).await.map_err(|error| match error {
            FetchError::Busy { .. } => Some(503),
            FetchError::Other(error) => error.status().map(|status| status.as_u16()),
        })
    }
}

#[test]
fn the_examples_are_those_of_the_documents() {
    let (readme, limits) = (include_str!("../../README.md"), include_str!("../../docs/limits.md"));
    assert!(readme.contains(include_str!("readme_fetch.rs")));
    assert!(limits.contains(include_str!("limits_fetch.rs")));
}

/// Starts a server that answers one request with each of these heads, and returns its address. When all are sent, it
/// refuses connections.
fn serve(heads: &[&'static str]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut heads: VecDeque<&str> = heads.iter().copied().collect();
    thread::spawn(move || {
        while let Some(head) = heads.pop_front() {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.push(byte[0]);
            }
            let body = if head.starts_with("200") { "tea" } else { "mud" };
            let answer =
                format!("HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: 3\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    url
}

const UNAVAILABLE: &str = "503 Service Unavailable";
const NOT_FOUND: &str = "404 Not Found";

#[tokio::test(start_paused = true)]
async fn the_readme_retries_a_503() {
    let url = serve(&[UNAVAILABLE, UNAVAILABLE, "200 OK"]);
    assert_eq!(readme::page(&url).await, Ok("tea".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn the_readme_makes_five_attempts_and_returns_the_last_error() {
    let url = serve(&[UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, NOT_FOUND, "200 OK"]);
    assert_eq!(readme::page(&url).await, Err(Some(404)));
}

/// Measures how long a page took to fetch, in seconds of the paused clock. tokio rounds each wait up to a millisecond.
async fn timed(
    page: impl Future<Output = Result<String, Option<u16>>>,
) -> (Result<String, Option<u16>>, u64) {
    let start = Instant::now();
    let page = page.await;
    (page, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn limits_waits_as_long_as_the_server_asks_for_and_at_most_a_minute() {
    let (short, long) = ("429 Busy\r\nretry-after: 7", "503 Busy\r\nretry-after: 900");
    let url = serve(&[short, long, "200 OK"]);
    assert_eq!(timed(limits::page(&url)).await, (Ok("tea".to_owned()), 7 + 60));
}

#[tokio::test(start_paused = true)]
async fn limits_falls_back_to_expo_where_the_server_names_no_wait() {
    let url = serve(&[UNAVAILABLE, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, "200 OK"]);
    assert_eq!(timed(limits::page(&url)).await, (Err(Some(404)), 1 + 2 + 4 + 8));
}
