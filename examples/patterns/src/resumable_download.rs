//! A download that goes on where the connection broke, with a `Range` request; nothing is read twice.

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{expo, on_exception, testing};
use reqwest::header::RANGE;
use reqwest::{Client, StatusCode};

use crate::Outcome;
use crate::mock::{Download, client};

/// Each attempt sees what the earlier ones have read. A file that may change on the server also needs the `ETag` of
/// the first response in `If-Range`. To count only the attempts that read nothing, write a loop with `reset`, as in
/// `subscription.rs`.
#[on_exception(expo(max_value = 30s), HttpError::is_transient, max_tries = 10)]
async fn download(client: &Client, url: &str, file: &mut Vec<u8>) -> Result<(), HttpError> {
    let request = client.get(url).header(RANGE, format!("bytes={}-", file.len()));
    let mut response = check(request.send().await?)?;
    if response.status() != StatusCode::PARTIAL_CONTENT {
        file.clear(); // the server does not know ranges and sends everything
    }
    while let Some(chunk) = response.chunk().await? {
        file.extend_from_slice(&chunk);
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let scope = testing::no_waits();
    let original: Vec<u8> = (0..3500_u32).map(|n| n.to_le_bytes()[0]).collect();
    let server = Download::start(original.clone(), 1000).await?;
    let mut file = Vec::new();
    download(&client()?, &server.url, &mut file).await?;
    println!("{} bytes with {} retries", file.len(), scope.waits().len());
    println!("the server sent {}", server.sent());
    assert!(file == original);
    assert_eq!(server.sent(), "0..1000, 1000..2000, 2000..3000, 3000..3500");
    Ok(())
}
