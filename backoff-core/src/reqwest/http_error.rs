//! The error of reqwest with the wait that the server named.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use ::reqwest::StatusCode;

use crate::timeout::TimedOut;

/// An error of reqwest, with the wait that the server named.
///
/// [`check`](super::check) makes it of a response, `?` of a `reqwest::Error`, and the options `attempt_timeout` and
/// `timeout` of an attempt that they cut. It is written like the error that it was made of, and has the same
/// [`source`](Error::source).
///
/// For `reqwest::blocking`, whose response is another type, add the wait with
/// [`with_retry_after`](HttpError::with_retry_after):
///
/// ```
/// use backoff_retry::http;
/// use backoff_retry::reqwest::HttpError;
///
/// # type Response = reqwest::Response;
/// fn check(response: Response) -> Result<Response, HttpError> {
///     let wait = http::retry_after(response.headers());
///     response.error_for_status().map_err(|error| HttpError::from(error).with_retry_after(wait))
/// }
/// # assert!(check(::http::Response::new("").into()).is_ok());
/// ```
#[derive(Debug)]
pub struct HttpError {
    cause: Cause,
    retry_after: Option<Duration>,
}

#[derive(Debug, thiserror::Error)]
#[error(transparent)]
enum Cause {
    Reqwest(::reqwest::Error),
    TimedOut(TimedOut),
}

impl HttpError {
    /// Sets the wait that the server named. Default `None`.
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.retry_after = retry_after;
        self
    }

    /// Returns the wait that the server named, for [`runtime`](crate::runtime()). It is as long as the server wants:
    /// bound it with [`max_value`](crate::wait::Runtime::max_value).
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns whether the same request may succeed later, by [`is_transient`](super::is_transient). An attempt that
    /// was cut is transient.
    pub fn is_transient(&self) -> bool {
        self.as_reqwest().is_none_or(super::is_transient)
    }

    /// Returns the status of the response, if the error is about that.
    pub fn status(&self) -> Option<StatusCode> {
        self.as_reqwest()?.status()
    }

    /// Returns the error of reqwest, or `None` if the attempt was cut by `attempt_timeout` or `timeout`.
    pub fn as_reqwest(&self) -> Option<&::reqwest::Error> {
        match &self.cause {
            Cause::Reqwest(error) => Some(error),
            Cause::TimedOut(_) => None,
        }
    }
}

impl From<::reqwest::Error> for HttpError {
    /// Makes an error for which the server named no wait.
    fn from(error: ::reqwest::Error) -> Self {
        Self { cause: Cause::Reqwest(error), retry_after: None }
    }
}

impl From<TimedOut> for HttpError {
    /// Makes the error of an attempt that was cut.
    fn from(timed_out: TimedOut) -> Self {
        Self { cause: Cause::TimedOut(timed_out), retry_after: None }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl Error for HttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}
