//! The functions that a policy with timeouts does not fit, because their attempts cannot be interrupted. The trait has
//! only the message.

use core::ops::Deref;

use super::default_settings::DefaultSettings;
use super::returned::Returns;
use super::wait_or_policy::{WaitOrPolicy, settings, store};
use crate::classify::Classify;
use crate::policy::{Settings, UntimedKind};

/// Settings that fit a function that is not async.
#[diagnostic::on_unimplemented(
    message = "the timeouts of this policy cannot interrupt a function that is not `async`",
    label = "this policy may have timeouts",
    note = "write `async fn`; or use a policy without timeouts, made by `Policy::new` or `Policy::typed`, limit the \
            operation itself, as by the timeout of a socket, and write `max_time` for the attempts that follow"
)]
pub trait FitsSync {}

#[diagnostic::do_not_recommend]
impl FitsSync for DefaultSettings {}

#[diagnostic::do_not_recommend]
impl<K: UntimedKind> FitsSync for Settings<K> {}

/// Evaluates the first argument once, for one call of a function that is not async.
#[inline]
pub fn store_in_sync<R, M, N, P>(returns: Returns<R, M>, first: P) -> (P::Stored, P::Settings)
where
    R: Classify<M>,
    P: WaitOrPolicy<R::Outcome, N>,
    <P::Settings as Deref>::Target: FitsSync,
{
    store(returns, first)
}

/// Returns the settings of the first argument, for a function that is not async.
#[inline]
pub fn settings_in_sync<R, M, N, P>(returns: Returns<R, M>, first: P) -> P::Settings
where
    R: Classify<M>,
    P: WaitOrPolicy<R::Outcome, N>,
    <P::Settings as Deref>::Target: FitsSync,
{
    settings(returns, first)
}
