//! The error of the client: what a retry has to tell apart, and no more.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use reqwest::{Response, StatusCode};

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum FetchError {
    /// There was no connection.
    Unreachable(reqwest::Error),
    /// The connection broke, or the answer took too long.
    Broken(reqwest::Error),
    /// The server answered, but not with a success.
    Status { status: StatusCode, retry_after: Option<Duration> },
}

impl FetchError {
    /// The response, if it is a success.
    pub(crate) fn check(response: Response) -> Result<Response, Self> {
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        Err(Self::Status { status, retry_after: seconds_of_retry_after(&response) })
    }

    /// How long the server asked us to wait, if it did.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            Self::Unreachable(_) | Self::Broken(_) => None,
        }
    }

    /// Whether the same request would fail in the same way again.
    pub(crate) fn is_permanent(&self) -> bool {
        match self {
            Self::Status { status, .. } => {
                let later = [StatusCode::TOO_MANY_REQUESTS, StatusCode::REQUEST_TIMEOUT];
                status.is_client_error() && !later.contains(status)
            }
            Self::Unreachable(_) | Self::Broken(_) => false,
        }
    }
}

/// The header may also hold a date; this client leaves those to its own waits.
fn seconds_of_retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    Some(Duration::from_secs(seconds.parse().ok()?))
}

impl From<reqwest::Error> for FetchError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_connect() { Self::Unreachable(error) } else { Self::Broken(error) }
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(_) => f.write_str("no connection"),
            Self::Broken(_) => f.write_str("no complete answer"),
            Self::Status { status, .. } => status.fmt(f),
        }
    }
}

impl Error for FetchError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreachable(error) | Self::Broken(error) => Some(error),
            Self::Status { .. } => None,
        }
    }
}
