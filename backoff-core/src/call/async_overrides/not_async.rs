//! Overrides that are not async, in a call that is awaited. It never stops at one of them.

use super::{Answer, AsyncOverrides, Event, Position, Suspend};
use crate::call::override_future::Never;
use crate::call::overrides::{
    FormatByDebug, FormatByDisplay, FormatBySources, Giveup, Jitter, Log, LogBackoff, LogGiveup,
    LogNotRetried, MaxTime, MaxTries, Measured, Name, NoJitter, OnBackoff, OnGiveup, OnSuccess,
    OnTry, Overrides, Reported, RetryIf, Unformatted, WithBudget, WithSpan,
};
use crate::call::timeouts::{AttemptTimeout, Timeout};
use crate::clock::AsyncSleep;
use crate::timeout::{AttemptTimer, NoTimer, Timer};

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
    WithSpan,
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
