//! The example of the README that depends on the status of a response, against a server that fails as it expects.
//! rustdoc compiles it and cannot run it. It stands in a file of its own, word for word as in the README; that of
//! docs/limits.md is in `tests/crates/http`, which has the feature that it needs. `links.rs` checks the links of all
//! documents.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

mod links;

mod readme {
    include!("readme_fetch.rs");

    /// Fetches a page, or returns the status of the last error.
    pub(crate) async fn page(url: &str) -> Result<String, Option<u16>> {
        fetch(url).await.map_err(|error| error.status().map(|status| status.as_u16()))
    }
}

#[test]
fn the_example_is_that_of_the_readme() {
    assert!(include_str!("../../README.md").contains(include_str!("readme_fetch.rs")));
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
