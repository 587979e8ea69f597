//! The end of a call: its report, and the fallback.

use core::time::Duration;

use super::fallback::{FallBack, Fallen};
use super::overrides::Overrides;
use super::report::{CallStatus, Report};
use super::state::CallState;
use crate::classify::Classify;
use crate::clock::Clock;
use crate::given_up::GivenUp;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

/// The end of a call.
pub(super) enum End<R, F> {
    /// The call has ended.
    Report(Report<R>),
    /// The call ends with what the fallback returns; the rest of the report is known.
    Fallback(F, Report<()>),
}

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: Overrides<O, V>,
    C: Clock,
{
    /// Ends the call. If it gave up, the fallback replaces what the last attempt returned.
    #[inline]
    pub(super) fn end<M, R, G>(
        &self,
        returned: R,
        status: CallStatus,
        elapsed: Duration,
        fallback: &mut G,
    ) -> End<R, G::Future>
    where
        R: Classify<M, Outcome = O, Value = V>,
        G: FallBack<R, O>,
    {
        let CallStatus::GaveUp(reason) = status else {
            return End::Report(self.report(returned, status, elapsed));
        };
        if !G::EXISTS {
            return End::Report(self.report(returned, status, elapsed));
        }
        let result = match returned.into_result() {
            Ok(value) => R::from_value(value),
            Err(outcome) => {
                let (tries, name) = (self.tries(), self.name());
                let given_up = GivenUp::new(outcome, reason, tries, Some(elapsed), name);
                match fallback.fall_back(given_up) {
                    Fallen::Not(given_up) => R::from_outcome(given_up.outcome),
                    Fallen::To(result) => result,
                    Fallen::Later(future) => {
                        return End::Fallback(future, self.report((), status, elapsed));
                    }
                }
            }
        };
        End::Report(self.report(result, status, elapsed))
    }
}
