//! Where a policy with timeouts does not fit, because nothing could interrupt the attempts. The traits have only the
//! messages.

use super::kind::UntimedKind;

/// The kind of a policy that fits blocking calls.
#[diagnostic::on_unimplemented(
    message = "a blocking call cannot be interrupted by the timeouts of its policy",
    label = "the policy is of the kind `{Self}`, and the attempts of this call are not futures",
    note = "in async code write `call(|| future).await` or `poll(|| future, ..).await`",
    note = "elsewhere use a policy without timeouts, made by `Policy::new` or `Policy::typed`: limit the operation itself, \
            as by the timeout of a socket, and write `max_time` for the attempts that follow"
)]
#[doc(hidden)]
pub trait FitsBlocking: UntimedKind {}

#[diagnostic::do_not_recommend]
impl<K: UntimedKind> FitsBlocking for K {}

/// The kind of a policy that fits loops, and other code that runs the attempts by itself.
#[diagnostic::on_unimplemented(
    message = "the timeouts of a policy can interrupt only attempts that the policy runs",
    label = "the policy is of the kind `{Self}`, and these attempts are run by your own code",
    note = "write `call(|| future).await`, which runs the attempts",
    note = "or use a policy without timeouts, made by `Policy::new` or `Policy::typed`, and limit the attempt where it runs, \
            as by `tokio::time::timeout`"
)]
#[doc(hidden)]
pub trait FitsLoop: UntimedKind {}

#[diagnostic::do_not_recommend]
impl<K: UntimedKind> FitsLoop for K {}
