//! Statuses that are retryable, and methods that are idempotent.

use backoff_retry::http::{is_idempotent, is_retryable_status};
use backoff_retry::reqwest::{check, is_transient};
use http::{Method, StatusCode};

const RETRYABLE: [u16; 7] = [408, 425, 429, 500, 502, 503, 504];

#[test]
fn seven_statuses_are_retryable() {
    let all =
        (100..=999).filter(|&status| is_retryable_status(StatusCode::from_u16(status).unwrap()));
    assert_eq!(all.collect::<Vec<_>>(), RETRYABLE);
}

#[test]
fn an_error_of_a_retryable_status_is_transient() {
    for status in 400..=599 {
        let response =
            || reqwest::Response::from(http::Response::builder().status(status).body("").unwrap());
        let expected = RETRYABLE.contains(&status);
        assert_eq!(is_transient(&response().error_for_status().unwrap_err()), expected, "{status}");
        assert_eq!(check(response()).unwrap_err().is_transient(), expected, "{status}");
    }
}

#[test]
fn idempotent_methods_are_those_of_the_standard() {
    let idempotent =
        [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE, Method::PUT, Method::DELETE];
    let others = ["POST", "PATCH", "CONNECT", "MKCOL", "get"];
    assert!(idempotent.iter().all(is_idempotent));
    assert!(!others.iter().any(|name| is_idempotent(&name.parse().unwrap())));
}
