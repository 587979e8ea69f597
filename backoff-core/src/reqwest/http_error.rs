//! The error of reqwest with the wait that the server named.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use ::reqwest::StatusCode;

/// An error of reqwest, with the wait that the server named.
///
/// [`check`](super::check) makes it of a response, and `?` of a `reqwest::Error`. It is written like the error of
/// reqwest, and has the same [`source`](Error::source).
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
    error: ::reqwest::Error,
    retry_after: Option<Duration>,
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

    /// Returns whether the same request may succeed later; see [`is_transient`](super::is_transient).
    pub fn is_transient(&self) -> bool {
        super::is_transient(&self.error)
    }

    /// Returns the status of the response, if the error is about that.
    pub fn status(&self) -> Option<StatusCode> {
        self.error.status()
    }

    /// Returns the error of reqwest, if there is one. All errors that this version makes have one.
    pub fn as_reqwest(&self) -> Option<&::reqwest::Error> {
        Some(&self.error)
    }
}

impl From<::reqwest::Error> for HttpError {
    /// Makes an error for which the server named no wait.
    fn from(error: ::reqwest::Error) -> Self {
        Self { error, retry_after: None }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl Error for HttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}
