//! Where a policy with timeouts does not fit: code whose attempts a call does not await. The traits have only the
//! messages.

use crate::policy::UntimedKind;

/// A policy that fits blocking calls.
#[diagnostic::on_unimplemented(
    message = "a blocking call cannot be interrupted by the timeouts of its policy",
    label = "the policy is of the kind `{Self}`, and the attempts of this call are not futures",
    note = "in async code write `call(|| future).await` or `poll(|| future, ..).await`",
    note = "elsewhere use a policy without timeouts, made by `Policy::new` or `Policy::typed`: limit the operation itself, \
            as by the timeout of a socket, and write `max_time` for the attempts that follow"
)]
pub trait FitsBlocking {}

#[diagnostic::do_not_recommend]
impl<K: UntimedKind> FitsBlocking for K {}

/// A policy that fits loops.
#[diagnostic::on_unimplemented(
    message = "a loop cannot interrupt its attempts by the timeouts of its policy",
    label = "the policy is of the kind `{Self}`, and the body of the loop runs the attempts",
    note = "write `call(|| future).await`, which runs the attempts itself",
    note = "or use a policy without timeouts, made by `Policy::new` or `Policy::typed`, and limit the attempt where it runs, \
            as by `tokio::time::timeout`"
)]
pub trait FitsLoop {}

#[diagnostic::do_not_recommend]
impl<K: UntimedKind> FitsLoop for K {}
