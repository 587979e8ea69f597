//! Which results are retried, what waits responses name, and how requests are copied.

use core::fmt;
use core::time::Duration;

use crate::sealed::Sealed;

/// The functions of a layer: the filter `F`, the wait `A` that a response names, and how a request is copied, `Q`.
///
/// Each is [`Unset`], a [`Custom`] function or, with the feature `http`, `Http`. The type is needed to name that of a
/// layer; for functions use function pointers, since a closure has no type that can be written:
///
/// ```
/// use backoff_retry::tower::{Custom, RetryLayer, Rules};
/// use backoff_retry::{Policy, expo, wait::Expo};
///
/// type Filter = fn(Result<&u32, &std::io::Error>) -> bool;
///
/// fn layer() -> RetryLayer<Expo, (), Rules<Custom<Filter>>> {
///     let is_zero: Filter = |reply| matches!(reply, Ok(0));
///     RetryLayer::new(Policy::new(expo()).max_tries(5)).retry_if(is_zero)
/// }
/// # let _ = layer();
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules<F = Unset, A = Unset, Q = Unset> {
    pub(super) filter: F,
    pub(super) retry_after: A,
    pub(super) clone_request: Q,
}

/// The default of a function of a layer: the policy decides what is retried, no response names a wait, and requests are
/// cloned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unset;

/// A function of yours, set on a layer by [`retry_if`](super::RetryLayer::retry_if),
/// [`retry_after`](super::RetryLayer::retry_after) or [`clone_request`](super::RetryLayer::clone_request). [`Rules`]
/// has an example.
#[derive(Clone, Copy)]
pub struct Custom<F>(pub(super) F);

/// Decides which results are retried. Set by [`RetryLayer::retry_if`](super::RetryLayer::retry_if), which has an
/// example.
pub trait Filter<Res, Err>: Sealed {
    /// Returns whether the result is retried, or `None` to ask the policy.
    #[doc(hidden)]
    fn is_retried(&self, result: Result<&Res, &Err>) -> Option<bool>;
}

/// Returns the wait that a response names. Set by [`RetryLayer::retry_after`](super::RetryLayer::retry_after), which
/// has an example.
pub trait RetryAfter<Res>: Sealed {
    /// Returns the wait, if the response names one.
    #[doc(hidden)]
    fn retry_after(&self, response: &Res) -> Option<Duration>;
}

/// Copies requests. Set by [`RetryLayer::clone_request`](super::RetryLayer::clone_request), which has an example.
#[diagnostic::on_unimplemented(
    message = "a request of type `{Req}` cannot be sent again",
    note = "implement `Clone` for it, or tell the layer how to copy it: `.clone_request(|request: &{Req}| ..)`"
)]
pub trait CloneRequest<Req>: Sealed {
    /// Returns a copy, or `None` for a request that is sent once.
    #[doc(hidden)]
    fn clone_request(&self, request: &Req) -> Option<Req>;
}

impl Sealed for Unset {}
impl<F> Sealed for Custom<F> {}

impl<Res, Err> Filter<Res, Err> for Unset {
    fn is_retried(&self, _result: Result<&Res, &Err>) -> Option<bool> {
        None
    }
}

impl<Res, Err, F: Fn(Result<&Res, &Err>) -> bool> Filter<Res, Err> for Custom<F> {
    fn is_retried(&self, result: Result<&Res, &Err>) -> Option<bool> {
        Some((self.0)(result))
    }
}

impl<Res> RetryAfter<Res> for Unset {
    fn retry_after(&self, _response: &Res) -> Option<Duration> {
        None
    }
}

impl<Res, F: Fn(&Res) -> Option<Duration>> RetryAfter<Res> for Custom<F> {
    fn retry_after(&self, response: &Res) -> Option<Duration> {
        (self.0)(response)
    }
}

impl<Req: Clone> CloneRequest<Req> for Unset {
    fn clone_request(&self, request: &Req) -> Option<Req> {
        Some(request.clone())
    }
}

impl<Req, F: Fn(&Req) -> Option<Req>> CloneRequest<Req> for Custom<F> {
    fn clone_request(&self, request: &Req) -> Option<Req> {
        (self.0)(request)
    }
}

impl<F> fmt::Debug for Custom<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a function")
    }
}
