//! A closure, retried as a policy says.

use core::any::type_name;
use core::fmt;
use core::future::IntoFuture;
use core::marker::PhantomData;

use super::course::{Course, Step};
use super::future::Retrying;
use super::hooks::{Hooks, Reported};
use super::report::Report;
use super::returned::{Mode, OnError};
use crate::clock::{AsyncClock, AsyncSleep, Clock, Sleep, SyncClock, async_clock, sync_clock};
use crate::policy::{Covers, Policy, Scope};
use crate::wait::Wait;

impl<W, S: Scope> Policy<W, S> {
    /// Retries a closure: `.await` the call, or end it by [`blocking`](Call::blocking).
    ///
    /// What is said of the call comes between, and holds in place of what the policy says. Closures there may
    /// borrow, and need no types if that of what `function` returns is known. By default every `Err` is retried.
    ///
    /// The closure makes a future for each attempt, so it lends what it borrows and cannot lend `&mut`: for
    /// that there is [`attempts`](Policy::attempts), or the attribute.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_core::{VirtualClock, expo, policy::Policy};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # #[derive(Debug)] struct Refused { fatal: bool }
    /// # fn connect(port: u16) -> Result<u16, Refused> { if port == 9 { Ok(port) } else { Err(Refused { fatal: false }) } }
    /// let mut port = 6;
    /// let connected = API
    ///     .call(|| {
    ///         port += 1;
    ///         connect(port)
    ///     })
    ///     .retry_if(|error| !error.fatal)
    ///     .on_backoff(|details| println!("{details}"))
    ///     # .clock(&VirtualClock::new())
    ///     .blocking();
    /// assert_eq!(connected.unwrap(), 9);
    /// ```
    pub fn call<F, R>(&self, function: F) -> Call<'_, W, S, F, R>
    where
        F: FnMut() -> R,
    {
        Call { policy: self, function, hooks: (), clock: Unset, marker: PhantomData }
    }
}

/// A closure that will be retried; made by [`Policy::call`]. Nothing happens until it is awaited, or
/// [`blocking`](Call::blocking) is called.
#[must_use = "a call does nothing until it is awaited, or ended by `.blocking()`"]
pub struct Call<'p, W, S: Scope, F, R, M = OnError, H = (), C = Unset> {
    pub(super) policy: &'p Policy<W, S>,
    pub(super) function: F,
    pub(super) hooks: H,
    pub(super) clock: C,
    pub(super) marker: PhantomData<fn() -> (R, M)>,
}

impl<W, S: Scope, F, R, M, H, C> fmt::Debug for Call<'_, W, S, F, R, M, H, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("function", &type_name::<F>()).finish_non_exhaustive()
    }
}

/// No clock was named.
#[derive(Clone, Copy, Debug)]
pub struct Unset;

/// The clock that was named.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<C>(pub(super) C);

/// The clock of a call: the one that was named, else `D`.
pub trait Choice<D> {
    /// Its type.
    type Clock: Clock;

    /// The clock; `unnamed` makes the one that is used where none was named.
    fn or(self, unnamed: fn() -> D) -> Self::Clock;
}

impl<D: Clock> Choice<D> for Unset {
    type Clock = D;

    #[inline]
    fn or(self, unnamed: fn() -> D) -> D {
        unnamed()
    }
}

impl<D, C: Clock> Choice<D> for Chosen<C> {
    type Clock = C;

    #[inline]
    fn or(self, _unnamed: fn() -> D) -> C {
        self.0
    }
}

/// What a closure is called: the path of the function that it stands in.
pub(super) fn path_of<F>() -> &'static str {
    let name = type_name::<F>();
    match name.strip_suffix("::{{closure}}") {
        Some(path) if !name.starts_with('&') => {
            // A closure may stand in a closure.
            let mut path = path;
            while let Some(outer) = path.strip_suffix("::{{closure}}") {
                path = outer;
            }
            path
        }
        _ => path_of_other(name),
    }
}

/// The path of a function item, or of what a reference leads to. The types of function pointers and boxes tell no
/// name, so these are `call`.
#[cold]
fn path_of_other(name: &'static str) -> &'static str {
    const NAMELESS: [&str; 6] = ["fn(", "dyn ", "unsafe ", "extern ", "for<", "alloc::boxed::"];
    let path = name.trim_start_matches('&').trim_start_matches("mut ");
    let path = path.trim_end_matches("::{{closure}}");
    let named = path.starts_with(|first: char| first.is_alphabetic() || first == '_');
    if named && !NAMELESS.iter().any(|it| path.starts_with(it)) { path } else { "call" }
}

impl<W, S: Scope, F, R, M, H, C> Call<'_, W, S, F, R, M, H, C> {
    /// Calls the closure until it is done, and sleeps in between.
    pub fn blocking(self) -> R
    where
        F: FnMut() -> R,
        M: Mode<R>,
        S: Covers<M::Outcome>,
        W: Wait<M::Outcome> + Clone,
        H: Hooks<M::Outcome, M::Value>,
        C: Choice<SyncClock>,
        C::Clock: Sleep,
    {
        self.run().result
    }

    fn run(self) -> Report<R>
    where
        F: FnMut() -> R,
        M: Mode<R>,
        S: Covers<M::Outcome>,
        W: Wait<M::Outcome> + Clone,
        H: Hooks<M::Outcome, M::Value>,
        C: Choice<SyncClock>,
        C::Clock: Sleep,
    {
        let Self { policy, mut function, hooks, clock, .. } = self;
        let mut course = Course::new(policy, hooks, clock.or(sync_clock), path_of::<F>);
        loop {
            course.attempt();
            let output = function();
            match course.judge::<M, R>(&output) {
                Step::End(ended, elapsed) => return course.report(output, ended, elapsed),
                Step::Wait(wait) => {
                    // What it holds, a connection perhaps, is not held over the sleep.
                    drop(output);
                    course.clock().sleep(wait);
                }
            }
        }
    }
}

// rustc quotes the head of this where a call cannot be awaited, so the reasons stand in it.
impl<'p, W, S, F, R, M, H, C> IntoFuture for Call<'p, W, S, F, R, M, H, C>
where
    F: FnMut() -> R,
    R: Future, // No future: end in `.blocking()`. Else: is the error `Debug`, and the policy for it?
    M: Mode<R::Output>,
    H: Hooks<M::Outcome, M::Value>,
    W: Wait<M::Outcome> + Clone,
    S: Covers<M::Outcome>,
    C: Choice<AsyncClock>,
    C::Clock: AsyncSleep, // No timer: enable `tokio` or `futures-timer`, or give `.clock(..)` one for async code.
{
    type Output = R::Output;
    type IntoFuture = Retrying<'p, W, S, F, R, M, H, C::Clock, super::future::Bare>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { policy, function, hooks, clock, .. } = self;
        let course = Course::new(policy, hooks, clock.or(async_clock), path_of::<F>);
        Retrying::new(function, course)
    }
}

/// A call that tells how it went; made by [`Call::report`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited, or ended by `.blocking()`"]
pub struct Reporting<C>(C);

impl<'p, W, S: Scope, F, R, M, H, C> Call<'p, W, S, F, R, M, H, C> {
    /// Tells how the call went: the result, the number of attempts, the time that passed, the part of it that was
    /// spent waiting, and why it ended. Comes last, before `.await` or `.blocking()`.
    #[allow(clippy::type_complexity)] // One name more would not make it simpler.
    pub fn report(self) -> Reporting<Call<'p, W, S, F, R, M, (H, Reported), C>> {
        let Self { policy, function, hooks, clock, .. } = self;
        let hooks = (hooks, Reported);
        Reporting(Call { policy, function, hooks, clock, marker: PhantomData })
    }
}

impl<W, S: Scope, F, R, M, H, C> Reporting<Call<'_, W, S, F, R, M, H, C>> {
    /// Calls the closure until it is done, and sleeps in between.
    pub fn blocking(self) -> Report<R>
    where
        F: FnMut() -> R,
        M: Mode<R>,
        S: Covers<M::Outcome>,
        W: Wait<M::Outcome> + Clone,
        H: Hooks<M::Outcome, M::Value>,
        C: Choice<SyncClock>,
        C::Clock: Sleep,
    {
        self.0.run()
    }
}

impl<'p, W, S, F, R, M, H, C> IntoFuture for Reporting<Call<'p, W, S, F, R, M, H, C>>
where
    F: FnMut() -> R,
    R: Future, // No future: end in `.blocking()`. Else: is the error `Debug`, and the policy for it?
    M: Mode<R::Output>,
    H: Hooks<M::Outcome, M::Value>,
    W: Wait<M::Outcome> + Clone,
    S: Covers<M::Outcome>,
    C: Choice<AsyncClock>,
    C::Clock: AsyncSleep, // No timer: enable `tokio` or `futures-timer`, or give `.clock(..)` one for async code.
{
    type Output = Report<R::Output>;
    type IntoFuture = Retrying<'p, W, S, F, R, M, H, C::Clock, super::future::Full>;

    fn into_future(self) -> Self::IntoFuture {
        let Call { policy, function, hooks, clock, .. } = self.0;
        let course = Course::new(policy, hooks, clock.or(async_clock), path_of::<F>);
        Retrying::new(function, course)
    }
}
