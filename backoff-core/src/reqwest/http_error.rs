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
enum Cause {
    #[error(transparent)]
    Reqwest(::reqwest::Error),
    #[error(transparent)]
    TimedOut(TimedOut),
    #[error(
        "the body of the request is a stream, which cannot be sent twice; use a body of bytes, or retry a function that \
         makes the request anew"
    )]
    Stream,
}

impl HttpError {
    /// Sets the wait that the server named. Default `None`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::reqwest::HttpError;
    ///
    /// let busy = http::Response::builder().status(503).body("").unwrap();
    /// let error = reqwest::Response::from(busy).error_for_status().unwrap_err();
    /// let error = HttpError::from(error).with_retry_after(Some(Duration::from_secs(7)));
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    /// ```
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.retry_after = retry_after;
        self
    }

    /// Returns the wait that the server named, for [`runtime`](crate::runtime()). It is as long as the server wants:
    /// bound it with [`max_value`](crate::wait::Runtime::max_value).
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::reqwest::check;
    ///
    /// let busy = http::Response::builder().status(429).header("retry-after", "7").body("").unwrap();
    /// let error = check(reqwest::Response::from(busy)).unwrap_err();
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns whether the same request may succeed later, by [`is_transient`](super::is_transient). An attempt that
    /// was cut is transient.
    ///
    /// ```
    /// use backoff_retry::reqwest::{HttpError, check};
    /// use backoff_retry::{expo, on_exception};
    ///
    /// #[on_exception(expo, HttpError::is_transient, max_tries = 5)]
    /// async fn fetch(client: &reqwest::Client) -> Result<String, HttpError> {
    ///     Ok(check(client.get("https://example.com").send().await?)?.text().await?)
    /// }
    /// ```
    pub fn is_transient(&self) -> bool {
        match &self.cause {
            Cause::Reqwest(error) => super::is_transient(error),
            Cause::TimedOut(_) => true,
            Cause::Stream => false,
        }
    }

    /// Returns the status of the response, if the error is about that.
    ///
    /// ```
    /// use backoff_retry::reqwest::check;
    /// use reqwest::StatusCode;
    ///
    /// let not_found = http::Response::builder().status(404).body("").unwrap();
    /// let error = check(reqwest::Response::from(not_found)).unwrap_err();
    /// assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    /// ```
    pub fn status(&self) -> Option<StatusCode> {
        self.as_reqwest()?.status()
    }

    /// Returns whether the request was not sent because its body is a stream, which
    /// [`execute`](super::execute) cannot copy.
    ///
    /// ```
    /// use backoff_retry::reqwest::execute;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let client = reqwest::Client::new();
    /// let received = reqwest::Response::from(http::Response::new("a row"));
    /// let upload = client.put("http://localhost").body(received).build().unwrap();
    /// let error = execute(&client, upload, &API).await.unwrap_err();
    /// assert!(error.is_stream()); // the response that it passes on can be read only once
    /// # }
    /// ```
    pub fn is_stream(&self) -> bool {
        matches!(self.cause, Cause::Stream)
    }

    /// Returns the error of reqwest, or `None` if the attempt was cut by `attempt_timeout` or `timeout`, and if
    /// [`is_stream`](HttpError::is_stream).
    ///
    /// ```
    /// use backoff_retry::reqwest::HttpError;
    ///
    /// /// Returns whether the server could not be reached at all.
    /// fn is_unreachable(error: &HttpError) -> bool {
    ///     error.as_reqwest().is_some_and(|error| error.is_connect())
    /// }
    /// ```
    pub fn as_reqwest(&self) -> Option<&::reqwest::Error> {
        match &self.cause {
            Cause::Reqwest(error) => Some(error),
            Cause::TimedOut(_) | Cause::Stream => None,
        }
    }

    /// Makes the error of a request whose body cannot be copied.
    #[allow(dead_code)] // `execute` exists only with a timer.
    pub(super) fn stream() -> Self {
        Self { cause: Cause::Stream, retry_after: None }
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
