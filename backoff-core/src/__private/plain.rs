//! The loop of the most common uses: `#[on_exception]` with one of the library's generators, no filter, and hardly any
//! option but `max_tries`.
//!
//! Every token that an attribute writes, and every path that a use names, takes time when the user's crate is checked. So
//! these templates contain all that does not depend on the use, and the functions are given as little as possible. What
//! can be wrong about the user's types is passed in with its span: the attempt, the return type, the generator.

// LLVM inlines next to nothing into a cold function, and without inlining the number of the attempt would be in memory.
#![allow(clippy::inline_always)]
#![allow(clippy::too_many_arguments)] // They go in registers; some have no size.

use core::fmt;
use core::time::Duration;

use super::attempt::next_try;
use super::on_failure::{NextWait, rebuilt, release_or_return, verdict, wait_or_return};
use super::wait_or_policy::WaitOrPolicy;
use crate::clock::Sleep;
use crate::details::FormatOutcome;
use crate::engine::NotMeasured;
use crate::failed_attempt::{DEFAULT_PARAMS, RetryParams};
use crate::wait::{Wait, WaitSlot};

// The two templates differ in the attempt and in the wait. They take their fragments alike, and are not one macro that
// calls another: each expansion of a use takes time. `result` is the variable of a return type that is called `Result`, and
// `alias` is any other return type.
//
// Only one arm of each `match` names a variant: a type that is not a `Result`, though called so, is reported once. A
// `Result` is returned by the name that it has: a binding for it takes time when a use is checked.

/// Emits the loop of a blocking function. The attempt is either a closure, or statements that bind `$returned`.
#[doc(hidden)]
#[macro_export]
macro_rules! __backoff_plain_loop {
    (
        $(in_closure $closure:tt)?
        $(attempt { $($attempt:tt)* })?
        $(warn { $($warn:tt)* })?
        returned $returned:ident
        $(result $result:tt)?
        $(alias [$($alias:tt)*])?
        name $name:literal
        max_tries $max_tries:literal
        jitter $jitter:ident
        generator $($generator:tt)*
    ) => {
        let mut __state = $crate::__private::loop_state();
        loop {
            $(let $returned = $crate::__private::once $closure;)?
            $($($attempt)*)?
            $($($warn)*)?
            match $($result)?
                $(<$($alias)* as $crate::__private::IsResult<_, _>>::into_result($returned))?
            {
                $crate::__private::Err(__outcome) => match __state.failed_and_sleep(
                    ::core::concat!(::core::module_path!(), $name),
                    $max_tries,
                    $crate::__private::formatting(&__outcome).__backoff_format(),
                    __outcome,
                    $($generator)*,
                    $crate::__private::$jitter,
                    &$crate::__private::sync_clock(),
                ) {
                    $crate::__private::Ok(()) => {}
                    $crate::__private::Err(__outcome) => break $(
                        <$($alias)* as $crate::__private::IsResult<_, _>>::from_result
                    )? ($crate::__private::Err(__outcome)),
                },
                $(_ => break $result,)?
                $(
                    __result => break
                        <$($alias)* as $crate::__private::IsResult<_, _>>::from_result(__result),
                )?
            }
        }
    };
}

/// Emits the loop of an async function. The attempt is either the body as it is, or statements that bind `$returned`.
///
/// What the attempt returned is taken apart in a scope of its own, so that nothing of it lives across the wait.
#[doc(hidden)]
#[macro_export]
macro_rules! __backoff_plain_async_loop {
    (
        $(in_place [$($type:tt)*] $body:tt)?
        $(attempt { $($attempt:tt)* })?
        $(warn { $($warn:tt)* })?
        returned $returned:ident
        $(result $result:tt)?
        $(alias [$($alias:tt)*])?
        name $name:literal
        max_tries $max_tries:literal
        jitter $jitter:ident
        generator $($generator:tt)*
    ) => {
        let mut __state = $crate::__private::loop_state();
        loop {
            let __wait = {
                // If the body diverges, rustc would otherwise report what follows as unreachable.
                $(let $returned: $($type)* = if false { $crate::__private::absurd() } else $body;)?
                $($($attempt)*)?
                $($($warn)*)?
                match $($result)?
                    $(<$($alias)* as $crate::__private::IsResult<_, _>>::into_result($returned))?
                {
                    $crate::__private::Err(__outcome) => match __state.failed(
                        ::core::concat!(::core::module_path!(), $name),
                        $max_tries,
                        $crate::__private::formatting(&__outcome).__backoff_format(),
                        __outcome,
                        $($generator)*,
                        $crate::__private::$jitter,
                    ) {
                        $crate::__private::Ok(__wait) => __wait,
                        $crate::__private::Err(__outcome) => break $(
                            <$($alias)* as $crate::__private::IsResult<_, _>>::from_result
                        )? ($crate::__private::Err(__outcome)),
                    },
                    $(_ => break $result,)?
                    $(
                        __result => break
                            <$($alias)* as $crate::__private::IsResult<_, _>>::from_result(__result),
                    )?
                }
            };
            $crate::__private::default_sleep(__wait).await;
        }
    };
}

/// What a loop keeps from one attempt to the next. It is one value with methods, since a use that names two variables and a
/// free function takes 3 % longer to check. The price is 8 bytes where a generator has to be stored.
pub struct LoopState<W: Wait<O>, O> {
    /// The number of the attempt.
    tries: u32,
    /// The wait generator, if it has to be stored.
    slot: WaitSlot<W, O>,
}

impl<W: Wait<O>, O> fmt::Debug for LoopState<W, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoopState").field("tries", &self.tries).finish_non_exhaustive()
    }
}

/// Returns the state before the first attempt.
#[inline]
#[must_use]
pub fn loop_state<W: Wait<O>, O>() -> LoopState<W, O> {
    LoopState { tries: 1, slot: WaitSlot::<W, O>::default() }
}

impl<W: Wait<O>, O> LoopState<W, O> {
    /// Returns the wait that follows a failed attempt, or its outcome if the retry gives up.
    ///
    /// # Errors
    /// If the retry gives up: the outcome of this attempt.
    #[inline(always)]
    pub fn failed<M>(
        &mut self,
        target: &'static str,
        max_tries: u32,
        format: Option<FormatOutcome<O>>,
        outcome: O,
        wait: impl WaitOrPolicy<O, M, Wait = W>,
        jitter: impl FnMut(Duration) -> Duration,
    ) -> Result<Duration, O> {
        let Self { tries, slot } = self;
        judge(tries, target, max_tries, format, outcome, rebuilt(wait, slot), jitter)
    }

    /// Waits after a failed attempt, or returns its outcome if the retry gives up.
    ///
    /// # Errors
    /// If the retry gives up: the outcome of this attempt.
    #[inline(always)]
    pub fn failed_and_sleep<M>(
        &mut self,
        target: &'static str,
        max_tries: u32,
        format: Option<FormatOutcome<O>>,
        outcome: O,
        wait: impl WaitOrPolicy<O, M, Wait = W>,
        jitter: impl FnMut(Duration) -> Duration,
        clock: &impl Sleep,
    ) -> Result<(), O> {
        let Self { tries, slot } = self;
        let wait = rebuilt(wait, slot);
        judge_and_sleep(*tries, target, max_tries, format, outcome, wait, jitter, clock)?;
        *tries = next_try(*tries);
        Ok(())
    }
}

/// Judges a failed attempt of an async function, and counts the next one: the future holds the counter anyway.
#[cold]
#[inline(never)]
fn judge<O, W: NextWait<O>>(
    tries: &mut u32,
    target: &'static str,
    max_tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
) -> Result<Duration, O> {
    let params = &params(max_tries);
    let current = *tries;
    *tries = next_try(current);
    let verdict =
        verdict(params, &target, current, &outcome, format, NotMeasured, false, wait, jitter, ());
    Ok(wait_or_return!(outcome, verdict))
}

/// Judges a failed attempt of a blocking function, and waits. The number of the attempt stays in a register.
#[cold]
#[inline(never)]
fn judge_and_sleep<O, W: NextWait<O>, C: Sleep>(
    tries: u32,
    target: &'static str,
    max_tries: u32,
    format: Option<FormatOutcome<O>>,
    outcome: O,
    wait: W,
    jitter: impl FnMut(Duration) -> Duration,
    clock: &C,
) -> Result<(), O> {
    let params = &params(max_tries);
    let wait = release_or_return!(
        outcome,
        verdict(params, &target, tries, &outcome, format, NotMeasured, false, wait, jitter, ())
    );
    clock.sleep(wait);
    Ok(())
}

/// Returns the parameters of a use with the default log, but for the name, which stays in registers. No limit on attempts is
/// passed as 0: one register, and less to compile than an `Option`.
#[inline(always)]
fn params(max_tries: u32) -> RetryParams {
    let max_tries = (max_tries != 0).then_some(max_tries);
    RetryParams { max_tries, ..DEFAULT_PARAMS }
}
