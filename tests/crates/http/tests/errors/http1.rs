//! HTTP/1.1: connections that break, and servers that speak something else.

use std::io::{self, ErrorKind};
use std::time::Duration;

use tokio::io::AsyncWriteExt;

use super::server::{answer, read_head, serve};
use super::{assert_permanent, assert_transient, client, failure, find};

#[tokio::test]
async fn closed_before_the_request_is_read() {
    let url = serve(|stream| async { drop(stream) }).await;
    let error = failure(&client(), &url).await;
    // As the system has it: closed, or reset because of what was not read.
    assert!(error.is_request() && !error.is_connect());
    assert_transient(&error);
}

#[tokio::test]
async fn closed_before_the_response() {
    let url = serve(|mut stream| async move { read_head(&mut stream).await }).await;
    let error = failure(&client(), &url).await;
    assert!(find::<hyper::Error>(&error).is_incomplete_message());
    assert_transient(&error);
}

#[tokio::test]
async fn closed_in_the_head_of_the_response() {
    let error = failure(&client(), &answer("HTTP/1.1 200 OK\r\ncontent-le").await).await;
    assert!(find::<hyper::Error>(&error).is_incomplete_message());
    assert_transient(&error);
}

#[tokio::test]
async fn reset_before_the_response() {
    let url = serve(|mut stream| async move {
        read_head(&mut stream).await;
        stream.set_zero_linger().unwrap();
    });
    let error = failure(&client(), &url.await).await;
    assert_eq!(find::<io::Error>(&error).kind(), ErrorKind::ConnectionReset);
    assert_transient(&error);
}

/// Bodies that end early, with `content-length` and in chunks.
const SHORT: [&str; 2] = [
    "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
];

#[tokio::test]
async fn closed_in_the_body() {
    for response in SHORT {
        let error = failure(&client(), &answer(response).await).await;
        assert!(error.is_decode());
        assert_eq!(find::<io::Error>(&error).kind(), ErrorKind::UnexpectedEof);
        assert_transient(&error);
    }
}

#[tokio::test]
async fn reset_in_the_body() {
    for response in SHORT {
        let url = serve(move |mut stream| async move {
            read_head(&mut stream).await;
            stream.write_all(response.as_bytes()).await.unwrap();
            // A reset discards what the client has not read yet.
            tokio::time::sleep(Duration::from_millis(20)).await;
            stream.set_zero_linger().unwrap();
        });
        let error = failure(&client(), &url.await).await;
        assert_eq!(find::<io::Error>(&error).kind(), ErrorKind::ConnectionReset);
        assert_transient(&error);
    }
}

#[tokio::test]
async fn what_is_not_http_is_not_transient() {
    for greeting in ["220 mail.test ESMTP\r\n\r\n", "\x15\x03\x01\0\x02\x02\x28\r\n\r\n"] {
        let error = failure(&client(), &answer(greeting).await).await;
        assert!(find::<hyper::Error>(&error).is_parse());
        assert_permanent(&error);
    }
}

#[tokio::test]
async fn a_body_that_is_not_json_is_not_transient() {
    for body in ["tea", "[1,", ""] {
        let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let url = answer(response).await;
        let error = client().get(url).send().await.unwrap().json::<u32>().await.unwrap_err();
        assert!(error.is_decode());
        assert_permanent(&error);
    }
}

#[tokio::test]
async fn a_loop_of_redirects_is_not_transient() {
    let url = answer(
        "HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    );
    let error = failure(&client(), &url.await).await;
    assert!(error.is_redirect());
    assert_permanent(&error);
}

#[tokio::test]
async fn a_redirect_that_the_policy_refuses_is_not_transient() {
    let url = answer("HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n").await;
    let policy = reqwest::redirect::Policy::custom(|attempt| {
        // Not of the connection: whatever the policy says is final.
        attempt.error(io::Error::from(ErrorKind::TimedOut))
    });
    let error = failure(&super::builder().redirect(policy).build().unwrap(), &url).await;
    assert!(error.is_redirect());
    assert_permanent(&error);
}

#[tokio::test]
async fn a_redirect_to_another_scheme_is_not_transient() {
    let url =
        answer("HTTP/1.1 302 Found\r\nlocation: ftp://api.test/\r\ncontent-length: 0\r\n\r\n");
    let error = failure(&client(), &url.await).await;
    assert!(error.is_builder());
    assert_permanent(&error);
}
