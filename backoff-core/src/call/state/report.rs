//! The report of a call.

use core::time::Duration;

use super::CallState;
use crate::call::overrides::Overrides;
use crate::call::report::{CallStatus, Report};
use crate::clock::Clock;
use crate::policy::PolicyKind;
use crate::wait::Wait;

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O>,
    K: PolicyKind,
    H: Overrides<O, V>,
    C: Clock,
{
    #[inline]
    pub(in crate::call) fn report<R>(
        &self,
        result: R,
        status: CallStatus,
        elapsed: Duration,
    ) -> Report<R> {
        let (tries, waited) = (self.tries, self.overrides.waited().unwrap_or_default());
        Report { result, tries, elapsed, waited, status }
    }
}
