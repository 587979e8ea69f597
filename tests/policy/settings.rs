//! Every setting, in the attribute, in the policy and on the call, sync and async: one case table.
//!
//! A case holds the expected trace of a call with one setting. The test `alone` makes the setting in each place that
//! has it; the test `precedence` makes it in the attribute or on the call, over a policy with another value. The
//! waits in a trace are those slept on the given clock, so every case tests `clock` too.

use std::time::Duration;

use backoff_retry::{Level, constant, on_exception};

use super::settings_forms::{
    Scene, Typed, event, failure, filtered, name, overridden, trace, typed,
};
use crate::support::script::DbError::{self, Busy, Syntax};
use crate::support::world::{ms, now};

/// Fails in every attempt, until the waits run out after the third.
const DOWN: [DbError; 9] = [Busy; 9];

/// The trace of such a call without any setting.
const DEFAULT: [&str; 4] = ["wait 1s", "wait 2s", "log INFO INFO ERROR", "Err(Busy)"];

#[test]
fn without_a_setting_a_call_ends_with_its_waits() {
    assert_eq!(trace(&DOWN, |scene| blocking!(typed(), scene)), DEFAULT);
    assert_eq!(trace(&DOWN, |scene| awaited!(typed(), scene)), DEFAULT);
    assert_eq!(trace(&DOWN, |scene| blocking_loop!(typed(), scene)), DEFAULT);
    assert_eq!(trace(&DOWN, |scene| awaited_loop!(typed(), scene)), DEFAULT);
}

/// Compares what several forms did.
fn compare<const N: usize>(expected: &[&str], forms: [(&str, Vec<String>); N]) {
    for (form, trace) in forms {
        assert_eq!(trace, expected, "{form}");
    }
}

/// Tests a setting in the attribute, in the policy, and on the call, where there is no other.
macro_rules! alone {
    ($script:expr => $expected:expr; attribute($($attribute:tt)*) policy($policy:expr) call($($call:tt)*)) => {
        #[on_exception(constant([1s, 2s]), $($attribute)*, clock = scene)]
        fn attribute(scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[on_exception(constant([1s, 2s]), $($attribute)*, clock = scene)]
        async fn attribute_async(scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[on_exception(policy, clock = scene)]
        fn by_policy(policy: &Typed, scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[on_exception(policy, clock = scene)]
        async fn by_policy_async(policy: &Typed, scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[test]
        fn alone() {
            let script: &[DbError] = &$script;
            let expected: &[&str] = &$expected;
            assert_ne!(trace(script, |scene| blocking!(typed(), scene)), expected);
            let policy: Typed = $policy;
            compare(expected, [
                ("attribute", trace(script, |scene| attribute(scene))),
                ("async attribute", trace(script, |scene| now(attribute_async(scene)))),
                ("policy of attribute", trace(script, |scene| by_policy(&policy, scene))),
                ("policy of async attribute", trace(script, |scene| now(by_policy_async(&policy, scene)))),
                ("policy of call", trace(script, |scene| blocking!(policy, scene))),
                ("policy of async call", trace(script, |scene| awaited!(policy, scene))),
                ("policy of loop", trace(script, |scene| blocking_loop!(&policy, scene))),
                ("policy of async loop", trace(script, |scene| awaited_loop!(&policy, scene))),
                ("call", trace(script, |scene| blocking!(typed(), scene, $($call)*))),
                ("async call", trace(script, |scene| awaited!(typed(), scene, $($call)*))),
            ]);
        }
    };
}

/// Tests a setting in the attribute and on the call, beside a policy that has another value of it.
macro_rules! precedence {
    ($script:expr => $expected:expr; attribute($($attribute:tt)*) over($policy:expr) call($($call:tt)*)) => {
        #[on_exception(policy, $($attribute)*, clock = scene)]
        fn over_policy(policy: &Typed, scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[on_exception(policy, $($attribute)*, clock = scene)]
        async fn over_policy_async(policy: &Typed, scene: &Scene<'_>) -> Result<usize, DbError> {
            scene.attempt()
        }

        #[test]
        fn precedence() {
            let script: &[DbError] = &$script;
            let expected: &[&str] = &$expected;
            let policy: Typed = $policy;
            assert_ne!(trace(script, |scene| blocking!(policy, scene)), expected);
            compare(expected, [
                ("attribute over policy", trace(script, |scene| over_policy(&policy, scene))),
                ("async attribute over policy", trace(script, |scene| now(over_policy_async(&policy, scene)))),
                ("call over policy", trace(script, |scene| blocking!(policy, scene, $($call)*))),
                ("async call over policy", trace(script, |scene| awaited!(policy, scene, $($call)*))),
            ]);
        }
    };
}

/// Both tests of a setting. `attribute` lists the setting, then what an attribute without a policy needs besides.
macro_rules! setting {
    (
        $name:ident: $script:expr => $expected:expr;
        attribute($($attribute:tt)*) $(with($($with:tt)*))?
        policy($policy:expr) over($over:expr) call($($call:tt)*)
    ) => {
        mod $name {
            use super::*;

            alone! { $script => $expected; attribute($($attribute)* $(, $($with)*)?) policy($policy) call($($call)*) }
            precedence! { $script => $expected; attribute($($attribute)*) over($over) call($($call)*) }
        }
    };
    (
        $name:ident: $script:expr => $expected:expr;
        attribute($($attribute:tt)*) over($over:expr) call($($call:tt)*)
    ) => {
        mod $name {
            use super::*;

            precedence! { $script => $expected; attribute($($attribute)*) over($over) call($($call)*) }
        }
    };
}

setting! {
    max_tries: DOWN => ["wait 1s", "log INFO ERROR", "Err(Busy)"];
    attribute(max_tries = 2) with(jitter = none)
    policy(typed().max_tries(2))
    over(typed().max_tries(1))
    call(.max_tries(2))
}

setting! {
    no_max_tries: DOWN => DEFAULT;
    attribute(max_tries = None)
    over(typed().max_tries(1))
    call(.max_tries(None))
}

setting! {
    max_time: DOWN => ["wait 700ms", "log INFO ERROR", "Err(Busy)"];
    attribute(max_time = 1200ms) with(jitter = none)
    policy(typed().max_time(ms(1200)))
    over(typed().max_time(ms(100)))
    call(.max_time(ms(1200)))
}

setting! {
    no_max_time: DOWN => DEFAULT;
    attribute(max_time = None)
    over(typed().max_time(ms(100)))
    call(.max_time(None))
}

setting! {
    jitter: DOWN => ["wait 3s", "wait 6s", "log INFO INFO ERROR", "Err(Busy)"];
    attribute(jitter = |wait: Duration| wait * 3)
    policy(typed().jitter(|wait| wait * 3))
    over(typed().jitter(|wait| wait / 2))
    call(.jitter(|wait| wait * 3))
}

setting! {
    no_jitter: DOWN => DEFAULT;
    attribute(jitter = none)
    over(typed().jitter(|wait| wait / 2))
    call(.no_jitter())
}

setting! {
    filter: [Busy, Syntax, Busy] => ["wait 1s", "log INFO DEBUG", "Err(Syntax)"];
    attribute(|error| *error == Busy) with(jitter = none)
    policy(filtered(|error| *error == Busy))
    over(filtered(|_| false))
    call(.retry_if(|error| *error == Busy))
}

setting! {
    giveup: [Busy, Syntax, Busy] => ["wait 1s", "log INFO ERROR", "Err(Syntax)"];
    attribute(giveup = |error| *error == Syntax) with(jitter = none)
    policy(typed().giveup(|error| *error == Syntax))
    over(typed().giveup(|_| true))
    call(.giveup(|error| *error == Syntax))
}

setting! {
    on_try: [Busy] => ["event 1 0ns None ", "wait 1s", "event 2 1.5s None ", "log INFO", "Ok(2)"];
    attribute(on_try = event) with(jitter = none)
    policy(typed().on_try(event))
    over(typed().on_try(overridden))
    call(.on_try(event))
}

setting! {
    on_success: [Busy] => ["wait 1s", "event 2 2s None ", "log INFO", "Ok(2)"];
    attribute(on_success = event) with(jitter = none)
    policy(typed().on_success(event))
    over(typed().on_success(overridden))
    call(.on_success(event))
}

setting! {
    on_backoff: [Busy, Syntax] => [
        "error Busy", "event 1 500ms Some(1s) ", "wait 1s",
        "error Syntax", "event 2 2s Some(2s) ", "wait 2s", "log INFO INFO", "Ok(3)",
    ];
    attribute(on_backoff = failure) with(jitter = none)
    policy(typed().on_backoff(failure))
    over(typed().on_backoff(overridden))
    call(.on_backoff(failure))
}

setting! {
    on_giveup: [Busy, Busy, Syntax] => [
        "wait 1s", "wait 2s", "error Syntax", "event 3 4.5s None waits_exhausted",
        "log INFO INFO ERROR", "Err(Syntax)",
    ];
    attribute(on_giveup = failure) with(jitter = none)
    policy(typed().on_giveup(failure))
    over(typed().on_giveup(overridden))
    call(.on_giveup(failure))
}

setting! {
    log: DOWN => ["wait 1s", "wait 2s", "log DEBUG DEBUG TRACE", "Err(Busy)"];
    attribute(log = (backoff = debug, giveup = trace)) with(jitter = none)
    policy(typed().log_backoff(Level::Debug).log_giveup(Level::Trace))
    over(typed().log_backoff(Level::Warn).log_giveup(Level::Off))
    call(.log_backoff(Level::Debug).log_giveup(Level::Trace))
}

setting! {
    log_of_errors_that_the_filter_rejects: [Syntax] => ["log TRACE", "Err(Syntax)"];
    attribute(|error| *error == Busy, log = (not_retried = trace)) with(jitter = none)
    policy(filtered(|error| *error == Busy).log_not_retried(Level::Trace))
    over(filtered(|error| *error == Busy).log_not_retried(Level::Warn))
    call(.retry_if(|error| *error == Busy).log_not_retried(Level::Trace))
}

setting! {
    no_log: [Busy, Syntax] => ["wait 1s", "log ", "Err(Syntax)"];
    attribute(|error| *error == Busy, log = none) with(jitter = none)
    policy(filtered(|error| *error == Busy).no_log())
    over(filtered(|error| *error == Busy))
    call(.retry_if(|error| *error == Busy).no_log())
}

setting! {
    no_log_of_backoffs: DOWN => ["wait 1s", "wait 2s", "log WARN", "Err(Busy)"];
    attribute(log = (backoff = none, giveup = warn)) with(jitter = none)
    policy(typed().log_backoff(Level::Off).log_giveup(Level::Warn))
    over(typed().log_backoff(Level::Warn).log_giveup(Level::Off))
    call(.log_backoff(Level::Off).log_giveup(Level::Warn))
}

setting! {
    no_log_of_backoffs_alone: DOWN => ["wait 1s", "wait 2s", "log WARN", "Err(Busy)"];
    attribute(log = (backoff = none))
    over(typed().log_backoff(Level::Debug).log_giveup(Level::Warn))
    call(.log_backoff(Level::Off))
}

setting! {
    no_log_of_giveups: DOWN => ["wait 1s", "wait 2s", "log INFO INFO", "Err(Busy)"];
    attribute(log = (backoff = info, giveup = none)) with(jitter = none)
    policy(typed().log_backoff(Level::Info).log_giveup(Level::Off))
    over(typed().log_backoff(Level::Off).log_giveup(Level::Warn))
    call(.log_backoff(Level::Info).log_giveup(Level::Off))
}

/// A policy has no name, so this one only shows that of the call.
const fn named() -> Typed {
    typed().on_try(name).on_success(name).on_backoff(name).on_giveup(name)
}

setting! {
    name_in_success: [Busy] => ["mine", "mine", "wait 1s", "mine", "mine", "log INFO", "Ok(2)"];
    attribute(name = "mine")
    over(named())
    call(.name("mine"))
}

setting! {
    name_in_giveup: DOWN => [
        "mine", "mine", "wait 1s", "mine", "mine", "wait 2s", "mine", "mine",
        "log INFO INFO ERROR", "Err(Busy)",
    ];
    attribute(name = "mine")
    over(named())
    call(.name("mine"))
}

#[test]
fn a_loop_has_a_name() {
    let success = ["mine", "mine", "wait 1s", "mine", "mine", "log INFO", "Ok(2)"];
    let giveup = ["mine", "mine", "wait 1s", "mine", "mine", "log INFO ERROR", "Err(Busy)"];
    let named = || named().max_tries(2);
    for (script, expected) in [(&DOWN[..1], success), (&DOWN, giveup)] {
        compare(
            &expected,
            [
                ("loop", trace(script, |scene| blocking_loop!(named(), scene, .named("mine")))),
                (
                    "async loop",
                    trace(script, |scene| awaited_loop!(named(), scene, .named("mine"))),
                ),
            ],
        );
    }
}
