//! What a call says beside its policy: a list of closures and limits, in the order in which they were given.
//!
//! The list is a type: `((), OnBackoff<F>)`. What is not in it costs nothing.

use core::fmt::Display;
use core::time::Duration;

use crate::event::{Details, Show};
use crate::failure::Site;
use crate::log::Levels;

/// One entry of the list, or the whole. An entry answers what it is about; for the rest, the policy does.
pub trait Hooks<O, V> {
    /// Whether it asks how much time has passed.
    const TIMED: bool = false;
    /// Whether it asks in any case, at the end of each attempt.
    const REPORTED: bool = false;
    /// Whether it is told of attempts.
    const TELLS_TRY: bool = false;
    /// Whether it is told of a success.
    const TELLS_SUCCESS: bool = false;

    /// Changes what the policy says of limits and log.
    #[inline]
    fn change(&self, _site: &mut Site) {}

    /// What the call is called.
    #[inline]
    fn name(&self) -> Option<&'static str> {
        None
    }

    /// How an outcome is written.
    #[inline]
    fn show(&self) -> Option<Show<O>> {
        None
    }

    /// Whether this outcome is retried.
    #[inline]
    fn retries(&mut self, _outcome: &O) -> Option<bool> {
        None
    }

    /// Whether this outcome ends the retry.
    #[inline]
    fn gives_up(&mut self, _outcome: &O) -> Option<bool> {
        None
    }

    /// What is made of a wait.
    #[inline]
    fn jitter(&mut self, _wait: Duration) -> Option<Duration> {
        None
    }

    /// Tells of an attempt; whether anyone was told.
    #[inline]
    fn on_try(&mut self, _details: &Details<'_>) -> bool {
        false
    }

    /// Tells of a success; whether anyone was told.
    #[inline]
    fn on_success(&mut self, _details: &Details<'_, V>) -> bool {
        false
    }

    /// Tells of a backoff; whether anyone was told.
    #[inline]
    fn on_backoff(&mut self, _details: &Details<'_, O>) -> bool {
        false
    }

    /// Tells of a give-up; whether anyone was told.
    #[inline]
    fn on_giveup(&mut self, _details: &Details<'_, O>) -> bool {
        false
    }
}

impl<O, V> Hooks<O, V> for () {}

/// Of settings the later one holds; handlers are all told, in order.
impl<O, V, A: Hooks<O, V>, B: Hooks<O, V>> Hooks<O, V> for (A, B) {
    const TIMED: bool = A::TIMED || B::TIMED;
    const REPORTED: bool = A::REPORTED || B::REPORTED;
    const TELLS_TRY: bool = A::TELLS_TRY || B::TELLS_TRY;
    const TELLS_SUCCESS: bool = A::TELLS_SUCCESS || B::TELLS_SUCCESS;

    #[inline]
    fn change(&self, site: &mut Site) {
        self.0.change(site);
        self.1.change(site);
    }

    #[inline]
    fn name(&self) -> Option<&'static str> {
        self.1.name().or_else(|| self.0.name())
    }

    #[inline]
    fn show(&self) -> Option<Show<O>> {
        self.1.show().or_else(|| self.0.show())
    }

    #[inline]
    fn retries(&mut self, outcome: &O) -> Option<bool> {
        self.1.retries(outcome).or_else(|| self.0.retries(outcome))
    }

    #[inline]
    fn gives_up(&mut self, outcome: &O) -> Option<bool> {
        self.1.gives_up(outcome).or_else(|| self.0.gives_up(outcome))
    }

    #[inline]
    fn jitter(&mut self, wait: Duration) -> Option<Duration> {
        self.1.jitter(wait).or_else(|| self.0.jitter(wait))
    }

    #[inline]
    fn on_try(&mut self, details: &Details<'_>) -> bool {
        self.0.on_try(details) | self.1.on_try(details)
    }

    #[inline]
    fn on_success(&mut self, details: &Details<'_, V>) -> bool {
        self.0.on_success(details) | self.1.on_success(details)
    }

    #[inline]
    fn on_backoff(&mut self, details: &Details<'_, O>) -> bool {
        self.0.on_backoff(details) | self.1.on_backoff(details)
    }

    #[inline]
    fn on_giveup(&mut self, details: &Details<'_, O>) -> bool {
        self.0.on_giveup(details) | self.1.on_giveup(details)
    }
}

/// An entry that holds a closure: it answers by calling it.
macro_rules! closures {
    ($($(#[$doc:meta])* $entry:ident($($bound:tt)*) $(says $($fact:ident)+)? {
        fn $method:ident($argument:ident: $ty:ty) -> $returns:ty { $($call:tt)* }
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $entry<F>(pub(super) F);

        impl<O, V, F: $($bound)*> Hooks<O, V> for $entry<F> {
            $($(const $fact: bool = true;)+)?

            #[inline]
            fn $method(&mut self, $argument: $ty) -> $returns {
                let Self(closure) = self;
                closures!(@ closure $($call)*)
            }
        }
    )+};
    (@ $closure:ident answer $argument:ident) => { Some($closure($argument)) };
    (@ $closure:ident tell $argument:ident) => {{ $closure($argument); true }};
}

closures! {
    /// Asks which outcomes are retried.
    RetryIf(FnMut(&O) -> bool) {
        fn retries(outcome: &O) -> Option<bool> { answer outcome }
    }
    /// Asks which outcomes end the retry.
    Giveup(FnMut(&O) -> bool) {
        fn gives_up(outcome: &O) -> Option<bool> { answer outcome }
    }
    /// Makes something of a wait.
    WithJitter(FnMut(Duration) -> Duration) {
        fn jitter(wait: Duration) -> Option<Duration> { answer wait }
    }
    /// Is told of attempts.
    OnTry(FnMut(&Details<'_>)) says TIMED TELLS_TRY {
        fn on_try(details: &Details<'_>) -> bool { tell details }
    }
    /// Is told of a success.
    OnSuccess(FnMut(&Details<'_, V>)) says TIMED TELLS_SUCCESS {
        fn on_success(details: &Details<'_, V>) -> bool { tell details }
    }
    /// Is told of backoffs.
    OnBackoff(FnMut(&Details<'_, O>)) says TIMED {
        fn on_backoff(details: &Details<'_, O>) -> bool { tell details }
    }
    /// Is told of a give-up.
    OnGiveup(FnMut(&Details<'_, O>)) says TIMED {
        fn on_giveup(details: &Details<'_, O>) -> bool { tell details }
    }
}

/// Sets `max_tries`.
#[derive(Debug)]
pub struct MaxTries(pub(super) Option<u32>);

impl<O, V> Hooks<O, V> for MaxTries {
    #[inline]
    fn change(&self, site: &mut Site) {
        site.max_tries = self.0;
    }
}

/// Sets `max_time`.
#[derive(Debug)]
pub struct MaxTime(pub(super) Option<Duration>);

impl<O, V> Hooks<O, V> for MaxTime {
    const TIMED: bool = true;

    #[inline]
    fn change(&self, site: &mut Site) {
        site.max_time = self.0;
    }
}

/// Waits are slept as they are.
#[derive(Debug)]
pub struct NoJitter;

impl<O, V> Hooks<O, V> for NoJitter {
    #[inline]
    fn jitter(&mut self, wait: Duration) -> Option<Duration> {
        Some(wait)
    }
}

/// Names the call.
#[derive(Debug)]
pub struct Named(pub(super) &'static str);

impl<O, V> Hooks<O, V> for Named {
    #[inline]
    fn name(&self) -> Option<&'static str> {
        Some(self.0)
    }
}

/// Writes outcomes by `Display`.
#[derive(Debug)]
pub struct ByDisplay;

impl<O: Display, V> Hooks<O, V> for ByDisplay {
    #[inline]
    fn show(&self) -> Option<Show<O>> {
        Some(<O as Display>::fmt)
    }
}

/// Sets the levels of the log.
#[derive(Debug)]
pub struct Log(pub(super) Levels);

impl<O, V> Hooks<O, V> for Log {
    #[inline]
    fn change(&self, site: &mut Site) {
        site.levels = self.0;
    }
}

/// Wants a report at the end.
#[derive(Debug)]
pub struct Reported;

impl<O, V> Hooks<O, V> for Reported {
    const TIMED: bool = true;
    const REPORTED: bool = true;
}
