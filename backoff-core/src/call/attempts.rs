//! A loop of the user's, with a policy that decides after each attempt.

use core::error::Error;
use core::fmt;
use core::ops::ControlFlow;
use core::panic::Location;
use core::time::Duration;

use super::builder::ByDebug;
use super::overrides::{
    FormatByDebug, FormatByDisplay, FormatBySources, Name, Overrides, Reported,
};
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
    ///
    /// In the log and in `Details` a loop is called by the path of the file in which it was started. To give it a name,
    /// put [`named`](Policy::named) before it: `DB.named("import").attempts()`. After progress,
    /// [`reset`](Attempts::reset) starts the waits and the limits anew.
    #[track_caller]
    pub fn attempts<T, E: DisplayError>(&self) -> Attempts<'_, W, K, T, E, AsyncClock>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`attempts`](Policy::attempts) does in async code. After each attempt pass
    /// its result to [`after_blocking`](Attempts::after_blocking).
    #[track_caller]
    pub fn attempts_blocking<T, E: DisplayError>(&self) -> Attempts<'_, W, K, T, E, SyncClock>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, which is both read and slept on.
    #[track_caller]
    pub fn attempts_on<T, E: DisplayError, C: Clock>(&self, clock: C) -> Attempts<'_, W, K, T, E, C>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        Attempts::start(self, FormatByDisplay, file_of_caller(), clock)
    }

    /// Names the loops that follow, in the log and in `Details`. It stands before the loop, which starts at once: the
    /// handler for attempts sees the name from the first one on.
    ///
    /// ```
    /// use std::ops::ControlFlow::Continue;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo())
    ///     .max_tries(3)
    ///     .on_try(|details| assert_eq!(details.target, "import"));
    ///
    /// let mut attempts = API.named("import").attempts_on(VirtualClock::new());
    /// while let Continue(()) = attempts.after_blocking(Err::<(), _>("refused")) {}
    /// assert_eq!(attempts.tries(), 3);
    /// ```
    pub fn named(&self, name: &'static str) -> Named<'_, W, K> {
        Named { policy: self, name, format: FormatByDisplay }
    }
}

impl<'p, W, K: PolicyKind> ByDebug<'p, W, K> {
    /// Starts a loop in async code, as [`Policy::attempts`] does.
    #[track_caller]
    pub fn attempts<T, E: DebugError>(
        &self,
    ) -> Attempts<'p, W, K, T, E, AsyncClock, LoopOverrides<FormatByDebug>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`Policy::attempts_blocking`] does.
    #[track_caller]
    pub fn attempts_blocking<T, E: DebugError>(
        &self,
    ) -> Attempts<'p, W, K, T, E, SyncClock, LoopOverrides<FormatByDebug>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, as [`Policy::attempts_on`] does.
    #[track_caller]
    pub fn attempts_on<T, E: DebugError, C: Clock>(
        &self,
        clock: C,
    ) -> Attempts<'p, W, K, T, E, C, LoopOverrides<FormatByDebug>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
    {
        Attempts::start(self.0, FormatByDebug, file_of_caller(), clock)
    }

    /// Names the loops that follow, as [`Policy::named`] does.
    pub fn named(&self, name: &'static str) -> Named<'p, W, K, FormatByDebug> {
        Named { policy: self.0, name, format: FormatByDebug }
    }
}

/// A policy whose loops have a name; made by [`Policy::named`].
#[derive(Debug)]
pub struct Named<'p, W, K: PolicyKind, G = FormatByDisplay> {
    policy: &'p Policy<W, K>,
    name: &'static str,
    format: G,
}

impl<'p, W, K: PolicyKind, G: Copy> Named<'p, W, K, G> {
    /// Starts a loop in async code, as [`Policy::attempts`] does.
    pub fn attempts<T, E>(&self) -> Attempts<'p, W, K, T, E, AsyncClock, LoopOverrides<G>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
        G: Overrides<E, T>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`Policy::attempts_blocking`] does.
    pub fn attempts_blocking<T, E>(&self) -> Attempts<'p, W, K, T, E, SyncClock, LoopOverrides<G>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
        G: Overrides<E, T>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, as [`Policy::attempts_on`] does.
    pub fn attempts_on<T, E, C>(&self, clock: C) -> Attempts<'p, W, K, T, E, C, LoopOverrides<G>>
    where
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
        C: Clock,
        G: Overrides<E, T>,
    {
        Attempts::start(self.policy, self.format, self.name, clock)
    }
}

/// Returns the path of the file in which a loop is started: unlike a closure, a loop has no type that tells the path of
/// its function.
#[track_caller]
fn file_of_caller() -> &'static str {
    Location::caller().file()
}

/// The overrides of a loop whose outcomes are written by `G`.
type LoopOverrides<G> = ((G, Reported), Name);

/// The attempts of a loop; made by [`Policy::attempts`].
pub struct Attempts<'p, W, K, T, E, C, H = LoopOverrides<FormatByDisplay>>
where
    W: Wait<E>,
    K: PolicyKind,
    C: Clock,
{
    state: CallState<'p, W, K, E, T, H, C>,
    /// Why the loop ended, and when.
    end: Option<(CallStatus, Duration)>,
}

impl<'p, W, K, T, E, C, G> Attempts<'p, W, K, T, E, C, LoopOverrides<G>>
where
    W: Wait<E> + Clone,
    K: PolicyKind,
    E: OutcomeOf<K>,
    C: Clock,
    G: Overrides<E, T>,
{
    fn start(policy: &'p Policy<W, K>, format: G, name: &'static str, clock: C) -> Self {
        let overrides = ((format, Reported), Name(name));
        let mut state = CallState::new(policy, overrides, clock, || "");
        state.start_attempt();
        Attempts { state, end: None }
    }
}

impl<'p, W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> Attempts<'p, W, K, T, E, C, H> {
    /// Makes the loop write errors with the chain of their [`source`](Error::source)s, `a: b: c`, in the log and in
    /// `Details`. The attribute does so by itself.
    pub fn with_sources(self) -> Attempts<'p, W, K, T, E, C, (H, FormatBySources)>
    where
        E: Error,
    {
        Attempts { state: self.state.with(FormatBySources), end: self.end }
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

    /// Starts the loop anew, after progress: the current attempt becomes the first, the waits begin with the shortest,
    /// and `max_time` is counted from now. The report counts from here, too.
    ///
    /// It is for connections that are made again whenever they break, and for subscriptions: without it a connection
    /// that breaks once a day would use up `max_tries` in a few days, and would wait as long as after so many failures
    /// in a row. After the end of the loop it starts another one.
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static SUBSCRIBE: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// # struct Stream { messages: Vec<Result<u32, &'static str>> }
    /// # impl Stream { fn next(&mut self) -> Result<u32, &'static str> { self.messages.remove(0) } }
    /// # let mut stream = Stream { messages: vec![Err("lost"), Ok(1), Err("lost"), Ok(2), Err("lost"), Err("closed")] };
    /// # let mut seen = Vec::new();
    /// let mut attempts = SUBSCRIBE.attempts_on(VirtualClock::new());
    /// let error = loop {
    ///     match stream.next() {
    ///         Ok(message) => {
    ///             seen.push(message);
    ///             attempts.reset();
    ///         }
    ///         Err(error) => match attempts.after_blocking(Err::<(), _>(error)) {
    ///             Break(result) => break result,
    ///             Continue(()) => {}
    ///         },
    ///     }
    /// };
    /// assert_eq!((seen, error), (vec![1, 2], Err("closed")));
    /// ```
    pub fn reset(&mut self) {
        self.state.reset();
        if self.end.take().is_some() {
            self.state.notify_try();
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
