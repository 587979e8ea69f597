//! A loop of the user's, with a policy that decides after each attempt.

use core::fmt;
use core::ops::ControlFlow;
use core::time::Duration;

use super::builder::ByDebug;
use super::overrides::{FormatByDebug, FormatByDisplay, Name, Overrides, Reported};
use super::report::{CallStatus, Report};
use super::state::{CallState, Step};
use crate::classify::{DebugError, DisplayError, OnError};
use crate::clock::{AsyncClock, AsyncSleep, Clock, Sleep, SyncClock, async_clock, sync_clock};
use crate::policy::{OutcomeOf, Policy, PolicyKind};
use crate::wait::Wait;

impl<W, K: PolicyKind> Policy<W, K> {
    /// Starts a loop in async code, which may borrow its state mutably, as no closure can.
    ///
    /// The first attempt begins at once: the clock starts here. After each attempt pass its result to
    /// [`after(..).await`](Attempts::after), which waits and returns `Continue`, or returns `Break` with the result.
    ///
    /// Give the result a name first, as below: other temporaries of the expression, such as the guard of a lock, would
    /// live until the end of the `match`, and so during the wait.
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # struct Conn { lost: u32 }
    /// # impl Conn { async fn step(&mut self) -> Result<&'static str, std::io::Error> {
    /// #     self.lost -= 1;
    /// #     if self.lost == 0 { Ok("done") } else { Err(std::io::Error::other("lost")) }
    /// # } }
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// # let mut conn = Conn { lost: 3 };
    /// let mut attempts = DB.attempts();
    /// let done = loop {
    ///     let result = conn.step().await;
    ///     match attempts.after(result).await {
    ///         Break(result) => break result,
    ///         Continue(()) => {}
    ///     }
    /// };
    /// assert_eq!((done.unwrap(), attempts.tries()), ("done", 3));
    /// # }
    /// ```
    ///
    /// To retry on a value, pass it as an error: `after(if job.is_done() { Ok(job) } else { Err(job) })`.
    pub fn attempts<T, E: DisplayError>(&self) -> Attempts<'_, W, K, T, E, AsyncClock>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`attempts`](Policy::attempts) does in async code. After each attempt pass
    /// its result to [`after_blocking`](Attempts::after_blocking).
    pub fn attempts_blocking<T, E: DisplayError>(&self) -> Attempts<'_, W, K, T, E, SyncClock>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own.
    pub fn attempts_on<T, E: DisplayError, C: Clock>(&self, clock: C) -> Attempts<'_, W, K, T, E, C>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        Attempts::start(self, FormatByDisplay, clock)
    }
}

impl<'p, W, K: PolicyKind> ByDebug<'p, W, K> {
    /// Starts a loop in async code, as [`Policy::attempts`] does.
    pub fn attempts<T, E: DebugError>(
        &self,
    ) -> Attempts<'p, W, K, T, E, AsyncClock, (FormatByDebug, Reported)>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`Policy::attempts_blocking`] does.
    pub fn attempts_blocking<T, E: DebugError>(
        &self,
    ) -> Attempts<'p, W, K, T, E, SyncClock, (FormatByDebug, Reported)>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, as [`Policy::attempts_on`] does.
    pub fn attempts_on<T, E: DebugError, C: Clock>(
        &self,
        clock: C,
    ) -> Attempts<'p, W, K, T, E, C, (FormatByDebug, Reported)>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        Attempts::start(self.0, FormatByDebug, clock)
    }
}

/// The attempts of a loop; made by [`Policy::attempts`].
pub struct Attempts<'p, W, K, T, E, C, H = (FormatByDisplay, Reported)>
where
    W: Wait<E>,
    K: PolicyKind,
    C: Clock,
{
    state: CallState<'p, W, K, E, T, H, C>,
    /// Why the loop ended, and when.
    end: Option<(CallStatus, Duration)>,
}

impl<'p, W, K, T, E, C, G> Attempts<'p, W, K, T, E, C, (G, Reported)>
where
    W: Wait<E> + Clone,
    K: PolicyKind,
    E: OutcomeOf<K>,
    C: Clock,
    G: Overrides<E, T>,
{
    fn start(policy: &'p Policy<W, K>, format: G, clock: C) -> Self {
        let mut state = CallState::new(policy, (format, Reported), clock, || "attempts");
        state.start_attempt();
        Attempts { state, end: None }
    }
}

impl<'p, W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> Attempts<'p, W, K, T, E, C, H> {
    /// Sets the name of the loop in the log and in `Details`. Default: `attempts`.
    pub fn name(self, name: &'static str) -> Attempts<'p, W, K, T, E, C, (H, Name)> {
        Attempts { state: self.state.with(Name(name)), end: self.end }
    }
}

impl<W, K, T, E, C, H> Attempts<'_, W, K, T, E, C, H>
where
    W: Wait<E> + Clone,
    K: PolicyKind,
    E: OutcomeOf<K>,
    C: Clock,
    H: Overrides<E, T>,
{
    fn finish_attempt(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>, Duration> {
        match self.state.finish_attempt::<OnError, _>(&result) {
            Step::Wait(wait) => {
                // Counted before the wait: if the wait is dropped and the loop goes on, an attempt is made all the same.
                self.state.count_attempt();
                ControlFlow::Continue(wait)
            }
            Step::End(status, elapsed) => {
                self.end = Some((status, elapsed));
                ControlFlow::Break(result)
            }
        }
    }

    /// Judges the result of an attempt: waits and returns `Continue`, or returns `Break` with the result.
    ///
    /// The future is `Send` only if the result is. If it is dropped during its wait, the next attempt is counted all
    /// the same, but the handlers for attempts do not run.
    pub async fn after(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: AsyncSleep,
    {
        let sleep = match self.finish_attempt(result) {
            ControlFlow::Continue(wait) => self.state.clock().sleep(wait),
            ControlFlow::Break(result) => return ControlFlow::Break(result),
        };
        sleep.await;
        self.state.notify_try();
        ControlFlow::Continue(())
    }

    /// Judges the result of an attempt, as [`after`](Attempts::after) does. Blocks the thread for the wait.
    pub fn after_blocking(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: Sleep,
    {
        match self.finish_attempt(result) {
            ControlFlow::Break(result) => ControlFlow::Break(result),
            ControlFlow::Continue(wait) => {
                self.state.clock().sleep(wait);
                self.state.notify_try();
                ControlFlow::Continue(())
            }
        }
    }

    /// Returns the number of attempts so far, including the current one.
    pub fn tries(&self) -> u32 {
        self.state.tries()
    }

    /// Wraps a value in a report of the loop. Before the loop has ended, its status is [`CallStatus::Running`].
    pub fn report<R>(&self, result: R) -> Report<R> {
        let (status, elapsed) = self
            .end
            .unwrap_or_else(|| (CallStatus::Running, self.state.elapsed().unwrap_or_default()));
        self.state.report(result, status, elapsed)
    }
}

impl<W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> fmt::Debug for Attempts<'_, W, K, T, E, C, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempts")
            .field("tries", &self.state.tries())
            .field("waited", &self.state.waited())
            .finish_non_exhaustive()
    }
}
