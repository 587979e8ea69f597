//! A call that blocks the thread.

use super::builder::{Blocking, Call};
use super::name::name_of;
use super::overrides::{Overrides, Reported};
use super::report::Report;
use super::state::{CallState, Step};
use crate::classify::Classify;
use crate::clock::{Clock, Sleep};
use crate::policy::AppliesTo;
use crate::wait::Wait;

impl<'p, W, K, F, R, M, H, C> Call<'p, W, K, F, R, M, H, C, Blocking>
where
    F: FnMut() -> R,
    M: Classify<R>,
    W: Wait<M::Outcome> + Clone,
    K: AppliesTo<M::Outcome>,
    H: Overrides<M::Outcome, M::Value>,
    C: Clock + Sleep,
{
    /// Runs the call: calls the closure and waits, until the call succeeds or gives up. Returns what the last attempt
    /// returned.
    pub fn run(self) -> R {
        self.run_with_report().result
    }

    /// Runs the call, and returns a [`Report`] of it.
    pub fn report(self) -> Report<R> {
        self.with(Reported).run_with_report()
    }

    #[inline]
    fn run_with_report(self) -> Report<R> {
        let Self { policy, mut function, overrides, clock, .. } = self;
        let mut state = CallState::new(policy, overrides, clock, name_of::<F>);
        loop {
            state.start_attempt();
            let returned = function();
            match state.finish_attempt::<M, R>(&returned) {
                Step::End(status, elapsed) => return state.report(returned, status, elapsed),
                Step::Wait(wait) => {
                    // What the outcome holds, a connection perhaps, is released before the wait.
                    drop(returned);
                    state.clock().sleep(wait);
                }
            }
        }
    }
}
