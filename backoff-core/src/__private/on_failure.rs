//! What follows a failed attempt. It is kept apart from the loop, in functions that are not inlined: the loop stays as
//! small as one written by hand, and a success touches nothing of this. Functions with the same error and the same
//! kind of generator share one copy. The functions whose names end in `_inlined` are the exception: they are for uses
//! that have neither a log nor jitter.

// LLVM inlines next to nothing into a cold function; what is split here to be read would be called.
#![allow(clippy::inline_always)]
#![allow(clippy::too_many_arguments)] // They go in registers; some have no size.

use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;

use super::wait_or_policy::WaitOrPolicy;
use crate::clock::Sleep;
use crate::details::FormatOutcome;
use crate::engine::{Permit, Verdict};
use crate::events::{Target, report};
use crate::failed_attempt::{FailedAttempt, RetryParams};
use crate::log::Level;
use crate::message::Happened;
use crate::wait::{Slot, State, Wait, WaitSlot};

/// Evaluates to the wait, or returns the outcome if the retry gives up.
// A function would take the outcome by value, and that copies it.
macro_rules! wait_or_return {
    ($outcome:ident, $verdict:expr) => {
        match $verdict {
            $crate::engine::Verdict::Retry(wait) => wait,
            $crate::engine::Verdict::GiveUp(_) => return Err($outcome),
        }
    };
}
pub(super) use wait_or_return;

/// Evaluates to the wait and drops the outcome, or returns the outcome if the retry gives up.
macro_rules! release_or_return {
    ($outcome:ident, $verdict:expr) => {{
        let $outcome = $outcome; // It is dropped at the end of this block, and so before the wait.
        wait_or_return!($outcome, $verdict)
    }};
}
pub(super) use release_or_return;

/// Returns the verdict about a failed attempt, for functions with handlers.
#[cold]
#[inline(never)]
pub fn on_failure<O, W: NextWait<O>>(
    params: &RetryParams,
    tries: u32,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
    permit: impl Permit,
) -> Verdict {
    let target = &params.target;
    verdict(params, target, tries, outcome, format, elapsed, given_up, wait, jitter, permit)
}

/// Returns the wait, or the outcome if the retry gives up; for async functions without handlers.
///
/// It takes the outcome by value, which is so released before the wait.
#[cold]
#[inline(never)]
pub fn on_failure_without_handlers<O, W: NextWait<O>>(
    params: &RetryParams,
    tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    permit: impl Permit,
) -> Result<Duration, O> {
    on_failure_inlined(params, tries, format, outcome, wait, jitter, elapsed, given_up, permit)
}

/// Does what [`on_failure_without_handlers`] does, inlined into a use that has neither a log nor jitter. If its limit and
/// its generator are constants, almost nothing is left to be done at run time.
#[inline(always)]
pub fn on_failure_inlined<O, W: NextWait<O>>(
    params: &RetryParams,
    tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    permit: impl Permit,
) -> Result<Duration, O> {
    let target = &params.target;
    let verdict =
        verdict(params, target, tries, &outcome, format, elapsed, given_up, wait, jitter, permit);
    Ok(wait_or_return!(outcome, verdict))
}

/// Waits, or returns the outcome if the retry gives up; for blocking functions without handlers.
#[cold]
#[inline(never)]
pub fn on_failure_and_sleep<O, W: NextWait<O>, C: Sleep>(
    params: &RetryParams,
    tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    clock: &C,
    jitter: impl FnMut(Duration) -> Duration,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    permit: impl Permit,
) -> Result<(), O> {
    on_failure_and_sleep_inlined(
        params, tries, format, outcome, wait, clock, jitter, elapsed, given_up, permit,
    )
}

/// Does what [`on_failure_and_sleep`] does, inlined into a use that has neither a log nor jitter.
#[inline(always)]
pub fn on_failure_and_sleep_inlined<O, W: NextWait<O>, C: Sleep>(
    params: &RetryParams,
    tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    clock: &C,
    jitter: impl FnMut(Duration) -> Duration,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    permit: impl Permit,
) -> Result<(), O> {
    let target = &params.target;
    let wait = release_or_return!(
        outcome,
        verdict(params, target, tries, &outcome, format, elapsed, given_up, wait, jitter, permit)
    );
    clock.sleep(wait);
    Ok(())
}

/// Returns the verdict about a failed attempt. `target` is its name: the parameters of a plain loop do not contain that.
#[inline(always)]
pub(super) fn verdict<O, W: NextWait<O>>(
    params: &RetryParams,
    target: impl Target,
    tries: u32,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
    elapsed: impl Into<Option<Duration>> + Copy,
    given_up: bool,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
    permit: impl Permit,
) -> Verdict {
    let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
    failed.verdict(|| wait.next_wait(tries, outcome), (jitter, permit))
}

/// Logs and reports that a call was cancelled during a wait.
#[cold]
#[inline(never)]
pub fn on_cancelled<O>(
    params: &RetryParams,
    tries: u32,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
    elapsed: impl Into<Option<Duration>>,
) {
    let (elapsed, target, given_up) = (elapsed.into(), &params.target, false);
    let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
    failed.cancel_wait();
}

/// Logs and reports an outcome that the filter rejects.
#[cold]
#[inline(never)]
pub fn on_not_retried<O>(
    level: Level,
    target: &'static str,
    tries: u32,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
    elapsed: impl Into<Option<Duration>>,
) {
    report(level, || Happened::NotRetried, &target, tries, elapsed, outcome, format);
}

/// Yields the next wait.
pub trait NextWait<O> {
    /// Returns the next wait.
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration>;
}

/// A generator that was made before the first attempt.
#[derive(Debug)]
pub struct StoredWait<'s, W>(pub &'s mut W);

impl<O, W: Wait<O>> NextWait<O> for StoredWait<'_, W> {
    #[inline(always)]
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration> {
        self.0.next_wait(tries, outcome)
    }
}

/// A generator that is made anew for each failure, and stored only if it is stateful. All bounds on it stand in one
/// place, so that a fault is reported once.
pub struct RebuiltWait<'s, P, S: Slot + 's, M> {
    first: P,
    slot: S::Ref<'s>,
    marker: PhantomData<fn() -> M>,
}

impl<P, S: Slot, M> fmt::Debug for RebuiltWait<'_, P, S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RebuiltWait").finish_non_exhaustive()
    }
}

/// Makes a `RebuiltWait` of a generator that consists of constants.
#[inline]
pub fn rebuilt<P, S: Slot, M>(first: P, slot: &mut S) -> RebuiltWait<'_, P, S, M> {
    RebuiltWait { first, slot: slot.as_ref(), marker: PhantomData }
}

impl<O, M, P> NextWait<O> for RebuiltWait<'_, P, WaitSlot<P::Wait, O>, M>
where
    P: WaitOrPolicy<O, M>,
{
    #[inline(always)]
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration> {
        let Self { first, slot, .. } = self;
        let next = |wait: &mut P::Wait| wait.next_wait(tries, outcome);
        <P::Wait as Wait<O>>::State::with(slot, || first.wait(), next)
    }
}
