//! Timeouts of the client. Their timers are real.

use std::time::Duration;

use reqwest::dns::{Name, Resolve, Resolving};
use tokio::io::AsyncWriteExt;

use super::server::{drain, read_head, serve};
use super::{assert_transient, builder, failure};

const TIMEOUT: Duration = Duration::from_millis(50);

/// Starts a server that answers each request with these bytes, and then waits for the client to go.
async fn stall(answer: &'static str) -> String {
    serve(move |mut stream| async move {
        read_head(&mut stream).await;
        stream.write_all(answer.as_bytes()).await.unwrap();
        drain(&mut stream).await;
    })
    .await
}

const STALLED: [&str; 2] = ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc"];

#[tokio::test]
async fn of_the_whole_request() {
    for answer in STALLED {
        let error =
            failure(&builder().timeout(TIMEOUT).build().unwrap(), &stall(answer).await).await;
        assert!(error.is_timeout());
        assert_transient(&error);
    }
}

#[tokio::test]
async fn of_reading() {
    for answer in STALLED {
        let client = builder().read_timeout(TIMEOUT).build().unwrap();
        let error = failure(&client, &stall(answer).await).await;
        assert!(error.is_timeout());
        assert_transient(&error);
    }
}

struct NoAnswer;

impl Resolve for NoAnswer {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn of_connecting() {
    let client = builder().connect_timeout(TIMEOUT).dns_resolver(NoAnswer).build().unwrap();
    let error = failure(&client, "http://api.test/").await;
    assert!(error.is_timeout() && error.is_connect());
    assert_transient(&error);
}
