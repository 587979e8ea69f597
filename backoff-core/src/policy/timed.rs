//! Policies with timeouts: their constructors and setters.

use core::time::Duration;

use super::stored_timeouts::PolicyTimeouts;
use super::{Policy, PolicyJitter, PolicyKind, Settings, Timed, TimedKind};
use crate::error::InvalidSetting;
use crate::timeout::TimedOut;

pub(crate) const NOT_ZERO: &str =
    "it must be longer than 0s, because an attempt needs time; omit it for no limit";

pub(crate) const NOT_LONGER: &str =
    "it must not be longer than `timeout`, which limits all attempts together";

const NOT_SHORTER: &str =
    "it must not be shorter than `attempt_timeout`, because it limits all attempts together";

impl<W, O> Policy<W, Timed<O>> {
    /// Makes a typed policy that may have timeouts, with full jitter and without limits.
    ///
    /// It is for async code: attributes on async functions, [`call`](Policy::call) and [`poll`](Policy::poll). An attempt
    /// that takes too long is dropped and retried, and its error is made by `From<TimedOut>`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, TimedOut, expo, on_exception, policy::Timed, wait::Expo};
    ///
    /// #[derive(Debug, thiserror::Error)]
    /// enum FetchError {
    ///     #[error(transparent)]
    ///     Io(#[from] std::io::Error),
    ///     #[error(transparent)]
    ///     TimedOut(#[from] TimedOut), // the conversion
    /// }
    ///
    /// static API: Policy<Expo, Timed<FetchError>> = Policy::timed(expo().max_value(Duration::from_secs(30)))
    ///     .attempt_timeout(Duration::from_secs(10))
    ///     .timeout(Duration::from_secs(60))
    ///     .retry_if(|error| !matches!(error, FetchError::Io(_)));
    ///
    /// #[on_exception(&API)]
    /// async fn fetch(url: &str) -> Result<String, FetchError> {
    ///     // ..
    /// #   Ok(url.to_owned())
    /// }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() { fetch("/tea").await.unwrap(); }
    /// ```
    #[cfg(feature = "std")]
    pub const fn timed(wait: W) -> Self
    where
        O: OutcomeOfTimeout,
    {
        Self::timed_with(wait, O::of_timeout)
    }

    /// Makes a typed policy that may have timeouts, with full jitter, without limits, and with the function that makes the
    /// outcome of an interrupted attempt: an error of a type without `From<TimedOut>`, or a value.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, constant, policy::Timed, wait::Constant};
    ///
    /// #[derive(Debug, PartialEq)]
    /// enum Job { Pending, Done }
    ///
    /// static POLL: Policy<Constant<Duration>, Timed<Job>> =
    ///     Policy::timed_with(constant(Duration::from_millis(1)), |_| Job::Pending)
    ///         .attempt_timeout(Duration::from_secs(10))
    ///         .max_tries(9);
    ///
    /// # async fn job(id: u32) -> Job { Job::Done }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let job = POLL.poll(|| job(7), |job| *job == Job::Pending).await;
    /// assert_eq!(job, Job::Done);
    /// # }
    /// ```
    #[cfg(feature = "std")]
    pub const fn timed_with(wait: W, timed_out: fn(TimedOut) -> O) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::FULL, PolicyTimeouts::new(timed_out)) }
    }

    /// Makes a typed policy that may have timeouts, as [`timed`](Policy::timed) does, without jitter; also without the
    /// feature `std`.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// static API: Policy<Expo, Timed<io::Error>> =
    ///     Policy::timed_without_jitter(expo()).timeout(Duration::from_secs(60));
    ///
    /// assert_eq!(API.apply_jitter(Duration::from_secs(5)), Duration::from_secs(5));
    /// ```
    pub const fn timed_without_jitter(wait: W) -> Self
    where
        O: OutcomeOfTimeout,
    {
        Self::timed_without_jitter_with(wait, O::of_timeout)
    }

    /// Makes a typed policy that may have timeouts, as [`timed_with`](Policy::timed_with) does, without jitter; also
    /// without the feature `std`.
    pub const fn timed_without_jitter_with(wait: W, timed_out: fn(TimedOut) -> O) -> Self {
        Self { wait, settings: Settings::new(PolicyJitter::NONE, PolicyTimeouts::new(timed_out)) }
    }
}

impl<W, K: PolicyKind> Policy<W, K> {
    /// Sets the time limit of each attempt. Default: no limit.
    ///
    /// An attempt that takes longer is dropped, and retried: the filter is not asked about it, `giveup` is.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// static API: Policy<Expo, Timed<io::Error>> =
    ///     Policy::timed(expo()).attempt_timeout(Duration::from_secs(10)).max_tries(3);
    ///
    /// # async fn fetch() -> io::Result<String> { std::future::pending().await }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let error = API.call(fetch).await.unwrap_err();
    /// assert_eq!(error.to_string(), "the attempt timed out after 10s");
    /// # }
    /// ```
    ///
    /// # Panics
    /// If `limit` is zero, or longer than `timeout`; in a `static` or a `const` that is a compile error.
    /// [`try_attempt_timeout`](Policy::try_attempt_timeout) returns an error instead.
    pub const fn attempt_timeout(mut self, limit: Duration) -> Self
    where
        K: TimedKind,
    {
        assert!(
            !limit.is_zero(),
            "`attempt_timeout` of a policy must be longer than 0s; omit it for no limit"
        );
        let timeouts = &mut self.settings.timeouts.timeouts;
        assert!(
            !is_longer(Some(limit), timeouts.call),
            "`attempt_timeout` of a policy must not be longer than its `timeout`"
        );
        timeouts.attempt = Some(limit);
        self
    }

    /// Sets the time limit of each attempt, as [`attempt_timeout`](Policy::attempt_timeout) does, for times that are only
    /// known at run time.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// let limit = Duration::from_secs(60);
    /// let policy: Policy<Expo, Timed<io::Error>> = Policy::timed(expo()).timeout(limit);
    ///
    /// let error = policy.try_attempt_timeout(Duration::from_secs(90)).unwrap_err();
    /// assert_eq!(error.parameter(), "attempt_timeout"); // longer than `timeout`
    /// ```
    ///
    /// # Errors
    /// If `limit` is zero, or longer than `timeout`.
    pub fn try_attempt_timeout(self, limit: Duration) -> Result<Self, InvalidSetting>
    where
        K: TimedKind,
    {
        let refuse = |allowed| Err(InvalidSetting::time("attempt_timeout", limit, allowed));
        if limit.is_zero() {
            return refuse(NOT_ZERO);
        }
        if is_longer(Some(limit), self.settings.timeouts.timeouts.call) {
            return refuse(NOT_LONGER);
        }
        Ok(self.attempt_timeout(limit))
    }

    /// Sets the time limit of the whole call. Default: no limit.
    ///
    /// It interrupts an attempt that is running, as [`attempt_timeout`](Policy::attempt_timeout) does, and a wait that would
    /// reach the limit is not slept: the call gives up at once. It implies a `max_time` of the same length.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// static API: Policy<Expo, Timed<io::Error>> =
    ///     Policy::timed(expo()).timeout(Duration::from_secs(60));
    ///
    /// # async fn fetch() -> io::Result<String> { std::future::pending().await }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let error = API.call(fetch).await.unwrap_err();
    /// assert_eq!(error.to_string(), "the call timed out after 60s");
    /// # }
    /// ```
    ///
    /// # Panics
    /// If `limit` is zero, or shorter than `attempt_timeout`; in a `static` or a `const` that is a compile error.
    /// [`try_timeout`](Policy::try_timeout) returns an error instead.
    pub const fn timeout(mut self, limit: Duration) -> Self
    where
        K: TimedKind,
    {
        assert!(
            !limit.is_zero(),
            "`timeout` of a policy must be longer than 0s; omit it for no limit"
        );
        let timeouts = &mut self.settings.timeouts.timeouts;
        assert!(
            !is_longer(timeouts.attempt, Some(limit)),
            "`timeout` of a policy must not be shorter than its `attempt_timeout`"
        );
        timeouts.call = Some(limit);
        self.settings.needs_clock = true;
        self
    }

    /// Sets the time limit of the whole call, as [`timeout`](Policy::timeout) does, for times that are only known at run
    /// time.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo, policy::Timed, wait::Expo};
    ///
    /// let seconds = "60".parse().unwrap(); // from the command line, for example
    /// let policy: Policy<Expo, Timed<io::Error>> =
    ///     Policy::timed(expo()).try_timeout(Duration::from_secs(seconds)).unwrap();
    /// assert_eq!(policy.get_timeout(), Some(Duration::from_secs(60)));
    /// ```
    ///
    /// # Errors
    /// If `limit` is zero, or shorter than `attempt_timeout`.
    pub fn try_timeout(self, limit: Duration) -> Result<Self, InvalidSetting>
    where
        K: TimedKind,
    {
        let refuse = |allowed| Err(InvalidSetting::time("timeout", limit, allowed));
        if limit.is_zero() {
            return refuse(NOT_ZERO);
        }
        if is_longer(self.settings.timeouts.timeouts.attempt, Some(limit)) {
            return refuse(NOT_SHORTER);
        }
        Ok(self.timeout(limit))
    }
}

impl<W> Policy<W> {
    /// Converts the policy into a typed one that may have timeouts, with the same settings. As with
    /// [`into_typed`](Policy::into_typed), functions that were set before go on seeing `()`.
    ///
    /// ```
    /// use std::{io, time::Duration};
    /// use backoff_retry::{Policy, expo};
    ///
    /// static BASE: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let api = BASE.clone().into_timed::<io::Error>().attempt_timeout(Duration::from_secs(10));
    /// assert_eq!(api.get_max_tries(), Some(5));
    /// ```
    #[must_use]
    pub fn into_timed<O: OutcomeOfTimeout>(self) -> Policy<W, Timed<O>> {
        self.into_timed_with(O::of_timeout)
    }

    /// Converts the policy as [`into_timed`](Policy::into_timed) does, with the function that makes the outcome of an
    /// interrupted attempt.
    #[must_use]
    pub fn into_timed_with<O>(self, timed_out: fn(TimedOut) -> O) -> Policy<W, Timed<O>> {
        let Self { wait, settings } = self;
        Policy { wait, settings: settings.into_kind(PolicyTimeouts::new(timed_out)) }
    }
}

/// Returns whether `attempt_timeout` is longer than `timeout`, and so can never be reached.
const fn is_longer(attempt: Option<Duration>, call: Option<Duration>) -> bool {
    match (attempt, call) {
        (Some(attempt), Some(call)) => attempt.as_nanos() > call.as_nanos(),
        _ => false,
    }
}

/// An outcome that can be made of a [`TimedOut`]: every type that implements `From<TimedOut>`.
#[diagnostic::on_unimplemented(
    message = "an attempt that times out has no error: `{Self}` does not implement `From<TimedOut>`",
    label = "no conversion from `backoff_retry::TimedOut` into `{Self}`",
    note = "if `{Self}` is your own type, write `impl From<backoff_retry::TimedOut> for {Self}`, for example by thiserror's \
            `#[from]`",
    note = "otherwise pass the conversion: `Policy::timed_with(wait, |timed_out| ..)`"
)]
pub trait OutcomeOfTimeout {
    /// Makes the outcome.
    fn of_timeout(timed_out: TimedOut) -> Self;
}

#[diagnostic::do_not_recommend]
impl<O: From<TimedOut>> OutcomeOfTimeout for O {
    fn of_timeout(timed_out: TimedOut) -> O {
        O::from(timed_out)
    }
}
