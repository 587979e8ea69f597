//! What follows a failed attempt. It is kept apart from the loop, in functions that are not inlined: the loop stays as
//! small as one written by hand, and a success touches nothing of this. Functions with the same error and the same
//! kind of generator share one copy.

// LLVM inlines next to nothing into a cold function; what is split here to be read would be called.
#![allow(clippy::inline_always)]
#![allow(clippy::too_many_arguments)] // They go in registers; some have no size.

use core::marker::PhantomData;
use core::time::Duration;

use super::wait_or_policy::WaitOrPolicy;
use crate::classify::{Classify, OnError, OnValue};
use crate::clock::Sleep;
use crate::details::FormatOutcome;
use crate::engine::Verdict;
use crate::failed_attempt::{FailedAttempt, RetryParams};
use crate::wait::{State, Wait, WaitSlot};

/// Returns the verdict about a failed attempt, for functions with handlers.
#[cold]
#[inline(never)]
pub fn on_failure<O, W: NextWait<O>>(
    params: &RetryParams,
    tries: u32,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
    elapsed: Option<Duration>,
    given_up: bool,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Verdict {
    let failed = FailedAttempt { params, tries, elapsed, given_up, outcome, format };
    failed.verdict(|| wait.next_wait(tries, outcome), jitter)
}

/// Returns the wait, or what the attempt returned if the retry gives up.
///
/// It takes what the attempt returned. So that is gone before the wait; and the loop keeps no copy of it in registers
/// that every call would have to save, the successful ones too.
#[cold]
#[inline(never)]
pub fn on_failure_without_handlers<M, R, W>(
    mode: PhantomData<M>,
    params: &RetryParams,
    tries: u32,
    returned: R,
    format: Option<FormatOutcome<M::Outcome>>,
    elapsed: Option<Duration>,
    given_up: bool,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Result<Duration, R>
where
    M: Classify<R>,
    W: NextWait<M::Outcome>,
{
    wait_or_return(mode, params, tries, returned, format, elapsed, given_up, wait, jitter)
}

/// Waits, or returns what the attempt returned if the retry gives up.
#[cold]
#[inline(never)]
pub fn on_failure_and_sleep<M, R, W, C: Sleep>(
    mode: PhantomData<M>,
    params: &RetryParams,
    tries: u32,
    returned: R,
    format: Option<FormatOutcome<M::Outcome>>,
    elapsed: Option<Duration>,
    given_up: bool,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
    clock: &C,
) -> Result<(), R>
where
    M: Classify<R>,
    W: NextWait<M::Outcome>,
{
    wait_or_return(mode, params, tries, returned, format, elapsed, given_up, wait, jitter)
        .map(|wait| clock.sleep(wait))
}

#[inline(always)]
fn wait_or_return<M, R, W>(
    _mode: PhantomData<M>,
    params: &RetryParams,
    tries: u32,
    returned: R,
    format: Option<FormatOutcome<M::Outcome>>,
    elapsed: Option<Duration>,
    given_up: bool,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Result<Duration, R>
where
    M: Classify<R>,
    W: NextWait<M::Outcome>,
{
    let Err(outcome) = M::classify(&returned) else { return Err(returned) };
    let failed = FailedAttempt { params, tries, elapsed, given_up, outcome, format };
    match failed.verdict(|| wait.next_wait(tries, outcome), jitter) {
        Verdict::Retry(wait) => Ok(wait),
        Verdict::GiveUp(_) => Err(returned),
    }
}

/// Selects `#[on_exception]`.
pub const ON_ERROR: PhantomData<OnError> = PhantomData;

/// Selects `#[on_predicate]`.
pub const ON_VALUE: PhantomData<OnValue> = PhantomData;

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
#[derive(Debug)]
pub struct RebuiltWait<'s, P, S, M> {
    first: P,
    slot: &'s mut S,
    marker: PhantomData<fn() -> M>,
}

/// Makes a `RebuiltWait` of a generator that consists of constants.
#[inline]
pub fn rebuilt<P, S, M>(first: P, slot: &mut S) -> RebuiltWait<'_, P, S, M> {
    RebuiltWait { first, slot, marker: PhantomData }
}

impl<O, M, P: WaitOrPolicy<O, M>> NextWait<O> for RebuiltWait<'_, P, WaitSlot<P::Wait, O>, M> {
    #[inline(always)]
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration> {
        let Self { first, slot, .. } = self;
        let next = |wait: &mut P::Wait| wait.next_wait(tries, outcome);
        <P::Wait as Wait<O>>::State::with(slot, || first.wait(), next)
    }
}
