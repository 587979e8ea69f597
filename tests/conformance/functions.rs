//! The annotated functions: every combination of attributes that a case has, in three forms.
//!
//! `retried!` defines the functions of one form. The forms differ in how time passes and in what is awaited; the
//! attributes are written once.

use std::future::ready;
use std::time::Duration;

use backoff_retry::{Details, VirtualClock, on_exception, on_predicate};

use crate::world::{Outcome, Seen, World};

macro_rules! retried {
    (
        $(#[$doc:meta])*
        mod $way:ident;
        [$($asyncness:ident)?] [$($awaited:tt)*] [$($clock:ident)?] $takes:ident $handle:ident
    ) => {
        $(#[$doc])*
        pub(crate) mod $way {
            use super::*;

            #[on_exception(
                world.waits(0), |e| world.names(0, e), giveup = |e| world.gives_up(0, e),
                max_tries = world.max_tries(0), max_time = world.max_time(0),
                jitter = |wait| world.jitter(0, wait), log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 0, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 0, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 0, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 0, "giveup", d) $($awaited)*,
            )]
            pub(crate) $($asyncness)? fn exception(world: &World<'_>) -> Outcome {
                $takes(world) $($awaited)*
            }

            #[on_exception(
                world.waits(0), |e| world.names(0, e), giveup = |e| world.gives_up(0, e),
                max_tries = world.max_tries(0), max_time = world.max_time(0),
                jitter = |wait| world.jitter(0, wait), raise_on_giveup = false, log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 0, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 0, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 0, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 0, "giveup", d) $($awaited)*,
            )]
            pub(crate) $($asyncness)? fn quiet_exception(world: &World<'_>) -> Outcome {
                $takes(world) $($awaited)*
            }

            #[on_predicate(
                world.waits(0), |value| world.retries(0, value),
                max_tries = world.max_tries(0), max_time = world.max_time(0),
                jitter = |wait| world.jitter(0, wait), log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 0, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 0, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 0, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 0, "giveup", d) $($awaited)*,
            )]
            pub(crate) $($asyncness)? fn predicate(world: &World<'_>) -> Outcome {
                $takes(world) $($awaited)*
            }

            #[on_predicate(
                world.waits(0), |value| world.retries(0, value),
                max_tries = world.max_tries(0), max_time = world.max_time(0),
                jitter = |wait| world.jitter(0, wait), log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 0, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 0, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 0, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 0, "giveup", d) $($awaited)*,
            )]
            #[on_exception(
                world.waits(1), |e| world.names(1, e), giveup = |e| world.gives_up(1, e),
                max_tries = world.max_tries(1), max_time = world.max_time(1),
                jitter = |wait| world.jitter(1, wait), log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 1, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 1, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 1, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 1, "giveup", d) $($awaited)*,
            )]
            pub(crate) $($asyncness)? fn predicate_over_exception(world: &World<'_>) -> Outcome {
                $takes(world) $($awaited)*
            }

            #[on_predicate(
                world.waits(0), |value| world.retries(0, value),
                max_tries = world.max_tries(0), max_time = world.max_time(0),
                jitter = |wait| world.jitter(0, wait), log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 0, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 0, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 0, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 0, "giveup", d) $($awaited)*,
            )]
            #[on_exception(
                world.waits(1), |e| world.names(1, e), giveup = |e| world.gives_up(1, e),
                max_tries = world.max_tries(1), max_time = world.max_time(1),
                jitter = |wait| world.jitter(1, wait), raise_on_giveup = false, log = none, $(clock = $clock(world),)?
                on_try = $($asyncness)? |d| $handle(world, 1, "try", d) $($awaited)*,
                on_success = $($asyncness)? |d| $handle(world, 1, "success", d) $($awaited)*,
                on_backoff = $($asyncness)? |d| $handle(world, 1, "backoff", d) $($awaited)*,
                on_giveup = $($asyncness)? |d| $handle(world, 1, "giveup", d) $($awaited)*,
            )]
            pub(crate) $($asyncness)? fn predicate_over_quiet_exception(world: &World<'_>) -> Outcome {
                $takes(world) $($awaited)*
            }
        }
    };
}

retried! {
    /// A sync function on a virtual clock.
    mod in_sync; [] [] [virtual_clock] takes_virtually handle_virtually
}

retried! {
    /// An async function on a virtual clock.
    mod in_async; [async] [.await] [virtual_clock] takes_virtually_async handle_virtually_async
}

retried! {
    /// An async function on tokio, whose time is paused.
    mod on_tokio; [async] [.await] [] takes_on_tokio handle_on_tokio
}

fn virtual_clock<'w>(world: &'w World<'_>) -> &'w VirtualClock {
    &world.clock
}

fn takes_virtually(world: &World<'_>) -> Outcome {
    let (time, outcome) = world.next_step();
    world.clock.advance(time);
    outcome
}

fn takes_virtually_async(world: &World<'_>) -> impl Future<Output = Outcome> {
    ready(takes_virtually(world))
}

async fn takes_on_tokio(world: &World<'_>) -> Outcome {
    let (time, outcome) = world.next_step();
    world.sleep(time).await;
    outcome
}

fn handle_virtually<O: Seen>(world: &World<'_>, layer: usize, event: &str, d: &Details<'_, O>) {
    let time: Duration = world.record(layer, event, d);
    world.clock.advance(time);
}

async fn handle_virtually_async<O: Seen>(
    world: &World<'_>,
    layer: usize,
    event: &str,
    d: &Details<'_, O>,
) {
    if world.handles_async(layer) {
        // A handler that is really suspended.
        tokio::task::yield_now().await;
    }
    handle_virtually(world, layer, event, d);
}

async fn handle_on_tokio<O: Seen>(
    world: &World<'_>,
    layer: usize,
    event: &str,
    d: &Details<'_, O>,
) {
    let time = world.record(layer, event, d);
    world.sleep(time).await;
}
