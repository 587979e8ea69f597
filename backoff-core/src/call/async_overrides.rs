//! Async handlers and an async `giveup` among the overrides of a call that is awaited.
//!
//! Handlers run in order, sync and async ones alike, so a future of a call stops at each async handler and goes on
//! after it. The type of what it stops at is part of the type of the list: without an async override it has no values,
//! and neither takes memory in the future nor appears in its code.

use core::fmt;
use core::marker::PhantomData;

use super::override_future::{Either, HandlerFuture, Never};
use super::overrides::{
    FormatByDebug, FormatByDisplay, FormatBySources, Giveup, Jitter, Log, LogBackoff, LogGiveup,
    LogNotRetried, MaxTime, MaxTries, Measured, Name, NoJitter, OnBackoff, OnGiveup, OnSuccess,
    OnTry, Overrides, Reported, RetryIf, Unformatted, WithBudget,
};
use super::timeouts::{AttemptTimeout, Timeout};
use crate::clock::AsyncSleep;
use crate::details::Details;
use crate::timeout::{AttemptTimer, NoTimer, Timer};

/// An event, with what its handlers see.
#[derive(Debug)]
pub enum Event<'d, 'a, O, V> {
    /// An attempt starts.
    Try(&'d Details<'a>),
    /// An attempt succeeded.
    Success(&'d Details<'a, V>),
    /// The call will wait.
    Backoff(&'d Details<'a, O>),
    /// The call gave up.
    Giveup(&'d Details<'a, O>),
}

/// How far the handlers of an event have run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Position {
    /// The number of overrides that were visited since the handlers started or went on.
    visited: u32,
    /// The number of overrides that have run.
    finished: u32,
    /// There is a handler.
    pub(super) is_handled: bool,
}

impl Position {
    /// Returns the position from which the handlers go on.
    pub(super) fn resumed(self) -> Self {
        Self { visited: 0, ..self }
    }

    /// Returns whether the next override in the list has to run.
    fn visit(&mut self) -> bool {
        self.visited += 1;
        let is_due = self.visited > self.finished;
        self.finished = self.finished.max(self.visited);
        is_due
    }
}

/// The answer of `giveup`, or its future.
#[derive(Debug)]
pub enum Answer<F> {
    /// `giveup` is not async, and has answered.
    Known(bool),
    /// `giveup` is async: this future has its answer.
    Awaited(F),
}

/// Overrides at which the future of a call may stop.
// Nothing here depends on the outcome, and no bound on a closure: that would have to be proved wherever the future of a
// call has to be `Send`, and rustc cannot prove it where the outcome contains a lifetime (rust-lang/rust#149407).
pub trait Suspend {
    /// Whether one of them is async.
    const IS_ASYNC: bool;
    /// The future of an async override.
    type Future;
    /// What the future of a call keeps while it waits for an async override.
    type Kept<T>;
    /// The timer of an attempt.
    type Timer<C: AsyncSleep>: AttemptTimer<C>;

    /// Keeps a value.
    fn keep<T>(value: T) -> Self::Kept<T>;

    /// Returns a value that was kept.
    fn release<T>(kept: Self::Kept<T>) -> T;
}

/// The overrides of a call that is awaited. Only the future of `giveup` has an answer.
#[diagnostic::on_unimplemented(
    message = "the future of an async handler must not borrow the details, nor that of `giveup_async` the outcome",
    label = "an async function of this call returns a future that borrows its argument",
    note = "instead of `async |_| ..` write `|_| async {{ .. }}`; a future that needs something of the details gets a \
            copy: `|details| {{ let tries = details.tries; async move {{ .. }} }}`"
)]
pub trait AsyncOverrides<O, V>: Overrides<O, V> + Suspend<Future: Future<Output = bool>> {
    /// Runs the handlers of an event from a position on. At an async one it stops and returns its future.
    fn notify(
        &mut self,
        event: &Event<'_, '_, O, V>,
        position: &mut Position,
    ) -> Option<Self::Future>;

    /// Asks `giveup` about an outcome.
    fn ask_giveup(&mut self, outcome: &O) -> Option<Answer<Self::Future>>;
}

impl<A: Suspend, B: Suspend> Suspend for (A, B) {
    const IS_ASYNC: bool = A::IS_ASYNC || B::IS_ASYNC;
    type Future = Either<A::Future, B::Future>;
    type Kept<T> = Either<A::Kept<T>, B::Kept<T>>;
    type Timer<C: AsyncSleep> = Either<A::Timer<C>, B::Timer<C>>;

    fn keep<T>(value: T) -> Self::Kept<T> {
        if A::IS_ASYNC {
            Either::Left { value: A::keep(value) }
        } else {
            Either::Right { value: B::keep(value) }
        }
    }

    fn release<T>(kept: Self::Kept<T>) -> T {
        match kept {
            Either::Left { value } => A::release(value),
            Either::Right { value } => B::release(value),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<O, V, A: AsyncOverrides<O, V>, B: AsyncOverrides<O, V>> AsyncOverrides<O, V> for (A, B) {
    fn notify(
        &mut self,
        event: &Event<'_, '_, O, V>,
        position: &mut Position,
    ) -> Option<Self::Future> {
        if let Some(future) = self.0.notify(event, position) {
            return Some(Either::Left { value: future });
        }
        self.1.notify(event, position).map(|future| Either::Right { value: future })
    }

    fn ask_giveup(&mut self, outcome: &O) -> Option<Answer<Self::Future>> {
        // A later setting replaces an earlier one.
        Some(match self.1.ask_giveup(outcome) {
            Some(Answer::Known(answer)) => Answer::Known(answer),
            Some(Answer::Awaited(future)) => Answer::Awaited(Either::Right { value: future }),
            None => match self.0.ask_giveup(outcome)? {
                Answer::Known(answer) => Answer::Known(answer),
                Answer::Awaited(future) => Answer::Awaited(Either::Left { value: future }),
            },
        })
    }
}

/// An override that is not async.
pub trait SyncOverride {
    /// The timer of an attempt.
    type TimerOfOverride<C: AsyncSleep>: AttemptTimer<C>;
}

macro_rules! sync_overrides {
    ($($name:ident $(<$closure:ident>)?),+ $(,)?) => {
        $(impl$(<$closure>)? SyncOverride for $name$(<$closure>)? {
            type TimerOfOverride<C: AsyncSleep> = NoTimer;
        })+
    };
}

sync_overrides!(
    RetryIf<F>,
    Giveup<F>,
    Jitter<F>,
    OnTry<F>,
    OnSuccess<F>,
    OnBackoff<F>,
    OnGiveup<F>,
    NoJitter,
    MaxTries,
    MaxTime,
    LogBackoff,
    LogGiveup,
    LogNotRetried,
    Log,
    Name,
    FormatByDisplay,
    FormatByDebug,
    FormatBySources,
    Unformatted,
    Measured,
    Reported,
    WithBudget<B>,
);

impl<G> SyncOverride for AttemptTimeout<G> {
    type TimerOfOverride<C: AsyncSleep> = Timer<C>;
}

impl<G> SyncOverride for Timeout<G> {
    type TimerOfOverride<C: AsyncSleep> = Timer<C>;
}

impl<A: SyncOverride> Suspend for A {
    const IS_ASYNC: bool = false;
    type Future = Never;
    type Kept<T> = Never;
    type Timer<C: AsyncSleep> = A::TimerOfOverride<C>;

    fn keep<T>(_value: T) -> Never {
        unreachable!("a call waits only for async overrides")
    }

    fn release<T>(kept: Never) -> T {
        match kept {}
    }
}

impl<O, V, A: SyncOverride + Overrides<O, V>> AsyncOverrides<O, V> for A {
    fn notify(&mut self, event: &Event<'_, '_, O, V>, position: &mut Position) -> Option<Never> {
        if position.visit() {
            position.is_handled |= match event {
                Event::Try(details) => self.notify_try(details),
                Event::Success(details) => self.notify_success(details),
                Event::Backoff(details) => self.notify_backoff(details),
                Event::Giveup(details) => self.notify_giveup(details),
            };
        }
        None
    }

    fn ask_giveup(&mut self, outcome: &O) -> Option<Answer<Never>> {
        self.gives_up(outcome).map(Answer::Known)
    }
}

/// Defines an override that holds an async function, of which `A` is the future.
macro_rules! async_override {
    ($(#[$doc:meta])* $name:ident: $future:ty) => {
        $(#[$doc])*
        pub struct $name<F, A> {
            function: F,
            future: PhantomData<fn() -> A>,
        }

        impl<F, A> $name<F, A> {
            pub(super) fn new(function: F) -> Self {
                Self { function, future: PhantomData }
            }
        }

        impl<F, A> Suspend for $name<F, A> {
            const IS_ASYNC: bool = true;
            type Future = $future;
            type Kept<T> = T;
            type Timer<C: AsyncSleep> = NoTimer;

            fn keep<T>(value: T) -> T {
                value
            }

            fn release<T>(kept: T) -> T {
                kept
            }
        }

        impl<F, A> fmt::Debug for $name<F, A> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

/// Defines overrides that hold an async handler.
macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident($argument:ty) for $event:ident $(with $constant:ident)?;)+) => {$(
        async_override! { $(#[$doc])* $name: HandlerFuture<A> }

        impl<O, V, F, A> Overrides<O, V> for $name<F, A> {
            const NEEDS_CLOCK: bool = true;
            $(const $constant: bool = true;)?
        }

        impl<O, V, F, A> AsyncOverrides<O, V> for $name<F, A>
        where
            F: FnMut(&$argument) -> A,
            A: Future<Output = ()>,
        {
            fn notify(
                &mut self,
                event: &Event<'_, '_, O, V>,
                position: &mut Position,
            ) -> Option<HandlerFuture<A>> {
                match event {
                    Event::$event(details) if position.visit() => {
                        position.is_handled = true;
                        Some(HandlerFuture { future: (self.function)(details) })
                    }
                    _ => None,
                }
            }

            fn ask_giveup(&mut self, _outcome: &O) -> Option<Answer<HandlerFuture<A>>> {
                None
            }
        }
    )+};
}

handlers! {
    /// An async handler for attempts.
    OnTryAsync(Details<'_>) for Try with HAS_TRY_HANDLER;
    /// An async handler for successes.
    OnSuccessAsync(Details<'_, V>) for Success with HAS_SUCCESS_HANDLER;
    /// An async handler for backoffs.
    OnBackoffAsync(Details<'_, O>) for Backoff with HAS_FAILURE_HANDLER;
    /// An async handler for give-ups.
    OnGiveupAsync(Details<'_, O>) for Giveup with HAS_FAILURE_HANDLER;
}

async_override! {
    /// An async `giveup`.
    GiveupAsync: A
}

impl<O, V, F, A> Overrides<O, V> for GiveupAsync<F, A> {}

impl<O, V, F, A> AsyncOverrides<O, V> for GiveupAsync<F, A>
where
    F: FnMut(&O) -> A,
    A: Future<Output = bool>,
{
    fn notify(&mut self, _event: &Event<'_, '_, O, V>, _position: &mut Position) -> Option<A> {
        None
    }

    fn ask_giveup(&mut self, outcome: &O) -> Option<Answer<A>> {
        Some(Answer::Awaited((self.function)(outcome)))
    }
}
