//! The entries of loops: how a policy starts a loop of the user's, under which name and on which clock.

use core::panic::Location;

use super::attempts::{Attempts, LoopOverrides};
use super::builder::ByDebug;
use super::overrides::{FormatByDebug, FormatByDisplay, Overrides};
use crate::classify::{DebugError, DisplayError};
use crate::clock::{AsyncClock, Clock, SyncClock, async_clock, sync_clock};
use crate::policy::{FitsLoop, OutcomeOf, Policy, PolicyKind};
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
    pub fn attempts<T, E>(&self) -> Attempts<'_, W, K, T, E, AsyncClock>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DisplayError,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`attempts`](Policy::attempts) does in async code. After each attempt pass
    /// its result to [`after_blocking`](Attempts::after_blocking).
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use backoff_retry::{Policy, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # struct Conn;
    /// # impl Conn { fn step(&mut self) -> Result<&'static str, std::io::Error> { Ok("done") } }
    /// fn step(conn: &mut Conn) -> Result<&'static str, std::io::Error> {
    ///     let mut attempts = DB.attempts_blocking();
    ///     loop {
    ///         let result = conn.step();
    ///         match attempts.after_blocking(result) {
    ///             Break(result) => return result,
    ///             Continue(()) => {}
    ///         }
    ///     }
    /// }
    /// # assert_eq!(step(&mut Conn).unwrap(), "done");
    /// ```
    #[track_caller]
    pub fn attempts_blocking<T, E>(&self) -> Attempts<'_, W, K, T, E, SyncClock>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DisplayError,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, which is both read and slept on.
    ///
    /// ```
    /// use std::{ops::ControlFlow::Continue, time::Duration};
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static DB: Policy = Policy::new(expo()).max_tries(3).no_jitter();
    ///
    /// let clock = VirtualClock::new();
    /// let mut attempts = DB.attempts_on(&clock);
    /// while let Continue(()) = attempts.after_blocking(Err::<(), _>("locked")) {}
    /// assert_eq!(clock.time(), Duration::from_secs(1 + 2));
    /// ```
    #[track_caller]
    pub fn attempts_on<T, E, C: Clock>(&self, clock: C) -> Attempts<'_, W, K, T, E, C>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DisplayError,
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
    pub fn attempts<T, E>(
        &self,
    ) -> Attempts<'p, W, K, T, E, AsyncClock, LoopOverrides<FormatByDebug>>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DebugError,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`Policy::attempts_blocking`] does.
    #[track_caller]
    pub fn attempts_blocking<T, E>(
        &self,
    ) -> Attempts<'p, W, K, T, E, SyncClock, LoopOverrides<FormatByDebug>>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DebugError,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, as [`Policy::attempts_on`] does.
    #[track_caller]
    pub fn attempts_on<T, E, C: Clock>(
        &self,
        clock: C,
    ) -> Attempts<'p, W, K, T, E, C, LoopOverrides<FormatByDebug>>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K> + DebugError,
    {
        Attempts::start(self.0, FormatByDebug, file_of_caller(), clock)
    }

    /// Names the loops that follow, as [`Policy::named`] does.
    pub fn named(&self, name: &'static str) -> Named<'p, W, K, FormatByDebug> {
        Named { policy: self.0, name, format: FormatByDebug }
    }
}

/// A policy whose loops have a name; made by [`Policy::named`].
///
/// ```
/// use backoff_retry::{Policy, VirtualClock, expo};
///
/// static API: Policy = Policy::new(expo()).max_tries(3);
///
/// let import = API.named("import");
/// for file in ["a.csv", "b.csv"] {
///     let mut attempts = import.attempts_on(VirtualClock::new());
///     assert!(attempts.after_blocking(Ok::<_, &str>(file)).is_break());
/// }
/// ```
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
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
        G: Overrides<E, T>,
    {
        self.attempts_on(async_clock())
    }

    /// Starts a loop in blocking code, as [`Policy::attempts_blocking`] does.
    pub fn attempts_blocking<T, E>(&self) -> Attempts<'p, W, K, T, E, SyncClock, LoopOverrides<G>>
    where
        K: FitsLoop,
        W: Wait<E> + Clone,
        E: OutcomeOf<K>,
        G: Overrides<E, T>,
    {
        self.attempts_on(sync_clock())
    }

    /// Starts a loop on a clock of your own, as [`Policy::attempts_on`] does.
    pub fn attempts_on<T, E, C>(&self, clock: C) -> Attempts<'p, W, K, T, E, C, LoopOverrides<G>>
    where
        K: FitsLoop,
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
