//! A loop of the user's, with a policy beside it.

use core::fmt;
use core::ops::ControlFlow;
use core::time::Duration;

use super::course::{Course, Step};
use super::hooks::{Hooks, Named, Reported};
use super::report::{Ended, Report};
use super::returned::OnError;
use crate::clock::{AsyncSleep, Clock, LoopClock, Sleep};
use crate::policy::{Covers, Policy, Scope};
use crate::wait::Wait;

impl<W, S: Scope> Policy<W, S> {
    /// A loop that retries what borrows its state mutably, which no closure can.
    ///
    /// The first attempt counts as begun: the clock starts here. After each attempt ask
    /// [`after`](Attempts::after), or in sync code [`after_blocking`](Attempts::after_blocking): it waits and
    /// says `Continue`, or says `Break` with the result.
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use backoff_core::{VirtualClock, expo, policy::Policy};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # struct Conn { lost: u32 }
    /// # fn step(conn: &mut Conn) -> Result<&'static str, u32> { conn.lost -= 1; if conn.lost == 0 { Ok("done") } else { Err(conn.lost) } }
    /// # let mut conn = Conn { lost: 3 };
    /// let mut attempts = DB.attempts_on(VirtualClock::new());
    /// let done = loop {
    ///     let result = step(&mut conn);
    ///     match attempts.after_blocking(result) {
    ///         Break(result) => break result,
    ///         Continue(()) => {}
    ///     }
    /// };
    /// assert_eq!((done, attempts.tries()), (Ok("done"), 3));
    /// ```
    ///
    /// Give the result a name first, as above: what else the expression makes, such as the guard of a lock, would
    /// live until the end of the `match`, and so through the wait.
    ///
    /// To retry on a value, hand it over as an error: `after(if job.is_done() { Ok(job) } else { Err(job) })`.
    pub fn attempts<T, E>(&self) -> Attempts<'_, W, S, T, E>
    where
        W: Wait<E> + Clone,
        S: Covers<E>,
    {
        self.attempts_on(LoopClock {})
    }

    /// As [`attempts`](Policy::attempts), on a clock of one's own.
    pub fn attempts_on<T, E, C: Clock>(&self, clock: C) -> Attempts<'_, W, S, T, E, C>
    where
        W: Wait<E> + Clone,
        S: Covers<E>,
    {
        let mut course = Course::new(self, Reported, clock, || "attempts");
        course.attempt();
        Attempts { course, ended: None }
    }
}

/// The attempts of a loop; made by [`Policy::attempts`].
pub struct Attempts<'p, W, S, T, E, C = LoopClock, H = Reported>
where
    W: Wait<E>,
    S: Scope,
    C: Clock,
{
    course: Course<'p, W, S, E, T, H, C>,
    /// Why the loop ended, and when.
    ended: Option<(Ended, Duration)>,
}

impl<'p, W: Wait<E>, S: Scope, T, E, C: Clock, H> Attempts<'p, W, S, T, E, C, H> {
    /// What events call this loop; default `attempts`.
    pub fn name(self, name: &'static str) -> Attempts<'p, W, S, T, E, C, (H, Named)> {
        Attempts { course: self.course.with(Named(name)), ended: self.ended }
    }
}

impl<W, S, T, E, C, H> Attempts<'_, W, S, T, E, C, H>
where
    W: Wait<E> + Clone,
    S: Covers<E>,
    C: Clock,
    E: fmt::Debug,
    H: Hooks<E, T>,
{
    fn judge(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>, Duration> {
        match self.course.judge::<OnError, _>(&result) {
            Step::Wait(wait) => {
                // Counted before the wait: who drops that and goes on has made an attempt all the same.
                self.course.count();
                ControlFlow::Continue(wait)
            }
            Step::End(ended, elapsed) => {
                self.ended = Some((ended, elapsed));
                ControlFlow::Break(result)
            }
        }
    }

    /// After an attempt: waits and says `Continue`, or says `Break` with the result.
    ///
    /// The future is `Send` only if the result is. Where it is dropped in its wait, the next attempt is counted all
    /// the same, but `on_try` is not told of it.
    pub async fn after(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: AsyncSleep,
    {
        let sleep = match self.judge(result) {
            ControlFlow::Continue(wait) => self.course.clock().sleep(wait),
            ControlFlow::Break(result) => return ControlFlow::Break(result),
        };
        sleep.await;
        self.course.tell();
        ControlFlow::Continue(())
    }

    /// As [`after`](Attempts::after); blocks the thread for the wait.
    pub fn after_blocking(&mut self, result: Result<T, E>) -> ControlFlow<Result<T, E>>
    where
        C: Sleep,
    {
        match self.judge(result) {
            ControlFlow::Break(result) => ControlFlow::Break(result),
            ControlFlow::Continue(wait) => {
                self.course.clock().sleep(wait);
                self.course.tell();
                ControlFlow::Continue(())
            }
        }
    }

    /// The number of attempts so far, the one that is under way included.
    pub fn tries(&self) -> u32 {
        self.course.tries()
    }

    /// How the loop went so far, around a value of yours. Before it has ended, [`ended`](Report::ended) is
    /// [`Ended::Running`].
    pub fn report<R>(&self, result: R) -> Report<R> {
        let (ended, elapsed) =
            self.ended.unwrap_or_else(|| (Ended::Running, self.course.elapsed()));
        self.course.report(result, ended, elapsed)
    }
}

impl<W: Wait<E>, S: Scope, T, E, C: Clock, H> fmt::Debug for Attempts<'_, W, S, T, E, C, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempts")
            .field("tries", &self.course.tries())
            .field("waited", &self.course.waited())
            .finish_non_exhaustive()
    }
}
