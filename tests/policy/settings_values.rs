//! Settings where values are retried: the functions in them see the value.

use backoff_retry::policy::For;
use backoff_retry::{Details, Policy, constant, on_predicate};

use super::settings_forms::{Scene, Waits, trace};
use crate::support::notes::note;
use crate::support::world::{SECOND, now};

type Numbers = Policy<Waits, For<usize>>;

/// A policy for numbers that are retried while they are less than 3.
const fn numbers() -> Numbers {
    Policy::typed(constant([SECOND, SECOND])).retry_if(|number: &usize| *number < 3).no_jitter()
}

/// A blocking call that retries numbers less than 3, with some setters.
macro_rules! blocking_poll {
    ($policy:expr, $scene:expr $(, $($setters:tt)*)?) => {
        $policy.poll_blocking(|| next($scene), |number| *number < 3) $($($setters)*)? .clock($scene).run()
    };
}

/// An async call that retries numbers less than 3, with some setters.
macro_rules! awaited_poll {
    ($policy:expr, $scene:expr $(, $($setters:tt)*)?) => {
        now(async {
            $policy.poll(|| async { next($scene) }, |number| *number < 3) $($($setters)*)?
                .clock($scene).await
        })
    };
}

/// Returns 1, 2, 3 and so on.
fn next(scene: &Scene<'_>) -> usize {
    scene.attempt().expect("a scene with an empty script")
}

fn run(attempt: impl FnOnce(&Scene<'_>) -> usize) -> Vec<String> {
    trace(&[], |scene| Ok(attempt(scene)))
}

fn value(details: &Details<'_, usize>) {
    note(format!("value {}", details.outcome));
}

/// Tests settings in the attribute, in the policy of an attribute, and in the policy and on the call of a poll.
macro_rules! values {
    ($name:ident => $expected:expr; attribute($($attribute:tt)*) policy($policy:expr) call($($call:tt)*)) => {
        #[test]
        fn $name() {
            #[on_predicate(constant([1s, 1s]), |number| *number < 3, jitter = none, clock = scene, $($attribute)*)]
            fn attribute(scene: &Scene<'_>) -> usize {
                next(scene)
            }

            #[on_predicate(policy, clock = scene)]
            async fn by_policy(policy: &Numbers, scene: &Scene<'_>) -> usize {
                next(scene)
            }

            let policy = $policy;
            for (form, trace) in [
                ("attribute", run(|scene| attribute(scene))),
                ("policy of attribute", run(|scene| now(by_policy(&policy, scene)))),
                ("policy of call", run(|scene| blocking_poll!(policy, scene))),
                ("policy of async call", run(|scene| awaited_poll!(policy, scene))),
                ("call", run(|scene| blocking_poll!(numbers(), scene, $($call)*))),
                ("async call", run(|scene| awaited_poll!(numbers(), scene, $($call)*))),
            ] {
                assert_eq!(trace, $expected, "{form}");
            }
        }
    };
}

values! {
    on_backoff_sees_the_value => [
        "value 1", "wait 1s", "value 2", "wait 1s", "log INFO INFO", "Ok(3)",
    ];
    attribute(on_backoff = value)
    policy(numbers().on_backoff(value))
    call(.on_backoff(value))
}

values! {
    on_giveup_sees_the_value => ["wait 1s", "value 2", "log INFO ERROR", "Ok(2)"];
    attribute(max_tries = 2, on_giveup = value)
    policy(numbers().max_tries(2).on_giveup(value))
    call(.max_tries(2).on_giveup(value))
}

values! {
    giveup_sees_the_value => ["wait 1s", "log INFO ERROR", "Ok(2)"];
    attribute(giveup = |number| *number == 2)
    policy(numbers().giveup(|number| *number == 2))
    call(.giveup(|number| *number == 2))
}

#[test]
fn on_success_of_a_call_sees_the_value() {
    let expected = ["wait 1s", "wait 1s", "value 3", "log INFO INFO", "Ok(3)"];
    assert_eq!(run(|scene| blocking_poll!(numbers(), scene, .on_success(value))), expected);
    assert_eq!(run(|scene| awaited_poll!(numbers(), scene, .on_success(value))), expected);
}
