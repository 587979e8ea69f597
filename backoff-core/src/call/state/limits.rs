//! The budget and the timeouts of a call.

use super::CallState;
use crate::call::overrides::Overrides;
use crate::classify::Classify;
use crate::clock::Clock;
use crate::policy::{OutcomeOf, PolicyKind, StoredTimeouts};
use crate::timeout::{AttemptLimits, TimedOut, Timeouts};
use crate::wait::Wait;

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: Overrides<O, V>,
    C: Clock,
{
    /// Deposits to the budget, if there is one.
    #[inline]
    pub(in crate::call) fn deposit(&self) {
        let settings = self.settings();
        let budget = if H::HAS_BUDGET { self.overrides.budget() } else { settings.budget() };
        if let Some(budget) = budget {
            budget.deposit();
        }
    }

    /// Returns the timeouts.
    #[inline]
    pub(in crate::call) fn timeouts(&self) -> Timeouts {
        let mut timeouts = self.settings().timeouts();
        // A call of the list is not inlined into a cold function, even if none of it does anything.
        if H::HAS_TIMEOUT {
            self.overrides.apply_timeouts(&mut timeouts);
        }
        timeouts
    }

    /// Returns what an attempt returns that was cut.
    pub(in crate::call) fn cut<M, R>(&mut self, timed_out: TimedOut) -> R
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let settings = self.settings();
        let of_policy = || Some(Err(settings.limiter().outcome(K::Timeouts::own(timed_out)?)));
        match self.overrides.timed_out(timed_out).or_else(of_policy) {
            Some(Ok(value)) => R::from_value(value),
            Some(Err(outcome)) => R::from_outcome(outcome),
            None => unreachable!("a timeout comes with a conversion"),
        }
    }

    /// Returns the limits of an attempt that starts now.
    #[inline]
    pub(in crate::call) fn attempt_limits(&self) -> AttemptLimits<C::Instant> {
        let Timeouts { attempt, call } = self.timeouts();
        let attempt = attempt.map(|limit| (limit, self.clock.now()));
        AttemptLimits { attempt, call: call.zip(self.start) }
    }

    /// Returns the error of a call whose time was over before this attempt. The first attempt is made in any case.
    #[inline]
    pub(in crate::call) fn time_is_over(&self) -> Option<TimedOut> {
        if self.tries == 0 {
            return None;
        }
        let call = self.timeouts().call.zip(self.start);
        AttemptLimits { attempt: None, call }.of_call(&self.clock)
    }
}
