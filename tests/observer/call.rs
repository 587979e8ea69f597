//! Calls, with and without `.observed()`.

use std::future::ready;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant};

use crate::heard;
use crate::support::world::{SECOND, World, now};

static POLICY: Policy<Constant<std::time::Duration>> =
    Policy::new(constant(SECOND)).no_jitter().max_tries(2);

/// Fails once, or twice; an error of 9 is not retried.
fn body<'w>(
    world: &'w World,
    outcomes: &'w [Result<u32, u32>],
) -> impl FnMut() -> Result<u32, u32> {
    || {
        world.clock.advance(SECOND);
        outcomes[world.call() as usize - 1]
    }
}

/// Runs the call in all its forms, which report the same, and returns that.
macro_rules! in_all_forms {
    ($outcomes:expr $(, $observed:ident)?) => {{
        let blocking = heard(|| {
            let world = World::default();
            let call = POLICY.call_blocking(body(&world, $outcomes)).clock(&world.clock);
            call.name("fetch").retry_if(|error| *error < 9)$(.$observed())?.run()
        });
        let reported = heard(|| {
            let world = World::default();
            let call = POLICY.call_blocking(body(&world, $outcomes)).clock(&world.clock);
            call.name("fetch").retry_if(|error| *error < 9)$(.$observed())?.report()
        });
        let awaited = heard(|| {
            let world = World::default();
            let mut body = body(&world, $outcomes);
            let call = POLICY.call(|| ready(body())).clock(&world.clock);
            now(call.name("fetch").retry_if(|error| *error < 9)$(.$observed())?.into_future())
        });
        let with_async_handlers = heard(|| {
            let world = World::default();
            let mut body = body(&world, $outcomes);
            let call = POLICY.call(|| ready(body())).clock(&world.clock)$(.$observed())?;
            let call = call.on_success_async(|_| ready(())).on_backoff_async(|_| ready(()));
            now(call.name("fetch").retry_if(|error| *error < 9).into_future())
        });
        assert_eq!(blocking, awaited);
        assert_eq!(reported, with_async_handlers);
        (blocking, reported)
    }};
}

#[test]
fn without_the_setter_failures_are_reported() {
    let outcomes: [(&[_], &[&str]); 4] = [
        (&[Ok(1)], &[]),
        (&[Err(1), Ok(1)], &["backoff 1, 1s: Backing off fetch(...) for 1s (1)"]),
        (&[Err(9)], &["not retried 1, 1s: Not retrying fetch(...) after 1 tries (9)"]),
        (
            &[Err(1), Err(2)],
            &[
                "backoff 1, 1s: Backing off fetch(...) for 1s (1)",
                "giveup max_tries 2, 3s: Giving up fetch(...) after 2 tries (2)",
            ],
        ),
    ];
    for (outcomes, expected) in outcomes {
        let (unmeasured, measured) = in_all_forms!(outcomes);
        assert_eq!(measured, expected);
        let time =
            |line: &&str| line.replacen(" 1s:", " no time:", 1).replacen(" 3s:", " no time:", 1);
        assert_eq!(unmeasured, expected.iter().map(time).collect::<Vec<_>>());
    }
}

#[test]
fn with_the_setter_successes_are_too_and_all_have_a_time() {
    let backoff = "backoff 1, 1s: Backing off fetch(...) for 1s (1)";
    let outcomes: [(&[_], &[&str]); 4] = [
        (&[Ok(1)], &["success 1, 1s: Success of fetch(...) after 1 tries"]),
        (&[Err(1), Ok(1)], &[backoff, "success 2, 3s: Success of fetch(...) after 2 tries"]),
        (&[Err(9)], &["not retried 1, 1s: Not retrying fetch(...) after 1 tries (9)"]),
        (
            &[Err(1), Err(2)],
            &[backoff, "giveup max_tries 2, 3s: Giving up fetch(...) after 2 tries (2)"],
        ),
    ];
    for (outcomes, expected) in outcomes {
        let (unmeasured, measured) = in_all_forms!(outcomes, observed);
        assert_eq!(unmeasured, expected);
        assert_eq!(measured, expected);
    }
}

/// In `poll` a value that is kept is a success, and so is an `Err`.
#[test]
fn a_value_that_is_kept_is_a_success() {
    let run = |observed: bool| {
        let world = World::default();
        let policy = if observed { POLICY.clone().observed() } else { POLICY.clone() };
        let call = policy.poll_blocking(|| world.call() * 7, |value| *value < 14);
        heard(|| call.name("poll").clock(&world.clock).run())
    };
    let backoff = "backoff 1, no time: Backing off poll(...) for 1s";
    assert_eq!(run(false), [backoff]);
    let success = "success 2, 1s: Success of poll(...) after 2 tries";
    assert_eq!(run(true), [&backoff.replace("no time", "0ns"), success]);
}

#[test]
fn the_name_is_that_of_the_closure() {
    let call = || POLICY.call_blocking(|| Ok::<_, u32>(1)).observed().run();
    let heard = heard(call);
    assert!(heard[0].contains("Success of the_name_is_that_of_the_closure(...)"), "{heard:?}");
}

/// A call that stops at async handlers measures its time, whichever these are.
#[test]
fn with_another_async_handler_a_success_has_a_time() {
    let clock = backoff_retry::VirtualClock::new();
    let body = || {
        clock.advance(SECOND);
        ready(Ok::<_, u32>(1))
    };
    let call = POLICY.call(body).clock(&clock).name("fetch").observed();
    let call = call.on_giveup_async(|_| ready(()));
    let heard = heard(|| now(call.into_future()));
    assert_eq!(heard, ["success 1, 1s: Success of fetch(...) after 1 tries"]);
}
