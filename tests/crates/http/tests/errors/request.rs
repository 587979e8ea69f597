//! Requests that cannot be built, or whose body fails.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Frame;
use reqwest::Body;

use super::server::{self, drain, serve};
use super::{assert_permanent, client, failure, find};

#[tokio::test]
async fn an_invalid_url() {
    for url in ["api.test", "http://", "http://[::1", "ftp://api.test/"] {
        let error = failure(&client(), url).await;
        assert!(error.is_builder(), "{error:?}");
        assert_permanent(&error);
    }
}

#[tokio::test]
async fn an_invalid_header() {
    let request = client().get("http://api.test/").header("line\nfeed", "");
    let error = request.send().await.unwrap_err();
    assert!(error.is_builder());
    assert_permanent(&error);
}

/// A body that fails when it is read.
struct Failing(Mutex<Option<Box<dyn std::error::Error + Send + Sync>>>);

impl http_body::Body for Failing {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(self.0.lock().unwrap().take().map(Err))
    }
}

/// The body may be read from another connection, whose failure is not that of this one: the body is gone.
#[tokio::test]
async fn the_body_fails_with_an_error_that_would_be_transient() {
    let refused = failure(&client(), &server::refused().await).await;
    let errors: [Box<dyn std::error::Error + Send + Sync>; 4] = [
        io::Error::from(ErrorKind::ConnectionReset).into(),
        io::Error::from(ErrorKind::TimedOut).into(),
        h2::Error::from(h2::Reason::REFUSED_STREAM).into(),
        refused.into(),
    ];
    for error in errors {
        let url = serve(|mut stream| async move { drain(&mut stream).await }).await;
        let body = Body::wrap(Failing(Mutex::new(Some(error))));
        let error = client().post(url).body(body).send().await.unwrap_err();
        assert!(find::<hyper::Error>(&error).is_user());
        assert_permanent(&error);
    }
}
