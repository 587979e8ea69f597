//! Async handlers and an async `giveup` among the overrides of a call that is awaited.
//!
//! Handlers run in order, sync and async ones alike, so a future of a call stops at each async handler and goes on
//! after it. The type of what it stops at is part of the type of the list: without an async override it has no values,
//! and neither takes memory in the future nor appears in its code.

mod functions;
mod not_async;

pub use functions::{GiveupAsync, OnBackoffAsync, OnGiveupAsync, OnSuccessAsync, OnTryAsync};
pub use not_async::SyncOverride;

use super::override_future::Either;
use super::overrides::Overrides;
use crate::clock::AsyncSleep;
use crate::details::Details;
use crate::timeout::AttemptTimer;

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
