//! `check` and `HttpError`.

use std::error::Error;
use std::time::Duration;

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{TimeLimit, TimedOut};
use reqwest::{Response, StatusCode};

use super::{client, failure, server};

fn response(status: u16, headers: &[(&str, &str)]) -> Response {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body("body").unwrap().into()
}

#[tokio::test]
async fn a_response_without_an_error_is_returned_as_it_is() {
    for status in [200, 202, 204, 304, 399, 600] {
        let response = check(response(status, &[("retry-after", "7"), ("age", "3")])).unwrap();
        assert_eq!(
            (response.status().as_u16(), &response.headers()["age"]),
            (status, &"3".parse().unwrap())
        );
        assert_eq!(response.text().await.unwrap(), "body");
    }
}

#[test]
fn the_wait_is_kept_for_429_and_503() {
    for status in 400..=599 {
        let error = check(response(status, &[("retry-after", "7")])).unwrap_err();
        let expected = matches!(status, 429 | 503).then_some(Duration::from_secs(7));
        assert_eq!(
            (error.status().map(|status| status.as_u16()), error.retry_after()),
            (Some(status), expected)
        );
    }
}

#[test]
fn without_a_header_that_can_be_read_there_is_no_wait() {
    for headers in [&[][..], &[("retry-after", "soon")], &[("retry-after", "-1")]] {
        let error = check(response(503, headers)).unwrap_err();
        assert_eq!(error.retry_after(), None, "{headers:?}");
        assert!(error.is_transient());
    }
}

#[test]
fn a_wait_can_be_added() {
    let error = response(500, &[]).error_for_status().unwrap_err();
    let wait = Some(Duration::from_secs(7));
    let error = HttpError::from(error).with_retry_after(wait);
    assert_eq!(
        (error.retry_after(), error.status()),
        (wait, Some(StatusCode::INTERNAL_SERVER_ERROR))
    );
}

#[tokio::test]
async fn it_is_written_like_the_error_of_reqwest() {
    let of_reqwest = failure(&client(), &server::refused().await).await;
    let text = of_reqwest.to_string();
    let cause = of_reqwest.source().unwrap().to_string();
    let error = HttpError::from(of_reqwest);
    assert_eq!(error.to_string(), text);
    assert_eq!(error.source().unwrap().to_string(), cause);
    assert!(error.as_reqwest().unwrap().is_connect());
    assert_eq!((error.retry_after(), error.status(), error.is_transient()), (None, None, true));
}

#[test]
fn it_fits_into_a_boxed_error() {
    let error = check(response(503, &[("retry-after", "7")])).unwrap_err();
    let error: Box<dyn Error + Send + Sync> = error.into();
    let wait = error.downcast_ref().and_then(HttpError::retry_after);
    assert_eq!(wait, Some(Duration::from_secs(7)));
}

#[test]
fn it_is_the_error_of_an_attempt_that_was_cut() {
    let timed_out = TimedOut::new(TimeLimit::AttemptTimeout, Duration::from_secs(10));
    let error = HttpError::from(timed_out);
    assert_eq!(error.to_string(), "the attempt timed out after 10s");
    assert!(error.as_reqwest().is_none() && error.source().is_none());
    assert_eq!((error.retry_after(), error.status(), error.is_transient()), (None, None, true));
}
