//! What follows a failed attempt. It stands apart from the loop, in functions that are not inlined: the loop stays as
//! small as one written by hand, and a success touches nothing of this. Functions with the same error and the same
//! kind of generator share one copy.

// LLVM inlines next to nothing into a cold function; what is split here to be read would be called.
#![allow(clippy::inline_always)]

use core::marker::PhantomData;
use core::time::Duration;

use super::basis::Basis;
use super::outcome::{OnError, OnValue, ReturnsResult};
use crate::clock::Sleep;
use crate::engine::Verdict;
use crate::event::Show;
use crate::failure::{Failure, Site};
use crate::wait::{State, Wait, WaitSlot};

/// Judges a failure, for who tells handlers of it.
#[cold]
#[inline(never)]
pub fn failed<O, T: When, W: NextWait<O>>(
    site: &Site,
    tries: u32,
    outcome: &O,
    show: Option<Show<O>>,
    when: T,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Verdict {
    judge(site, tries, outcome, show, when, wait, jitter)
}

#[inline(always)]
#[allow(clippy::needless_pass_by_value)] // `when` has no size, or goes in registers.
fn judge<O, T: When, W: NextWait<O>>(
    site: &Site,
    tries: u32,
    outcome: &O,
    show: Option<Show<O>>,
    when: T,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Verdict {
    let (elapsed, giveup) = (when.elapsed(), when.giveup());
    let failure = Failure { site, tries, elapsed, giveup, outcome, show };
    failure.judge(|| wait.next_wait(tries, outcome), jitter)
}

/// Judges a failure of which nobody is told: the wait, or what the attempt gave, where the retry gives up.
///
/// It takes what the attempt gave. So that is gone before the wait; and the loop carries no copy of it in
/// registers that every call would have to save, the successful ones too.
#[cold]
#[inline(never)]
#[allow(clippy::too_many_arguments)] // They go in registers; some have no size.
pub fn failed_untold<M, R: Failed<M>, T: When, W: NextWait<R::Outcome>>(
    mode: PhantomData<M>,
    site: &Site,
    tries: u32,
    output: R,
    show: Option<Show<R::Outcome>>,
    when: T,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Result<Duration, R> {
    judge_output(mode, site, tries, output, show, when, wait, jitter)
}

#[inline(always)]
#[allow(clippy::too_many_arguments)]
fn judge_output<M, R: Failed<M>, T: When, W: NextWait<R::Outcome>>(
    _mode: PhantomData<M>,
    site: &Site,
    tries: u32,
    output: R,
    show: Option<Show<R::Outcome>>,
    when: T,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Result<Duration, R> {
    match output.outcome().map(|outcome| judge(site, tries, outcome, show, when, wait, jitter)) {
        Some(Verdict::Retry(wait)) => Ok(wait),
        Some(Verdict::GiveUp(_)) | None => Err(output),
    }
}

/// As `failed_untold`, and waits.
#[cold]
#[inline(never)]
#[allow(clippy::too_many_arguments)] // As above.
pub fn failed_and_slept<M, R: Failed<M>, T: When, W: NextWait<R::Outcome>, C: Sleep>(
    mode: PhantomData<M>,
    site: &Site,
    tries: u32,
    output: R,
    show: Option<Show<R::Outcome>>,
    when: T,
    wait: W,
    jitter: impl FnOnce(Duration) -> Duration,
    clock: &C,
) -> Result<(), R> {
    match judge_output(mode, site, tries, output, show, when, wait, jitter) {
        Err(output) => Err(output),
        Ok(wait) => {
            clock.sleep(wait);
            Ok(())
        }
    }
}

/// What an attempt gave; `M` says what is judged of it.
pub trait Failed<M> {
    /// What is judged.
    type Outcome;

    /// What is judged; there always is one, where the attempt has failed.
    fn outcome(&self) -> Option<&Self::Outcome>;
}

impl<R: ReturnsResult> Failed<OnError> for R {
    type Outcome = R::Error;

    #[inline]
    fn outcome(&self) -> Option<&R::Error> {
        self.result_ref().err()
    }
}

impl<R> Failed<OnValue> for R {
    type Outcome = R;

    #[inline]
    fn outcome(&self) -> Option<&R> {
        Some(self)
    }
}

/// The mode of `#[on_exception]`.
pub const ON_ERROR: PhantomData<OnError> = PhantomData;

/// The mode of `#[on_predicate]`.
pub const ON_VALUE: PhantomData<OnValue> = PhantomData;

/// When an attempt ended, and whether that was the end.
pub trait When {
    /// The time since the start, where it was measured.
    fn elapsed(&self) -> Option<Duration>;

    /// What `giveup` said.
    fn giveup(&self) -> bool;
}

/// The function has neither a stopwatch nor a `giveup`.
impl When for () {
    #[inline]
    fn elapsed(&self) -> Option<Duration> {
        None
    }

    #[inline]
    fn giveup(&self) -> bool {
        false
    }
}

impl When for (Option<Duration>, bool) {
    #[inline]
    fn elapsed(&self) -> Option<Duration> {
        self.0
    }

    #[inline]
    fn giveup(&self) -> bool {
        self.1
    }
}

/// Where the next wait comes from.
pub trait NextWait<O> {
    /// The next wait.
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration>;
}

/// A generator that was made before the first attempt.
#[derive(Debug)]
pub struct Kept<'s, W>(pub &'s mut W);

impl<O, W: Wait<O>> NextWait<O> for Kept<'_, W> {
    #[inline(always)]
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration> {
        self.0.next_wait(tries, outcome)
    }
}

/// A generator that is made anew for each failure, and kept only if it remembers something. What it has to be is
/// demanded in one place, so that a fault is reported once.
#[derive(Debug)]
pub struct Made<'s, B, S, M> {
    basis: B,
    slot: &'s mut S,
    form: PhantomData<fn() -> M>,
}

/// A generator made of constants.
#[inline]
pub fn made<B, S, M>(basis: B, slot: &mut S) -> Made<'_, B, S, M> {
    Made { basis, slot, form: PhantomData }
}

impl<O, M, B: Basis<O, M>> NextWait<O> for Made<'_, B, WaitSlot<B::Wait, O>, M> {
    #[inline(always)]
    fn next_wait(self, tries: u32, outcome: &O) -> Option<Duration> {
        let Self { basis, slot, .. } = self;
        let ask = |wait: &mut B::Wait| wait.next_wait(tries, outcome);
        <B::Wait as Wait<O>>::State::with(slot, || basis.wait(), ask)
    }
}
