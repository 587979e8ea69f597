//! A call that blocks the thread.

use super::builder::{Blocking, Call};
use super::name::name_of;
use super::overrides::{Overrides, Reported};
use super::report::Report;
use super::state::{CallState, Step};
use crate::classify::Classify;
use crate::clock::Sleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

impl<W, K, F, R, M, H, C> Call<'_, W, K, F, R, M, H, C, Blocking>
where
    F: FnMut() -> R,
    R: Classify<M>,
    R::Outcome: OutcomeOf<K>,
    W: Wait<R::Outcome> + Clone,
    K: PolicyKind,
    H: Overrides<R::Outcome, R::Value>,
    C: Sleep,
{
    /// Runs the call: calls the closure and waits, until the call succeeds or gives up. Returns what the last attempt
    /// returned.
    #[inline]
    pub fn run(mut self) -> R {
        // If nothing has to happen before the first failure, the first attempt needs no state at all.
        if H::NEEDS_CLOCK || H::HAS_BUDGET || self.policy.settings().has_first_steps() {
            return self.run_to_end(None).result;
        }
        match (self.function)().into_result() {
            Ok(value) => R::from_value(value),
            Err(outcome) => self.run_to_end(Some(R::from_outcome(outcome))).result,
        }
    }

    /// Runs the call, and returns a [`Report`] of it.
    pub fn report(self) -> Report<R> {
        self.with(Reported).run_to_end(None)
    }

    /// Runs the call, after what the first attempt returned if that was already made.
    #[inline(never)]
    fn run_to_end(self, first: Option<R>) -> Report<R> {
        let Self { policy, mut function, overrides, clock, .. } = self;
        let mut state = CallState::new(policy, overrides, clock, name_of::<F>);
        let mut returned = match first {
            Some(returned) => {
                state.count_attempt();
                returned
            }
            None => {
                state.start_attempt();
                function()
            }
        };
        loop {
            match state.finish_attempt::<M, R>(&returned) {
                Step::End(status, elapsed) => return state.report(returned, status, elapsed),
                Step::Wait(wait) => {
                    // What the outcome holds, a connection perhaps, is released before the wait.
                    drop(returned);
                    state.clock().sleep(wait);
                    state.start_attempt();
                    returned = function();
                }
            }
        }
    }
}
