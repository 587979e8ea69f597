//! A call that blocks the thread.

use super::builder::{Blocking, Call};
use super::cancel::BlockingCancellation;
use super::end::End;
use super::fallback::FallBack;
use super::name::name_of;
use super::override_future::Never;
use super::overrides::{Overrides, Reported};
use super::report::Report;
use super::state::{Attempted, CallState, Step};
use crate::classify::Classify;
use crate::clock::Sleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::span::CallSpans;
use crate::wait::Wait;

impl<W, K, F, R, M, H, C, N, G> Call<'_, W, K, F, R, M, H, C, Blocking<N, G>>
where
    F: FnMut() -> R,
    R: Classify<M>,
    R::Outcome: OutcomeOf<K>,
    W: Wait<R::Outcome> + Clone,
    K: PolicyKind,
    H: Overrides<R::Outcome, R::Value>,
    C: Sleep,
    N: BlockingCancellation,
    G: FallBack<R, R::Outcome, Future = Never>,
{
    /// Runs the call: calls the closure and waits, until the call succeeds or gives up. Returns what the last attempt
    /// returned, or what the fallback makes of it.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let rows = DB.call_blocking(|| Ok::<_, std::io::Error>("3 rows")).run();
    /// assert_eq!(rows.unwrap(), "3 rows");
    /// ```
    #[inline]
    pub fn run(mut self) -> R {
        // If nothing has to happen before the first failure, the first attempt needs no state at all.
        if H::HAS_FIRST_STEPS || self.policy.settings().has_first_steps() {
            return self.run_to_end(None).result;
        }
        match (self.function)().into_result() {
            Ok(value) => R::from_value(value),
            Err(outcome) => self.run_to_end(Some(R::from_outcome(outcome))).result,
        }
    }

    /// Runs the call, and returns a [`Report`] of it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(3).no_jitter();
    ///
    /// let report = DB.call_blocking(|| Err::<(), _>("locked")).clock(VirtualClock::new()).report();
    /// assert_eq!((report.result, report.tries), (Err("locked"), 3));
    /// assert_eq!(report.waited, Duration::from_secs(1 + 2));
    /// ```
    pub fn report(self) -> Report<R> {
        self.with(Reported::default()).run_to_end(None)
    }

    /// Runs the call, after what the first attempt returned if that was already made.
    #[inline(never)]
    fn run_to_end(self, first: Option<R>) -> Report<R> {
        let Self { policy, mut function, overrides, clock, ending, .. } = self;
        let Blocking { cancel, mut fallback } = ending;
        let mut state = CallState::new(policy, overrides, clock, name_of::<F>);
        let _entered = state.enter_call();
        let mut returned = match first {
            Some(returned) => {
                state.count_attempt();
                returned
            }
            None => {
                state.start_attempt();
                attempt(&mut state, &mut function)
            }
        };
        let (status, elapsed) = loop {
            let attempted = Attempted { is_cut: false, is_cancelled: cancel.is_cancelled() };
            let wait = match state.finish_attempt::<M, R>(&returned, attempted) {
                Step::Wait(wait) => wait,
                Step::End(status, elapsed) => break (status, elapsed),
            };
            // What the outcome holds, a connection perhaps, is released before the wait, unless the call may have to return
            // it after that.
            let kept = N::keep(returned);
            state.spans().start_wait(wait);
            let is_cancelled = cancel.sleep(state.clock(), wait);
            state.spans().end_wait();
            if let Some(kept) = kept.filter(|_| is_cancelled) {
                returned = kept;
                if let Step::End(status, elapsed) = state.cancel::<M, R>(&returned, wait) {
                    break (status, elapsed);
                }
            }
            state.start_attempt();
            returned = attempt(&mut state, &mut function);
        };
        let End::Report(report) = state.end::<M, R, G>(returned, status, elapsed, &mut fallback);
        report
    }
}

/// Makes an attempt, in its span if the call has spans.
#[inline]
fn attempt<W, K, O, V, H, C, R>(
    state: &mut CallState<'_, W, K, O, V, H, C>,
    function: &mut impl FnMut() -> R,
) -> R
where
    W: Wait<O>,
    K: PolicyKind,
    C: Sleep,
{
    let _entered = state.enter_attempt();
    function()
}
