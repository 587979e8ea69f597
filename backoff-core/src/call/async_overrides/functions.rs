//! Overrides that are async functions: handlers and `giveup`.

use core::fmt;
use core::marker::PhantomData;

use super::{Answer, AsyncOverrides, Event, Position, Suspend};
use crate::call::override_future::HandlerFuture;
use crate::call::overrides::Overrides;
use crate::clock::AsyncSleep;
use crate::details::Details;
use crate::timeout::NoTimer;

/// Defines an override that holds an async function, of which `A` is the future.
macro_rules! async_override {
    ($(#[$doc:meta])* $name:ident: $future:ty) => {
        $(#[$doc])*
        pub struct $name<F, A> {
            function: F,
            future: PhantomData<fn() -> A>,
        }

        impl<F, A> $name<F, A> {
            pub(in crate::call) fn new(function: F) -> Self {
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
