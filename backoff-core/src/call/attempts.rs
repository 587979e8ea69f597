//! A loop of the user's, with a policy that decides after each attempt.

use core::error::Error;
use core::fmt;
use core::ops::ControlFlow;
use core::time::Duration;

use super::overrides::{FormatByDisplay, FormatBySources, Name, Overrides, Reported};
use super::report::{CallStatus, Report};
use super::state::{Attempted, CallState, Step};
use crate::classify::OnError;
use crate::clock::{AsyncSleep, Clock, Sleep};
use crate::policy::{OutcomeOf, Policy, PolicyKind};
use crate::span::{CallSpans, Spans, leave};
use crate::wait::Wait;

/// The overrides of a loop whose outcomes are written by `G`.
pub(super) type LoopOverrides<G> = ((G, Reported), Name);

/// The attempts of a loop; made by [`Policy::attempts`].
///
/// ```
/// use std::ops::ControlFlow::{Break, Continue};
/// use backoff_retry::{Policy, VirtualClock, expo};
///
/// static DB: Policy = Policy::new(expo()).max_tries(5);
///
/// let mut answers = ["locked", "locked", "3 rows"].into_iter();
/// let mut attempts = DB.attempts_on(VirtualClock::new());
/// let rows = loop {
///     let answer = answers.next().unwrap();
///     match attempts.after_blocking(if answer == "locked" { Err(answer) } else { Ok(answer) }) {
///         Break(result) => break result,
///         Continue(()) => {}
///     }
/// };
/// assert_eq!((rows, attempts.tries()), (Ok("3 rows"), 3));
/// ```
pub struct Attempts<'p, W, K, T, E, C, H = LoopOverrides<FormatByDisplay>>
where
    W: Wait<E>,
    K: PolicyKind,
    C: Clock,
{
    pub(super) state: CallState<'p, W, K, E, T, H, C>,
    /// Why the loop ended, and when.
    pub(super) end: Option<(CallStatus, Duration)>,
}

impl<'p, W, K, T, E, C, G> Attempts<'p, W, K, T, E, C, LoopOverrides<G>>
where
    W: Wait<E> + Clone,
    K: PolicyKind,
    E: OutcomeOf<K>,
    C: Clock,
    G: Overrides<E, T>,
{
    pub(super) fn start(policy: &'p Policy<W, K>, format: G, name: &'static str, clock: C) -> Self {
        let overrides = ((format, Reported::default()), Name(name));
        let mut state = CallState::new(policy, overrides, clock, || "");
        let entered = state.enter_call();
        state.start_attempt();
        leave(entered);
        state.start_attempt_span();
        Attempts { state, end: None }
    }
}

impl<'p, W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> Attempts<'p, W, K, T, E, C, H> {
    /// Makes the loop write errors with the chain of their [`source`](Error::source)s, `a: b: c`, in the log and in
    /// `Details`. The attribute does so by itself.
    ///
    /// ```
    /// use std::{io, ops::ControlFlow::Continue};
    /// use backoff_retry::{Policy, VirtualClock, expo, policy::For, wait::Expo};
    ///
    /// #[derive(Debug, thiserror::Error)]
    /// #[error("cannot import")]
    /// struct ImportError(#[source] io::Error);
    ///
    /// static IMPORT: Policy<Expo, For<ImportError>> = Policy::typed(expo())
    ///     .max_tries(2)
    ///     .on_giveup(|details| assert!(details.to_string().ends_with("(cannot import: full)")));
    ///
    /// let mut attempts = IMPORT.attempts_on(VirtualClock::new()).with_sources();
    /// let full = || Err::<(), _>(ImportError(io::Error::other("full")));
    /// while let Continue(()) = attempts.after_blocking(full()) {}
    /// ```
    pub fn with_sources(self) -> Attempts<'p, W, K, T, E, C, (H, FormatBySources)>
    where
        E: Error,
    {
        self.with(FormatBySources)
    }

    /// Adds an override for this loop.
    pub(super) fn with<A>(self, added: A) -> Attempts<'p, W, K, T, E, C, (H, A)> {
        Attempts { state: self.state.with(added), end: self.end }
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
        let _entered = self.state.spans().enter();
        match self.state.finish_attempt::<OnError, _>(&result, Attempted::default()) {
            Step::Wait(wait) => {
                // Counted before the wait: if the wait is dropped and the loop goes on, an attempt is made all the same.
                self.state.count_attempt();
                self.state.spans().start_wait(wait);
                ControlFlow::Continue(wait)
            }
            Step::End(status, elapsed) => {
                self.end = Some((status, elapsed));
                *self.state.spans() = Spans::NONE;
                ControlFlow::Break(result)
            }
        }
    }

    /// Starts the attempt after a wait, which is counted already.
    fn next_attempt(&mut self) {
        self.state.spans().end_wait();
        let entered = self.state.spans().enter();
        self.state.notify_try();
        leave(entered);
        self.state.start_attempt_span();
    }

    /// Judges the result of an attempt: waits and returns `Continue`, or returns `Break` with the result.
    ///
    /// The future is `Send` only if the result is. If it is dropped during its wait, the next attempt is counted all
    /// the same, but the handlers for attempts do not run.
    ///
    /// ```
    /// use std::ops::ControlFlow::Break;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() {
    /// let mut attempts = DB.attempts();
    /// assert!(attempts.after(Err::<u32, _>("locked")).await.is_continue()); // after a wait
    /// assert_eq!(attempts.after(Ok(3)).await, Break(Ok(3)));
    /// # }
    /// ```
    pub async fn after(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: AsyncSleep,
    {
        let sleep = match self.finish_attempt(result) {
            ControlFlow::Continue(wait) => self.state.clock().sleep(wait),
            ControlFlow::Break(result) => return ControlFlow::Break(result),
        };
        sleep.await;
        self.next_attempt();
        ControlFlow::Continue(())
    }

    /// Judges the result of an attempt, as [`after`](Attempts::after) does. Blocks the thread for the wait.
    ///
    /// ```
    /// use std::ops::ControlFlow::Break;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(2);
    ///
    /// let mut attempts = DB.attempts_on(VirtualClock::new());
    /// assert!(attempts.after_blocking(Err::<(), _>("locked")).is_continue());
    /// assert_eq!(attempts.after_blocking(Err("locked")), Break(Err("locked"))); // gives up
    /// ```
    pub fn after_blocking(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: Sleep,
    {
        match self.finish_attempt(result) {
            ControlFlow::Break(result) => ControlFlow::Break(result),
            ControlFlow::Continue(wait) => {
                self.state.clock().sleep(wait);
                self.next_attempt();
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
        self.state.open_spans();
        let entered = self.state.spans().enter();
        if self.end.take().is_some() {
            self.state.notify_try();
        }
        leave(entered);
        self.state.start_attempt_span();
    }

    /// Returns the number of attempts so far, including the current one.
    ///
    /// ```
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let mut attempts = DB.attempts_on(VirtualClock::new());
    /// assert_eq!(attempts.tries(), 1); // begun at once
    /// assert!(attempts.after_blocking(Err::<(), _>("locked")).is_continue());
    /// assert_eq!(attempts.tries(), 2);
    /// ```
    pub fn tries(&self) -> u32 {
        self.state.tries()
    }

    /// Wraps a value in a report of the loop. Before the loop has ended, its status is [`CallStatus::Running`].
    ///
    /// ```
    /// use std::ops::ControlFlow::Break;
    /// use backoff_retry::{Policy, VirtualClock, call::CallStatus, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let mut attempts = DB.attempts_on(VirtualClock::new());
    /// if let Break(result) = attempts.after_blocking(Ok::<_, &str>("3 rows")) {
    ///     let report = attempts.report(result);
    ///     assert_eq!((report.status, report.tries), (CallStatus::Succeeded, 1));
    /// }
    /// ```
    pub fn report<R>(&self, result: R) -> Report<R> {
        let (status, elapsed) = self
            .end
            .unwrap_or_else(|| (CallStatus::Running, self.state.elapsed().unwrap_or_default()));
        self.state.report(result, status, elapsed)
    }
}

impl<W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> fmt::Debug for Attempts<'_, W, K, T, E, C, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempts").field("tries", &self.state.tries()).finish_non_exhaustive()
    }
}
